"""What is owed once a source: by two transactions at the same time, and many at once in a few statements."""

import threading
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from harness.people import make_actor
from sampan.protection.tasks.facts import NewTask, TaskKind
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services import kinds
from sampan.protection.tasks.services.owing import owe_task, owe_tasks
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from tests.protection.tasks.conftest import TODAY

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def a_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds.register_kind(TaskKind("test.owed", "Something", "Do it", "tasks:task"))
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))


def _new(by: Actor, source, days: int) -> NewTask:
    return NewTask("test.owed", by.agency_id, source_id=source, due_on=TODAY + timedelta(days=days))


def _wait_until_somebody_waits() -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError("The second transaction did not wait for the first.")


@pytest.mark.django_db(transaction=True)
def test_two_transactions_owing_one_source_keep_one_task():
    first, second, source = make_actor("supervisor"), make_actor("supervisor"), uuid4()
    ids: list = []

    def owe_too() -> None:
        try:
            with reading_as(Reader(second, Purpose.PROTECTION)):
                ids.append(owe_task(new=_new(second, source, 9), by=second, purpose=Purpose.PROTECTION))
        finally:
            connection.close()

    other = threading.Thread(target=owe_too)
    with reading_as(Reader(first, Purpose.PROTECTION)):
        ids.append(owe_task(new=_new(first, source, 1), by=first, purpose=Purpose.PROTECTION))
        other.start()
        _wait_until_somebody_waits()
    other.join(30)
    assert len(ids) == 2 and ids[0] == ids[1]
    with reading_as(Reader(first, Purpose.PROTECTION)):
        assert Task.objects.get(source_id=source).due_on == TODAY + timedelta(days=9)


def test_many_are_owed_in_as_few_statements_as_one_and_each_source_once(office):
    with reading_as(office.reader("supervisor")) as reader:
        who, sources = office.who("supervisor"), [uuid4() for _ in range(40)]
        with CaptureQueriesContext(
            connection,
        ) as of_one:
            owe_tasks(news=[_new(reader.actor, uuid4(), 1)], **who)
        with CaptureQueriesContext(connection) as of_many:
            ids = owe_tasks(news=[_new(reader.actor, one, 1) for one in sources], **who)
        assert len(of_many) == len(of_one)
        again = owe_tasks(news=[_new(reader.actor, one, 5) for one in (*sources, sources[0], uuid4())], **who)
        assert again[:40] == ids and again[40] == ids[0] and again[41] not in ids
        assert Task.objects.filter(id__in=ids, due_on=TODAY + timedelta(days=5)).count() == 40
        fresh = uuid4()
        one, other = owe_tasks(news=[_new(reader.actor, fresh, 1), _new(reader.actor, fresh, 2)], **who)
        assert one == other and Task.objects.get(id=one).due_on == TODAY + timedelta(days=2)
