"""A person decides with reasons; the status, the milestone and the dates follow in one transaction."""

from datetime import date, timedelta

import pytest

from sampan.protection.cases.queries import case, timeline
from sampan.protection.cases.services.closing import close_case, erase_case
from sampan.protection.identification.models import Deadline, Decision, Screening
from sampan.protection.identification.queries import deadlines_of_case, decisions
from sampan.protection.identification.services import deciding
from sampan.protection.identification.services.clocks import settle_deadline
from sampan.protection.identification.services.deciding import Verdict, decide_status
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.database
TODAY = date.today()
SECRET = "Người này kể rằng bị nhốt trong khu nhà"


def decide(opened, status="victim", *, reasons=("screening", "own_account"), text="", day=TODAY):
    verdict = Verdict(status, tuple(reasons), day, text=text, authority="province_police")
    return decide_status(
        case_id=opened.case_id, verdict=verdict, by=opened.supervisor, purpose=opened.purpose
    )


@pytest.fixture
def ready(opened):
    opened.read_as(opened.supervisor)
    return opened


def test_victim_sets_status_milestone_and_what_follows(ready):
    decide(ready)
    reader = Reader(ready.supervisor, ready.purpose)
    found = case(case_id=ready.case_id, reader=reader)
    assert found.trafficking_status == "victim"
    assert [(one.kind, str(one.happened), one.country) for one in found.milestones] == [
        ("identified", TODAY.isoformat(), "VN")
    ]
    assert "vn33_paper" in {one.step for one in deadlines_of_case(case_id=ready.case_id, reader=reader)}


def test_history_keeps_every_decision_newest_first(ready):
    decide(ready, "under_identification", reasons=["more_to_verify"])
    decide(ready, "victim")
    told = decisions(case_id=ready.case_id, reader=Reader(ready.supervisor, ready.purpose))
    assert [one.status for one in told] == ["victim", "presumed_victim"]


def test_not_a_victim_lets_what_is_owed_lapse(ready):
    verify = next(one for one in _deadlines(ready) if one.step == "vn27_verify")
    settle_deadline(deadline_id=verify.id, done_on=TODAY, by=ready.supervisor, purpose=ready.purpose)
    decide(ready, "not_a_victim", reasons=["elements_missing"])
    by_step = {one.step: one for one in _deadlines(ready)}
    assert by_step["vn27_determine"].done_on == TODAY
    assert by_step["vn32_grounds"].lapsed_on == TODAY
    assert not [one for one in by_step.values() if one.is_open]


def test_reasons_are_sealed_and_their_reading_is_audited(ready, audited):
    decide(ready, text=SECRET)
    kept = bytes(Decision.objects.get().reasons_sealed)
    assert SECRET.encode() not in kept
    reader = Reader(ready.supervisor, ready.purpose)
    assert decisions(case_id=ready.case_id, reader=reader)[0].reasons_text == ""
    assert decisions(case_id=ready.case_id, reader=reader, with_text=True)[0].reasons_text == SECRET
    assert audited("reasons.read") == 1


@pytest.mark.parametrize(
    ("status", "reasons", "text", "day"),
    [
        ("victim", [], "", TODAY),
        ("victim", ["stars"], "", TODAY),
        ("victim", ["in_words"], " ", TODAY),
        ("saint", ["screening"], "", TODAY),
        ("victim", ["screening"], "", TODAY + timedelta(days=1)),
    ],
    ids=["no-reason", "unknown-reason", "other-without-words", "unknown-status", "future"],
)
def test_incomplete_decision_is_refused_and_nothing_changes(ready, status, reasons, text, day):
    with pytest.raises(InvalidInput):
        decide(ready, status, reasons=reasons, text=text, day=day)
    assert Decision.objects.count() == 0


def test_case_worker_may_screen_but_not_decide(opened):
    verdict = Verdict("victim", ("screening",), TODAY)
    with pytest.raises(NotPermitted):
        decide_status(case_id=opened.case_id, verdict=verdict, by=opened.worker, purpose=opened.purpose)


def test_supervisor_of_another_agency_finds_nothing(opened, people):
    other = people("supervisor", agency="Agency B")
    opened.read_as(other)
    with pytest.raises(NotFound):
        decide_status(
            case_id=opened.case_id,
            verdict=Verdict("victim", ("screening",), TODAY),
            by=other,
            purpose=opened.purpose,
        )


def test_closed_case_is_not_decided(ready):
    close_case(case_id=ready.case_id, reason="completed", by=ready.supervisor, purpose=ready.purpose)
    with pytest.raises(WrongState):
        decide(ready)


def test_when_the_audit_fails_nothing_changes(ready, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    reader = Reader(ready.supervisor, ready.purpose)
    before = len(timeline(case_id=ready.case_id, reader=reader))
    monkeypatch.setattr(deciding, "record", fail)
    with pytest.raises(RuntimeError):
        decide(ready)
    found = case(case_id=ready.case_id, reader=reader)
    assert found.trafficking_status == "presumed_victim" and not found.milestones
    assert len(timeline(case_id=ready.case_id, reader=reader)) == before
    assert Decision.objects.count() == 0


def test_erasing_the_case_erases_answers_decisions_and_dates(ready):
    decide(ready, text=SECRET)
    erase_case(case_id=ready.case_id, by=ready.supervisor, purpose=ready.purpose, reason="retention_ended")
    assert not [model for model in (Decision, Screening, Deadline) if model.objects.exists()]


def _deadlines(opened):
    return deadlines_of_case(case_id=opened.case_id, reader=Reader(opened.supervisor, opened.purpose))
