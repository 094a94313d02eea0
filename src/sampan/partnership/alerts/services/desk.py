"""What the duty desk owes: a task that the focal point sees, settled when somebody has read the message."""

from sampan.partnership.alerts.facts import FIRST_ACT
from sampan.partnership.alerts.models import Passage
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_day

NATIONAL = "focal_point"


def task_kind(kind: str) -> str:
    """Return the kind of the task to read a message of that kind."""
    return f"{kind}_{FIRST_ACT[kind]}"


def owe_reading(passage: Passage, *, by: Actor) -> None:
    """Owe the reading of a message that arrived: the desk sees the message itself, the focal point this task."""
    service = service_actor()
    with reading_as(Reader(service, Purpose.REFERRAL)):
        new = NewTask(
            task_kind(passage.alert.kind),
            passage.agency_id,
            source_id=passage.alert_id,
            due_on=house_day(passage.read_due),
            for_role=NATIONAL,
            urgency="urgent" if passage.alert.kind == "urgent" else "normal",
        )
        owe_task(new=new, by=by, purpose=Purpose.REFERRAL)


def settle_reading(passage: Passage, *, by: Actor, outcome: str = "done") -> None:
    """Settle what was owed, in the name of whoever read the message."""
    with reading_as(Reader(service_actor(), Purpose.REFERRAL)):
        settle_tasks(
            kind=task_kind(passage.alert.kind),
            source_id=passage.alert_id,
            by=by,
            purpose=Purpose.REFERRAL,
            outcome=outcome,
        )
