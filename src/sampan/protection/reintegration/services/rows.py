"""The rows that every write of this slice needs, locked, and its one way into the audit."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.reintegration.models import Plan
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.errors import NotFound, WrongState

GOAL_LABEL = "reintegration-goal"
NOTE_LABEL = "reintegration-visit"
VISIT, RISK, FEEDBACK = "reintegration_visit", "reintegration_risk", "reintegration_feedback"


def locked_plan(plan_id: UUID, *, is_open: bool = True) -> Plan:
    """Return a plan, locked, of a case that is open and owned here.

    Raises NotFound when it is not there or not visible, WrongState when the plan or its case is closed.
    """
    plan = Plan.objects.select_for_update().filter(id=plan_id).first()
    if plan is None:
        raise NotFound("There is no such plan here, or you may not see it.")
    if is_open:
        require_open_here(locked_case(plan.case_id))
        if plan.state == "ended":
            raise WrongState("This plan has ended.", remedy="Begin a new plan with the survivor.")
    return plan


def sealed(text: str, *, case_id: UUID, label: str) -> bytes | None:
    """Return the text sealed with the case's key; None for an empty one."""
    return seal_for_case(text.strip().encode(), case_id=case_id, label=label) if text.strip() else None


def owe_visit(plan: Plan, visit: object, *, by: Actor, purpose: Purpose) -> None:
    """Let the case's team owe a visit on its day."""
    new = NewTask(VISIT, plan.agency_id, plan.case_id, visit.id, due_on=visit.due_on)
    owe_task(new=new, by=by, purpose=purpose)


def audit(
    act: str, plan: Plan, *, by: Actor, purpose: Purpose, details: Mapping[str, object] | None = None
) -> None:
    """Write what was done with a plan into the audit."""
    record(
        f"reintegration.{act}",
        by=by,
        purpose=purpose,
        subject_kind="reintegration_plan",
        subject_id=plan.id,
        case_id=plan.case_id,
        details=dict(details or {}),
    )


def now() -> datetime:
    """Return the moment of a write."""
    return house_now()
