"""A case, its worker, a colleague, the supervisor and the focal point; and tasks on it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client

from harness.people import client_of, make_actor
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.tasks.facts import OwnTask, TaskFact
from sampan.protection.tasks.queries import task
from sampan.protection.tasks.services.own import write_task
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of

TODAY = date.today()


@dataclass(frozen=True)
class Office:
    """Who works in an agency and one case of the worker's; nobody reads until asked."""

    worker: Client
    supervisor: Client
    focal: Client
    case_id: UUID
    service: Actor

    def reader(self, who: str = "worker") -> Reader:
        """Return one of them as a reader."""
        purpose = Purpose.REFERRAL if who == "focal" else Purpose.PROTECTION
        return Reader(actor_of(getattr(self, who).account), purpose)

    def who(self, who: str = "worker") -> dict[str, object]:
        """Return `by=` and `purpose=` of an act."""
        reader = self.reader(who)
        return {"by": reader.actor, "purpose": reader.purpose}

    def write(self, text: str = "Call the aunt.", *, days: int = 3, **more: object) -> UUID:
        """Write a task as the worker."""
        with reading_as(self.reader()):
            told = OwnTask(text, TODAY + timedelta(days=days), **more)
            return write_task(case_id=self.case_id, task=told, **self.who())

    def task(self, task_id: UUID, who: str = "worker", **more: object) -> TaskFact:
        """Read a task as one of them."""
        with reading_as(self.reader(who)) as reader:
            return task(task_id=task_id, reader=reader, **more)


@pytest.fixture
def office(db: None) -> Office:
    worker, supervisor = client_of("case_worker"), client_of("supervisor")
    focal = client_of("focal_point", agency="Focal point")
    actor = actor_of(worker.account)
    with reading_as(Reader(actor, Purpose.PROTECTION)):
        case_id = open_case(draft=CaseDraft(record={"sex": "male"}), by=actor, purpose=Purpose.PROTECTION)
    leave()
    service = make_actor("node_service", agency="Node")  # what other slices do when a case closes is its work
    return Office(worker, supervisor, focal, case_id, service)
