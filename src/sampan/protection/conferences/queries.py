"""Reads conferences; opening what was written for or in one is audited."""

import json
from datetime import date
from uuid import UUID

from sampan.protection.conferences.facts import ConferenceFact, OpenedConference, TakenDecision
from sampan.protection.conferences.models import Conference
from sampan.protection.conferences.services.planning import MINUTES_LABEL, PLAN_LABEL
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.errors import NotFound


def conference(*, conference_id: UUID, reader: Reader) -> ConferenceFact:
    """Return one conference without its words; raises NotFound when it is not there or not visible."""
    return _fact(_row(conference_id))


def conferences_of_case(*, case_id: UUID, reader: Reader) -> list[ConferenceFact]:
    """Return the conferences of a case, newest first."""
    return [_fact(one) for one in Conference.objects.filter(case_id=case_id).order_by("-id")]


def opened(*, conference_id: UUID, reader: Reader) -> OpenedConference:
    """Open the plan and the minutes of a conference: needs READ_IDENTITY and is audited."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    found = _row(conference_id)
    plan = _read(found.plan_sealed, found.case_id, PLAN_LABEL)
    minutes = _read(found.minutes_sealed, found.case_id, MINUTES_LABEL)
    record(
        "conference.read",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="conference",
        subject_id=found.id,
        case_id=found.case_id,
    )
    return OpenedConference(
        place=str(plan.get("place", "")),
        questions=str(plan.get("questions", "")),
        text=str(minutes.get("text", "")),
        others=str(minutes.get("others", "")),
        decisions=tuple(_decision(one) for one in minutes.get("decisions", ())),
    )


def _row(conference_id: UUID) -> Conference:
    found = Conference.objects.filter(id=conference_id).first()
    if found is None:
        raise NotFound("There is no such conference here, or you may not see it.")
    return found


def _read(sealed: bytes | None, case_id: UUID, label: str) -> dict:
    return json.loads(open_for_case(sealed, case_id=case_id, label=label)) if sealed else {}


def _decision(kept: dict[str, str]) -> TakenDecision:
    return TakenDecision(
        text=kept["text"],
        assigned_to=UUID(kept["assigned_to"]) if kept["assigned_to"] else None,
        due_on=date.fromisoformat(kept["due_on"]) if kept["due_on"] else None,
        task_id=UUID(kept["task"]) if kept["task"] else None,
    )


def _fact(one: Conference) -> ConferenceFact:
    return ConferenceFact(
        id=one.id,
        case_id=one.case_id,
        planned_for=one.planned_for,
        invited=tuple(one.invited),
        planned_by=one.planned_by_id,
        held_on=one.held_on,
        present=tuple(one.present),
        person_heard=one.person_heard,
        decisions=one.decisions,
        cancelled_because=one.cancelled_because,
        ended_by=one.ended_by_id,
        ended_at=one.ended_at,
        has_plan=one.plan_sealed is not None,
        has_minutes=one.minutes_sealed is not None,
    )
