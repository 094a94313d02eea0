"""The tab "Return" on a case's page, and the sentences of its timeline."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.services.panels import Panel, Sentence, register_panel, register_sentence
from sampan.protection.returns.queries import OPEN, returns_of_case
from sampan.protection.returns.showing import member_names, row
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission

_SENTENCES = {
    "answered": (_("The person was asked about going home."), "message-square", ""),
    "agree": (_("Both sides agreed to the plan of the return."), "check", "done"),
    "depart": (_("The person is on the way home."), "route", ""),
    "hand_over": (_("The person was handed over at the border."), "check", "done"),
    "receive": (_("The person was received at the border."), "check", "done"),
    "arrive": (_("The person arrived."), "check", "done"),
    "stop": (_("The return was stopped."), "triangle-alert", "warm"),
}


def register_on_case_page() -> None:
    """Bring the tab and the sentences."""
    register_panel(
        Panel("return", gettext_noop("Return"), 70, "returns/tab.html", _build, Permission.PLAN_RETURN)
    )
    for act, (template, icon, kind) in _SENTENCES.items():
        register_sentence(f"return_{act}", Sentence(template, icon, kind))


def _build(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    found, names = returns_of_case(case_id=case.id, reader=reader), member_names()
    return {
        "rows": [row(one, names=names) for one in found],
        "may_begin": case.is_open
        and case.ownership == "here"
        and not any(one.phase in OPEN for one in found),
    }
