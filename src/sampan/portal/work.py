"""What a person has to do today, gathered from the slices: by urgency, each with one next action."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sampan.portal.work_lines import MOST, MOST_COUNTED, Section, Task, address, day, moment, section
from sampan.portal.work_referrals import referral_lines
from sampan.protection.assistance.queries import inbox
from sampan.protection.cases.queries import drafts
from sampan.protection.identification.facts import DeadlineFact
from sampan.protection.identification.queries import counts, due_and_overdue, screenings_under_way
from sampan.protection.tasks.facts import TaskFact
from sampan.protection.tasks.queries import my_tasks, overdue_and_due, overdue_by_colleague, soon
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import ROLES, Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.clock.queries import house_now, house_today

_HELP = Permission.ANSWER_ASSISTANCE
CASE_PURPOSES = frozenset({Purpose.PROTECTION, Purpose.REFERRAL, Purpose.RETURN})
_MOST_BARS = 8  # colleagues in the picture; the rest stand in one bar

Brought = Callable[[Reader], Section]
BROUGHT: tuple[Brought, ...] = ()
"""Sections that stand first, before the day's own work: approvals to answer, emergency access to review."""


@dataclass(frozen=True)
class Bar:
    """How much of the office's is overdue with somebody; `percent` of the longest bar."""

    label: str
    count: int
    percent: int


def sections_of(reader: Reader) -> list[Section]:
    """Return the reader's work, the most urgent first; sections without anything are left out."""
    sections = [bring(reader) for bring in BROUGHT]
    sections += _case_work(reader) if reader.purpose in CASE_PURPOSES else []
    sections += [_asked_to_help(reader)] if reader.actor.may_for(_HELP, reader.purpose) else []
    sections.append(_other_work(reader))
    return [one for one in sections if one.tasks]


def _asked_to_help(reader: Reader) -> Section:
    """Return the people whom the reader's office is asked to help, as a provider of services."""
    waiting = inbox(reader=reader, view="new", limit=MOST)
    tasks = [
        Task(
            title=_("You are asked to help somebody"),
            url=address("assistance:referral", one.id),
            action=_("Answer"),
            kind="warm",
            when=moment(one.due_at),
            is_urgent=one.urgency == "urgent",
        )
        for one in waiting
    ]
    return section(
        "asked", _("Asked to help"), "life-buoy", tasks, len(tasks), all_url=address("assistance:list")
    )


def office_of(reader: Reader) -> list[Bar]:
    """Return who in the office is how far behind, for whoever distributes its work; empty for all others."""
    may = reader.actor.may_for(Permission.ASSIGN_TEAM, reader.purpose)
    found = overdue_by_colleague(reader=reader, today=house_today()) if may else []
    names = display_names(account for account, _role, _count in found if account)
    told = [(_holder(account, role, names), count) for account, role, count in found]
    rest = sum(count for _label, count in told[_MOST_BARS:])
    shown = told[:_MOST_BARS] + ([(_("All others"), rest)] if rest else [])
    longest = max((count for _label, count in shown), default=1)
    return [Bar(label, count, round(100 * count / longest)) for label, count in shown]


def _holder(account: UUID | None, role: str, names: dict[UUID, str]) -> str:
    if account:
        return names.get(account, "–")
    return _(ROLES[role].label) if role in ROLES else _("Nobody in particular: the cases' teams")


def _case_work(reader: Reader) -> list[Section]:
    today, now = house_today(), house_now()
    owed = due_and_overdue(reader=reader, today=today, limit=2 * MOST)
    steps_late, steps_due = _steps_counted(reader, today, owed)
    tasks, tasks_late, tasks_due = _own_tasks(reader, today)
    lines = [*map(_deadline, owed), *map(_task, tasks)]
    late = [one for one in lines if one.when_kind == "overdue"]
    due = [one for one in lines if one.when_kind != "overdue"]
    incoming, outgoing = referral_lines(reader, now)
    waiting = [*outgoing, *_unfinished(reader)]
    all_tasks = address("tasks:list")
    return [
        section("overdue", _("Overdue"), "bell", late, min(steps_late + tasks_late, MOST_COUNTED),
                all_url=f"{all_tasks}?when=overdue" if tasks_late else ""),
        section("arrived", _("Arrived"), "inbox", incoming, len(incoming)),
        section("due", _("Due this week"), "calendar-clock", due, min(steps_due + tasks_due, MOST_COUNTED),
                all_url=f"{all_tasks}?when=week" if tasks_due else ""),
        section("waiting", _("Waiting, or not finished"), "hourglass", waiting, len(waiting)),
    ]  # fmt: skip


