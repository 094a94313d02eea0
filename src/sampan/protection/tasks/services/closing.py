"""Settles the tasks of a case that is closed, owes them again when it is reopened, wipes those of an erased one."""

from datetime import date
from uuid import UUID

from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services.own import CLOSED
from sampan.registry.clock.queries import house_now


def settle_with_the_case(*, case_id: UUID, is_closed: bool, closed_on: date) -> None:
    """Settle what a closed case still owes, without refusing anything; owe it again when it is reopened."""
    if is_closed:
        _settle(case_id)
    else:
        _owe_again(case_id)


def forget_tasks(*, case_id: UUID) -> None:
    """Erase what people wrote in the tasks of an erased case, and settle what it still owed."""
    Task.objects.filter(case_id=case_id).update(text_sealed=None, facts={})
    _settle(case_id)


def _settle(case_id: UUID) -> None:
    owed = Task.objects.filter(case_id=case_id, done_at__isnull=True)
    owed.update(done_at=house_now(), done_by=None, outcome=CLOSED)


def _owe_again(case_id: UUID) -> None:
    """One task a source at most: the newest, unless another was owed while the case was closed."""
    of_case = Task.objects.filter(case_id=case_id, source_id__isnull=False)
    taken = set(of_case.filter(done_at__isnull=True).values_list("kind", "source_id"))
    settled = Task.objects.filter(case_id=case_id, outcome=CLOSED).order_by("-id")
    again = []
    for task_id, kind, source in settled.values_list("id", "kind", "source_id"):
        if source is None or (kind, source) not in taken:
            again.append(task_id)
            taken.add((kind, source))
    Task.objects.filter(id__in=again).update(done_at=None, done_by=None, outcome="")
