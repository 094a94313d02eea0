"""Owes tasks and settles them, for every slice: in the transaction of the act that causes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services.kinds import kind_of
from sampan.protection.tasks.services.reach import NATIONAL
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import Act, record_many
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import WrongState

_BATCH = 2_000
_TRIES = 3  # insert, or move what another transaction just wrote; once more if that was settled in between
_Source = tuple[str, UUID]


def owe_task(*, new: NewTask, by: Actor, purpose: Purpose) -> UUID:
    """Keep a task and return its id; the one already open for the same source and kind, moved to the new day.

    The caller has required the permission of its act. Raises UnknownCode for a kind that nobody registered.
    """
    return owe_tasks(news=[new], by=by, purpose=purpose)[0]


@transaction.atomic
def owe_tasks(*, news: Sequence[NewTask], by: Actor, purpose: Purpose) -> list[UUID]:
    """Keep many tasks as `owe_task` keeps one, in a few statements; return their ids in order.

    Of two transactions that owe for one source at the same time the later waits, and moves the earlier's task.
    Raises UnknownCode; WrongState when the open task of a source is not the actor's to see.
    """
    for kind in {new.kind for new in news}:
        kind_of(kind)
    ids: list[UUID | None] = [None] * len(news)
    waiting = list(range(len(news)))
    for _again in range(_TRIES):
        known = _known(news[place] for place in waiting)
        moved = {place: known[_source(news[place])] for place in waiting if _source(news[place]) in known}
        _move([(task, news[place]) for place, task in moved.items()])
        rest = _once_a_source([place for place in waiting if place not in moved], news)
        written = _write([news[place] for place in rest], by=by, purpose=purpose)
        for place, task_id in (
            *((at, task.id) for at, task in moved.items()),
            *zip(rest, written, strict=True),
        ):
            ids[place] = task_id
        waiting = [place for place in waiting if ids[place] is None]
        if not waiting:
            return [one for one in ids if one is not None]
    raise WrongState(
        "This is owed already, to somebody whose tasks you do not see.", remedy="Ask your supervisor."
    )


def keep_task(new: NewTask, *, by: Actor, purpose: Purpose, text_sealed: bytes | None = None) -> UUID:
    """Write a new task in the open transaction; what a person wrote is its own source, and done on its page."""
    task = _task(new, by=by, now=house_now())
    if text_sealed is not None:
        task.text_sealed, task.source_id = text_sealed, task.id
    task.save(force_insert=True)
    record_many([_owed(task)], by=by, purpose=purpose)
    return task.id


def _write(news: list[NewTask], *, by: Actor, purpose: Purpose) -> list[UUID | None]:
    """Insert tasks and return their ids; None where another transaction was first: its task is open now."""
    now = house_now()
    tasks = [_task(new, by=by, now=now) for new in news]
    Task.objects.bulk_create(tasks, batch_size=_BATCH, ignore_conflicts=True)
    ids = [task.id for task in tasks]
    there = set(Task.objects.filter(id__in=ids).values_list("id", flat=True)) if ids else set()
    record_many((_owed(task) for task in tasks if task.id in there), by=by, purpose=purpose)
    return [one if one in there else None for one in ids]


def _move(moved: list[tuple[Task, NewTask]]) -> None:
    """Give open tasks the day and holder that are owed now."""
    for known, new in moved:
        known.due_on, known.for_role = new.due_on, new.for_role
        known.assigned_to_id, known.urgency, known.facts = new.assigned_to, new.urgency, dict(new.facts)
        known.escalated_on, known.is_national = None, known.is_national or new.for_role == NATIONAL
    columns = ("due_on", "for_role", "assigned_to", "urgency", "facts", "escalated_on", "is_national")
    if len(moved) == 1:  # the usual one: as a plain statement
        moved[0][0].save(update_fields=columns)
    else:
        Task.objects.bulk_update([known for known, _new in moved], columns, batch_size=_BATCH)


def _known(news: Iterable[NewTask]) -> dict[_Source, Task]:
    """Return the open tasks of these sources, locked in one order."""
    sources: dict[str, list[UUID]] = defaultdict(list)
    for new in news:
        if new.source_id is not None:
            sources[new.kind].append(new.source_id)
    found: dict[_Source, Task] = {}
    for kind, ids in sorted(sources.items()):
        rows = Task.objects.select_for_update().filter(kind=kind, source_id__in=ids, done_at__isnull=True)
        found |= {(kind, one.source_id): one for one in rows.order_by("id")}
    return found


def _once_a_source(places: list[int], news: Sequence[NewTask]) -> list[int]:
    """Leave out what the same call owes a second time: the next try moves it."""
    firsts = {_source(news[place]) or place: place for place in reversed(places)}
    return sorted(firsts.values())


def _source(new: NewTask) -> _Source | None:
    return (new.kind, new.source_id) if new.source_id is not None else None


def _task(new: NewTask, *, by: Actor, now: datetime) -> Task:
    return Task(
        case_id=new.case_id,
        agency_id=new.agency_id,
        kind=new.kind,
        source_id=new.source_id,
        facts=dict(new.facts),
        for_role=new.for_role,
        is_national=new.for_role == NATIONAL,
        assigned_to_id=new.assigned_to,
        urgency=new.urgency,
        due_on=new.due_on,
        created_by_id=by.account_id,
        created_at=now,
    )


def _owed(task: Task) -> Act:
    return Act("task.owed", "task", str(task.id), task.case_id, {"kind": task.kind})


@transaction.atomic
def settle_tasks(*, kind: str, source_id: UUID, by: Actor, purpose: Purpose, outcome: str = "done") -> int:
    """Settle the open tasks of a kind about one record; return how many there were (none is no fault)."""
    found = list(_open(kind=kind, source_id=source_id).values_list("id", "case_id"))
    Task.objects.filter(id__in=[task_id for task_id, _case in found]).update(
        done_at=house_now(), done_by_id=by.account_id, outcome=outcome
    )
    acts = (Act("task.settled", "task", str(one), case, {"outcome": outcome}) for one, case in found)
    record_many(acts, by=by, purpose=purpose)
    return len(found)


@transaction.atomic
def settle_seen(*, kinds: Iterable[str], source_id: UUID, by: Actor, purpose: Purpose) -> int:
    """Settle what asked for no more than a look, once who owes it has looked; return how many there were.

    Settled is what the actor owes, or a role of theirs; what a colleague owes stays owed.
    """
    theirs = Q(assigned_to_id=by.account_id) | Q(assigned_to__isnull=True, for_role__in=by.roles)
    found = Task.objects.filter(theirs, kind__in=list(kinds), source_id=source_id, done_at__isnull=True)
    return sum(
        settle_tasks(kind=kind, source_id=source_id, by=by, purpose=purpose)
        for kind in list(found.values_list("kind", flat=True))
    )


def is_owed(*, kind: str, source_id: UUID) -> bool:
    """Say whether a task of a kind about one record is open, among those that the reader sees."""
    return _open(kind=kind, source_id=source_id).exists()


def owed_sources(kind: str) -> set[UUID]:
    """Return the records of which a task of a kind is open, among those tasks that the reader sees."""
    found = Task.objects.filter(kind=kind, done_at__isnull=True, source_id__isnull=False)
    return set(found.values_list("source_id", flat=True))


def _open(*, kind: str, source_id: UUID | None):
    return Task.objects.filter(kind=kind, source_id=source_id, done_at__isnull=True)
