"""Identification for machines: screenings, decisions and deadlines, with the pages' services and refusals."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.cases.queries import case as read_case
from sampan.protection.identification import queries
from sampan.protection.identification.services.clocks import settle_deadline, start_clocks
from sampan.protection.identification.services.deciding import Verdict, decide_status
from sampan.protection.identification.services.screening import answer, finish, start_screening
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import reader_for

router = Router(tags=["identification"])


class ScreeningOut(Schema):
    """A screening; `result` is a recommendation, never a decision, and null until it is finished."""

    id: UUID
    case_id: UUID
    profile: str
    list_version: str
    answers: dict[str, str]
    started_at: datetime
    finished_at: datetime | None
    result: dict[str, Any] | None


class StartIn(Schema):
    """Whose weights count: adult or child."""

    profile: str = Field(pattern="^(adult|child)$")


class AnswersIn(Schema):
    """Answers by indicator: yes, no, not_asked, declined or not_known."""

    answers: dict[str, str]


class DecisionIn(Schema):
    """A decision: a status of the country, at least one coded reason, and words, which are sealed."""

    national_status: str
    reasons: list[str]
    decided_on: date | None = None
    text: str = ""
    authority: str = ""


class DecisionOut(Schema):
    """A decision without the words of its reasons."""

    id: UUID
    case_id: UUID
    status: str
    national_status: str
    authority: str
    reasons: list[str]
    decided_by: UUID
    decided_on: date


class DeadlineOut(Schema):
    """A step of the procedure; `due_on` null: no time limit is known."""

    id: UUID
    case_id: UUID
    step: str
    label: str
    authority: str
    counted_from: date
    due_on: date | None
    done_on: date | None
    lapsed_on: date | None
    depends_on: str
    is_presumed: bool
    is_verified: bool


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


class SettleIn(Schema):
    """The civil day on which the step was done; today when left out."""

    done_on: date | None = None


class EventIn(Schema):
    """An event of the procedure and its civil day."""

    event: str
    on: date


class StartedOut(Schema):
    """How many steps the event made due or counted anew."""

    steps: int


@router.post("/cases/{uuid:case_id}/screenings", response={201: IdOut}, summary="Start a screening")
def start(request: HttpRequest, case_id: UUID, body: StartIn) -> Status:
    """Start a screening, or go on with the one under way."""
    reader = reader_for(request, Permission.SCREEN)
    begun = start_screening(case_id=case_id, profile=body.profile, by=reader.actor, purpose=reader.purpose)
    return Status(201, {"id": begun})


@router.get("/screenings/{uuid:screening_id}", response=ScreeningOut, summary="One screening")
def one_screening(request: HttpRequest, screening_id: UUID) -> dict[str, Any]:
    """Return a screening with its answers."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return asdict(queries.screening(screening_id=screening_id, reader=reader))


@router.put("/screenings/{uuid:screening_id}/answers", response=ScreeningOut, summary="Answer indicators")
def keep_answers(request: HttpRequest, screening_id: UUID, body: AnswersIn) -> dict[str, Any]:
    """Keep answers over those said before."""
    reader = reader_for(request, Permission.SCREEN)
    answer(screening_id=screening_id, answers=body.answers, by=reader.actor, purpose=reader.purpose)
    return asdict(queries.screening(screening_id=screening_id, reader=reader))


@router.post("/screenings/{uuid:screening_id}/finish", response=ScreeningOut, summary="Finish a screening")
def end(request: HttpRequest, screening_id: UUID) -> dict[str, Any]:
    """Finish a screening; the answer holds its recommendation."""
    reader = reader_for(request, Permission.SCREEN)
    finish(screening_id=screening_id, by=reader.actor, purpose=reader.purpose)
    return asdict(queries.screening(screening_id=screening_id, reader=reader))


@router.post("/cases/{uuid:case_id}/decisions", response={201: IdOut}, summary="Decide the status")
def decide(request: HttpRequest, case_id: UUID, body: DecisionIn) -> Status:
    """Decide, as a person, with reasons; 422 without a reason."""
    reader = reader_for(request, Permission.DECIDE_STATUS)
    verdict = Verdict(
        body.national_status,
        tuple(body.reasons),
        body.decided_on or house_today(),
        text=body.text,
        authority=body.authority,
    )
    decided = decide_status(case_id=case_id, verdict=verdict, by=reader.actor, purpose=reader.purpose)
    return Status(201, {"id": decided})


@router.get("/cases/{uuid:case_id}/decisions", response=list[DecisionOut], summary="The status history")
def history(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the decisions of a case, newest first; 404 when the case is not there or not visible."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    read_case(case_id=case_id, reader=reader)
    return [asdict(one) for one in queries.decisions(case_id=case_id, reader=reader)]


@router.get("/cases/{uuid:case_id}/deadlines", response=list[DeadlineOut], summary="The dates of a case")
def dates(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the steps of a case, owed ones first; 404 when the case is not there or not visible."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    read_case(case_id=case_id, reader=reader)
    return [asdict(one) for one in queries.deadlines_of_case(case_id=case_id, reader=reader)]


@router.get("/deadlines", response=list[DeadlineOut], summary="What is due and overdue")
def due(request: HttpRequest, limit: int = 50) -> list[dict[str, Any]]:
    """Return the steps owed within a week in the cases that you may see, the longest overdue first."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    today, most = house_today(), max(1, min(limit, 200))
    return [asdict(one) for one in queries.due_and_overdue(reader=reader, today=today, limit=most)]


@router.post("/deadlines/{uuid:deadline_id}/settle", response=IdOut, summary="A step was done")
def settle(request: HttpRequest, deadline_id: UUID, body: SettleIn) -> dict[str, UUID]:
    """Write that a step was done; what it completes starts the steps behind it."""
    reader = reader_for(request, Permission.EDIT_CASE)
    day = body.done_on or house_today()
    settle_deadline(deadline_id=deadline_id, done_on=day, by=reader.actor, purpose=reader.purpose)
    return {"id": deadline_id}


@router.post("/cases/{uuid:case_id}/events", response=StartedOut, summary="Something happened")
def happened(request: HttpRequest, case_id: UUID, body: EventIn) -> dict[str, int]:
    """Record an event of the procedure; what it makes due is written."""
    reader = reader_for(request, Permission.EDIT_CASE)
    steps = start_clocks(
        case_id=case_id, event=body.event, on=body.on, by=reader.actor, purpose=reader.purpose
    )
    return {"steps": steps}
