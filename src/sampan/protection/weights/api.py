"""Weights of matching for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from sampan.protection.weights import queries
from sampan.protection.weights.facts import InForce, Proposed, StepFact
from sampan.protection.weights.services import taking
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["weights"])


class InForceOut(Schema):
    """By which weights is compared. `number`: of the step, 0 where nothing was ever taken over."""

    version: str
    number: int
    taken_at: datetime | None
    is_shipped: bool
    is_outdated: bool


class ChangeOut(Schema):
    """A weight that moves. `before`, `after`: bits; `same`, `other`: pairs that were answered so."""

    field: str
    level: str
    before: float
    after: float
    same: int
    other: int


class LackingOut(Schema):
    """What a level still needs before its weight may move."""

    field: str
    level: str
    pairs: int
    reviewers: int


class CrossingOut(Schema):
    """Of `counted` pairs, how many would cross the threshold up or down, and of how many reviewers said so."""

    counted: int
    up: int
    up_same: int
    down: int
    down_other: int


class ProposedOut(Schema):
    """What reviewers' answers teach today; `is_new` false: exactly this is in force."""

    version: str
    is_new: bool
    labels: int
    reviewers: int
    left_out: int
    changes: list[ChangeOut]
    lacking: list[LackingOut]
    crossing: CrossingOut


class WeightsOut(Schema):
    """What is in force, and what is proposed."""

    in_force: InForceOut
    proposed: ProposedOut


class StepOut(Schema):
    """Weights that were proposed, and, with a number, taken over."""

    id: UUID
    number: int | None
    version: str
    replaces: str
    reason: str
    proposed_by: UUID
    proposed_at: datetime
    taken_by: UUID | None
    taken_at: datetime | None
    is_in_force: bool


class ReasonIn(Schema):
    """Why."""

    reason: str


class ProposalIn(ReasonIn):
    """The version that was looked at, and why it is proposed."""

    version: str


@router.get("/", response=WeightsOut, summary="The weights in force, and what is proposed")
def weights(request: HttpRequest) -> dict[str, Any]:
    """Return the version in force and what reviewers' answers would change."""
    now = queries.weights_in_force()
    return {"in_force": _now(now), "proposed": _told(queries.proposed(reader=_reader(request)), now)}


@router.get("/steps/", response=list[StepOut], summary="What was taken over")
def steps(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the history, the newest first."""
    return [_step(one) for one in queries.history(reader=_reader(request))]


@router.post("/steps/", response={201: StepOut}, summary="Propose what reviewers taught")
def make_proposal(request: HttpRequest, body: ProposalIn) -> Status:
    """Propose exactly the version that was looked at; a second person approves it under /api/approvals/."""
    reader = _reader(request)
    return _made(taking.propose(**body.dict(), **by_whom(reader)), reader)


@router.post(
    "/steps/{uuid:weights_id}/again", response={201: StepOut}, summary="Propose earlier weights again"
)
def make_again(request: HttpRequest, weights_id: UUID, body: ReasonIn) -> Status:
    """Propose weights that were in force before."""
    reader = _reader(request)
    return _made(taking.propose_again(step_id=weights_id, reason=body.reason, **by_whom(reader)), reader)


@router.post("/shipped", response={201: StepOut}, summary="Go back to the shipped weights")
def shipped(request: HttpRequest, body: ReasonIn) -> Status:
    """Put the shipped weights in force at once."""
    reader = _reader(request)
    return _made(taking.set_back(reason=body.reason, **by_whom(reader)), reader)


@router.get("/file", response=dict[str, Any], summary="The weights in force as a file")
def file(request: HttpRequest) -> dict[str, Any]:
    """Return what `sampan match compare --weights` takes."""
    return queries.file_in_force(reader=_reader(request))


def _step(step: StepFact) -> dict[str, Any]:
    return {name: getattr(step, name) for name in StepOut.model_fields}


def _made(step_id: UUID, reader: Reader) -> Status:
    return Status(201, _step(queries.step(step_id=step_id, reader=reader)))


def _now(now: InForce) -> dict[str, Any]:
    return {name: getattr(now, name) for name in InForceOut.model_fields}


def _told(told: Proposed, now: InForce) -> dict[str, Any]:
    body = {name: getattr(told, name) for name in ("version", "labels", "reviewers", "left_out")}
    return body | {
        "is_new": told.version != now.version,
        "changes": [asdict(one) for one in told.changes],
        "lacking": [asdict(one) for one in told.lacking],
        "crossing": asdict(told.crossing),
    }


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.SET_WEIGHTS)
