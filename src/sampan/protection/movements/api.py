"""Group returns for machines: the board, and the signing off, with the pages' services and refusals."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from sampan.protection.movements import queries
from sampan.protection.movements.services import grouping, seating
from sampan.protection.returns.queries import group_progress, group_waits
from sampan.protection.returns.services import moving
from sampan.registry.access.reader import require
from sampan.registry.access.roles import Permission

router = Router(tags=["movements"])


class MovementOut(Schema):
    """A group return; it names nobody."""

    id: UUID
    name: str
    leaves_on: date | None


class BoardOut(Schema):
    """How many have come how far, and for how many the gate lacks what."""

    progress: dict[str, int]
    waits: dict[str, int]


class ToldOut(Schema):
    """What came of it for one person: no reason when it was done; `missing` are codes of the gate."""

    person: UUID
    reason: str
    missing: list[str]


class BulkOut(Schema):
    """What came of an act on many, in numbers and person by person."""

    done: int
    left: dict[str, int]
    people: list[ToldOut]


class SignedIn(Schema):
    """One person at the border: present, absent or refused.

    Who is present has an account with it: when, where and by whom, the condition and what was handed over, each
    as somebody said it; nothing is taken for granted.
    """

    person: UUID
    outcome: str
    happened_at: datetime | None = None
    place: str = ""
    officer: str = ""
    condition: str = ""
    belongings: list[str] = []


class SignedOut(Schema):
    """What came of it: present, absent, refused, or blocked by the gate."""

    outcome: str


@router.get("/", response=list[MovementOut])
def list_movements(request: HttpRequest) -> list[MovementOut]:
    """Return the visible group returns."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    found = queries.movements(reader=request.reader)
    return [MovementOut(id=one.id, name=one.name, leaves_on=one.leaves_on) for one in found]


@router.get("/{movement_id}/board/", response=BoardOut)
def board(request: HttpRequest, movement_id: UUID) -> BoardOut:
    """Return a departure board's counts."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    asked: dict[str, Any] = {"group": movement_id, "side": "host", "reader": request.reader}
    queries.movement(movement_id=movement_id, reader=request.reader)
    return BoardOut(progress=group_progress(**asked), waits=group_waits(**asked))


@router.post("/{movement_id}/verify/", response=BulkOut)
def verify(request: HttpRequest, movement_id: UUID) -> BulkOut:
    """Ask for everybody's verification, for those who agreed to it."""
    queries.movement(movement_id=movement_id, reader=request.reader)
    bulk = grouping.verify_all(group=movement_id, by=request.reader.actor, purpose=request.reader.purpose)
    people = [ToldOut(person=one.about, reason=one.reason, missing=list(one.missing)) for one in bulk.people]
    return BulkOut(done=bulk.done, left=dict(bulk.left), people=people)


@router.post("/{movement_id}/sign-off/", response=SignedOut)
def sign_off(request: HttpRequest, movement_id: UUID, told: SignedIn) -> SignedOut:
    """Sign one person off at the border; each passes their own gate."""
    account = (
        moving.Account(told.happened_at, told.condition, tuple(told.belongings), told.place, told.officer)
        if told.happened_at
        else None
    )
    came = seating.sign_off(
        movement_id=movement_id, return_id=told.person, outcome=told.outcome, account=account,
        by=request.reader.actor, purpose=request.reader.purpose,
    )  # fmt: skip
    return SignedOut(outcome=came)
