"""Case conferences for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from sampan.protection.cases.queries import case as read_case
from sampan.protection.conferences import queries
from sampan.protection.conferences.facts import ConferenceFact, ConferencePlan, Minutes, NewDecision
from sampan.protection.conferences.services.ending import cancel_conference, hold_conference
from sampan.protection.conferences.services.planning import plan_conference
from sampan.registry.access.roles import Permission
from sampan.registry.requests import reader_for

router = Router(tags=["conferences"])


class ConferenceOut(Schema):
    """A conference without its sealed words; `state` planned, held or cancelled."""

    id: UUID
    case_id: UUID
    state: str
    planned_for: datetime
    invited: list[UUID]
    held_on: date | None
    present: list[UUID]
    person_heard: str
    decisions: int
    cancelled_because: str


class PlanIn(Schema):
    """When, who of the staff, where and which questions; the words are sealed."""

    planned_for: datetime
    invited: list[UUID]
    place: str = ""
    questions: str = ""


class DecisionTakenIn(Schema):
    """A decision; with a day it becomes a task."""

    text: str
    assigned_to: UUID | None = None
    due_on: date | None = None


class MinutesIn(Schema):
    """The minutes, sealed; `person_heard` is a code of the list person_heard."""

    held_on: date
    present: list[UUID]
    person_heard: str
    text: str
    others: str = ""
    decisions: list[DecisionTakenIn] = []


class HeldOut(Schema):
    """The task of each decision, null for one without a day."""

    tasks: list[UUID | None]


class CancelIn(Schema):
    """A code of the list conference_cancelled."""

    because: str


class ConferenceIdOut(Schema):
    """The id of the conference."""

    id: UUID


@router.post("/cases/{uuid:case_id}", response={201: ConferenceIdOut}, summary="Plan a case conference")
def plan(request: HttpRequest, case_id: UUID, body: PlanIn) -> Status:
    """Plan a conference; it owes a task until it is held or cancelled."""
    reader = reader_for(request, Permission.EDIT_CASE)
    told = ConferencePlan(body.planned_for, tuple(body.invited), body.place, body.questions)
    planned = plan_conference(case_id=case_id, plan=told, by=reader.actor, purpose=reader.purpose)
    return Status(201, {"id": planned})


@router.get("/cases/{uuid:case_id}", response=list[ConferenceOut], summary="The conferences of a case")
def of_case(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the conferences of a case, newest first; 404 when it is not visible."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    read_case(case_id=case_id, reader=reader)
    return [_out(one) for one in queries.conferences_of_case(case_id=case_id, reader=reader)]


@router.get("/{uuid:conference_id}", response=ConferenceOut, summary="One conference")
def one(request: HttpRequest, conference_id: UUID) -> dict[str, Any]:
    """Return a conference without its words; 404 when it is not there or not visible."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return _out(queries.conference(conference_id=conference_id, reader=reader))


@router.post("/{uuid:conference_id}/minutes", response=HeldOut, summary="A conference was held")
def held(request: HttpRequest, conference_id: UUID, body: MinutesIn) -> dict[str, Any]:
    """Keep the minutes; the answer holds the tasks that the decisions became."""
    reader = reader_for(request, Permission.EDIT_CASE)
    minutes = Minutes(
        held_on=body.held_on,
        present=tuple(body.present),
        person_heard=body.person_heard,
        text=body.text,
        others=body.others,
        decisions=tuple(NewDecision(one.text, one.assigned_to, one.due_on) for one in body.decisions),
    )
    tasks = hold_conference(
        conference_id=conference_id, minutes=minutes, by=reader.actor, purpose=reader.purpose
    )
    return {"tasks": list(tasks)}


@router.post("/{uuid:conference_id}/cancel", response=ConferenceIdOut, summary="Cancel a conference")
def cancel(request: HttpRequest, conference_id: UUID, body: CancelIn) -> dict[str, UUID]:
    """Cancel a planned conference with a reason."""
    reader = reader_for(request, Permission.EDIT_CASE)
    cancel_conference(
        conference_id=conference_id, because=body.because, by=reader.actor, purpose=reader.purpose
    )
    return {"id": conference_id}


def _out(fact: ConferenceFact) -> dict[str, Any]:
    return asdict(fact) | {"state": fact.state}
