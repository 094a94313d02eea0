"""Questions about victims: the holder's duty officer alone sees a hit; the asker sees what it sees for a miss."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.partnership.matches.facts import State, Verdict, Wish
from sampan.partnership.matches.models import HeldKey, Question, Request, SilentHit
from sampan.partnership.matches.services.ending import end_overdue, forget_case
from sampan.partnership.matches.services.requesting import request_after
from sampan.partnership.matches.services.silence import decide_silent
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.vocabulary.errors import NotPermitted, WrongState
from tests.partnership.matches.conftest import (
    HERE,
    THERE,
    ask_about,
    epoch,
    question,
    say_looked,
)

pytestmark = pytest.mark.database


@pytest.fixture
def same(known, helped, officer):
    """The same person in a case of the asker's."""
    return helped(actor=officer.actor)


def asked(arranged, officer, case_id):
    asked_id = ask_about(arranged, officer, case_id=case_id)
    outcomes = arranged.deliver()
    assert all(outcome.applied for outcome in outcomes), outcomes
    assert say_looked(arranged) == 1
    return asked_id


def hits(duty: Reader) -> list[SilentHit]:
    with reading_as(duty):
        return list(SilentHit.objects.all())


def decide(arranged, duty, *, answers: bool) -> None:
    with arranged.as_node(THERE), reading_as(duty):
        (hit,) = SilentHit.objects.filter(verdict="waiting")
        decide_silent(hit_id=hit.id, answers=answers, by=duty.actor, purpose=duty.purpose)
    arranged.deliver()


def test_asker_gets_no_tags_of_people(arranged, known):
    row = epoch(arranged, "asker")
    with arranged.reading():
        assert row.state == "ready" and not row.parts.exists() and not arranged.sent("tags")


def test_hit_goes_to_the_duty_officer_alone(arranged, known, same, officer, duty, people):
    asked(arranged, officer, same)
    assert known in {hit.case_id for hit in hits(duty)}
    for role in ("supervisor", "focal_point", "case_worker", "match_oversight"):
        agency = "Agency B" if role != "focal_point" else "Focal point"
        actor = people(role, agency=agency)
        with reading_as(Reader(actor, actor.purposes[0])):
            assert not SilentHit.objects.exists(), role


def test_hit_and_miss_look_the_same_to_the_asker_until_the_time_limit(
    arranged, known, same, helped, officer, duty
):
    stranger = helped("Nguyen Thi Moi", born="2001-01-20", phone="+84912000333", actor=officer.actor)
    told = {}
    for name, case_id in (("hit", same), ("miss", stranger)):
        start = len(arranged.carried)
        asked_id = asked(arranged, officer, case_id)
        to_asker = [
            (sender, one.kind, {part: len(str(text)) for part, text in one.body.items()})
            for sender, one, _o in arranged.carried[start:]
            if one.member == HERE
        ]
        row = question(arranged, asked_id)
        seen = (row.state, row.reason, row.kinds, row.bits, row.places, bool(row.holder_signature))
        told[name] = (to_asker, seen, [one.kind for _s, one, _o in arranged.carried[start:]])
    assert told["hit"] == told["miss"]
    receipts = [
        (THERE, "match.taken", {"signer": 44, "signature": 88, "pledge": 44}),
        (THERE, "match.looked", {}),
    ]
    assert told["hit"][0] == receipts


def test_silence_after_the_time_limit_is_the_same_for_hit_and_miss(
    arranged, known, same, helped, officer, duty
):
    stranger = helped("Nguyen Thi Moi", born="2001-01-20", phone="+84912000333", actor=officer.actor)
    ids = [asked(arranged, officer, one) for one in (same, stranger)]
    assert end_overdue(datetime.now(UTC) + timedelta(days=8)) == 2
    assert {question(arranged, one).state for one in ids} == {State.SILENCE}
    assert {hit.verdict for hit in hits(duty)} == {Verdict.EXPIRED} and not arranged.queue


def test_duty_officer_who_answers_tells_the_asker_and_nothing_more(arranged, known, same, officer, duty):
    asked_id = asked(arranged, officer, same)
    with arranged.reading():
        SilentHit.objects.exclude(case_id=known).delete()
    decide(arranged, duty, answers=True)
    assert arranged.sent("known")[0].body == {} and question(arranged, asked_id).state == State.KNOWN


def test_duty_officer_who_declines_leaves_silence(arranged, known, same, officer, duty):
    asked_id = asked(arranged, officer, same)
    with arranged.reading():
        SilentHit.objects.exclude(case_id=known).delete()
    decide(arranged, duty, answers=False)
    assert not arranged.sent("known") and question(arranged, asked_id).state == State.WAITING


def test_decision_twice_or_by_another_is_refused(arranged, known, same, officer, duty):
    asked(arranged, officer, same)
    with arranged.reading():
        SilentHit.objects.exclude(case_id=known).delete()
    (hit,) = hits(duty)
    with reading_as(officer), pytest.raises(NotPermitted):
        decide_silent(hit_id=hit.id, answers=True, by=officer.actor, purpose=officer.purpose)
    decide(arranged, duty, answers=False)
    with reading_as(duty), pytest.raises(WrongState):
        decide_silent(hit_id=hit.id, answers=True, by=duty.actor, purpose=duty.purpose)


def test_request_after_an_answer_names_the_case_there(arranged, known, same, officer, duty):
    asked_id = asked(arranged, officer, same)
    with arranged.reading():
        SilentHit.objects.exclude(case_id=known).delete()
    decide(arranged, duty, answers=True)
    with reading_as(officer):
        request_after(question_id=asked_id, wish=Wish.REFERRAL, by=officer.actor, purpose=officer.purpose)
    arranged.deliver()
    with arranged.reading():
        assert Request.objects.get(way="in").case_id == known
        assert arranged.sent("request")[0].body["openings"] == []


def test_request_before_an_answer_is_refused_there(arranged, known, same, officer):
    asked_id = asked(arranged, officer, same)
    with arranged.reading():
        Question.objects.filter(id=asked_id).update(state=State.KNOWN)  # a node whose program was changed
    with reading_as(officer):
        request_after(question_id=asked_id, wish=Wish.REFERRAL, by=officer.actor, purpose=officer.purpose)
    assert [outcome.reason for outcome in arranged.deliver()] == ["not_found"]


def test_question_and_hit_are_audited_without_kinds_or_names(arranged, known, same, officer):
    asked(arranged, officer, same)
    with reading_as(Reader(arranged.service, Purpose.AUDIT)):
        bodies = [one.body for one in AuditEntry.objects.filter(act__startswith="match.")]
    acts = "".join(bodies)
    assert '"match.asked"' in acts and '"match.silent_hit"' in acts
    assert "Chanthy" not in acts and "12345678" not in acts and "name_birth" not in acts


def test_erased_case_leaves_the_register(arranged, known, same, officer):
    forget_case(case_id=known)
    forget_case(case_id=same)
    with arranged.reading():
        left = HeldKey.objects.count()
    assert left > 0
    asked(arranged, officer, same)
    with arranged.reading():
        assert not SilentHit.objects.filter(case_id=known).exists()
