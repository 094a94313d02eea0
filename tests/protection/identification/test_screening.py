"""A screening keeps answers as they come and ends in a recommendation that decides nothing."""

import pytest

from sampan.protection.cases.queries import case
from sampan.protection.identification.queries import screening, screenings_of_case, screenings_under_way
from sampan.protection.identification.services import screening as services
from sampan.protection.identification.services.screening import answer, finish, start_screening
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.database
TRAFFICKED = dict.fromkeys(("1.1", "1.2", "4.1", "4.2", "5.1", "5.2"), "yes")


@pytest.fixture
def begun(opened):
    return start_screening(case_id=opened.case_id, profile="adult", by=opened.worker, purpose=opened.purpose)


def test_answers_are_kept_page_by_page_and_can_be_corrected(opened, begun):
    answer(
        screening_id=begun,
        answers={"1.1": "yes", "1.2": "not_asked"},
        by=opened.worker,
        purpose=opened.purpose,
    )
    answer(screening_id=begun, answers={"1.2": "declined"}, by=opened.worker, purpose=opened.purpose)
    reader = Reader(opened.worker, opened.purpose)
    assert screening(screening_id=begun, reader=reader).answers == {"1.1": "yes", "1.2": "declined"}


def test_starting_again_goes_on_with_the_one_under_way(opened, begun):
    again = start_screening(case_id=opened.case_id, profile="child", by=opened.worker, purpose=opened.purpose)
    assert again == begun
    assert [one.id for one in screenings_under_way(reader=Reader(opened.worker, opened.purpose))] == [begun]


def test_finish_keeps_the_recommendation_with_the_indicators_and_decides_nothing(opened, begun):
    answer(screening_id=begun, answers=TRAFFICKED, by=opened.worker, purpose=opened.purpose)
    result = finish(screening_id=begun, by=opened.worker, purpose=opened.purpose)
    reader = Reader(opened.worker, opened.purpose)
    kept = screenings_of_case(case_id=opened.case_id, reader=reader)[0]
    assert kept.result["recommendation"] == result.recommendation == "trafficking_for_forced_labour"
    assert set(kept.result["indicators"]) == TRAFFICKED.keys()
    assert kept.list_version == "ILO/EC 2009"
    assert case(case_id=opened.case_id, reader=reader).trafficking_status == "presumed_victim"


def test_finished_screening_takes_no_more_answers(opened, begun):
    finish(screening_id=begun, by=opened.worker, purpose=opened.purpose)
    with pytest.raises(WrongState):
        answer(screening_id=begun, answers={"1.1": "yes"}, by=opened.worker, purpose=opened.purpose)


@pytest.mark.parametrize("answers", [{"9.9": "yes"}, {"1.1": "perhaps"}])
def test_bad_answers_are_refused(opened, begun, answers):
    with pytest.raises(InvalidInput):
        answer(screening_id=begun, answers=answers, by=opened.worker, purpose=opened.purpose)


def test_profile_neither_adult_nor_child_is_refused(opened):
    with pytest.raises(InvalidInput):
        start_screening(case_id=opened.case_id, profile="elder", by=opened.worker, purpose=opened.purpose)


def test_role_without_the_permission_is_refused(opened, people):
    focal_point = people("focal_point")
    with pytest.raises(NotPermitted):
        start_screening(case_id=opened.case_id, profile="adult", by=focal_point, purpose=Purpose.REFERRAL)


def test_person_outside_the_team_finds_nothing(opened, begun, people):
    stranger = people("case_worker")
    opened.read_as(stranger)
    with pytest.raises(NotFound):
        answer(screening_id=begun, answers={"1.1": "yes"}, by=stranger, purpose=opened.purpose)


@pytest.mark.parametrize("act", ["start", "answer", "finish"])
def test_when_the_audit_fails_nothing_changes(opened, begun, monkeypatch, act):
    def fail(*args, **kwargs):
        raise RuntimeError

    if act == "start":
        finish(screening_id=begun, by=opened.worker, purpose=opened.purpose)
    before = [(one.id, one.answers, one.finished_at) for one in _all(opened)]
    monkeypatch.setattr(services, "record", fail)
    with pytest.raises(RuntimeError):
        if act == "start":
            start_screening(case_id=opened.case_id, profile="adult", by=opened.worker, purpose=opened.purpose)
        elif act == "answer":
            answer(screening_id=begun, answers={"1.1": "yes"}, by=opened.worker, purpose=opened.purpose)
        else:
            finish(screening_id=begun, by=opened.worker, purpose=opened.purpose)
    assert [(one.id, one.answers, one.finished_at) for one in _all(opened)] == before


def _all(opened):
    return screenings_of_case(case_id=opened.case_id, reader=Reader(opened.worker, opened.purpose))
