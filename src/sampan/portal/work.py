"""What a person has to do today, gathered from the slices: by urgency, each with one next action."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sampan.protection.cases.queries import drafts
from sampan.protection.identification.facts import DeadlineFact
from sampan.protection.identification.queries import (
    MOST_COUNTED,
    counts,
    due_and_overdue,
    screenings_under_way,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.referrals.facts import ReferralFact
from sampan.registry.referrals.queries import referrals, waiting_for_answer

MOST = 20  # lines a section: a day's work; the lists hold the rest
NEWS_DAYS = 7  # answers and feedback of other countries stay on the page for a week
CASE_PURPOSES = frozenset({Purpose.PROTECTION, Purpose.REFERRAL, Purpose.RETURN})


@dataclass(frozen=True)
class Task:
    """One thing to do: its title (never a name), where it is done, and the one next action."""

    title: str
    url: str
    action: str
    kind: str = ""
    note: str = ""
    when: str = ""
    when_kind: str = "due"
    is_urgent: bool = False


@dataclass(frozen=True)
class Section:
    """Tasks of one urgency; `count` may be more than are shown."""

    code: str
    title: str
    icon: str
    tasks: tuple[Task, ...]
    count: int

    @property
    def is_capped(self) -> bool:
        """True when there may be more than were counted."""
        return self.count >= MOST_COUNTED


def sections_of(reader: Reader) -> list[Section]:
    """Return the reader's work, the most urgent first; sections without anything are left out."""
    sections = _case_work(reader) if reader.purpose in CASE_PURPOSES else []
    sections.append(_other_work(reader))
    return [section for section in sections if section.tasks]


def _case_work(reader: Reader) -> list[Section]:
    today, now = timezone.localdate(), timezone.now()
    owed = due_and_overdue(reader=reader, today=today, limit=2 * MOST)
    counted = counts(reader=reader, today=today)
    late = [_deadline(one) for one in owed if one.is_overdue(today)]
    due = [_deadline(one) for one in owed if not one.is_overdue(today)]
    incoming, outgoing = _referrals(reader, now)
    waiting = [*outgoing, *_unfinished(reader)]
    return [
        _section("overdue", _("Overdue"), "bell", late, counted.overdue),
        _section("arrived", _("Arrived"), "inbox", incoming, len(incoming)),
        _section("due", _("Due this week"), "calendar-clock", due, counted.due),
        _section("waiting", _("Waiting, or not finished"), "hourglass", waiting, len(waiting)),
    ]


def _section(code: str, title: str, icon: str, tasks: list[Task], count: int) -> Section:
    ordered = sorted(
        tasks, key=lambda task: not task.is_urgent
    )  # stable: what is urgent first, else as it came
    return Section(code, title, icon, tuple(ordered[:MOST]), count)


def _deadline(one: DeadlineFact) -> Task:
    today = timezone.localdate()
    late = one.is_overdue(today)
    return Task(
        title=one.label,
        url=_address("identification:settle", one.id),
        action=_("Settle it"),
        kind="warm" if late else "",
        note=one.case_number,
        when=date_format(one.due_on, "SHORT_DATE_FORMAT") if one.due_on else "",
        when_kind="overdue" if late else "due",
        is_urgent=one.urgency == "urgent",
    )


def _referrals(reader: Reader, now: datetime) -> tuple[list[Task], list[Task]]:
    """Return what other countries wait for or have answered, and what we wait for."""
    names = correspondent_names(get_language() or "en")
    arrived = [
        _incoming(one, now, names) for one in waiting_for_answer(reader=reader, side="receiver", limit=MOST)
    ]
    waiting = [
        _outgoing(one, now, names) for one in waiting_for_answer(reader=reader, side="sender", limit=MOST)
    ]
    since = now - timedelta(days=NEWS_DAYS)
    for one in referrals(reader=reader):
        news = _news(one) if one.changed_at >= since else ""
        if news:
            arrived.append(
                Task(
                    news,
                    _address("crossings:referral", one.id),
                    _("Look"),
                    note=names.get(one.member, one.member),
                )
            )
    return arrived, waiting


