"""Ends a conference: held with minutes and decisions, some of which become tasks, or cancelled with a reason."""

from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.conferences.facts import Minutes, NewDecision
from sampan.protection.conferences.models import Conference
from sampan.protection.conferences.services.planning import (
    KIND,
    MINUTES_LABEL,
    locked_planned,
    record_act,
    sealed,
)
from sampan.protection.tasks.facts import OwnTask
from sampan.protection.tasks.services.owing import settle_tasks
from sampan.protection.tasks.services.own import DECISION, write_task
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now, house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput

CLOSED = "case_closed"


@transaction.atomic
def hold_conference(
    *, conference_id: UUID, minutes: Minutes, by: Actor, purpose: Purpose
) -> tuple[UUID | None, ...]:
    """Write that a conference was held; return the task of each decision, None for one without a day.

    Minutes and decisions are sealed. Raises InvalidInput without a present person, without minutes or for a
    day to come, UnknownCode for the answer whether the person was heard, WrongState when it has ended.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    conference = locked_planned(conference_id)
    require_open_here(locked_case(conference.case_id))
    _check(minutes)
    tasks = tuple(_owed(one, conference.case_id, by=by, purpose=purpose) for one in minutes.decisions)
    told = {
        "text": minutes.text.strip(),
        "others": minutes.others.strip(),
        "decisions": _kept(minutes, tasks),
    }
    conference.minutes_sealed = sealed(told, conference.case_id, MINUTES_LABEL)
    conference.held_on, conference.present = minutes.held_on, list(minutes.present)
    conference.person_heard, conference.decisions = minutes.person_heard, len(minutes.decisions)
    _end(conference, by=by, purpose=purpose, outcome="done")
    facts = {"on": str(minutes.held_on), "heard": minutes.person_heard, "decisions": len(minutes.decisions)}
    note_event(case_id=conference.case_id, kind="conference_held", facts=facts, by=by)
    record_act("conference.held", conference, by=by, purpose=purpose, details=facts)
    return tasks


@transaction.atomic
def cancel_conference(*, conference_id: UUID, because: str, by: Actor, purpose: Purpose) -> None:
    """Cancel a planned conference with a reason of the list conference_cancelled."""
    require(by, Permission.EDIT_CASE, purpose=purpose)
    code_list("conference_cancelled").get(because)
    conference = locked_planned(conference_id)
    conference.cancelled_because = because
    _end(conference, by=by, purpose=purpose, outcome="overtaken")
    note_event(case_id=conference.case_id, kind="conference_cancelled", facts={"because": because}, by=by)
    record_act("conference.cancelled", conference, by=by, purpose=purpose, details={"because": because})


def cancel_with_the_case(*, case_id: UUID, is_closed: bool, closed_on: date) -> None:
    """Cancel what was planned in a case that is closed; plan it again, to be held or cancelled, when reopened."""
    of_case = Conference.objects.filter(case_id=case_id)
    if is_closed:
        of_case.filter(ended_at=None).update(ended_at=house_now(), cancelled_because=CLOSED)
    else:
        of_case.filter(cancelled_because=CLOSED).update(ended_at=None, ended_by=None, cancelled_because="")


def forget_conferences(*, case_id: UUID) -> None:
    """Erase what was written for and in the conferences of an erased case; none stays planned."""
    Conference.objects.filter(case_id=case_id).update(plan_sealed=None, minutes_sealed=None)
    cancel_with_the_case(case_id=case_id, is_closed=True, closed_on=house_today())


def _end(conference: Conference, *, by: Actor, purpose: Purpose, outcome: str) -> None:
    conference.ended_by_id, conference.ended_at = by.account_id, house_now()
    conference.save()
    settle_tasks(kind=KIND, source_id=conference.id, by=by, purpose=purpose, outcome=outcome)


def _owed(decision: NewDecision, case_id: UUID, *, by: Actor, purpose: Purpose) -> UUID | None:
    if decision.due_on is None:
        return None
    task = OwnTask(decision.text, decision.due_on, decision.assigned_to)
    return write_task(case_id=case_id, task=task, by=by, purpose=purpose, kind=DECISION)


def _kept(minutes: Minutes, tasks: tuple[UUID | None, ...]) -> list[dict[str, object]]:
    return [
        {
            "text": one.text.strip(),
            "assigned_to": str(one.assigned_to or ""),
            "due_on": str(one.due_on or ""),
            "task": str(task or ""),
        }
        for one, task in zip(minutes.decisions, tasks, strict=True)
    ]


def _check(minutes: Minutes) -> None:
    code_list("person_heard").get(minutes.person_heard)
    if minutes.held_on > house_today():
        raise InvalidInput(
            "This day lies in the future.", remedy="Give the day it was held.", field="held_on"
        )
    if not minutes.present:
        raise InvalidInput("Nobody was there.", remedy="Choose who was there.", field="present")
    if not minutes.text.strip():
        raise InvalidInput("The minutes are empty.", remedy="Write what was said.", field="text")
    if any(not one.text.strip() for one in minutes.decisions):
        raise InvalidInput("A decision says nothing.", remedy="Write it, or leave its line empty.")
