"""Reads group returns: the list, a board's counts, vehicles and seats."""

from uuid import UUID

from django.db.models import Count

from sampan.protection.movements.facts import MovementFact, SeatFact, VehicleFact
from sampan.protection.movements.models import Movement, Seat, Vehicle
from sampan.protection.movements.services.grouping import movement_row
from sampan.registry.access.reader import Reader

PAGE = 50


def movements(*, reader: Reader, before: UUID | None = None) -> list[MovementFact]:
    """Return the visible group returns, newest first."""
    found = Movement.objects.order_by("-listed")
    return [_fact(one) for one in (found.filter(listed__lt=before) if before else found)[:PAGE]]


def movement(*, movement_id: UUID, reader: Reader) -> MovementFact:
    """Return one group return; raises NotFound."""
    return _fact(movement_row(movement_id))


def vehicles(*, movement_id: UUID, reader: Reader) -> list[VehicleFact]:
    """Return the vehicles with the seats that are taken."""
    rows = Vehicle.objects.filter(movement_id=movement_id).annotate(taken=Count("seats")).order_by("id")
    return [
        VehicleFact(one.id, one.label, one.means, one.capacity, one.taken, one.escorts, one.escort_agency)
        for one in rows
    ]


def seats(*, movement_id: UUID, reader: Reader) -> dict[UUID, SeatFact]:
    """Return everybody's place by return."""
    rows = Seat.objects.filter(movement_id=movement_id).order_by("id")
    return {
        one.kept_return_id: SeatFact(one.kept_return_id, one.case_id, one.vehicle_id, one.outcome)
        for one in rows
    }


def _fact(one: Movement) -> MovementFact:
    return MovementFact(one.id, one.listed, one.name, one.operation_id, one.leaves_on, one.begun_at)
