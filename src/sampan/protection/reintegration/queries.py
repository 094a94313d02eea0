"""Reads plans, the list of survivors followed, and budget lines."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Min, Q, QuerySet, Sum

from sampan.protection.reintegration.facts import ItemFact, LineFact, PlanFact, SurvivorFact, VisitFact
from sampan.protection.reintegration.models import BudgetLine, Plan, PlanItem, Visit
from sampan.protection.reintegration.services.rows import GOAL_LABEL, NOTE_LABEL
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.errors import NotFound

PAGE = 50
_WORKED_ON = Q(case__closed_at__isnull=True, case__ownership="here")
_OWED = Q(visits__recorded_at__isnull=True)
SHOWN = {
    "late": Q(state="agreed"),
    "risk": Q(risk__in=("watch", "high")) & ~Q(state="ended"),
    "draft": Q(state="draft"),
    "ended": Q(state="ended"),
    "": ~Q(state="ended"),
}
"""What the list's chips show; `late` is narrowed by the day of the next visit."""


def plan_of_case(*, case_id: UUID, reader: Reader) -> PlanFact | None:
    """Return the newest plan of a case with goals and visits; None when there is none or none visible."""
    found = Plan.objects.filter(case_id=case_id).order_by("-id").first()
    return _whole(found) if found else None


def plan(*, plan_id: UUID, reader: Reader, with_text: bool = False) -> PlanFact:
    """Return a plan; opening its sealed goals and notes is audited. Raises NotFound."""
    found = Plan.objects.filter(id=plan_id).first()
    if found is None:
        raise NotFound("There is no such plan here, or you may not see it.")
    if with_text:
        require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
        record(
            "reintegration.read",
            by=reader.actor,
            purpose=reader.purpose,
            subject_kind="reintegration_plan",
            subject_id=found.id,
            case_id=found.case_id,
        )
    return _whole(found, with_text=with_text)


def plan_of_visit(*, visit_id: UUID, reader: Reader) -> tuple[PlanFact, VisitFact]:
    """Return the visit and its plan; raises NotFound when they are not there or not visible."""
    found = Visit.objects.select_related("plan").filter(id=visit_id).first()
    if found is None:
        raise NotFound("There is no such visit here, or you may not see it.")
    return _whole(found.plan), _visit(found, "")


def plan_of_item(*, item_id: UUID, reader: Reader) -> tuple[PlanFact, ItemFact]:
    """Return the goal and its plan; raises NotFound when they are not there or not visible."""
    found = PlanItem.objects.select_related("plan").filter(id=item_id).first()
    if found is None:
        raise NotFound("There is no such goal here, or you may not see it.")
    whole = _whole(found.plan)
    return whole, next(one for one in whole.items if one.id == item_id)


def survivors(
    *, reader: Reader, today: date, shown: str = "", before: UUID | None = None, limit: int = PAGE
) -> list[SurvivorFact]:
    """Return the plans that the reader may see, newest first (keyset by plan), with the next visit owed.

    `shown`: late (a visit's day has passed), risk, draft, ended; otherwise every plan that goes on.
    """
    asked = Plan.objects.filter(SHOWN.get(shown, SHOWN[""]))
    if shown != "ended":
        asked = asked.filter(_WORKED_ON)
    if before is not None:
        asked = asked.filter(id__lt=before)
    asked = asked.annotate(next_visit=Min("visits__due_on", filter=_OWED))
    if shown == "late":
        asked = asked.filter(next_visit__lt=today)
    rows = {one.id: one for part in _parts(reader) for one in _newest(asked.filter(part), limit)}
    newest = sorted(rows.values(), key=lambda one: one.id, reverse=True)[:limit]
    return [
        SurvivorFact(one.id, one.case_id, one.case.number, one.province, one.state, one.risk, one.next_visit)
        for one in newest
    ]


def budget_lines(*, reader: Reader, year: int | None = None, only_open: bool = False) -> list[LineFact]:
    """Return the budget lines of the reader's agency, newest year first."""
    found = BudgetLine.objects.order_by("-year", "code")
    if year is not None:
        found = found.filter(year=year)
    if only_open:
        found = found.filter(is_open=True)
    return [
        LineFact(one.id, one.code, one.name, one.year, one.amount, one.spent, one.currency, one.is_open)
        for one in found
    ]


def _parts(reader: Reader) -> tuple[Q, ...]:
    return sight_of(reader, Realm.CASES).parts()


def _newest(found: "QuerySet[Plan]", limit: int) -> "QuerySet[Plan]":
    return found.select_related("case").order_by("-id")[:limit]


def _whole(one: Plan, *, with_text: bool = False) -> PlanFact:
    spent = dict(one.items.values_list("id").annotate(Sum("expenses__amount")))
    items = one.items.order_by("id")
    return PlanFact(
        id=one.id,
        case_id=one.case_id,
        agency_id=one.agency_id,
        state=one.state,
        begins_on=one.begins_on,
        agreed_on=one.agreed_on,
        province=one.province,
        visit_months=tuple(one.visit_months),
        risk=one.risk,
        ended_on=one.ended_on,
        end=one.end,
        version=one.version,
        items=tuple(_item(item, spent.get(item.id), with_text=with_text) for item in items),
        visits=tuple(
            _visit(visit, _opened(visit.note_sealed, visit.case_id, NOTE_LABEL) if with_text else "")
            for visit in one.visits.order_by("due_on", "id")
        ),
    )


def _item(one: PlanItem, spent: Decimal | None, *, with_text: bool) -> ItemFact:
    return ItemFact(
        id=one.id,
        area=one.area,
        state=one.state,
        due_on=one.due_on,
        responsible=one.responsible_id,
        cost=one.cost,
        spent=spent or Decimal(0),
        currency=one.currency,
        has_goal=one.goal_sealed is not None,
        goal=_opened(one.goal_sealed, one.case_id, GOAL_LABEL) if with_text else "",
    )


def _visit(one: Visit, note: str) -> VisitFact:
    return VisitFact(
        id=one.id,
        due_on=one.due_on,
        made_on=one.made_on,
        mode=one.mode,
        missed_reason=one.missed_reason,
        levels=one.levels,
        signs=tuple(one.signs),
        risk=one.risk,
        told_on=one.told_on,
        is_recorded=one.recorded_at is not None,
        has_note=one.note_sealed is not None,
        by=one.by_id,
        note=note,
    )


def _opened(sealed: bytes | None, case_id: UUID, label: str) -> str:
    return open_for_case(sealed, case_id=case_id, label=label).decode() if sealed else ""
