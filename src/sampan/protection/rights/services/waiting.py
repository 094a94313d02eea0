"""What waits for somebody because of a right: its task is owed, moved and settled with the right."""

from collections.abc import Iterable
from datetime import date

from sampan.protection.rights.models import Right
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task, owe_tasks, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor

ASK_AGAIN_DAYS = 14  # without a limit in the law, ask after two weeks what became of it (our own rule)
GUARDIAN, ANSWER, PERIOD, REVIEW = "appoint_guardian", "right_answer", "reflection_ends", "right_review"
NOTICE = "tell_decision"
KINDS = (GUARDIAN, ANSWER, PERIOD, REVIEW, NOTICE)


def owe_what_waits(row: Right, *, by: Actor, purpose: Purpose) -> None:
    """Owe the one task that a right as it stands leaves open, and settle the others."""
    new = _task_of(row)
    for kind in KINDS:
        if new is None or kind != new.kind:
            settle_tasks(kind=kind, source_id=row.id, by=by, purpose=purpose)
    if new is not None:
        owe_task(new=new, by=by, purpose=purpose)


def owe_new(rows: Iterable[Right], *, by: Actor, purpose: Purpose) -> None:
    """Owe the tasks of rights that were just written for the first time: there is none to settle."""
    owed = (_task_of(row) for row in rows)
    owe_tasks(news=[new for new in owed if new is not None], by=by, purpose=purpose)


def _task_of(row: Right) -> NewTask | None:
    owed = _owed(row)
    if owed is None:
        return None
    return NewTask(
        owed[0],
        row.agency_id,
        case_id=row.case_id,
        source_id=row.id,
        due_on=owed[1],
        urgency="urgent" if owed[0] in (GUARDIAN, NOTICE) else "normal",
    )


def _owed(row: Right) -> tuple[str, date | None] | None:
    if row.lapsed_on is not None:
        return None
    if row.right == "guardian" and row.status in ("needed", "asked", "ended"):
        return GUARDIAN, row.due_on
    if row.right == "review_of_decision" and row.status == "needed":
        return NOTICE, row.due_on
    if row.status == "asked":
        return ANSWER, row.due_on
    if row.status == "running" and row.ends_on is not None:
        return PERIOD, row.ends_on
    if row.ends_on is not None and row.status in ("appointed", "done"):
        return REVIEW, row.ends_on
    return None
