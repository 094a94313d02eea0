"""Whose tasks a reader sees, by when, page by page, and counted."""

from datetime import timedelta

import pytest

from harness.people import make_actor
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.queries import (
    my_tasks,
    overdue_and_due,
    overdue_by_colleague,
    task_counts,
    task_page,
)
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput
from tests.protection.tasks.conftest import TODAY

pytestmark = pytest.mark.database


@pytest.fixture
def filled(office):
    """One late, one this week, one later, one without a day, one of the worker's own, one for the supervisor."""
    late = office.write(days=0)
    undated = office.write(days=0)
    mine = office.write(days=1, assigned_to=office.worker.account.id)
    office.write(days=2)
    office.write(days=30)
    office.write(days=0, for_role="supervisor")
    with reading_as(office.reader("supervisor")):
        Task.objects.filter(id=late).update(due_on=TODAY - timedelta(days=1))
        Task.objects.filter(id=undated).update(due_on=None)
    return office, {"late": late, "mine": mine, "undated": undated}


def pages(reader: Reader, **asked: str) -> list[list]:
    found, after = [], ""
    while True:
        page = task_page(reader=reader, today=TODAY, after=after, limit=2, **asked)
        found.append([one.id for one in page.tasks])
        after = page.after
        if not after:
            return found


def test_lists_tell_mine_the_teams_and_the_office_apart(filled):
    office, ids = filled
    with reading_as(office.reader()) as reader:
        assert pages(reader, whose="mine", when="") == [[ids["mine"]]]
        assert task_counts(reader=reader, whose="team", today=TODAY).whose == {"mine": 1, "team": 4}
        assert [one.id for one in my_tasks(reader=reader, until=TODAY)] == [ids["late"]]
    with reading_as(office.reader("supervisor")) as reader:
        counts = task_counts(reader=reader, whose="office", today=TODAY)
        assert counts.whose == {"mine": 1, "office": 6}
        assert counts.when == {"overdue": 1, "week": 3, "later": 2}


def test_pages_follow_one_another_through_equal_days_and_those_without_one(filled):
    office, ids = filled
    with reading_as(office.reader("supervisor")) as reader:
        told = pages(reader, whose="office", when="")
    flat = [one for page in told for one in page]
    assert len(flat) == len(set(flat)) == 6
    assert flat[0] == ids["late"] and flat[-1] == ids["undated"]


def test_place_that_is_none_is_refused(filled):
    office, _ids = filled
    with reading_as(office.reader()) as reader:
        for after in ("x", "2026-01-01.x", "yesterday.00000000-0000-0000-0000-000000000000"):
            with pytest.raises(InvalidInput):
                task_page(reader=reader, whose="mine", when="", today=TODAY, after=after)
        with pytest.raises(InvalidInput):
            task_page(reader=reader, whose="theirs", when="", today=TODAY)


def test_counts_of_the_day_and_of_the_office(filled):
    office, _ids = filled
    with reading_as(office.reader()) as reader:
        assert overdue_and_due(reader=reader, today=TODAY) == (1, 2)
        assert overdue_by_colleague(reader=reader, today=TODAY) == []
    with reading_as(office.reader("supervisor")) as reader:
        assert overdue_by_colleague(reader=reader, today=TODAY) == [(None, "", 1)]


def test_lists_of_another_agency_and_of_a_colleague_outside_the_team_are_empty(filled):
    for actor in (make_actor("supervisor", agency="Agency B"), make_actor("case_worker")):
        with reading_as(Reader(actor, Purpose.PROTECTION)) as reader:
            assert my_tasks(reader=reader) == []
            assert pages(reader, whose="office", when="") == [[]]
