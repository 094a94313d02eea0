"""Puts a plan into words and pictures: areas with their goals and money, visits, and how the survivor fares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sampan.protection.reintegration.facts import ItemFact, PlanFact, VisitFact
from sampan.protection.reintegration.risk import STRONG
from sampan.vocabulary.codelists import code_list

STATES = {
    "planned": (_("planned"), "quiet"),
    "under_way": (_("under way"), "info"),
    "done": (_("reached"), "done"),
    "dropped": (_("given up"), "paused"),
}
PLAN_STATES = {
    "draft": (_("being written"), "paused"),
    "agreed": (_("under way"), "info"),
    "ended": (_("ended"), "quiet"),
}
RISKS = {
    "none": (_("no warning sign"), "done"),
    "watch": (_("watch closely"), "waiting"),
    "high": (_("warning signs: act now"), "warm"),
}
_TOP = 5  # the highest level of the scale


@dataclass(frozen=True, repr=False)
class ShownItem:
    """A goal in words; `repr` is blank, for its sealed text may be open."""

    fact: ItemFact
    state: str
    kind: str
    who: str

    def __repr__(self) -> str:
        return "ShownItem(...)"


@dataclass(frozen=True)
class Area:
    """One area of the plan with its goals, the latest level (percent of the scale) and the one at the first visit."""

    code: str
    label: str
    items: tuple[ShownItem, ...]
    level: str
    percent: int
    was: str


@dataclass(frozen=True)
class Money:
    """What is planned and spent in one currency, and the share spent in percent."""

    currency: str
    planned: Decimal
    spent: Decimal
    percent: int


@dataclass(frozen=True, repr=False)
class ShownVisit:
    """A visit in words; `repr` is blank, for its note may be open."""

    fact: VisitFact
    mode: str
    missed: str
    signs: tuple[tuple[str, bool], ...]
    risk: str
    risk_kind: str
    who: str
    is_late: bool

    def __repr__(self) -> str:
        return "ShownVisit(...)"


def areas_of(plan: PlanFact, names: Mapping[UUID, str], language: str) -> list[Area]:
    """Return the areas that have a goal or a level, in the order of the list."""
    areas, levels = code_list("reintegration_area"), code_list("reintegration_level")
    made = [one for one in plan.visits if one.made_on]
    shown = []
    for code in (one.code for one in areas.codes):
        items = tuple(_item(one, names) for one in plan.items if one.area == code)
        told = [one.levels[code] for one in made if code in one.levels]
        if not items and not told:
            continue
        level = levels.label(str(told[-1]), language) if told else ""
        was = levels.label(str(told[0]), language) if len(told) > 1 and told[0] != told[-1] else ""
        percent = 100 * told[-1] // _TOP if told else 0
        shown.append(Area(code, areas.label(code, language), items, level, percent, was))
    return shown


def money_of(plan: PlanFact) -> list[Money]:
    """Return what is planned and spent, a line a currency."""
    shown = []
    for currency in sorted({one.currency for one in plan.items if one.currency}):
        mine = [one for one in plan.items if one.currency == currency]
        planned = sum((one.cost or Decimal(0) for one in mine), Decimal(0))
        spent = sum((one.spent for one in mine), Decimal(0))
        whole = max(planned, spent)
        shown.append(Money(currency, planned, spent, int(100 * spent / whole) if whole else 0))
    return shown


def visits_of(plan: PlanFact, names: Mapping[UUID, str], *, language: str, today: date) -> list[ShownVisit]:
    """Return the visits in words: what was made newest first, before it what is owed, soonest first."""
    owed = [one for one in plan.visits if not one.is_recorded and plan.is_open]
    told = [one for one in plan.visits if one.is_recorded]
    return [visit_in_words(one, names, language=language, today=today) for one in (*owed, *reversed(told))]


def visit_in_words(one: VisitFact, names: Mapping[UUID, str], *, language: str, today: date) -> ShownVisit:
    """Return one visit in words."""
    signs = code_list("retrafficking_sign")
    risk, kind = RISKS.get(one.risk, ("", ""))
    return ShownVisit(
        fact=one,
        mode=code_list("visit_mode").label(one.mode, language) if one.mode else "",
        missed=code_list("visit_missed_reason").label(one.missed_reason, language)
        if one.missed_reason
        else "",
        signs=tuple((signs.label(code, language), code in STRONG) for code in one.signs),
        risk=str(risk),
        risk_kind=kind,
        who=names.get(one.by, "") if one.by else "",
        is_late=one.is_overdue(today),
    )


def suggested_outcome(visit: VisitFact) -> str:
    """Return the code of feedback_outcome that fits a visit; a person chooses."""
    if visit.risk == "high":
        return "at_risk"
    if visit.missed_reason:
        return "contact_lost"
    return "needs_more_support" if visit.risk == "watch" else "reintegrating"


def _item(one: ItemFact, names: Mapping[UUID, str]) -> ShownItem:
    state, kind = STATES[one.state]
    return ShownItem(one, str(state), kind, names.get(one.responsible, "") if one.responsible else "")
