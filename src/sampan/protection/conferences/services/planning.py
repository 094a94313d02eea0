"""Plans a case conference, and seals what was written for it."""

import json
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.conferences.facts import ConferencePlan
from sampan.protection.conferences.models import Conference
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_day, house_now, house_today
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

KIND = "hold_conference"  # the task that a planned conference owes: hold it, or say why not
PLAN_LABEL, MINUTES_LABEL = "conference-plan", "conference-minutes"


@transaction.atomic
def plan_conference(*, case_id: UUID, plan: ConferencePlan, by: Actor, purpose: Purpose) -> UUID:
    """Plan a conference and return its id; who planned it owes that it is held, or cancelled with a reason.

    Raises InvalidInput for a time that has passed or nobody invited, WrongState in a closed case.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    _check(plan)
    conference = Conference(
        case_id=case_id,
        agency_id=case.agency_id,
        planned_for=plan.planned_for,
        invited=list(plan.invited),
        plan_sealed=sealed({"place": plan.place.strip(), "questions": plan.questions.strip()}, case_id, PLAN_LABEL),
        planned_by_id=by.account_id,
        planned_at=house_now(),
    )  # fmt: skip
    conference.save(force_insert=True)
    task = NewTask(
        kind=KIND,
        agency_id=case.agency_id,
        case_id=case_id,
        source_id=conference.id,
        due_on=house_day(plan.planned_for),
        assigned_to=by.account_id,
    )
    owe_task(new=task, by=by, purpose=purpose)
    note_event(case_id=case_id, kind="conference_planned", facts={"on": plan.planned_for.isoformat()}, by=by)
    record_act("conference.planned", conference, by=by, purpose=purpose)
    return conference.id


def locked_planned(conference_id: UUID) -> Conference:
    """Return a planned conference, locked; raises NotFound, and WrongState when it was held or cancelled."""
    found = Conference.objects.select_for_update().filter(id=conference_id).first()
    if found is None:
        raise NotFound("There is no such conference here, or you may not see it.")
    if found.ended_at is not None:
        raise WrongState("This conference was held or cancelled before.", remedy="Plan another one.")
    return found


def sealed(told: dict[str, object], case_id: UUID, label: str) -> bytes:
    """Seal what was written with the case's key."""
    return seal_for_case(canonical_bytes(json.loads(json.dumps(told))), case_id=case_id, label=label)


def record_act(
    act: str, conference: Conference, *, by: Actor, purpose: Purpose, details: dict[str, object] | None = None
) -> None:
    """Write an act on a conference into the audit."""
    record(
        act, by=by, purpose=purpose, subject_kind="conference", subject_id=conference.id,
        case_id=conference.case_id, details=details or {},
    )  # fmt: skip


def _check(plan: ConferencePlan) -> None:
    if house_day(plan.planned_for) < house_today():
        raise InvalidInput("This day has passed.", remedy="Give a day to come.", field="planned_for")
    if not plan.invited:
        raise InvalidInput("Nobody takes part.", remedy="Choose at least one person.", field="invited")
