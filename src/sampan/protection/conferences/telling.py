"""Puts conferences into words: their part of the tab "Tasks", the timeline, and the task that one owes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.services.panels import Sentence, register_sentence
from sampan.protection.conferences.facts import ConferenceFact
from sampan.protection.conferences.queries import conferences_of_case
from sampan.protection.conferences.services.ending import CLOSED
from sampan.protection.conferences.services.planning import KIND
from sampan.protection.tasks.facts import TaskKind
from sampan.protection.tasks.services.kinds import register_kind
from sampan.protection.tasks.services.parts import TabPart, register_part
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.vocabulary.codelists import code_list


@dataclass(frozen=True)
class ShownConference:
    """A conference with the names of the staff and its end in words."""

    fact: ConferenceFact
    people: tuple[str, ...]
    heard: str
    because: str


def shown_conference(fact: ConferenceFact, language: str) -> ShownConference:
    """Return a conference in words."""
    names = display_names(fact.present or fact.invited)
    return ShownConference(
        fact, tuple(sorted(names.values())), heard_in_words(fact.person_heard, language),
        because_in_words(fact.cancelled_because, language),
    )  # fmt: skip


def heard_in_words(code: str, language: str) -> str:
    """Return whether the person was heard, in words."""
    return code_list("person_heard").label(code, language) if code else ""


def because_in_words(code: str, language: str) -> str:
    """Return why a conference was cancelled, in words."""
    reasons = code_list("conference_cancelled")
    if code == CLOSED:
        return _("The case was closed")
    return reasons.label(code, language) if reasons.has(code) else ""


def register() -> None:
    """Bring the part of the tab, the task of a planned conference, and the timeline's sentences."""
    title, action = gettext_lazy("Hold the case conference"), gettext_lazy("Write the minutes")
    register_kind(TaskKind(KIND, title, action, "conferences:one"))  # type: ignore[arg-type]
    register_part(TabPart("conferences/part.html", _part))
    for kind, told, icon in (
        ("conference_planned", gettext_lazy("A case conference was planned for %(day)s."), "calendar"),
        (
            "conference_held",
            gettext_lazy("A case conference was held on %(day)s. %(heard)s. Decisions: %(decisions)s."),
            "users",
        ),
        ("conference_cancelled", gettext_lazy("A case conference was cancelled: %(because)s."), "x"),
    ):
        register_sentence(kind, Sentence(told, icon, words=_words))  # type: ignore[arg-type]


def _words(facts: Mapping[str, str], language: str) -> Mapping[str, str]:
    return {
        "day": _moment(facts.get("on", "")),
        "heard": heard_in_words(facts.get("heard", ""), language) or "–",
        "decisions": facts.get("decisions", "–"),
        "because": because_in_words(facts.get("because", ""), language).lower() or "–",
    }


def _moment(text: str) -> str:
    if not text:
        return "–"
    if "T" not in text:
        return date_format(date.fromisoformat(text), "DATE_FORMAT")
    return date_format(timezone.localtime(datetime.fromisoformat(text)), "DATETIME_FORMAT")


def _part(case: CaseFact, reader: Reader, language: str) -> dict[str, Any]:
    found = conferences_of_case(case_id=case.id, reader=reader)
    return {
        "conferences": [shown_conference(one, language) for one in found],
        "may_plan": case.is_open
        and case.ownership == "here"
        and reader.actor.may_for(Permission.EDIT_CASE, reader.purpose),
    }
