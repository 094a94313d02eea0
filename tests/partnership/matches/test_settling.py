"""A letter that was refused or came too late ends what hung on it, and says why."""

from uuid import uuid4

import pytest

from sampan.partnership.matches.facts import Register, State
from sampan.partnership.matches.models import Epoch, Night
from sampan.partnership.matches.services.holding_epochs import open_epoch
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.settling import note_settled
from sampan.registry.correspondence.facts import SettledLetter
from sampan.registry.correspondence.facts import State as LetterState
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there, question

pytestmark = pytest.mark.database

KNOWN = (("phone", "+855 97 555 0101"), ("handle", "telegram:@boss_kk"))


def refused(region, kind: str, conversation, reason: str = "quota_spent") -> None:
    settled = SettledLetter(
        uuid4(),
        THERE,
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
