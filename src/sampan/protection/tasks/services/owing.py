"""Owes tasks and settles them, for every slice: in the transaction of the act that causes them."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services.kinds import kind_of
from sampan.protection.tasks.services.reach import NATIONAL
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import Act, record, record_many


@transaction.atomic
def owe_task(*, new: NewTask, by: Actor, purpose: Purpose) -> UUID:
    """Keep a task and return its id; the one already open for the same source and kind, moved to the new day.

    The caller has required the permission of its act. Raises UnknownCode for a kind that nobody registered.
    """
    kind_of(new.kind)
    known = _open(kind=new.kind, source_id=new.source_id).first() if new.source_id else None
    if known is not None:
        known.due_on, known.for_role = new.due_on, new.for_role
        known.assigned_to_id, known.urgency, known.facts = new.assigned_to, new.urgency, dict(new.facts)
        known.escalated_on, known.is_national = None, known.is_national or new.for_role == NATIONAL
        known.save(
            update_fields=(
                "due_on", "for_role", "assigned_to", "urgency", "facts", "escalated_on", "is_national",
            )
        )  # fmt: skip
        return known.id
    return keep_task(new, by=by, purpose=purpose)


def keep_task(new: NewTask, *, by: Actor, purpose: Purpose, text_sealed: bytes | None = None) -> UUID:
    """Write a new task in the open transaction; what a person wrote is its own source, and done on its page."""
    task = Task(
        case_id=new.case_id,
        agency_id=new.agency_id,
        kind=new.kind,
        source_id=new.source_id,
        facts=dict(new.facts),
        text_sealed=text_sealed,
        for_role=new.for_role,
        is_national=new.for_role == NATIONAL,
        assigned_to_id=new.assigned_to,
        urgency=new.urgency,
        due_on=new.due_on,
        created_by_id=by.account_id,
        created_at=datetime.now(UTC),
    )
    if text_sealed is not None:
        task.source_id = task.id
    task.save(force_insert=True)
    record(
        "task.owed",
        by=by,
        purpose=purpose,
        subject_kind="task",
        subject_id=task.id,
        case_id=new.case_id,
        details={"kind": new.kind},
    )
    return task.id


@transaction.atomic
def settle_tasks(*, kind: str, source_id: UUID, by: Actor, purpose: Purpose, outcome: str = "done") -> int:
    """Settle the open tasks of a kind about one record; return how many there were (none is no fault)."""
    found = list(_open(kind=kind, source_id=source_id).values_list("id", "case_id"))
    Task.objects.filter(id__in=[task_id for task_id, _case in found]).update(
        done_at=datetime.now(UTC), done_by_id=by.account_id, outcome=outcome
    )
    acts = (Act("task.settled", "task", str(one), case, {"outcome": outcome}) for one, case in found)
    record_many(acts, by=by, purpose=purpose)
    return len(found)


def _open(*, kind: str, source_id: UUID | None):
    return Task.objects.filter(kind=kind, source_id=source_id, done_at__isnull=True)