def _steps_counted(reader: Reader, today: date, owed: list[DeadlineFact]) -> tuple[int, int]:
    """Return how many steps of cases are late and due; the database counts only when there are many."""
    if len(owed) < 2 * MOST:
        late = sum(one.is_overdue(today) for one in owed)
        return late, len(owed) - late
    told = counts(reader=reader, today=today)
    return told.overdue, told.due


def _own_tasks(reader: Reader, today: date) -> tuple[list[TaskFact], int, int]:
    """Return the tasks of the week, soonest first, and how many are late and due; counted only when many."""
    if not reader.actor.may_for(Permission.DO_TASKS, reader.purpose):
        return [], 0, 0
    found = my_tasks(reader=reader, until=soon(today), limit=2 * MOST)
    if len(found) < 2 * MOST:
        late = sum(one.is_overdue(today) for one in found)
        return found, late, len(found) - late
    return found, *overdue_and_due(reader=reader, today=today)


def _task(one: TaskFact) -> Task:
    late = one.is_overdue(house_today())
    return Task(
        title=one.title,
        url=address("tasks:task", one.id) if one.is_done_here or not one.case_number else one.url,
        action=one.action,
        kind="warm" if late else "",
        note=one.case_number,
        when=day(one.due_on),
        when_kind="overdue" if late else "due",
        is_urgent=one.urgency == "urgent",
        due_on=one.due_on,
    )


def _deadline(one: DeadlineFact) -> Task:
    late = one.is_overdue(house_today())
    return Task(
        title=one.label,
        url=address("identification:settle", one.id),
        action=_("Settle it"),
        kind="warm" if late else "",
        note=one.case_number,
        when=day(one.due_on),
        when_kind="overdue" if late else "due",
        is_urgent=one.urgency == "urgent",
        due_on=one.due_on,
    )


def _unfinished(reader: Reader) -> list[Task]:
    screenings = [
        Task(
            title=_("A screening is not finished"),
            url=address("identification:screening", one.id, "1"),
            action=_("Go on"),
            note=_("begun %(day)s") % {"day": moment(one.started_at)},
        )
        for one in screenings_under_way(reader=reader)
    ]
    return screenings + [_intake(one.id, one.kind, one.changed_at) for one in drafts(reader=reader)]


def _intake(draft_id: UUID, kind: str, changed_at: datetime) -> Task:
    is_group = kind == "group"
    place = ("cases:group_change", draft_id) if is_group else ("cases:intake_page", draft_id, "who")
    return Task(
        title=_("A group is not registered yet") if is_group else _("An intake is not finished"),
        url=address(*place),
        action=_("Go on"),
        note=_("last kept %(day)s") % {"day": moment(changed_at)},
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
        Task(title=title, url=address(place), action=action)
        for purpose, permission, place, title, action in offered
        if reader.purpose is purpose and actor.may(permission)
    ]
    return section("next", _("Your next steps"), "list-checks", tasks, len(tasks))


def summary_of(sections: list[Section], *, more: int = 0) -> str:
    """Return the whole day in one sentence; `more` waits above the sections."""
    urgent = more + sum(one.count for one in sections if one.code in ("overdue", "arrived", "asked"))
    if not urgent:
        return _("Nothing is late and nobody waits for you.")
    told = ngettext("%(count)s thing needs you now.", "%(count)s things need you now.", urgent)
    return told % {"count": urgent}
