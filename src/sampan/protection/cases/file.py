"""A case as its page shows it: gathered from this slice, from identification and from the registry."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.history import history_shown
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.queries import timeline
from sampan.protection.cases.services.panels import FIRST_CARDS, Panel, cards_for, panels_for
from sampan.protection.cases.services.pointers import files_of
from sampan.protection.cases.tabs import strip_of
from sampan.protection.cases.wording import (
    SECTIONS,
    STATUS_KIND,
    record_in_words,
    status_label,
    timeline_in_words,
)
from sampan.protection.identification.facts import DeadlineFact
from sampan.protection.identification.queries import (
    SOON_DAYS,
    deadlines_of_case,
    decisions,
    screenings_of_case,
)
from sampan.registry.access.queries import team_and_loans
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import colleagues, display_names
from sampan.registry.agencies.queries import agency_names
from sampan.registry.breakglass.facts import AccessFact
from sampan.registry.breakglass.queries import held_on
from sampan.registry.clock.queries import house_today
from sampan.registry.consent.queries import consents_of
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.referrals.facts import PHASES
from sampan.registry.referrals.queries import referrals_of_case
from sampan.vocabulary.codelists import code_list

_HOLDS_SOMETHING = frozenset({"preview", "identity", "feedback"})
_NEWEST = 4  # lines of the timeline on the overview: what happened lately, the rest is one tab away


@dataclass(frozen=True)
class Seer:
    """Somebody who sees the file, and why."""

    name: str
    why: str
    until: datetime | None = None


@dataclass(frozen=True)
class ShownDeadline:
    """A deadline with how it is to be shown: due, overdue, later or done, and how many days off it is."""

    fact: DeadlineFact
    kind: str
    days: int | None


@dataclass(frozen=True)
class CaseFile:
    """What every tab of a case's page shows."""

    case: CaseFact
    status: str
    status_kind: str
    agency: str
    deadlines: tuple[ShownDeadline, ...]
    seers: tuple[Seer, ...]
    partners: tuple[str, ...]
    may: dict[str, bool]
    emergency: AccessFact | None = None

    @property
    def overdue(self) -> int:
        """How many steps are late."""
        return sum(one.kind == "overdue" for one in self.deadlines)


def case_file(*, case_id: UUID, reader: Reader, language: str) -> CaseFile:
    """Return the case with its status in words, its dates and who sees it; raises NotFound."""
    case = read_case(case_id=case_id, reader=reader)
    team, lent = team_and_loans(case_id=case_id, reader=reader)
    names = display_names(team)
    referrals = referrals_of_case(case_id=case_id, reader=reader)
    told = {one.member for one in referrals if one.peer_held in _HOLDS_SOMETHING}
    members = correspondent_names(language) if told or case.owner_member else {}
    holders = told | ({case.owner_member} if case.owner_member else set())
    return CaseFile(
        case=case,
        status=status_label(case.trafficking_status, language),
        status_kind=STATUS_KIND.get(case.trafficking_status, "quiet"),
        agency=agency_names().get(case.agency_id, ""),
        deadlines=tuple(shown_deadlines(case_id, reader=reader)),
        seers=tuple(
            Seer(names.get(one, ""), "emergency" if one in lent else "team", lent.get(one)) for one in team
        ),
        partners=tuple(sorted(members.get(one, one) for one in holders)),
        may={one.name.lower(): reader.actor.may(one) for one in Permission},
        emergency=held_on(case_id=case_id, reader=reader) if lent else None,
    )


def shown_deadlines(case_id: UUID, *, reader: Reader) -> list[ShownDeadline]:
    """Return the steps of a case as a strip shows them; those that lapsed are left out."""
    today = house_today()
    found = deadlines_of_case(case_id=case_id, reader=reader)
    return [_shown(one, today) for one in found if one.lapsed_on is None]


