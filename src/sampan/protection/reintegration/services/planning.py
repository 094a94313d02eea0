"""Begins a plan, agrees it with the survivor, works on its goals, and ends it with an outcome."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.services.changing import add_milestone, note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.reintegration.models import Plan, PlanItem, Visit
from sampan.protection.reintegration.schedule import USUAL_MONTHS, visit_days
from sampan.protection.reintegration.services.rows import (
    GOAL_LABEL,
    VISIT,
    audit,
    locked_plan,
    now,
    owe_visit,
    sealed,
)
from sampan.protection.tasks.services.owing import settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

REINTEGRATED = frozenset({"on_their_own_feet", "stable_with_support"})
"""The ends that count as the milestone `reintegrated`."""
ITEM_STATES = ("planned", "under_way", "done", "dropped")


@dataclass(frozen=True, repr=False)
class Goal:
    """One goal: its area, what is wanted (sealed), by whom, until when, at what cost. `repr` is blank."""

    area: str
    text: str = ""
    due_on: date | None = None
    responsible: UUID | None = None
    cost: Decimal | None = None
    currency: str = ""

    def __repr__(self) -> str:
        return "Goal(...)"


@transaction.atomic
def begin_plan(
    *,
    case_id: UUID,
    begins_on: date,
    province: str = "",
    visit_months: Iterable[int] = USUAL_MONTHS,
    by: Actor,
    purpose: Purpose,
) -> UUID:
    """Begin a plan for a case that is open here; its visits are owed once the survivor agreed.

    Raises WrongState when there is an open plan already, InvalidInput naming the field.
    """
    require(by, Permission.PLAN_REINTEGRATION, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    if Plan.objects.filter(case_id=case_id).exclude(state="ended").exists():
        raise WrongState("There is a plan already.", remedy="Go on with it, or end it first.")
    months = sorted(visit_months)
    visit_days(begins_on, months)
    plan = Plan(
        case_id=case_id,
        agency_id=case.agency_id,
        begins_on=begins_on,
        province=province,
        visit_months=months,
        created_by_id=by.account_id,
        created_at=now(),
    )
    plan.save(force_insert=True)
    audit("begun", plan, by=by, purpose=purpose)
    note_event(case_id=case_id, kind="reintegration_begun", facts={}, by=by)
    return plan.id


@transaction.atomic
def agree(*, plan_id: UUID, agreed_on: date, by: Actor, purpose: Purpose) -> None:
    """Record that the survivor agreed to the plan: it is under way, and its visits are owed on their days.

    Raises InvalidInput for a day to come, WrongState when it has no goal or was agreed before.
    """
    require(by, Permission.PLAN_REINTEGRATION, purpose=purpose)
    plan = locked_plan(plan_id)
    if plan.state != "draft":
        raise WrongState("The survivor agreed to this plan before.", remedy="Change its goals instead.")
    if not plan.items.exists():
        raise WrongState("The plan has no goal yet.", remedy="Write at least one goal with the survivor.")
    if agreed_on > house_today():
        raise InvalidInput("This day is to come.", remedy="Write the day they agreed.", field="agreed_on")
    plan.state, plan.agreed_on = "agreed", agreed_on
    plan.save(update_fields=("state", "agreed_on"))
    for day in visit_days(plan.begins_on, plan.visit_months):
        _owe(plan, day, by=by, purpose=purpose)
    audit("agreed", plan, by=by, purpose=purpose)
    note_event(case_id=plan.case_id, kind="reintegration_agreed", facts={"on": str(agreed_on)}, by=by)


@transaction.atomic
def add_goal(*, plan_id: UUID, goal: Goal, by: Actor, purpose: Purpose) -> UUID:
    """Add a goal to a plan; raises InvalidInput naming the field."""
    require(by, Permission.PLAN_REINTEGRATION, purpose=purpose)
    plan = locked_plan(plan_id)
    code_list("reintegration_area").get(goal.area)
    if goal.cost is not None and goal.cost < 0:
        raise InvalidInput("A cost is not below zero.", remedy="Write what it will cost.", field="cost")
    item = PlanItem(
        plan=plan,
        case_id=plan.case_id,
        agency_id=plan.agency_id,
        area=goal.area,
        goal_sealed=sealed(goal.text, case_id=plan.case_id, label=GOAL_LABEL),
        responsible_id=goal.responsible,
        due_on=goal.due_on,
        cost=goal.cost,
        currency=goal.currency if goal.cost is not None else "",
        changed_at=now(),
    )
    item.save(force_insert=True)
    _changed(plan)
    audit("goal_added", plan, by=by, purpose=purpose, details={"area": goal.area})
    return item.id


@transaction.atomic
def move_goal(*, item_id: UUID, state: str, by: Actor, purpose: Purpose) -> None:
    """Say where a goal stands: planned, under_way, done or dropped; raises NotFound, InvalidInput."""
    require(by, Permission.PLAN_REINTEGRATION, purpose=purpose)
    item = PlanItem.objects.select_for_update().filter(id=item_id).first()
    if item is None:
        raise NotFound("There is no such goal here, or you may not see it.")
    if state not in ITEM_STATES:
        raise InvalidInput("There is no such state.", remedy="Choose one of the list.", field="state")
    plan = locked_plan(item.plan_id)
    item.state, item.changed_at = state, now()
    item.save(update_fields=("state", "changed_at"))
    _changed(plan)
    audit("goal_moved", plan, by=by, purpose=purpose, details={"area": item.area, "state": state})
    facts = {"area": item.area, "state": state}
    note_event(case_id=plan.case_id, kind="reintegration_goal", facts=facts, by=by)


@transaction.atomic
def end_plan(*, plan_id: UUID, end: str, ended_on: date, by: Actor, purpose: Purpose) -> None:
    """End a plan with an outcome of the list reintegration_end; visits still owed are no longer.

    On their own feet, or stable with ordinary support, counts as the milestone `reintegrated`; it needs a
    visit that was made. Raises InvalidInput, WrongState.
    """
    require(by, Permission.PLAN_REINTEGRATION, purpose=purpose)
    plan = locked_plan(plan_id)
    code_list("reintegration_end").get(end)
    if ended_on > house_today() or ended_on < plan.begins_on:
        raise InvalidInput(
            "The plan cannot end on this day.",
            remedy="Write a day from its beginning to today.",
            field="ended_on",
        )
    if end in REINTEGRATED and not plan.visits.filter(made_on__isnull=False).exists():
        raise WrongState(
            "Nobody has visited the survivor yet.", remedy="Record a visit first, or choose another outcome."
        )
    plan.state, plan.end, plan.ended_on, plan.ended_by_id = "ended", end, ended_on, by.account_id
    plan.save()
    for visit_id in plan.visits.filter(recorded_at__isnull=True).values_list("id", flat=True):
        settle_tasks(kind=VISIT, source_id=visit_id, by=by, purpose=purpose, outcome="plan_ended")
    audit("ended", plan, by=by, purpose=purpose, details={"end": end})
    note_event(case_id=plan.case_id, kind="reintegration_ended", facts={"end": end}, by=by)
    if end in REINTEGRATED:
        reached = MilestoneFact("reintegrated", PartialDate.parse(str(ended_on)), "", plan.province)
        add_milestone(case_id=plan.case_id, milestone=reached, by=by, purpose=purpose)


@transaction.atomic
def add_visit(*, plan_id: UUID, due_on: date, by: Actor, purpose: Purpose) -> UUID:
    """Let one more visit be owed on a day; raises WrongState before the survivor agreed to the plan."""
    require(by, Permission.PLAN_REINTEGRATION, purpose=purpose)
    plan = locked_plan(plan_id)
    if plan.state != "agreed":
        raise WrongState("The survivor has not agreed to the plan.", remedy="Record their agreement first.")
    return _owe(plan, due_on, by=by, purpose=purpose).id


def _owe(plan: Plan, day: date, *, by: Actor, purpose: Purpose) -> Visit:
    visit = Visit(plan=plan, case_id=plan.case_id, agency_id=plan.agency_id, due_on=day)
    visit.save(force_insert=True)
    owe_visit(plan, visit, by=by, purpose=purpose)
    return visit


def _changed(plan: Plan) -> None:
    plan.version += 1
    plan.save(update_fields=("version",))
