"""The task that an agency's supervisors have while pairs of files wait to be looked at."""

from collections.abc import Iterable
from uuid import UUID

from sampan.protection.duplicates.models import DuplicatePair, PairState
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor

TASK = "duplicates"


def owe_reviews(agencies: Iterable[UUID], *, by: Actor, purpose: Purpose) -> None:
    """Owe the supervisors of these agencies a look at their open pairs; settle the task where none is left."""
    for agency_id in sorted(set(agencies)):
        waiting = DuplicatePair.objects.filter(agency_id=agency_id, state=PairState.OPEN).exists()
        if waiting:
            task = NewTask(TASK, agency_id, source_id=agency_id, for_role="supervisor")
            owe_task(new=task, by=by, purpose=purpose)
        else:
            settle_tasks(kind=TASK, source_id=agency_id, by=by, purpose=purpose)
