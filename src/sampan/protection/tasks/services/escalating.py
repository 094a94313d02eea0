"""The ladder of a task that nobody does: its team or person, the supervisor, the national focal point.

The numbers and their reasons: docs/adr/0012-escalation.md.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from sampan.protection.cases.services.changing import note_event
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services.reach import DESK, NATIONAL
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import SampanError

logger = logging.getLogger(__name__)

A_DAY = 5_000  # tasks a step and day at most: a wrong clock is noticed before every desk is full


@dataclass(frozen=True)
class Step:
    """A step of the ladder: from whom, to whom, and after how many days overdue (fewer when urgent)."""

    of_role: str
    to_role: str
    days: int
    urgent_days: int


LADDER = (Step("supervisor", NATIONAL, 10, 3), Step(DESK, NATIONAL, 1, 0), Step("", "supervisor", 3, 1))
"""The highest step first, so that no task climbs two in one day."""


def escalate_overdue(*, today: date, reader: Reader) -> int:
    """Move each task that is overdue for too long one step up; return how many moved.

    Each in a transaction of its own that locks it and looks again: run twice, or by two workers at once, it
    moves a task once; what cannot be moved holds up no other and is tried again the next day.
    """
    moved = 0
    for step in LADDER:
        for task_id in _waiting(step, today, reader):
            moved += _move(task_id, step, today, reader)
    return moved


def _waiting(step: Step, today: date, reader: Reader) -> Iterator[UUID]:
    with reading_as(reader):
        late = list(_late(step, today).order_by("due_on", "id").values_list("id", flat=True)[:A_DAY])
    yield from late


def _late(step: Step, today: date) -> QuerySet[Task]:
    late = Q(due_on__lt=today - timedelta(days=step.days))
    urgent = Q(urgency="urgent", due_on__lt=today - timedelta(days=step.urgent_days))
    rested = Q(escalated_on__isnull=True) | Q(escalated_on__lt=today)
    return Task.objects.filter(late | urgent, rested, done_at__isnull=True, for_role=step.of_role)


def _move(task_id: UUID, step: Step, today: date, reader: Reader) -> int:
    try:
        with reading_as(reader), transaction.atomic():
            return _moved(task_id, step, today, reader)
    except SampanError:
        logger.warning("A task could not be moved to the role %s; it is tried again.", step.to_role)
        return 0


def _moved(task_id: UUID, step: Step, today: date, reader: Reader) -> int:
    late = _late(step, today).select_for_update(skip_locked=True)
    task = late.filter(id=task_id).first()
    if task is None:
        return 0
    task.for_role, task.assigned_to_id, task.escalated_on = step.to_role, None, today
    task.is_national = task.is_national or step.to_role == NATIONAL
    task.save(update_fields=("for_role", "assigned_to", "escalated_on", "is_national"))
    if task.case_id:
        facts = {"to": step.to_role, "kind": task.kind}
        note_event(case_id=task.case_id, kind="task_escalated", facts=facts, by=reader.actor)
    record(
        "task.escalated", by=reader.actor, purpose=reader.purpose, subject_kind="task", subject_id=task.id,
        case_id=task.case_id, details={"kind": task.kind, "to": step.to_role},
    )  # fmt: skip
    return 1
