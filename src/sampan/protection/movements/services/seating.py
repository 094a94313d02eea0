"""Vehicles with their seats, and the signing off at the border, person by person."""

from uuid import UUID

from django.db import transaction

from sampan.protection.movements.facts import Bulk
from sampan.protection.movements.models import OUTCOMES, Seat, Vehicle
from sampan.protection.movements.services.grouping import movement_row
from sampan.protection.returns.facts import ReturnRefused
from sampan.protection.returns.queries import one_return
from sampan.protection.returns.services import moving, stopping
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

MOST_SEATS, MOST_ESCORTS = 1_000, 100  # a ferry; more is a typing error
_STOPS = {"absent": "not_present", "refused": "refused_to_travel"}


@transaction.atomic
def add_vehicle(
    *,
    movement_id: UUID,
    label: str,
    means: str,
    capacity: int,
    escorts: int,
    escort_agency: str,
    by: Actor,
    purpose: Purpose,
) -> UUID:
    """Add a vehicle with its seats and escorts; return its id. Raises InvalidInput."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    code_list("transport_means").get(means)
    if not (1 <= capacity <= MOST_SEATS and 1 <= escorts <= MOST_ESCORTS):
        raise InvalidInput(
            "A vehicle has seats, and an escort.",
            remedy=f"At least one each, at most {MOST_SEATS} and {MOST_ESCORTS}.", field="escorts",
        )  # fmt: skip
    movement = movement_row(movement_id)
    vehicle = Vehicle(
        movement=movement, agency_id=movement.agency_id, label=label.strip()[:60], means=means, capacity=capacity,
        escorts=escorts, escort_agency=escort_agency.strip()[:120],
    )  # fmt: skip
    vehicle.save(force_insert=True)
    record("movement.vehicle_added", by=by, purpose=purpose, subject_kind="movement", subject_id=movement.id)
    return vehicle.id


@transaction.atomic
def fill_vehicle(*, vehicle_id: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Seat the people without a place, as far as there are seats; nobody sits who does not go."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    vehicle = Vehicle.objects.select_for_update().filter(id=vehicle_id).first()
    if vehicle is None:
        raise NotFound("There is no such vehicle here, or you may not see it.")
    free = vehicle.capacity - vehicle.seats.count()
    waiting = list(
        Seat.objects.filter(movement_id=vehicle.movement_id, vehicle=None, outcome="").order_by("id")
    )
    going = [seat for seat in waiting if _goes(seat, by, purpose)]
    Seat.objects.filter(id__in=[seat.id for seat in going[:free]]).update(vehicle=vehicle)
    record(
        "movement.seated", by=by, purpose=purpose, subject_kind="movement", subject_id=vehicle.movement_id,
        details={"seated": len(going[:free])},
    )  # fmt: skip
    left = len(going) - len(going[:free])
    return Bulk(len(going[:free]), {"no_seat": left} if left else {})


def sign_off(
    *,
    movement_id: UUID,
    return_id: UUID,
    outcome: str,
    account: moving.Account | None = None,
    by: Actor,
    purpose: Purpose,
) -> str:
    """Sign one person off at the border: present (handed over), absent, or refused to travel; return what came of it.

    Refusing or not coming stops only that person's return. Somebody whose gate is closed stays, marked
    `blocked`: what is missing is their team's task, and the others go on.
    """
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    if outcome not in OUTCOMES[:3]:
        raise InvalidInput("Present, absent, or refused to travel.", remedy="Choose one.", field="outcome")
    seat = Seat.objects.filter(movement_id=movement_id, kept_return_id=return_id).first()
    if seat is None:
        raise NotFound("There is no such place in this group return, or you may not see it.")
    if seat.outcome in ("present", "absent", "refused"):
        raise WrongState("This person was signed off.", remedy="Look at the list again.")
    came = outcome
    if outcome == "present":
        came = _hand_over(return_id, account, by=by, purpose=purpose)
    else:
        stopping.stop(return_id=return_id, reason=_STOPS[outcome], by=by, purpose=purpose)
    _mark(seat, came, by=by, purpose=purpose)
    return came


def forget(*, case_id: UUID) -> None:
    """Take an erased person's place off every movement."""
    Seat.objects.filter(case_id=case_id).delete()


def _hand_over(return_id: UUID, account: moving.Account | None, *, by: Actor, purpose: Purpose) -> str:
    if account is None:
        raise InvalidInput("Who hands over, and where?", remedy="Write your account.", field="place")
    who = {"by": by, "purpose": purpose}
    try:
        if one_return(return_id=return_id, reader=Reader(by, purpose)).phase == "planned":
            moving.depart(return_id=return_id, happened_at=account.happened_at, **who)
        moving.hand_over(return_id=return_id, account=account, **who)
    except ReturnRefused:
        return "blocked"
    except WrongState:  # neither planned nor on the way: nobody whom two sides did not agree on goes
        return "blocked"
    return "present"


@transaction.atomic
def _mark(seat: Seat, outcome: str, *, by: Actor, purpose: Purpose) -> None:
    seat.outcome, seat.signed_at, seat.signed_by_id = outcome, house_now(), by.account_id
    seat.save(update_fields=("outcome", "signed_at", "signed_by"))
    record(
        "movement.signed_off", by=by, purpose=purpose, subject_kind="return", subject_id=seat.kept_return_id,
        case_id=seat.case_id, details={"outcome": outcome},
    )  # fmt: skip


def _goes(seat: Seat, by: Actor, purpose: Purpose) -> bool:
    phase = one_return(return_id=seat.kept_return_id, reader=Reader(by, purpose)).phase
    return phase in ("accepted", "planned", "departed")
