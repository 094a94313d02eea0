"""Group returns for machines: each step that the pages have, with their services, their gate and their refusals."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from sampan.protection.movements import queries
from sampan.protection.movements.facts import Bulk, MovementFact
from sampan.protection.movements.schemas import (
    ArrivingOut,
    BeginIn,
    BegunOut,
    BoardOut,
    BulkOut,
    DepartureIn,
    GroupPlanIn,
    MovementOut,
    PeopleIn,
    PlaceOut,
    ReceivedIn,
    SignedIn,
    SignedOut,
    ToldOut,
    VehicleIn,
    VehicleOut,
    WorkerIn,
)
from sampan.protection.movements.services import grouping, listing, seating
from sampan.protection.movements.services.arriving import people_arriving, receive_one
from sampan.protection.returns.queries import group_progress, group_waits, groups_arriving, line_of_group
from sampan.protection.returns.services import moving
from sampan.registry.access.reader import require
from sampan.registry.access.roles import Permission

router = Router(tags=["movements"])


@router.get("/", response=list[MovementOut])
def list_movements(request: HttpRequest) -> list[MovementOut]:
    """Return the visible group returns."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    found = queries.movements(reader=request.reader)
    return [MovementOut(id=one.id, name=one.name, leaves_on=one.leaves_on) for one in found]


@router.post("/", response={201: BegunOut})
def begin(request: HttpRequest, told: BeginIn) -> Status:
    """Begin a group return."""
    return Status(201, {"id": grouping.begin_movement(**told.dict(), **_who(request))})


@router.get("/arriving/", response=list[ArrivingOut])
def list_arriving(request: HttpRequest) -> list[ArrivingOut]:
    """Return the groups that other countries announced, the largest first."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    found = groups_arriving(reader=request.reader)
    return [ArrivingOut(id=group, member=member, people=people) for group, member, people in found]


@router.get("/arriving/{movement_id}/board/", response=BoardOut)
def arriving_board(request: HttpRequest, movement_id: UUID) -> BoardOut:
    """Return how far another country's group is, and what is missing here."""
    people_arriving(group=movement_id, reader=request.reader)
    return _board(request, movement_id, "origin")


@router.get("/arriving/{movement_id}/people/", response=list[PlaceOut])
def arriving_people(request: HttpRequest, movement_id: UUID) -> list[PlaceOut]:
    """Return everybody of another country's group by number, without a name."""
    people_arriving(group=movement_id, reader=request.reader)
    return _people(request, movement_id, "origin")


@router.post("/arriving/{movement_id}/accept/", response=BulkOut)
def accept(request: HttpRequest, movement_id: UUID, named: WorkerIn) -> BulkOut:
    """Take everybody of another country's group on, for one worker."""
    require(request.reader.actor, Permission.ANSWER_RETURN, purpose=request.reader.purpose)
    people_arriving(group=movement_id, reader=request.reader)
    return _told(grouping.accept_all(group=movement_id, **named.dict(), **_who(request)))


@router.post("/arriving/{movement_id}/agree/", response=BulkOut)
def agree(request: HttpRequest, movement_id: UUID) -> BulkOut:
    """Agree to every plan that arrived; each passes this side's own gate."""
    people_arriving(group=movement_id, reader=request.reader)
    return _told(grouping.agree_all(group=movement_id, **_who(request)))


@router.post("/arriving/{movement_id}/receive/", response=SignedOut)
def receive(request: HttpRequest, movement_id: UUID, told: ReceivedIn) -> SignedOut:
    """Write this side's account of one person at the border; each passes their own gate."""
    came = receive_one(group=movement_id, return_id=told.person, account=_account(told), **_who(request))
    return SignedOut(outcome=came)


@router.get("/{movement_id}/board/", response=BoardOut)
def board(request: HttpRequest, movement_id: UUID) -> BoardOut:
    """Return a departure board's counts."""
    _visible(request, movement_id)
    return _board(request, movement_id, "host")


@router.get("/{movement_id}/people/", response=list[PlaceOut])
def people(request: HttpRequest, movement_id: UUID) -> list[PlaceOut]:
    """Return everybody of a group by number, without a name."""
    _visible(request, movement_id)
    return _people(request, movement_id, "host")


