"""Puts tasks into words: whose they are, how they ended, and the tab of a case's page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.services.panels import (
    Panel,
    Sentence,
    register_panel,
    register_sentence,
)
from sampan.protection.tasks.facts import TaskFact, TaskKind
from sampan.protection.tasks.queries import soon, tasks_of_case, with_others
from sampan.protection.tasks.services.kinds import register_kind
from sampan.protection.tasks.services.own import DECISION, OWN
from sampan.protection.tasks.services.parts import parts_of
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import ROLES, Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list

TAB = "tasks"
TEAM = gettext_noop("the case's team")


@dataclass(frozen=True, repr=False)
class ShownTask:
    """A task as lists show it: whose it is, how it ended, and how late it is. `repr` is blank."""

    fact: TaskFact
    holder: str
    outcome: str
    when_kind: str
    done_by: str

    def __repr__(self) -> str:
        return "ShownTask(...)"


def shown_tasks(found: Iterable[TaskFact], language: str) -> list[ShownTask]:
    """Return tasks with the names of the staff who hold or settled them."""
    rows, today = list(found), house_today()
    accounts = {account for one in rows for account in (one.assigned_to, one.done_by) if account}
    names = display_names(accounts) if accounts else {}
    return [
        ShownTask(
            fact=one,
            holder=holder_in_words(one.assigned_to, one.for_role, names),
            outcome=outcome_in_words(one.outcome, language),
            when_kind=_when_kind(one, today),
            done_by=names.get(one.done_by, "") if one.done_by else "",
        )
        for one in rows
    ]


def holder_in_words(assigned_to: UUID | None, for_role: str, names: Mapping[UUID, str]) -> str:
    """Return whose a task is, in words."""
    if assigned_to:
        return names.get(assigned_to, "–")
    return _(ROLES[for_role].label) if for_role in ROLES else _(TEAM)


def outcome_in_words(outcome: str, language: str) -> str:
    """Return how a task ended; what another slice says of its own act is "settled"."""
    outcomes = code_list("task_outcome")
    if not outcome:
        return ""
    return outcomes.label(outcome, language) if outcomes.has(outcome) else _("settled")


def register() -> None:
    """Bring the tab, the kinds that people write, and the timeline's sentence of an escalation."""
    for code, title in (
        (OWN, gettext_lazy("A task")),
        (DECISION, gettext_lazy("A decision of the case conference")),
    ):
        register_kind(TaskKind(code, title, gettext_lazy("Do it"), "tasks:task"))  # type: ignore[arg-type]
    label = gettext_lazy("Tasks")
    register_panel(
        Panel(TAB, label, 60, "tasks/panel.html", _panel, Permission.DO_TASKS)  # type: ignore[arg-type]
    )
    told = gettext_lazy("Nobody had done a task in time: it is with the %(role)s now.")
    register_sentence(
        "task_escalated",
        Sentence(told, "bell", "warm", _escalated),  # type: ignore[arg-type]
    )


def _escalated(facts: Mapping[str, str], language: str) -> Mapping[str, str]:
    role = facts.get("to", "")
    return {"role": _(ROLES[role].label).lower() if role in ROLES else "–"}


def _panel(case: CaseFact, reader: Reader, language: str) -> dict[str, Any]:
    shown = shown_tasks(tasks_of_case(case_id=case.id, reader=reader), language)
    return {
        "open_tasks": [one for one in shown if one.fact.is_open],
        "done_tasks": [one for one in shown if not one.fact.is_open],
        "has_texts": any(one.fact.has_text for one in shown),
        "with_others": with_others(case_id=case.id, reader=reader),
        "panel_parts": parts_of(case, reader, language),
        "may_write": case.is_open and case.ownership == "here",
    }


def _when_kind(one: TaskFact, today: date) -> str:
    if not one.is_open:
        return "done"
    if one.is_overdue(today):
        return "overdue"
    return "due" if one.due_on and one.due_on <= soon(today) else "later"
