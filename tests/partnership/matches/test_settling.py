"""A letter that was refused or came too late ends what hung on it, and says why."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sampan.partnership.matches.facts import Register, Side, State, Verdict
from sampan.partnership.matches.models import Epoch, Night, Question, SilentHit
from sampan.partnership.matches.services.ending import end_overdue
from sampan.partnership.matches.services.holding_epochs import open_epoch
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.settling import note_settled
from sampan.partnership.matches.services.silence import decide_silent
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.queries import my_tasks
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.facts import SettledLetter
from sampan.registry.correspondence.facts import State as LetterState
from tests.partnership.matches.conftest import (
    HERE,
    REFERRAL,
    THERE,
    THIRD,
    ask_about,
    open_there,
    question,
    say_looked,
)

pytestmark = pytest.mark.database

KNOWN = (("phone", "+855 97 555 0101"), ("handle", "telegram:@boss_kk"))


def refused(region, kind: str, conversation, reason: str = "quota_spent", *, member: str = THERE) -> None:
    settled = SettledLetter(
        uuid4(),
        member,
        f"match.{kind}",
        conversation,
        None,
        LetterState.REFUSED,
        reason,
        region.service,
        REFERRAL,
    )
    with region.reading():
        note_settled(settled)


def test_question_that_was_refused_says_why(arranged, suspect, officer):
    suspect(*KNOWN)
    open_there(arranged, Register.SELECTORS)
    asked = ask_about(arranged, officer, subject_id=suspect(*KNOWN))
    refused(arranged, "ask", question(arranged, asked).conversation)
    row = question(arranged, asked)
    assert (row.state, row.reason) == (State.REFUSED, "quota_spent")


def test_question_that_was_answered_is_not_ended_by_a_late_word(arranged, suspect, officer):
    suspect(*KNOWN)
    open_there(arranged, Register.SELECTORS)
    asked = ask_about(arranged, officer, subject_id=suspect(*KNOWN))
    arranged.deliver()
    refused(arranged, "keep", question(arranged, asked).conversation)
    assert question(arranged, asked).state == State.HIT


def test_epoch_that_the_key_holder_refused_is_over(arranged, suspect):
    suspect(*KNOWN)
    with arranged.as_node(THERE):
        made = open_epoch(asker="vn-test", register=Register.SELECTORS)
    with arranged.reading():
        row = Epoch.objects.get(id=made)
    refused(arranged, "epoch", row.conversation, "no_agreement")
    with arranged.reading():
        row.refresh_from_db()
    assert row.state == "over" and not row.half_sealed


def test_night_that_was_refused_is_over_and_its_secret_gone(arranged, suspect):
    suspect(*KNOWN)
    begun = begin_night(member=THERE)
    with arranged.reading():
        row = Night.objects.get(id=begun)
    refused(arranged, "night", row.conversation)
    with arranged.reading():
        row.refresh_from_db()
    assert (row.state, bytes(row.kept_sealed)) == ("refused", b"")


@pytest.fixture
def silent(arranged, helped, officer):
    """A silent question that would meet somebody there, not carried yet."""
    helped()
    open_there(arranged, Register.PEOPLE)
    return ask_about(arranged, officer, case_id=helped(actor=officer.actor))


def lost(act: str):
    return lambda _sender, letter: None if letter.kind == f"match.{act}" else letter


def owed(region, kind: str) -> list[tuple[str, str]]:
    with region.reading():
        return [(str(one.source_id), one.for_role) for one in Task.objects.filter(kind=kind)]


@pytest.mark.parametrize(
    ("act", "side", "to"), [("held_silent", Side.HOLDER, THIRD), ("bare", Side.KEEPER, THERE)]
)
def test_silent_question_lost_on_its_way_is_told_to_the_desk_and_is_no_silence(
    arranged, silent, act, side, to
):
    arranged.bend = lost(act)
    arranged.deliver()
    refused(arranged, act, question(arranged, silent).conversation, "", member=to)
    with arranged.reading():
        row = Question.objects.get(side=side)
        assert (row.state, row.reason) == (State.REFUSED, "expired")
    assert owed(arranged, "match_not_passed_on") == [(str(row.id), "focal_point")]
    assert say_looked(arranged) == 0 and question(arranged, silent).state == State.WAITING
    end_overdue(datetime.now(UTC) + timedelta(days=8))
    assert question(arranged, silent).state == State.LOST


def test_question_that_was_looked_up_is_not_ended_by_a_late_word(arranged, silent):
    arranged.deliver()
    refused(arranged, "held_silent", question(arranged, silent).conversation, member=THIRD)
    assert not owed(arranged, "match_not_passed_on") and say_looked(arranged) == 1


def test_half_that_arrived_after_all_is_looked_up_and_settles_the_task(arranged, silent):
    arranged.deliver(until="bare")
    refused(arranged, "held_silent", question(arranged, silent).conversation, "", member=THIRD)
    assert len(owed(arranged, "match_not_passed_on")) == 1
    arranged.deliver()
    with arranged.reading():
        assert Task.objects.get(kind="match_not_passed_on").outcome == "overtaken"
    assert say_looked(arranged) == 1


def test_word_of_another_member_ends_nothing(arranged, silent):
    arranged.bend = lost("bare")
    arranged.deliver()
    refused(arranged, "bare", question(arranged, silent).conversation, member=HERE)
    assert not owed(arranged, "match_not_passed_on")


def test_answer_that_nobody_heard_is_told_to_the_duty_desk_alone(arranged, silent, people, focal):
    duty = Reader(people("duty_officer", agency="Focal point"), REFERRAL)
    arranged.deliver()
    with arranged.as_node(THERE), reading_as(duty):
        hit = SilentHit.objects.first()
        decide_silent(hit_id=hit.id, answers=True, by=duty.actor, purpose=duty.purpose)
    arranged.bend = lost("known")
    arranged.deliver()
    refused(arranged, "known", question(arranged, silent).conversation, "wrong_state", member=HERE)
    with reading_as(duty):
        hit.refresh_from_db()
        unheard = [one for one in my_tasks(reader=duty) if one.kind == "match_unheard"]
    assert (hit.verdict, hit.unheard) == (Verdict.APPROVED, "wrong_state")
    assert [one.source_id for one in unheard] == [hit.id]
    with reading_as(focal):
        assert not my_tasks(reader=focal)
