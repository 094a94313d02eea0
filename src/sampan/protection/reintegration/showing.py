"""Brings reintegration to the case's page: its tab, its sentences in the timeline, its kinds of tasks."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.services.panels import (
    Panel,
    Sentence,
    register_panel,
    register_sentence,
)
from sampan.protection.reintegration.facts import PlanFact
from sampan.protection.reintegration.queries import plan_of_case
from sampan.protection.reintegration.services.rows import FEEDBACK, RISK, VISIT
from sampan.protection.reintegration.wording import (
    PLAN_STATES,
    RISKS,
    areas_of,
    money_of,
    visits_of,
)
from sampan.protection.tasks.facts import TaskKind
from sampan.protection.tasks.services.kinds import register_kind
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.clock.queries import house_today
from sampan.registry.days import day_in_words
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.territories import province as territory

_KINDS = (
    TaskKind(VISIT, _("A visit to a survivor"), _("Record the visit"), "reintegration:visit"),
    TaskKind(
        RISK,
        _("Warning signs that a survivor may be trafficked again"),
        _("Look and act"),
        "reintegration:risk",
    ),
    TaskKind(
        FEEDBACK,
        _("The country that referred waits for news of a survivor"),
        _("Tell it"),
        "reintegration:tell",
    ),
)


def bring_all() -> None:
    """Register everything that this slice brings; called when Django is ready."""
    for kind in _KINDS:
        register_kind(kind)
    register_panel(
        Panel(
            "reintegration",
            _("Reintegration"),
            80,
            "reintegration/tab.html",
            tab,
            Permission.PLAN_REINTEGRATION,
        )
    )
    for kind, sentence in _SENTENCES.items():
        register_sentence(kind, sentence)


def tab(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return what the case's tab shows."""
    plan = plan_of_case(case_id=case.id, reader=reader)
    return {"plan": plan} | (shown_plan(plan, language) if plan else {})


def shown_plan(plan: PlanFact, language: str) -> dict[str, Any]:
    """Return a plan in words and pictures, for the tab and the plan's own page."""
    staff = {one.responsible for one in plan.items} | {one.by for one in plan.visits}
    names = display_names(one for one in staff if one)
    state, kind = PLAN_STATES[plan.state]
    risk, risk_kind = RISKS[plan.risk]
    visits = visits_of(plan, names, language=language, today=house_today())
    return {
        "state": state,
        "state_kind": kind,
        "risk": risk,
        "risk_kind": risk_kind,
        "areas": areas_of(plan, names, language),
        "money": money_of(plan),
        "owed": [one for one in visits if not one.fact.is_recorded],
        "visits": [one for one in visits if one.fact.is_recorded],
        "place": place_name(plan.province),
        "end": code_list("reintegration_end").label(plan.end, language) if plan.end else "",
    }


def place_name(code: str) -> str:
    """Return the name of a province; an unknown one as it stands."""
    try:
        return territory(code).name if code else ""
    except UnknownCode:
        return code


def _words_of(**lists: str) -> Any:
    """Return what turns facts into words: a list's label by fact, days as the language writes them."""

    def words(facts: Mapping[str, str], language: str) -> dict[str, str]:
        told = {"on": day_in_words(facts.get("on", ""))}
        for name, code in facts.items():
            if name in lists and code_list(lists[name]).has(code):
                told[name] = code_list(lists[name]).label(code, language)
        return told

    return words


_SENTENCES = {
    "reintegration_begun": Sentence(_("A reintegration plan was begun."), "sprout"),
    "reintegration_agreed": Sentence(
        _("The survivor agreed to the reintegration plan on %(on)s."), "handshake", "done", _words_of()
    ),
    "reintegration_goal": Sentence(
        _("A goal of the reintegration plan moved on: %(area)s."),
        "target",
        "",
        _words_of(area="reintegration_area"),
    ),
    "reintegration_visit": Sentence(_("The survivor was visited on %(on)s."), "house", "done", _words_of()),
    "reintegration_missed": Sentence(
        _("A visit did not take place: %(reason)s."), "house", "", _words_of(reason="visit_missed_reason")
    ),
    "reintegration_risk_seen": Sentence(_("The supervisor looked at the warning signs."), "eye"),
    "reintegration_ended": Sentence(
        _("The reintegration plan ended: %(end)s."), "flag", "", _words_of(end="reintegration_end")
    ),
}
