"""Reads tasks: the reader's own, their team's and their office's, and those of a case; soonest first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.services.pointers import files_of
from sampan.protection.tasks.facts import TaskCounts, TaskFact, TaskKind, TaskPage
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services.kinds import kind_of
from sampan.protection.tasks.services.own import TEXT_LABEL
from sampan.protection.tasks.services.reach import NODE_WIDE, may_see
from sampan.registry.access.queries import on_teams_of
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm, Scope
from sampan.registry.access.sight import scope_of
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.errors import InvalidInput, NotFound, UnknownCode

PAGE = 50
SOON_DAYS = 7
MOST_COUNTED = 500  # beyond it the number changes nothing for a person, and counting costs
WHOSE = ("mine", "team", "office")
WHEN = ("overdue", "week", "later")
_SOONEST = (F("due_on").asc(nulls_last=True), "id")
_UNKNOWN = TaskKind("", _("A task"), _("Look"), "tasks:task")  # type: ignore[arg-type]


def my_tasks(*, reader: Reader, until: date | None = None, limit: int = 50) -> list[TaskFact]:
    """Return the open tasks that are the reader's: assigned to them, their roles', or their teams'.

    `until` leaves out what falls due later; a task without a day comes last.
    """
    until_then = Q() if until is None else Q(due_on__lte=until)
    parts = (*_parts("mine", reader), *_parts("team", reader))
    return [_fact(one) for one in _merged(parts, until_then, limit)]


def task_page(
    *, reader: Reader, whose: str, when: str, today: date, after: str = "", limit: int = PAGE
) -> TaskPage:
    """Return a page of open tasks, soonest first: `whose` of WHOSE, `when` of WHEN or empty for all.

    `after` is what the page before returned. Only a supervisor has an office; InvalidInput for a torn place.
    """
    asked = _when(when, today)
    parts = _parts(whose, reader)
    rows: list[Task] = []
    for behind in _behind(after):
        rows += _merged(parts, asked & behind, limit + 1 - len(rows))
        if len(rows) > limit:
            break
    shown = rows[:limit]
    return TaskPage(tuple(_fact(one) for one in shown), _place(shown[-1]) if len(rows) > limit else "")


def task_counts(*, reader: Reader, whose: str, today: date) -> TaskCounts:
    """Count the open tasks by whose they are, and those of `whose` by when; each up to MOST_COUNTED."""
    parts = {one: _parts(one, reader) for one in WHOSE}
    return TaskCounts(
        whose={one: _count(parts[one], Q()) for one in WHOSE if parts[one]},
        when={one: _count(parts[whose], _when(one, today)) for one in WHEN},
    )


def overdue_and_due(*, reader: Reader, today: date, days: int = SOON_DAYS) -> tuple[int, int]:
    """Count the reader's own and their teams' tasks: overdue, and due within `days`; each up to MOST_COUNTED."""
    parts = (*_parts("mine", reader), *_parts("team", reader))
    soon = Q(due_on__gte=today, due_on__lte=today + timedelta(days=days))
    return _count(parts, Q(due_on__lt=today)), _count(parts, soon)


def overdue_by_colleague(*, reader: Reader, today: date) -> list[tuple[UUID | None, str, int]]:
    """Count the office's overdue tasks by (account, role, tasks): account None and role empty is a team's.

    Empty for readers who see no office. At most MOST_COUNTED tasks are looked at, the longest overdue first.
    """
    rows: Counter[tuple[UUID | None, str]] = Counter()
    for part in _parts("office", reader):
        late = Task.objects.filter(part, done_at__isnull=True, due_on__lt=today).order_by("due_on")
        rows.update(late.values_list("assigned_to_id", "for_role")[:MOST_COUNTED])
    return [(account, role, count) for (account, role), count in rows.most_common()]


def task(*, task_id: UUID, reader: Reader, with_text: bool = False) -> TaskFact:
    """Return one task; raises NotFound when it is not there, not visible, or another role's.

    Opening what a person wrote needs READ_IDENTITY and is audited.
    """
    found = Task.objects.select_related("case").filter(id=task_id).first()
    if found is None or not may_see(found, reader.actor):
        raise NotFound("There is no such task here, or you may not see it.")
    return _fact(found, text=_opened([found], reader).get(found.id, "") if with_text else "")


def tasks_of_case(*, case_id: UUID, reader: Reader, with_text: bool = False) -> list[TaskFact]:
    """Return the tasks of a case: open ones soonest first, then what was done, newest first.

    Those of a role that the reader does not hold are left out. Opening the texts is audited.
    """
    found = [one for one in _of_case(case_id) if may_see(one, reader.actor)]
    texts = _opened(found, reader) if with_text else {}
    is_open = [one for one in found if one.done_at is None]
    done = [one for one in found if one.done_at is not None]
    is_open.sort(key=_order)
    done.sort(key=lambda one: (one.done_at, one.id), reverse=True)
    return [_fact(one, text=texts.get(one.id, "")) for one in (*is_open, *done)]


def with_others(*, case_id: UUID, reader: Reader) -> int:
    """Count the open tasks of a case that are with a role which the reader does not hold."""
    return sum(one.done_at is None and not may_see(one, reader.actor) for one in _of_case(case_id))


def soon(today: date, days: int = SOON_DAYS) -> date:
    """Return the last day that counts as soon."""
    return today + timedelta(days=days)


def _of_case(case_id: UUID) -> QuerySet[Task]:
    return Task.objects.select_related("case").filter(case_id__in=files_of(case_id))


def _parts(whose: str, reader: Reader) -> tuple[Q, ...]:
    """Return conditions, each with an index of its own, that hold for the tasks that are so much the reader's."""
    actor, scope = reader.actor, scope_of(reader, Realm.CASES)
    if whose == "mine":
        at_home = [role for role in actor.roles if role not in NODE_WIDE]
        parts = [Q(assigned_to_id=actor.account_id)]
        parts += [Q(for_role=role, agency_id=actor.agency_id, assigned_to=None) for role in at_home]
        desks = [role for role in actor.roles if role in NODE_WIDE]
        parts += [Q(for_role=role, assigned_to=None) for role in desks]  # of the whole node: one desk each
        return tuple(parts)
    if whose == "team":
        teams = on_teams_of(account_id=actor.account_id) if scope else None
        return (teams & Q(assigned_to=None, for_role=""),) if teams is not None else ()
    if whose == "office":
        is_office = scope in (Scope.AGENCY, Scope.NODE)
        return (Q(agency_id=actor.agency_id) & ~Q(for_role__in=NODE_WIDE),) if is_office else ()
    raise InvalidInput("There is no such list of tasks.", remedy="Go back to your tasks.")


