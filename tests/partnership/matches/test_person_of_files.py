"""A no counts in every file of a person, at each step after it; so does erasure. Nothing that ended stays."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from sampan.partnership.matches.facts import Register, Side, State, Verdict, Wish
from sampan.partnership.matches.models import (
    Epoch,
    EpochPiece,
    HeldKey,
    HeldOwner,
    Night,
    Question,
    Request,
    SilentHit,
)
from sampan.partnership.matches.services import willing
from sampan.partnership.matches.services.ending import NIGHT_LIFE, end_overdue, forget_case
from sampan.partnership.matches.services.holding_epochs import open_epoch
from sampan.partnership.matches.services.leaving import leave_what_runs
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.overseeing import begin_opening
from sampan.partnership.matches.services.owed import TO_DECIDE
from sampan.partnership.matches.services.requesting import decide_request, request_after
from sampan.partnership.matches.services.silence import decide_silent, owners_of
from sampan.protection.cases.services.closing import close_case
from sampan.protection.duplicates.services.merging import merge_cases
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.people.services.closing import close_identity
from sampan.vocabulary.errors import NoConsent, WrongState
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, THIRD, ask_about, open_there, question
from tests.partnership.matches.test_leaving import given, withdraw
from tests.partnership.matches.test_settling import refused

pytestmark = pytest.mark.database


def held(arranged) -> set[UUID]:
    with arranged.reading():
        return set(owners_of(list(HeldKey.objects.all())))


def joined(monkeypatch, *files: UUID) -> None:
    """Let these be files of one person, the first of them the one that stands."""
    monkeypatch.setattr(
        willing, "standing_cases", lambda asked: {one: files[0] if one in files else one for one in asked}
    )
    monkeypatch.setattr(willing, "files_of", lambda end: list(files) if end == files[0] else [end])


def met(arranged, helped, officer, duty, *, answers: bool = True) -> UUID:
    """A silent question that hit and was answered; returns its id."""
    asked = ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    arranged.deliver()
    if answers:
        with arranged.as_node(THERE), reading_as(duty):
            hit = SilentHit.objects.get()
            decide_silent(hit_id=hit.id, answers=True, by=duty.actor, purpose=duty.purpose)
        arranged.deliver()
    return asked


def follow(arranged, officer, asked: UUID) -> None:
    with reading_as(officer):
        request_after(question_id=asked, wish=Wish.REFERRAL, by=officer.actor, purpose=officer.purpose)
    arranged.deliver()


def test_no_in_one_file_empties_every_file_of_the_person(arranged, known, helped, monkeypatch):
    other = helped()
    open_there(arranged, Register.PEOPLE)
    assert {known, other} <= held(arranged)
    joined(monkeypatch, known, other)
    withdraw(arranged, given(arranged, other))
    assert not {known, other} & held(arranged)


def test_later_yes_in_one_file_counts_for_every_file(arranged, known, helped, monkeypatch):
    other = helped()
    joined(monkeypatch, known, other)
    withdraw(arranged, given(arranged, other))
    given(arranged, known)
    open_there(arranged, Register.PEOPLE)
    assert {known, other} <= held(arranged)


def test_files_joined_after_the_no_leave_with_the_hour(arranged, known, helped, monkeypatch):
    other = helped()
    withdraw(arranged, given(arranged, other))
    open_there(arranged, Register.PEOPLE)
    assert known in held(arranged) and other not in held(arranged)
    joined(monkeypatch, known, other)
    with arranged.as_node(THERE):
        leave_what_runs()
    assert known not in held(arranged)


def test_files_of_a_person_are_those_that_were_joined(arranged, helped, people):
    supervisor = people("supervisor", agency="Agency B")
    worker = people("case_worker", agency="Agency B")
    one, other = (helped(actor=worker) for _ in range(2))
    with reading_as(Reader(supervisor, REFERRAL)):
        merge_cases(survivor_id=one, duplicate_id=other, by=supervisor, purpose=REFERRAL)
    with arranged.reading():
        assert set(willing.files_of_person(other)) == set(willing.files_of_person(one)) == {one, other}


def test_closed_identity_makes_no_hit_though_its_keys_are_still_there(
    arranged, known, helped, officer, monkeypatch
):
    monkeypatch.setattr("sampan.registry.people.services.closing._closing_listeners", [])
    with arranged.reading():
        close_identity(case_id=known, by=arranged.service, purpose=REFERRAL, reason="withdrawn")
    assert known in held(arranged)
    ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    assert all(outcome.applied for outcome in arranged.deliver())
    with arranged.reading():
        assert not SilentHit.objects.filter(case_id=known).exists()


def test_hit_of_a_person_who_said_no_since_is_not_answered(
    arranged, known, helped, officer, duty, monkeypatch
):
    met(arranged, helped, officer, duty, answers=False)
    monkeypatch.setattr("sampan.registry.consent.services._withdrawal_listeners", [])
    withdraw(arranged, given(arranged, known))
    with arranged.as_node(THERE), reading_as(duty):
        hit = SilentHit.objects.get(case_id=known)
        with pytest.raises(NoConsent):
            decide_silent(hit_id=hit.id, answers=True, by=duty.actor, purpose=duty.purpose)
        decide_silent(hit_id=hit.id, answers=False, by=duty.actor, purpose=duty.purpose)
    assert not arranged.sent("known")


def test_request_after_a_no_waits_for_nobody_and_says_nothing(arranged, known, helped, officer, duty):
    consent_id = given(arranged, known)
    asked = met(arranged, helped, officer, duty)
    withdraw(arranged, consent_id)
    follow(arranged, officer, asked)
    with arranged.reading():
        assert Request.objects.get(way="in").verdict == Verdict.ENDED
        assert Request.objects.get(way="out").verdict == Verdict.WAITING
        assert not Task.objects.filter(kind=TO_DECIDE).exists()


def test_request_of_a_person_who_said_no_since_is_not_approved(
    arranged, known, helped, officer, duty, people, monkeypatch
):
    asked = met(arranged, helped, officer, duty)
    follow(arranged, officer, asked)
    monkeypatch.setattr("sampan.registry.consent.services._withdrawal_listeners", [])
    withdraw(arranged, given(arranged, known))
    supervisor = people("supervisor", agency="Agency B")
    with arranged.as_node(THERE), reading_as(Reader(supervisor, REFERRAL)):
        request_id = Request.objects.get(way="in").id
        with pytest.raises(NoConsent):
            decide_request(request_id=request_id, approves=True, by=supervisor, purpose=REFERRAL)
    assert not arranged.sent("decided")


def test_asker_opens_and_follows_nothing_of_a_person_who_said_no(arranged, known, helped, officer, duty):
    asked = met(arranged, helped, officer, duty)
    row = question(arranged, asked)
    with arranged.as_node(HERE), arranged.reading():
        consent_id = given_to_there(arranged, row.case_id)
    with arranged.as_node(HERE):
        withdraw(arranged, consent_id)
    with pytest.raises(NoConsent):
        follow(arranged, officer, asked)
    with arranged.as_node(THERE):
        with arranged.reading():
            theirs = Question.objects.get(side=Side.HOLDER, conversation=row.conversation).id
        begin_opening(question_id=theirs)
    (outcome,) = arranged.deliver()
    assert not outcome.applied and not arranged.sent("opening")


def given_to_there(arranged, case_id: UUID) -> UUID:
    return given(arranged, case_id, f"member:{THERE}")


def test_case_that_is_closed_is_not_asked_about(arranged, known, helped, officer):
    case_id = helped(actor=officer.actor)
    with reading_as(officer):
        close_case(case_id=case_id, reason="completed", by=officer.actor, purpose=officer.purpose)
    with pytest.raises(WrongState):
        ask_about(arranged, officer, case_id=case_id)


def test_erasure_ends_requests_tasks_and_own_questions(arranged, known, helped, officer, duty):
    asked = met(arranged, helped, officer, duty)
    follow(arranged, officer, asked)
    row = question(arranged, asked)
    forget_case(case_id=known)
    forget_case(case_id=row.case_id)
    with arranged.reading():
        assert Request.objects.get(way="in").verdict == Verdict.ENDED
        assert Task.objects.get(kind=TO_DECIDE).outcome
    ended = question(arranged, asked)
    assert (ended.state, ended.reason) == (State.REFUSED, "erased")
    with pytest.raises(WrongState):
        follow(arranged, officer, asked)


def test_epoch_that_was_refused_leaves_no_row(arranged, helped):
    helped()
    with arranged.as_node(THERE):
        open_epoch(asker=HERE, register=Register.PEOPLE)
    with arranged.reading():
        row = Epoch.objects.get(side=Side.HOLDER)
        assert row.held.exists() and row.owners.exists() and row.parts.exists()
    refused(arranged, "epoch", row.conversation, member=THIRD)
    with arranged.reading():
        assert Epoch.objects.get(id=row.id).state == "over"
        assert not any(model.objects.exists() for model in (HeldKey, HeldOwner, EpochPiece))


def test_night_that_nobody_goes_on_with_loses_its_secret(arranged, suspect):
    suspect(("phone", "+66811112222"))
    with arranged.as_node(HERE):
        begin_night(member=THERE)
    end_overdue(datetime.now(UTC))
    with arranged.reading():
        assert bytes(Night.objects.get().kept_sealed)
    end_overdue(datetime.now(UTC) + NIGHT_LIFE + timedelta(minutes=1))
    with arranged.reading():
        row = Night.objects.get()
        assert (row.state, row.reason, bytes(row.kept_sealed)) == ("refused", "expired", b"")
