"""Reads tasks: the reader's own and those of a case, soonest first."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from sampan.protection.tasks.facts import TaskFact
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services.kinds import kind_of
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Realm
from sampan.registry.access.sight import sight_of

_SOONEST = (F("due_on").asc(nulls_last=True), "id")


def my_tasks(*, reader: Reader, until: date | None = None, limit: int = 50) -> list[TaskFact]:
    """Return the open tasks that are the reader's: assigned to them, their roles', or their teams'.

    `until` leaves out what falls due later; a task without a day comes last.
    """
    mine = Q(assigned_to_id=reader.actor.account_id) | Q(assigned_to__isnull=True) & (
        Q(for_role="") | Q(for_role__in=reader.actor.roles)
    )
    found = Task.objects.filter(mine, done_at__isnull=True)
    if until is not None:
        found = found.filter(due_on__lte=until)
    parts = (*sight_of(reader, Realm.CASES).parts(), Q(for_role="focal_point"))
    rows = {one.id: one for part in parts for one in _soonest(found.filter(part), limit)}
    ordered = sorted(rows.values(), key=lambda one: (one.due_on or date.max, one.id))
    return [_fact(one) for one in ordered[:limit]]


def tasks_of_case(*, case_id: UUID, reader: Reader) -> list[TaskFact]:
    """Return the tasks of a case: open ones soonest first, then what was done, newest first."""
    found = Task.objects.select_related("case").filter(case_id=case_id)
    is_open = [one for one in found if one.done_at is None]
    done = [one for one in found if one.done_at is not None]
    is_open.sort(key=lambda one: (one.due_on or date.max, one.id))
    done.sort(key=lambda one: (one.done_at, one.id), reverse=True)
    return [_fact(one) for one in (*is_open, *done)]


def soon(today: date, days: int = 7) -> date:
    """Return the last day that counts as soon."""
    return today + timedelta(days=days)


def _soonest(found: "QuerySet[Task]", limit: int) -> "QuerySet[Task]":
    return found.select_related("case").order_by(*_SOONEST)[:limit]


def _fact(one: Task) -> TaskFact:
    kind = kind_of(one.kind)
    place = one.source_id or one.case_id
    return TaskFact(
        id=one.id,
        case_id=one.case_id,
        case_number=one.case.number if one.case else "",
        kind=one.kind,
        title=str(kind.title) % one.facts if one.facts else str(kind.title),
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
        url=reverse(kind.url_name, args=[place] if place else []),
    )