def tab_content(
    case: CaseFact,
    tab: str,
    *,
    reader: Reader,
    language: str,
    with_notes: bool = False,
    asked: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return what one tab shows besides the file; a tab that the reader's roles do not open is the overview.

    `asked` is the address's query: the history reads its kind and page from it.
    """
    panels = {one.code: one for one in panels_for(reader)}
    own = {
        "record": _record,
        "consents": _consents,
        "referrals": _referrals,
        "team": _team,
        "history": partial(_history, asked=asked or {}),
    }
    if tab in panels:
        shown = dict(panels[tab].build(case, reader, language)) | {"panel": panels[tab]}
    else:
        tab = tab if tab in own else "overview"
        shown = own.get(tab, _overview)(case, reader, language, with_notes)
    return shown | {"tab": tab, "strip": strip_of(panels.values(), tab)}


def _overview(case: CaseFact, reader: Reader, language: str, with_notes: bool) -> dict[str, Any]:
    entries = timeline(case_id=case.id, reader=reader, limit=_NEWEST)
    names = display_names(one.account_id for one in entries)
    person = [one for one in record_in_words(case, "person", language) if one.words or one.why]
    cards = cards_for(reader)
    return {
        "lines": timeline_in_words(entries, names, language),
        "person": person,
        "screenings": screenings_of_case(case_id=case.id, reader=reader),
        "decisions": decisions(case_id=case.id, reader=reader),
        "first_cards": [_drawn(one, case, reader, language) for one in cards if one.order < FIRST_CARDS],
        "cards": [_drawn(one, case, reader, language) for one in cards if one.order >= FIRST_CARDS],
    }


def _drawn(card: Panel, case: CaseFact, reader: Reader, language: str) -> tuple[str, Mapping[str, Any]]:
    return card.template, card.build(case, reader, language)


def _record(case: CaseFact, reader: Reader, language: str, with_notes: bool) -> dict[str, Any]:
    sections = [
        (code, title, record_in_words(case, code, language)) for code, (title, _codes) in SECTIONS.items()
    ]
    return {"sections": sections}


def _consents(case: CaseFact, reader: Reader, language: str, with_notes: bool) -> dict[str, Any]:
    groups, purposes = code_list("consent_group"), code_list("purpose")
    today = house_today()
    shown = [
        {
            "fact": one,
            "groups": [groups.label(code, language) for code in one.groups],
            "purpose": purposes.label(one.purpose, language),
            "state": "withdrawn" if one.withdrawn_at else ("active" if one.is_open(today) else "expired"),
            "to": one.recipient.partition(":")[2],
        }
        for file in files_of(case.id)
        for one in consents_of(case_id=file, reader=reader)
    ]
    return {"consents": shown}


def _referrals(case: CaseFact, reader: Reader, language: str, with_notes: bool) -> dict[str, Any]:
    files = files_of(case.id)  # a joined file's referral goes on, and is seen where the person stands
    found = [one for file in files for one in referrals_of_case(case_id=file, reader=reader)]
    names = correspondent_names(language)
    rows = [(one, names.get(one.member, one.member), PHASES.get(one.phase, one.phase)) for one in found]
    return {"referrals": rows}


def _team(case: CaseFact, reader: Reader, language: str, with_notes: bool) -> dict[str, Any]:
    team, lent = team_and_loans(case_id=case.id, reader=reader)
    names = display_names(team)
    others = [one for one in colleagues(case.agency_id) if one[0] not in names]
    return {"team": [(one, names.get(one, ""), lent.get(one)) for one in team], "others": others}


def _history(
    case: CaseFact, reader: Reader, language: str, with_notes: bool, *, asked: Mapping[str, str]
) -> dict[str, Any]:
    return history_shown(case, asked, reader=reader, language=language, with_notes=with_notes)


def _shown(fact: DeadlineFact, today: date) -> ShownDeadline:
    if not fact.is_open:
        return ShownDeadline(fact, "done", None)
    if fact.due_on is None:
        return ShownDeadline(fact, "later", None)
    days = (fact.due_on - today).days
    kind = "overdue" if days < 0 else ("due" if days <= SOON_DAYS else "later")
    return ShownDeadline(fact, kind, abs(days))
