"""What nobody does climbs: the supervisor, then the focal point; nothing is lost, nothing climbs twice a day."""

import time
from datetime import timedelta

import pytest

from sampan.protection.cases.queries import timeline
from sampan.protection.tasks.jobs import escalate
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services import escalating
from sampan.protection.tasks.services.escalating import escalate_overdue
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import Unavailable
from tests.protection.tasks.conftest import TODAY

pytestmark = pytest.mark.database


@pytest.fixture
def service(office):
    return Reader(office.service, Purpose.PROTECTION)


def on(day: int, service: Reader) -> int:
    return escalate_overdue(today=TODAY + timedelta(days=day), reader=service)


def roles(service: Reader) -> list[str]:
    with reading_as(service):
        return sorted(Task.objects.filter(done_at__isnull=True).values_list("for_role", flat=True))


def test_task_climbs_step_by_step_with_a_line_in_the_timeline(office, service):
    written = office.write(days=0, assigned_to=office.worker.account.id)
    assert [on(day, service) for day in (3, 4, 4, 5, 10, 11, 12)] == [0, 1, 0, 0, 0, 1, 0]
    assert office.task(written, "focal").for_role == "focal_point"
    with reading_as(office.reader()) as reader:
        told = timeline(case_id=office.case_id, reader=reader, kinds=("task_escalated",))
    assert [one.facts["to"] for one in told] == ["focal_point", "supervisor"]


def test_urgent_task_climbs_sooner_and_one_done_or_undated_never(office, service):
    office.write(days=0, urgency="urgent")
    undated = office.write(days=0)
    with reading_as(office.reader()):
        Task.objects.filter(id=undated).update(due_on=None)
    assert on(2, service) == 1
    assert on(400, service) == 1
    assert roles(service) == ["", "focal_point"]


def test_task_that_cannot_be_moved_holds_up_no_other(office, service, monkeypatch):
    office.write(days=0)
    office.write(days=0)
    calls = []

    def once(**told):
        calls.append(told)
        if len(calls) == 1:
            raise Unavailable("not now")

    monkeypatch.setattr(escalating, "note_event", once)
    assert on(4, service) == 1
    assert roles(service) == ["", "supervisor"]
    assert on(5, service) == 1


def test_clock_run_twice_at_once_moves_a_task_once(office, service):
    written = office.write(days=0)
    day = TODAY + timedelta(days=4)
    (top, *_others, bottom) = escalating.LADDER
    with reading_as(service):
        moved = [escalating._move(written, bottom, day, service) for _ in range(2)]
        moved.append(escalating._move(written, top, day, service))
    assert moved == [1, 0, 0]
    assert roles(service) == ["supervisor"]


def test_job_runs_as_the_node_s_service(office, service):
    office.write(days=0)
    with reading_as(service):
        Task.objects.update(due_on=TODAY - timedelta(days=10))
    assert escalate(timestamp=int(time.time())) == 1
