"""The tab "Private questions" on a case's page: what was asked about this person, for whoever may see questions."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_noop

from sampan.partnership.matches.queries import questions_of_case
from sampan.partnership.matches.showing import shown_questions
from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.services.panels import Panel, register_panel
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission


def register_on_case_page() -> None:
    """Bring the tab."""
    label, template = gettext_noop("Private questions"), "matches/case_tab.html"
    register_panel(Panel("questions", label, 55, template, _build, Permission.READ_MATCHES))


def _build(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    rows = shown_questions(questions_of_case(case_id=case.id, reader=reader))
    may_ask = reader.actor.may_for(Permission.ASK_MATCH, reader.purpose)
    return {"rows": rows, "may_ask": may_ask and case.is_open and case.ownership == "here"}
