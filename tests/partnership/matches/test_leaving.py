"""Withdrawn consent, a closed identity and erasure take a person out of running epochs at once, and end what waits."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from sampan.partnership.matches.facts import Register, Side, State, Verdict, Wish
from sampan.partnership.matches.models import Epoch, HeldKey, HeldOwner, Request, SilentHit
from sampan.partnership.matches.services import leaving
from sampan.partnership.matches.services.ending import end_overdue, forget_case
from sampan.partnership.matches.services.holding_epochs import open_epoch
from sampan.partnership.matches.services.requesting import request_after
from sampan.partnership.matches.services.silence import decide_silent, owners_of
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.consent import services as consents
from sampan.registry.consent.queries import answers_of
from sampan.registry.consent.services import ConsentAnswer, record_consent, withdraw_consent
from sampan.registry.people.services.closing import close_identity
from sampan.vocabulary.errors import WrongState
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, ask_about, open_there, question

pytestmark = pytest.mark.database

TO_THEM, TO_AGENCY = f"member:{HERE}", "agency:00000000-0000-0000-0000-000000000001"
"""The node that asks, seen from the one that holds."""


def given(arranged, case_id: UUID, recipient: str = TO_THEM, *, until: date | None = None) -> UUID:
    """Record a consent of the person of a case."""
    by = arranged.service
    answer = ConsentAnswer(
        "referral", recipient, ("identity",), house_today(), until or house_today() + timedelta(days=90), "km"
    )
    with arranged.reading():
        return record_consent(case_id=case_id, agency_id=by.agency_id, answer=answer, by=by, purpose=REFERRAL)


def withdraw(arranged, consent_id: UUID) -> None:
    with arranged.as_node(THERE), arranged.reading():
        withdraw_consent(consent_id=consent_id, reason="asked", by=arranged.service, purpose=REFERRAL)


def held(arranged) -> dict[UUID, set[str]]:
    return owners_of(_keys(arranged))


def _keys(arranged) -> list[HeldKey]:
    with arranged.reading():
        return list(HeldKey.objects.all())


def audited(arranged, act: str) -> list[str]:
    with reading_as(Reader(arranged.service, Purpose.AUDIT)):
        return [one.body for one in AuditEntry.objects.filter(act=act)]


def test_withdrawal_towards_the_asker_empties_the_running_epoch_at_once(arranged, known):
    consent_id = given(arranged, known)
    others = held(arranged).keys() - {known}
    assert known in held(arranged)
    withdraw(arranged, consent_id)
    assert held(arranged).keys() == others
    (told,) = audited(arranged, "match.left")
    assert str(known) in told and HERE in told and "Chanthy" not in told


def test_key_that_another_shares_stays_the_others(arranged, known):
    withdraw(arranged, given(arranged, known))
    (other,) = held(arranged).values()
    assert "document" in other  # both have the same paper


def test_question_after_a_withdrawal_meets_nobody(arranged, known, helped, officer, duty):
    withdraw(arranged, given(arranged, known))
    ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    assert all(outcome.applied for outcome in arranged.deliver())
    with reading_as(duty):
        assert not SilentHit.objects.filter(case_id=known).exists()


def test_withdrawal_during_the_making_of_an_epoch(arranged, helped):
    case_id = helped()
    helped("Chea Dara", born="1999-11-30", phone="+85577000111")
    consent_id = given(arranged, case_id)
    with arranged.as_node(THERE):
        open_epoch(asker=HERE, register=Register.PEOPLE)
    withdraw(arranged, consent_id)
    assert all(outcome.applied for outcome in arranged.deliver())
    assert case_id not in held(arranged)


def test_withdrawal_that_did_not_see_the_epoch_counts_when_it_is_finished(arranged, helped, monkeypatch):
    case_id = helped()
    helped("Chea Dara", born="1999-11-30", phone="+85577000111")
    consent_id = given(arranged, case_id)
    with arranged.as_node(THERE):
        open_epoch(asker=HERE, register=Register.PEOPLE)
    monkeypatch.setattr(consents, "_withdrawal_listeners", [])
    withdraw(arranged, consent_id)
    assert case_id in held(arranged)
    arranged.deliver()
    assert case_id not in held(arranged)


def test_waiting_hit_ends_and_the_other_side_sees_silence(arranged, known, helped, officer, duty):
    consent_id = given(arranged, known)
    asked = ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    other = helped("Chea Dara", born="1999-11-30", phone="+85577000111", actor=officer.actor)
    ask_about(arranged, officer, case_id=other)
    arranged.deliver()
    before = len(arranged.carried)
    withdraw(arranged, consent_id)
    arranged.deliver()
    with reading_as(duty):
        hit = SilentHit.objects.get(case_id=known)
        assert hit.verdict == Verdict.ENDED
        with pytest.raises(WrongState):
            decide_silent(hit_id=hit.id, answers=True, by=duty.actor, purpose=duty.purpose)
    assert len(arranged.carried) == before and question(arranged, asked).state == State.WAITING
    with arranged.reading():
        assert SilentHit.objects.exclude(case_id=known).filter(verdict=Verdict.WAITING).exists()


def test_request_that_waits_ends_with_its_task(arranged, known, helped, officer, duty):
    consent_id = given(arranged, known)
    asked = ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    arranged.deliver()
    with arranged.as_node(THERE), reading_as(duty):
        hit = SilentHit.objects.get(case_id=known)
        decide_silent(hit_id=hit.id, answers=True, by=duty.actor, purpose=duty.purpose)
    arranged.deliver()
    with reading_as(officer):
        request_after(question_id=asked, wish=Wish.REFERRAL, by=officer.actor, purpose=officer.purpose)
    arranged.deliver()
    withdraw(arranged, consent_id)
    with arranged.reading():
        assert Request.objects.get(way="in").verdict == Verdict.ENDED
        assert Request.objects.get(way="out").verdict == Verdict.WAITING
        assert Task.objects.get(kind=leaving.TO_DECIDE).outcome == "withdrawn"


def test_withdrawal_towards_somebody_else_while_a_consent_stands_changes_nothing(arranged, known):
    given(arranged, known)
    withdraw(arranged, given(arranged, known, TO_AGENCY))
    assert known in held(arranged) and not audited(arranged, "match.left")


def test_withdrawal_of_the_last_consent_counts_for_every_member(arranged, known):
    withdraw(arranged, given(arranged, known, TO_AGENCY))
    assert known not in held(arranged)


def test_next_epoch_leaves_out_who_said_no_until_they_agree_anew(arranged, known):
    withdraw(arranged, given(arranged, known))
    open_there(arranged, Register.PEOPLE)
    assert known not in held(arranged)
    given(arranged, known)
    open_there(arranged, Register.PEOPLE)
    assert known in held(arranged)


def test_consent_that_ran_out_is_none(arranged, known):
    withdraw(arranged, given(arranged, known))
    given(arranged, known, until=house_today())
    with arranged.reading() as reader:
        today, tomorrow = (
            answers_of(on=house_today() + timedelta(days=days), reader=reader) for days in (0, 1)
        )
        assert (today[known].withdrawn, today[known].in_force) == ({TO_THEM}, {TO_THEM})
        assert (tomorrow[known].withdrawn, tomorrow[known].in_force) == ({TO_THEM}, set())
        assert not answers_of(on=house_today(), among=[UUID(int=1)], reader=reader)


def test_closed_identity_leaves_all_epochs(arranged, known):
    with arranged.reading():
        close_identity(case_id=known, by=arranged.service, purpose=REFERRAL, reason="withdrawn")
    assert known not in held(arranged) and len(audited(arranged, "match.left")) == 1


def test_withdrawal_that_cannot_be_audited_changes_nothing(arranged, known, monkeypatch):
    consent_id = given(arranged, known)

    def fails(*args: object, **told: object) -> None:
        raise RuntimeError("no audit")

    monkeypatch.setattr(leaving, "audit", fails)
    with pytest.raises(RuntimeError):
        withdraw(arranged, consent_id)
    assert known in held(arranged)


def test_erased_person_leaves_without_a_reading_of_the_register(arranged, known, monkeypatch):
    opened, before = [], len(_keys(arranged))
    theirs = sum(known in owners_of([key]) for key in _keys(arranged))
    real = leaving.unseal_json
    monkeypatch.setattr(
        leaving, "unseal_json", lambda *args, **told: opened.append(told) or real(*args, **told)
    )
    forget_case(case_id=known)
    assert known not in held(arranged)
    with arranged.reading():
        assert len(opened) == 1 + theirs < before
        assert HeldOwner.objects.count() == 1


def test_epoch_that_is_over_keeps_no_owners(arranged, known):
    end_overdue(house_now() + timedelta(days=15))
    with arranged.reading():
        assert not HeldOwner.objects.exists() and not HeldKey.objects.exists()
        assert {row.state for row in Epoch.objects.filter(side=Side.HOLDER)} == {"over"}


def test_lists_of_owners_have_one_length(arranged, known):
    with arranged.reading():
        assert len({len(bytes(row.keys_sealed)) for row in HeldOwner.objects.all()}) == 1
