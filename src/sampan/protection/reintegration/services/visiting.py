"""Records visits: how the survivor fares, which warning signs were seen, and who is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.changing import note_event
from sampan.protection.crossings.services import report_back
from sampan.protection.reintegration.models import Plan, Visit
from sampan.protection.reintegration.risk import risk_of
from sampan.protection.reintegration.services.planning import add_visit
from sampan.protection.reintegration.services.rows import (
    FEEDBACK,
    NOTE_LABEL,
    RISK,
    VISIT,
    audit,
    locked_plan,
    now,
    sealed,
)
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.referrals.queries import referrals_of_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

AGAIN_DAYS = 14  # a visit that did not take place is tried again within two weeks (ADR 0019)
FEEDBACK_DAYS = 7  # the country that referred hears within a week of a visit
LEVELS = range(1, 6)


@dataclass(frozen=True, repr=False)
class Seen:
    """What a visit showed: levels 1-5 by area, warning signs, a note that is sealed. `repr` is blank."""

    made_on: date
    mode: str
    levels: Mapping[str, int] = field(default_factory=dict)
    signs: tuple[str, ...] = ()
    note: str = ""

    def __repr__(self) -> str:
        return "Seen(...)"


@transaction.atomic
def record_visit(*, visit_id: UUID, seen: Seen, by: Actor, purpose: Purpose) -> str:
    """Record a visit that was made and return its risk: none, watch or high.

    A high risk owes the supervisor an urgent task; where another country referred the survivor, telling it
    is owed within a week. Raises InvalidInput naming the field, WrongState when it was recorded before.
    """
    require(by, Permission.PLAN_REINTEGRATION, purpose=purpose)
    visit, plan = _owed(visit_id)
    _check(seen)
    visit.made_on, visit.mode, visit.signs = seen.made_on, seen.mode, sorted(set(seen.signs))
    visit.levels, visit.risk = dict(seen.levels), risk_of(seen.signs, seen.levels)
    visit.note_sealed = sealed(seen.note, case_id=visit.case_id, label=NOTE_LABEL)
    _recorded(visit, by=by, purpose=purpose, outcome="done")
    plan.risk = visit.risk
    plan.save(update_fields=("risk",))
    audit("visited", plan, by=by, purpose=purpose, details={"risk": visit.risk})
    facts = {"on": str(seen.made_on), "mode": seen.mode, "risk": visit.risk}
    note_event(case_id=visit.case_id, kind="reintegration_visit", facts=facts, by=by)
    if visit.risk == "high":
        _owe(RISK, visit, due_on=house_today(), for_role="supervisor", by=by, purpose=purpose)
    if referral_to_tell(case_id=visit.case_id, reader=Reader(by, purpose)):
        due_on = house_today() + timedelta(days=FEEDBACK_DAYS)
        _owe(FEEDBACK, visit, due_on=due_on, for_role="", by=by, purpose=purpose)
    return visit.risk


@transaction.atomic
def miss_visit(*, visit_id: UUID, reason: str, by: Actor, purpose: Purpose) -> UUID | None:
    """Record that a visit did not take place, with a reason of the list visit_missed_reason.

    It is tried again within two weeks, whose id is returned; not when the person does not want a visit.
    """
    require(by, Permission.PLAN_REINTEGRATION, purpose=purpose)
    visit, plan = _owed(visit_id)
    code_list("visit_missed_reason").get(reason)
    visit.missed_reason = reason
    _recorded(visit, by=by, purpose=purpose, outcome="missed")
    audit("visit_missed", plan, by=by, purpose=purpose, details={"reason": reason})
    note_event(case_id=visit.case_id, kind="reintegration_missed", facts={"reason": reason}, by=by)
    if reason == "declined":
        return None
    again = house_today() + timedelta(days=AGAIN_DAYS)
    return add_visit(plan_id=plan.id, due_on=again, by=by, purpose=purpose)


@transaction.atomic
def settle_risk(*, visit_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Record that the supervisor looked at a visit with a high risk and acted; raises NotFound."""
    require(by, Permission.ASSIGN_TEAM, purpose=purpose)  # a supervisor's: who goes there, and when
    visit = _visible(visit_id)
    if not settle_tasks(kind=RISK, source_id=visit.id, by=by, purpose=purpose):
        raise WrongState("Nobody waits for this any more.", remedy="Look at the plan.")
    note_event(case_id=visit.case_id, kind="reintegration_risk_seen", facts={}, by=by)


@transaction.atomic
def tell_country(*, visit_id: UUID, outcome: str, note: str, by: Actor, purpose: Purpose) -> None:
    """Tell the country that referred the survivor how they fare, after a visit: a letter of the referral.

    Raises WrongState when no other country referred the survivor or it was told of this visit.
    """
    visit = _visible(visit_id)
    referral_id = referral_to_tell(case_id=visit.case_id, reader=Reader(by, purpose))
    if referral_id is None:
        raise WrongState("No other country waits for news of this survivor.")
    if visit.told_on is not None or visit.recorded_at is None:
        raise WrongState("Tell once, after the visit was recorded.", remedy="Look at the plan.")
    report_back(referral_id=referral_id, outcome=outcome, note=note, by=by, purpose=purpose)
    visit.told_on = house_today()
    visit.save(update_fields=("told_on",))
    settle_tasks(kind=FEEDBACK, source_id=visit.id, by=by, purpose=purpose)


def referral_to_tell(*, case_id: UUID, reader: Reader) -> UUID | None:
    """Return the referral by which another country handed the case over and still waits for news, if any."""
    found = referrals_of_case(case_id=case_id, reader=reader)
    return next((one.id for one in found if not one.is_outgoing and one.phase == "handed_over"), None)


def _check(seen: Seen) -> None:
    code_list("visit_mode").get(seen.mode)
    areas, signs = code_list("reintegration_area"), code_list("retrafficking_sign")
    if seen.made_on > house_today():
        raise InvalidInput("This day is to come.", remedy="Write the day of the visit.", field="made_on")
    for area, level in seen.levels.items():
        areas.get(area)
        if level not in LEVELS:
            raise InvalidInput("A level is 1 to 5.", remedy="Choose one of the five.", field=area)
    for sign in seen.signs:
        signs.get(sign)


def _visible(visit_id: UUID) -> Visit:
    visit = Visit.objects.select_for_update().filter(id=visit_id).first()
    if visit is None:
        raise NotFound("There is no such visit here, or you may not see it.")
    return visit


def _owed(visit_id: UUID) -> tuple[Visit, Plan]:
    visit = _visible(visit_id)
    plan = locked_plan(visit.plan_id)
    if visit.recorded_at is not None:
        raise WrongState("This visit was recorded before.", remedy="Look at the plan for the next one.")
    return visit, plan


def _recorded(visit: Visit, *, by: Actor, purpose: Purpose, outcome: str) -> None:
    visit.by_id, visit.recorded_at = by.account_id, now()
    visit.save()
    settle_tasks(kind=VISIT, source_id=visit.id, by=by, purpose=purpose, outcome=outcome)


def _owe(kind: str, visit: Visit, *, due_on: date, for_role: str, by: Actor, purpose: Purpose) -> None:
    urgency = "urgent" if kind == RISK else "normal"
    new = NewTask(
        kind, visit.agency_id, visit.case_id, visit.id, due_on=due_on, for_role=for_role, urgency=urgency
    )
    owe_task(new=new, by=by, purpose=purpose)
