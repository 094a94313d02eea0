"""Answers are kept while one page is made, and forgotten when a team or the reader changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from harness.people import make_actor
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.asked_once import ask_again, asking_once, once

PURPOSE = Purpose.PROTECTION


@pytest.fixture
def worker(db: None) -> Reader:
    return Reader(make_actor("case_worker"), PURPOSE)


def counting() -> tuple[list[int], object]:
    asked: list[int] = []

    def ask() -> int:
        asked.append(1)
        return len(asked)

    return asked, ask


def test_question_outside_of_a_page_is_asked_each_time() -> None:
    _asked, ask = counting()
    assert [once("how many", ask), once("how many", ask)] == [1, 2]


def test_question_within_a_page_is_asked_once_until_something_changes() -> None:
    asked, ask = counting()
    with asking_once():
        assert [once("how many", ask), once("how many", ask), once("another", ask)] == [1, 1, 2]
        ask_again()
        assert once("how many", ask) == 3
    with asking_once():
        assert once("how many", ask) == 4
    assert len(asked) == 4


@pytest.mark.database
def test_sight_within_a_page_is_one_query_and_sees_a_team_joined_meanwhile(worker):
    with asking_once(), reading_as(worker):
        assert sight_of(worker, Realm.CASES).case_ids == ()
        with CaptureQueriesContext(connection) as queries:
            sight_of(worker, Realm.CASES)
            sight_of(worker, Realm.CONSENT)
        assert len(queries) == 0
        opened = open_case(draft=CaseDraft(record={}), by=worker.actor, purpose=PURPOSE)
        assert sight_of(worker, Realm.CASES).case_ids == (opened,)


@pytest.mark.database
def test_answers_to_one_reader_are_forgotten_when_another_reads(worker):
    other = Reader(make_actor("supervisor"), PURPOSE)
    asked, ask = counting()
    with asking_once(), reading_as(worker):
        once("how many", ask)
        enter(other)
        once("how many", ask)
    assert len(asked) == 2
