"""The history of a case as a person reads it aloud: sentences by day, newest first, by kind, a page at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sampan.protection.cases.facts import CaseFact, TimelineFact
from sampan.protection.cases.queries import timeline
from sampan.protection.cases.services.panels import told_kinds
from sampan.protection.cases.wording import OWN_KINDS, Line, status_label, timeline_in_words
from sampan.protection.identification.queries import decisions
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import display_names
from sampan.registry.clock.queries import house_day
from sampan.vocabulary.errors import InvalidInput

PAGE = 100
MOST_PRINTED = 2_000  # lines of a paper: twenty years of weekly contact
GROUPS = {
    "": gettext_noop("All"),
    "contacts": gettext_noop("Contacts"),
    "decisions": gettext_noop("Decisions"),
    "rights": gettext_noop("Rights"),
    "help": gettext_noop("Help"),
    "return": gettext_noop("Return"),
}
_BEGINNINGS = {
    "contacts": ("note", "contact", "interview", "visit", "reintegration_visit", "reintegration_missed",
                 "referral", "release_received", "identity_changed", "conference", "call"),
    "decisions": ("status", "screened", "closed", "reopened", "opened", "approval", "approved", "triage",
                  "ownership", "transferred", "merged", "unmerged", "conference_held", "emergency", "task_escalated"),
    "rights": ("right", "reflection", "consent", "guardian", "best_interest", "event", "step_done", "asylum",
               "non_punishment", "child"),
    "help": ("milestone", "need", "assist", "service", "provider", "support", "entitlement", "reintegration",
             "document", "help"),
    "return": ("return", "nationality", "tracing", "travel", "movement", "escort", "hand_over", "risk"),
}  # fmt: skip
"""By how a kind's code begins; a slice that says otherwise gives its sentence a group (`services.panels`)."""
_NONE = ("–",)  # no kind is called so: a group of which this node has no kind shows nothing


@dataclass(frozen=True, repr=False)
class ToldDay:
    """What was recorded on one day. `repr` is blank, for a note may be opened in it."""

    day: date
    lines: tuple[Line, ...]

    def __repr__(self) -> str:
        return "ToldDay(...)"


def history_shown(
    case: CaseFact, asked: Mapping[str, str], *, reader: Reader, language: str, with_notes: bool = False
) -> dict[str, Any]:
    """Return a page of the history: its days, the chips of kinds, and where the next page begins."""
    group = asked.get("group", "") if asked.get("group", "") in GROUPS else ""
    before = _place(asked.get("before", ""))
    entries = _entries(case.id, group, reader, with_notes=with_notes, before=before, limit=PAGE + 1)
    told = decisions(case_id=case.id, reader=reader, with_text=with_notes)
    names = display_names({one.account_id for one in entries} | {one.decided_by for one in told})
    page = entries[:PAGE]
    return {
        "days": _days(timeline_in_words(page, names, language)),
        "groups": [(_address(code), _(label), code == group) for code, label in GROUPS.items()],
        "group": group,
        "before": before or "",
        "next": _address(group, before=page[-1].id) if len(entries) > PAGE else "",
        "has_notes": any(one.has_note for one in page) or any(one.has_text for one in told),
        "history": [(one, status_label(one.status, language), names.get(one.decided_by, "")) for one in told],
    }


def history_printed(
    case_id: UUID, group: str, *, reader: Reader, language: str, with_notes: bool = False
) -> list[ToldDay]:
    """Return the whole history of a kind for a paper; its notes only when asked for, under audit."""
    known = group if group in GROUPS else ""
    entries = _entries(case_id, known, reader, with_notes=with_notes, before=None, limit=MOST_PRINTED)
    names = display_names(one.account_id for one in entries)
    return _days(timeline_in_words(entries, names, language))


def group_of(kind: str) -> str:
    """Return the group in which a kind of line is told: its slice's word, else how it begins; empty for none."""
    said = told_kinds().get(kind, "")
    if said:
        return said
    fitting = [
        (len(one), group) for group, begins in _BEGINNINGS.items() for one in begins if kind.startswith(one)
    ]
    return max(fitting, default=(0, ""))[1]


def _entries(
    case_id: UUID, group: str, reader: Reader, *, with_notes: bool, before: UUID | None, limit: int
) -> list[TimelineFact]:
    kinds = [kind for kind in {*OWN_KINDS, *told_kinds()} if group_of(kind) == group] if group else []
    return timeline(
        case_id=case_id,
        reader=reader,
        with_notes=with_notes,
        kinds=(kinds or _NONE) if group else (),
        before=before,
        limit=limit,
    )


def _days(lines: Iterable[Line]) -> list[ToldDay]:
    by_day = groupby(lines, key=lambda line: house_day(line.fact.at))
    return [ToldDay(day, tuple(told)) for day, told in by_day]


def _address(group: str, before: UUID | None = None) -> str:
    told = {"tab": "history", "group": group, "before": str(before or "")}
    return "?" + urlencode({name: kept for name, kept in told.items() if kept})


def _place(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise InvalidInput("This address is not whole.", remedy="Go back to the case.") from None
