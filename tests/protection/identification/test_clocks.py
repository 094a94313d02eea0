"""The clocks of the procedure: started by events, counted anew from what really happened, settled once."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from sampan.protection.cases.services.closing import close_case, reopen_case
from sampan.protection.cases.services.opening import CaseDraft, open_case, open_cases_in_bulk
from sampan.protection.identification.facts import WorkCounts
from sampan.protection.identification.models import Deadline
from sampan.protection.identification.queries import counts, deadlines_of_case, due_and_overdue
from sampan.protection.identification.services import clocks
from sampan.protection.identification.services.clocks import settle_deadline, start_clocks
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NotFound, UnknownCode, WrongState
from tests.protection.desks import CaseDesk

pytestmark = pytest.mark.database
TODAY = date.today()


def steps(opened) -> dict:
    reader = Reader(opened.worker, opened.purpose)
    return {one.step: one for one in deadlines_of_case(case_id=opened.case_id, reader=reader)}


def settle(opened, step: str, day: date) -> None:
    settle_deadline(deadline_id=steps(opened)[step].id, done_on=day, by=opened.worker, purpose=opened.purpose)


def test_opening_a_reported_case_owes_the_first_verification_in_three_days(opened):
    due = steps(opened)["vn27_verify"]
    assert due.due_on == TODAY + timedelta(days=3)
    assert due.is_presumed and due.is_verified


def test_opening_is_audited_with_its_clocks(opened, audited):
    assert audited("deadlines.started") == 1


def test_clocks_of_an_event_on_an_earlier_day_count_from_that_day(people):
    worker = people("case_worker")
    enter(Reader(worker, Purpose.PROTECTION))
    draft = CaseDraft(record={}, event_on=TODAY - timedelta(days=10))
    case_id = open_case(draft=draft, by=worker, purpose=Purpose.PROTECTION)
    late = due_and_overdue(reader=Reader(worker, Purpose.PROTECTION), today=TODAY)
    assert {one.case_id for one in late if one.is_overdue(TODAY)} == {case_id}


def test_imported_cases_owe_nothing(people):
    worker = people("supervisor")
    enter(Reader(worker, Purpose.PROTECTION))
    open_cases_in_bulk(drafts=[CaseDraft(record={})], by=worker, purpose=Purpose.PROTECTION, source="import")
    assert Deadline.objects.count() == 0


def test_settling_late_counts_the_steps_behind_anew(people):
    worker = people("case_worker")
    enter(Reader(worker, Purpose.PROTECTION))
    draft = CaseDraft(record={}, event_on=TODAY - timedelta(days=9))
    case_id = open_case(draft=draft, by=worker, purpose=Purpose.PROTECTION)
    opened = CaseDesk(case_id, worker, worker)
    assert steps(opened)["vn27_verify"].is_overdue(TODAY)
    settle(opened, "vn27_notify", TODAY - timedelta(days=1))
    verify = steps(opened)["vn27_verify"]
    assert (verify.counted_from, verify.due_on) == (TODAY - timedelta(days=1), TODAY + timedelta(days=2))
    assert not verify.is_presumed


def test_settling_the_verification_owes_the_decision(opened):
    assert "vn27_determine" not in steps(opened)
    settle(opened, "vn27_verify", TODAY)
    assert steps(opened)["vn27_determine"].is_open


def test_settling_twice_is_refused(opened):
    settle(opened, "vn27_verify", TODAY)
    with pytest.raises(WrongState):
        settle(opened, "vn27_verify", TODAY)


def test_settling_in_the_future_is_refused(opened):
    with pytest.raises(InvalidInput):
        settle(opened, "vn27_verify", TODAY + timedelta(days=1))


def test_settling_by_another_agency_finds_nothing(opened, people):
    step = steps(opened)["vn27_verify"].id
    other = people("supervisor", agency="Agency B")
    opened.read_as(other)
    with pytest.raises(NotFound):
        settle_deadline(deadline_id=step, done_on=TODAY, by=other, purpose=opened.purpose)


def test_settling_when_the_audit_fails_changes_nothing(opened, monkeypatch):
    step = steps(opened)["vn27_verify"].id
    monkeypatch.setattr(clocks, "record", _fail)
    with pytest.raises(RuntimeError):
        settle_deadline(deadline_id=step, done_on=TODAY, by=opened.worker, purpose=opened.purpose)
    assert steps(opened)["vn27_verify"].done_on is None


def test_start_clocks_when_the_audit_fails_changes_nothing(opened, monkeypatch):
    before = steps(opened).keys()
    monkeypatch.setattr(clocks, "record", _fail)
    with pytest.raises(RuntimeError):
        start_clocks(
            case_id=opened.case_id, event="returned", on=TODAY, by=opened.worker, purpose=opened.purpose
        )
    assert steps(opened).keys() == before


def test_start_clocks_of_a_return_owes_its_steps(opened):
    written = start_clocks(
        case_id=opened.case_id, event="returned", on=TODAY, by=opened.worker, purpose=opened.purpose
    )
    assert written > 0
    assert "vn30_receive" in steps(opened)
    assert "vn30_child" not in steps(opened), "an adult of 24: the step for children is not owed"


def test_start_clocks_of_an_unknown_event_is_refused(opened):
    with pytest.raises(UnknownCode):
        start_clocks(case_id=opened.case_id, event="moon", on=TODAY, by=opened.worker, purpose=opened.purpose)


def test_closed_case_is_not_due_any_more(opened):
    reader = Reader(opened.worker, opened.purpose)
    assert counts(reader=reader, today=TODAY).due > 0
    close_case(case_id=opened.case_id, reason="completed", by=opened.worker, purpose=opened.purpose)
    assert counts(reader=reader, today=TODAY) == WorkCounts(overdue=0, due=0)


def test_reopened_case_owes_again_what_lapsed_with_its_closure(opened):
    owed = {step for step, one in steps(opened).items() if one.is_open}
    close_case(case_id=opened.case_id, reason="moved_away", by=opened.worker, purpose=opened.purpose)
    assert not [step for step, one in steps(opened).items() if one.is_open]
    reopen_case(case_id=opened.case_id, by=opened.worker, purpose=opened.purpose)
    assert {step for step, one in steps(opened).items() if one.is_open} == owed


def test_labels_speak_the_readers_language(opened):
    with override("vi"):
        assert "xác minh thông tin ban đầu" in steps(opened)["vn27_verify"].label


def _fail(*args, **kwargs):
    raise RuntimeError("the audit cannot be written")