@router.post("/{movement_id}/people/", response=BulkOut)
def ask_people(request: HttpRequest, movement_id: UUID, told: PeopleIn) -> BulkOut:
    """Ask a member about everybody of the operation who is its national; `person` in the answer is the case."""
    fact = _visible(request, movement_id)
    found = listing.people_of_operation(fact, member=told.member, reader=request.reader)
    asked = [(case_id, told.member, told.province) for case_id in found]
    return _told(grouping.add_people(movement_id=fact.id, people=asked, **_who(request)))


@router.post("/{movement_id}/vehicles/", response={201: VehicleOut})
def add_vehicle(request: HttpRequest, movement_id: UUID, told: VehicleIn) -> Status:
    """Add a vehicle and seat the people without a place in it."""
    _visible(request, movement_id)
    made = seating.add_vehicle(movement_id=movement_id, **told.dict(), **_who(request))
    bulk = seating.fill_vehicle(vehicle_id=made, **_who(request))
    return Status(201, {"id": made, "seated": bulk.done, "no_seat": bulk.left.get("no_seat", 0)})


@router.post("/{movement_id}/verify/", response=BulkOut)
def verify(request: HttpRequest, movement_id: UUID) -> BulkOut:
    """Ask for everybody's verification, for those who agreed to it."""
    _visible(request, movement_id)
    return _told(grouping.verify_all(group=movement_id, **_who(request)))


@router.post("/{movement_id}/draft/", response=BulkOut)
def draft(request: HttpRequest, movement_id: UUID, told: GroupPlanIn) -> BulkOut:
    """Write one plan for everybody who is verified and has none, and ask for its approval."""
    _visible(request, movement_id)
    legs = tuple(moving.Leg(**one.dict()) for one in told.legs)
    plan = moving.MovementPlan(**(told.dict() | {"legs": legs}))
    return _told(grouping.draft_all(group=movement_id, plan=plan, **_who(request)))


@router.post("/{movement_id}/approve/", response=BulkOut)
def approve(request: HttpRequest, movement_id: UUID) -> BulkOut:
    """Approve every plan of the group that waits for a second person."""
    _visible(request, movement_id)
    return _told(grouping.approve_all(group=movement_id, **_who(request)))


@router.post("/{movement_id}/send/", response=BulkOut)
def send(request: HttpRequest, movement_id: UUID) -> BulkOut:
    """Send every approved plan; each passes its own gate."""
    _visible(request, movement_id)
    return _told(grouping.send_all(group=movement_id, **_who(request)))


@router.post("/{movement_id}/depart/", response=BulkOut)
def depart(request: HttpRequest, movement_id: UUID, told: DepartureIn) -> BulkOut:
    """Say that everybody whose plan is agreed is on the way; each passes the gate of that day."""
    _visible(request, movement_id)
    return _told(grouping.depart_all(group=movement_id, happened_at=told.happened_at, **_who(request)))


@router.post("/{movement_id}/sign-off/", response=SignedOut)
def sign_off(request: HttpRequest, movement_id: UUID, told: SignedIn) -> SignedOut:
    """Sign one person off at the border; each passes their own gate."""
    came = seating.sign_off(
        movement_id=movement_id, return_id=told.person, outcome=told.outcome,
        account=_account(told) if told.happened_at else None, **_who(request),
    )  # fmt: skip
    return SignedOut(outcome=came)


def _visible(request: HttpRequest, movement_id: UUID) -> MovementFact:
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    return queries.movement(movement_id=movement_id, reader=request.reader)


def _board(request: HttpRequest, group: UUID, side: str) -> BoardOut:
    asked: dict[str, Any] = {"group": group, "side": side, "reader": request.reader}
    return BoardOut(progress=group_progress(**asked), waits=group_waits(**asked))


def _people(request: HttpRequest, group: UUID, side: str) -> list[PlaceOut]:
    line = line_of_group(group=group, side=side, reader=request.reader)
    return [PlaceOut(person=one.return_id, number=one.number, phase=one.phase) for one in line]


def _account(told: SignedIn | ReceivedIn) -> moving.Account:
    parts = ("happened_at", "condition", "place", "officer")
    return moving.Account(**{part: getattr(told, part) for part in parts}, belongings=tuple(told.belongings))


def _told(bulk: Bulk) -> BulkOut:
    people = [ToldOut(person=one.about, reason=one.reason, missing=list(one.missing)) for one in bulk.people]
    return BulkOut(done=bulk.done, left=dict(bulk.left), people=people)


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.reader.actor, "purpose": request.reader.purpose}
