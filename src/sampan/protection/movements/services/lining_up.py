"""The line at the border, on both sides: a page at a time of a thousand people, told apart without a name.

The whole line is read as numbers and outcomes; only the people of the page are loaded, and only their names are
opened, under audit. The database is asked as often for a thousand people as for three.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from sampan.protection.movements.facts import AskedLine, Line, LineRow, MovementFact
from sampan.protection.movements.models import Seat, Vehicle
from sampan.protection.movements.services.listing import names_of
from sampan.protection.returns.facts import PlaceInGroup
from sampan.protection.returns.queries import line_of_group, returns_of_ids
from sampan.protection.returns.services.telling_apart import people_words
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound

PAGE = 50
STILL_TO_COME = ("", "blocked")
_OVER = ("declined", "stopped", "withdrawn")
_Seats = Mapping[UUID, tuple[str, UUID | None]]


@transaction.atomic
def departing(movement: MovementFact, *, asked: AskedLine, reader: Reader) -> Line:
    """Return a page of those who leave; names only for who may read identity, each audited."""
    require(reader.actor, Permission.PLAN_RETURN, purpose=reader.purpose)
    line = line_of_group(group=movement.id, side="host", reader=reader)
    rows = Seat.objects.filter(movement_id=movement.id).values_list("kept_return_id", "outcome", "vehicle_id")
    seats = {return_id: (outcome, vehicle_id) for return_id, outcome, vehicle_id in rows}
    cars = list(Vehicle.objects.filter(movement_id=movement.id).order_by("id").values_list("id", "label"))
    over = {one.return_id for one in line if one.phase in _OVER}
    return _line(line, seats, over, cars, asked=asked, reader=reader)


@transaction.atomic
def arriving(*, group: UUID, asked: AskedLine, reader: Reader) -> Line:
    """Return a page of those who come home, and how they were received; NotFound when nobody is visible."""
    require(reader.actor, Permission.PLAN_RETURN, purpose=reader.purpose)
    line = line_of_group(group=group, side="origin", reader=reader)
    if not line:
        raise NotFound("There is no such group here, or you may not see it.")
    seats = {one.return_id: ("received" if one.is_received else "", None) for one in line}
    over = {one.return_id for one in line if one.is_received or one.phase in _OVER}
    return _line(line, seats, over, [], asked=asked, reader=reader)


def _line(
    line: Sequence[PlaceInGroup], seats: _Seats, over: set[UUID], cars: Sequence[tuple[UUID, str]],
    *, asked: AskedLine, reader: Reader,
) -> Line:  # fmt: skip
    is_left = {
        one.return_id: _outcome(seats, one) in STILL_TO_COME and one.return_id not in over for one in line
    }
    asked_for = [one for one in line if _is_asked(one, asked.show, is_left, seats)]
    behind = [one for one in asked_for if one.number > asked.after]
    shown = behind[:PAGE]
    opened = [one for one in line if one.return_id == asked.opened and is_left[one.return_id]]
    rows = _rows([*shown, *opened], seats, over, dict(cars), asked=asked, reader=reader)
    return Line(
        rows=tuple(rows[one.return_id] for one in shown if one.return_id in rows),
        now=next((rows[one.return_id] for one in opened if one.return_id in rows), None),
        left=sum(is_left.values()),
        found=len(asked_for),
        next_after=shown[-1].number if len(behind) > PAGE else None,
        vehicles=tuple(cars),
    )


def _is_asked(one: PlaceInGroup, show: str, is_left: Mapping[UUID, bool], seats: _Seats) -> bool:
    if show == "left":
        return is_left[one.return_id]
    return show == "all" or str(seats.get(one.return_id, ("", None))[1]) == show


def _outcome(seats: _Seats, one: PlaceInGroup) -> str:
    return seats.get(one.return_id, ("", None))[0]


def _rows(
    places: Sequence[PlaceInGroup], seats: _Seats, over: set[UUID], cars: Mapping[UUID, str],
    *, asked: AskedLine, reader: Reader,
) -> dict[UUID, LineRow]:  # fmt: skip
    facts = returns_of_ids(ids=[one.return_id for one in places], reader=reader)
    who = people_words(facts.values(), reader=reader)
    names = names_of(list(facts.values()), reader) if asked.with_names else {}
    return {
        one.return_id: LineRow(
            fact=facts[one.return_id], number=one.number, who=who[one.return_id],
            vehicle=cars.get(seats.get(one.return_id, ("", None))[1], ""), outcome=_outcome(seats, one),
            is_over=one.return_id in over, name=names.get(facts[one.return_id].case_id, ""),
        )
        for one in places if one.return_id in facts
    }  # fmt: skip