def _when(when: str, today: date) -> Q:
    last = soon(today)
    known = {
        "": Q(),
        "overdue": Q(due_on__lt=today),
        "week": Q(due_on__gte=today, due_on__lte=last),
        "later": Q(due_on__gt=last) | Q(due_on__isnull=True),
    }
    return known.get(when, Q())


def _behind(after: str) -> tuple[Q, ...]:
    """Return the conditions of what lies behind a place, in their order: with a day, then without one."""
    if not after:
        return (Q(),)
    day, _dot, last = after.partition(".")
    try:
        task_id = UUID(last)
        if not day:
            return (Q(due_on__isnull=True, id__gt=task_id),)
        due = date.fromisoformat(day)
    except ValueError:
        raise InvalidInput("This address is not whole.", remedy="Go back to your tasks.") from None
    return (Q(due_on=due, id__gt=task_id), Q(due_on__gt=due), Q(due_on__isnull=True))


def _place(one: Task) -> str:
    return f"{one.due_on or ''}.{one.id}"


def _merged(parts: Iterable[Q], asked: Q, limit: int) -> list[Task]:
    found = Task.objects.filter(asked, done_at__isnull=True).select_related("case").order_by(*_SOONEST)
    rows = {one.id: one for part in parts for one in found.filter(part)[:limit]}
    return sorted(rows.values(), key=_order)[:limit]


def _count(parts: Iterable[Q], asked: Q) -> int:
    found = Task.objects.filter(asked, done_at__isnull=True).order_by()
    return min(sum(found.filter(part)[:MOST_COUNTED].count() for part in parts), MOST_COUNTED)


def _order(one: Task) -> tuple[date, UUID]:
    return one.due_on or date.max, one.id


def _opened(rows: list[Task], reader: Reader) -> Mapping[UUID, str]:
    sealed = [one for one in rows if one.text_sealed and one.case_id]
    if not sealed:
        return {}
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    case_id = sealed[0].case_id
    record(
        "tasks.read", by=reader.actor, purpose=reader.purpose, subject_kind="case", subject_id=case_id,
        case_id=case_id, details={"tasks": len(sealed)},
    )  # fmt: skip
    return {
        one.id: open_for_case(one.text_sealed, case_id=case_id, label=TEXT_LABEL).decode() for one in sealed
    }


def _kind(code: str) -> TaskKind:
    try:
        return kind_of(code)
    except UnknownCode:  # its slice is no longer part of this node; the task is still somebody's
        return _UNKNOWN


def _title(kind: TaskKind, facts: Mapping[str, object]) -> str:
    told: dict[str, object] = defaultdict(lambda: "–", facts)  # erased facts leave a dash, not a broken page
    title = str(kind.title)
    return title % told if "%(" in title else title


def _url(one: Task, kind: TaskKind) -> str:
    place = one.source_id or one.case_id
    try:
        return reverse(kind.url_name, args=[place] if place else [])
    except NoReverseMatch:
        return reverse("tasks:task", args=[one.id])


def _fact(one: Task, *, text: str = "") -> TaskFact:
    kind = _kind(one.kind)
    return TaskFact(
        id=one.id,
        case_id=one.case_id,
        case_number=one.case.number if one.case else "",
        kind=one.kind,
        title=_title(kind, one.facts),
        action=str(kind.action),
        source_id=one.source_id,
        for_role=one.for_role,
        assigned_to=one.assigned_to_id,
        urgency=one.urgency,
        due_on=one.due_on,
        created_at=one.created_at,
        done_at=one.done_at,
        outcome=one.outcome,
        has_text=one.text_sealed is not None,
        url=_url(one, kind),
        text=text,
        done_by=one.done_by_id,
        created_by=one.created_by_id,
        escalated_on=one.escalated_on,
        agency_id=one.agency_id,
    )