def _incoming(one: ReferralFact, now: datetime, names: dict[str, str]) -> Task:
    return Task(
        title=_("A referral waits for your answer"),
        url=_address("crossings:referral", one.id),
        action=_("Answer"),
        kind="warm",
        note=names.get(one.member, one.member),
        when=_moment(one.answer_by),
        when_kind="overdue" if one.is_late(now) else "due",
        is_urgent=one.urgency == "urgent",
    )


def _outgoing(one: ReferralFact, now: datetime, names: dict[str, str]) -> Task:
    late = one.is_late(now)
    return Task(
        title=_("The other country has not answered in time") if late else _("Waiting for an answer"),
        url=_address("crossings:referral", one.id),
        action=_("Call or ask another") if late else _("Look"),
        note=names.get(one.member, one.member),
        when=_moment(one.answer_by),
        when_kind="overdue" if late else "later",
        is_urgent=one.urgency == "urgent",
    )


def _news(one: ReferralFact) -> str:
    """Return what is new in a referral and asks for a next step here; empty when nothing does."""
    owed = {
        "accepted": _("Accepted: release the identity, if the person agrees"),
        "released": _("Released: hand the case over"),
    }
    ours = {
        "declined": _("Declined: read why, and ask another"),
        "handed_over": _("Handed over: feedback may have arrived"),
        "withdrawn": _("Consent was withdrawn: see that it was obeyed"),
    }
    theirs = {
        "released": _("An identity was released to us"),
        "handed_over": _("A case was handed over to us: it is ours now"),
        "recalled": _("A referral was called back"),
        "withdrawn": _("Consent was withdrawn: what we held is closed"),
    }
    if one.is_outgoing and one.phase in owed:
        return owed[one.phase]
    return "" if one.is_read else (ours if one.is_outgoing else theirs).get(one.phase, "")


def _unfinished(reader: Reader) -> list[Task]:
    screenings = [
        Task(
            title=_("A screening is not finished"),
            url=_address("identification:screening", one.id, "1"),
            action=_("Go on"),
            note=_("begun %(day)s") % {"day": _moment(one.started_at)},
        )
        for one in screenings_under_way(reader=reader)
    ]
    return screenings + [_intake(one.id, one.kind, one.changed_at) for one in drafts(reader=reader)]


def _intake(draft_id: UUID, kind: str, changed_at: datetime) -> Task:
    is_group = kind == "group"
    place = ("cases:group_change", draft_id) if is_group else ("cases:intake_page", draft_id, "who")
    return Task(
        title=_("A group is not registered yet") if is_group else _("An intake is not finished"),
        url=_address(*place),
        action=_("Go on"),
        note=_("last kept %(day)s") % {"day": _moment(changed_at)},
    )


def _other_work(reader: Reader) -> Section:
    """Return the next steps of roles that have no cases, or of a purpose that shows none."""
    actor = reader.actor
    offered = (
        (
            Purpose.STATISTICS,
            Permission.READ_FIGURES,
            "figures:situation",
            _("The situation report"),
            _("Make it"),
        ),
        (Purpose.AUDIT, Permission.READ_AUDIT, "audit:list", _("The audit of this node"), _("Read it")),
        (
            Purpose.ADMINISTRATION,
            Permission.MANAGE_ACCOUNTS,
            "accounts:list",
            _("Accounts and roles"),
            _("Look"),
        ),
        (
            Purpose.ADMINISTRATION,
            Permission.MANAGE_MEMBERS,
            "members:list",
            _("Members: other nodes"),
            _("Look"),
        ),
    )
    tasks = [
        Task(title=title, url=_address(place), action=action)
        for purpose, permission, place, title, action in offered
        if reader.purpose is purpose and actor.may(permission)
    ]
    return _section("next", _("Your next steps"), "list-checks", tasks, len(tasks))


def summary_of(sections: list[Section]) -> str:
    """Return the whole day in one sentence."""
    urgent = sum(section.count for section in sections if section.code in ("overdue", "arrived"))
    if not urgent:
        return _("Nothing is late and nobody waits for you.")
    told = ngettext("%(count)s thing needs you now.", "%(count)s things need you now.", urgent)
    return told % {"count": urgent}


def _moment(when: datetime | None) -> str:
    return date_format(timezone.localtime(when), "SHORT_DATETIME_FORMAT") if when else ""


def _address(place: str, *parts: Any) -> str:
    try:
        return reverse(place, args=parts)
    except NoReverseMatch:  # the slice is not part of this node
        return ""
