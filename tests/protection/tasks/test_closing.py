"""Closing a case settles what it owes, reopening owes it again, erasing leaves no word."""

from uuid import uuid4

import pytest

from sampan.protection.cases.services.closing import close_case, erase_case, reopen_case
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.queries import tasks_of_case
from sampan.protection.tasks.services.owing import owe_task
from sampan.protection.tasks.services.own import settle_task
from sampan.registry.access.context import reading_as

pytestmark = pytest.mark.database


def close(office) -> None:
    with reading_as(office.reader()):
        close_case(case_id=office.case_id, reason="completed", **office.who())


def reopen(office) -> None:
    with reading_as(office.reader()):
        reopen_case(case_id=office.case_id, **office.who())


def test_closing_settles_and_reopening_owes_again_what_was_settled_so(office):
    waiting, done = office.write(), office.write(for_role="supervisor")
    with reading_as(office.reader("supervisor")):
        settle_task(task_id=done, outcome="overtaken", **office.who("supervisor"))
    close(office)
    told = office.task(waiting)
    assert (told.outcome, told.done_by) == ("case_closed", None)
    reopen(office)
    assert office.task(waiting).is_open
    assert office.task(done, "supervisor").outcome == "overtaken"


def test_reopening_never_owes_one_thing_twice(office):
    with reading_as(office.reader()) as reader:
        new = NewTask("own", reader.actor.agency_id, office.case_id, uuid4())
        owe_task(new=new, **office.who())
    close(office)
    with reading_as(office.reader()):
        newer = owe_task(new=new, **office.who())
    reopen(office)
    close(office)
    reopen(office)
    with reading_as(office.reader()) as reader:
        found = tasks_of_case(case_id=office.case_id, reader=reader)
        assert [one.id for one in found if one.is_open] == [newer]


def test_erasing_wipes_the_words_and_owes_nothing(office):
    office.write("Call the aunt in Vinh.")
    with reading_as(office.reader("supervisor")):
        erase_case(case_id=office.case_id, reason="retention_ended", **office.who("supervisor"))
        (left,) = Task.objects.filter(case_id=office.case_id)
    assert left.text_sealed is None and left.facts == {} and left.outcome == "case_closed"
