"""An epoch that ends before its time: the key-holder is told until it has heard, and nobody goes on with it."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.partnership.matches.facts import Register, Removal, Side, State
from sampan.partnership.matches.jobs import _is_fresh
from sampan.partnership.matches.models import Epoch, Question, Selector
from sampan.partnership.matches.services.holding_epochs import EPOCH_LIFE
from sampan.partnership.matches.services.removing import remove_selector
from sampan.partnership.matches.services.untold import tell_untold
from sampan.partnership.matches.services.wiping import wipe_epochs
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import Unavailable
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, THIRD, ask_about, open_there, question
from tests.partnership.matches.test_settling import KNOWN, lost, refused
from tests.partnership.matches.test_tries import audited

pytestmark = pytest.mark.database


@pytest.fixture
def there(arranged, suspect, people) -> Reader:
    """The other side knows a suspect; its epoch of selectors runs."""
    supervisor = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    suspect(*KNOWN, reader=supervisor)
    open_there(arranged, Register.SELECTORS)
    return supervisor


def states(region) -> dict[str, str]:
    with region.reading():
        return dict(Epoch.objects.values_list("side", "state"))


def end_there(region, there: Reader) -> None:
    """Let a number of the epoch turn out to be a helped person's."""
    with region.as_node(THERE), reading_as(there):
        row = Selector.objects.filter(agency_id=there.actor.agency_id).first()
        who = {"by": there.actor, "purpose": there.purpose}
        remove_selector(selector_id=row.id, reason=Removal.HELPED, **who)


def tell(region, **ahead: int) -> int:
    with region.as_node(THERE):
        told = tell_untold(datetime.now(UTC) + timedelta(**ahead), life=EPOCH_LIFE)
    region.deliver()
    return told


def test_key_holder_destroys_its_half_within_the_hour(arranged, there):
    end_there(arranged, there)
    assert states(arranged) == {Side.HOLDER: "over", Side.KEEPER: "ready", Side.ASKER: "ready"}
    assert tell(arranged) == 1 and states(arranged)[Side.KEEPER] == "over"
    assert tell(arranged) == 0


@pytest.mark.parametrize("reason", ["", "no_agreement"])
def test_word_that_was_lost_is_said_again(arranged, there, reason):
    end_there(arranged, there)
    arranged.bend = lost("over")
    assert tell(arranged) == 1 and states(arranged)[Side.KEEPER] == "ready" and tell(arranged) == 0
    with arranged.reading():
        ended = Epoch.objects.get(side=Side.HOLDER)
    refused(arranged, "over", ended.conversation, reason, member=THIRD)
    assert audited(arranged, "match.not_taken") == 1
    arranged.bend = lambda _sender, letter: letter
    assert tell(arranged) == 1 and states(arranged)[Side.KEEPER] == "over"


def test_word_is_not_said_again_to_who_knows_it_or_whose_own_clock_ended_it(arranged, there):
    end_there(arranged, there)
    tell(arranged)
    with arranged.reading():
        ended = Epoch.objects.get(side=Side.HOLDER)
    refused(arranged, "over", ended.conversation, "wrong_state", member=THIRD)
    assert tell(arranged) == 0
    refused(arranged, "over", ended.conversation, "", member=THIRD)
    assert tell(arranged, days=15) == 0 and tell(arranged) == 0


def test_asker_whose_question_meets_an_ended_epoch_ends_it_too(arranged, there, officer, suspect):
    asked = ask_about(arranged, officer, subject_id=suspect(*KNOWN))
    end_there(arranged, there)
    assert [outcome.reason for outcome in arranged.deliver()] == ["epoch_over"]
    row = question(arranged, asked)
    refused(arranged, "ask", row.conversation, "epoch_over")
    assert question(arranged, asked).state == State.REFUSED
    assert states(arranged)[Side.ASKER] == "over" and audited(arranged, "match.epoch_ended_there") == 1
    with pytest.raises(Unavailable):
        ask_about(arranged, officer, subject_id=row.subject_id)


def test_only_who_took_part_in_an_epoch_can_say_that_it_is_over(arranged, there, officer, suspect):
    asked = ask_about(arranged, officer, subject_id=suspect(*KNOWN))
    refused(arranged, "ask", question(arranged, asked).conversation, "epoch_over", member="xx-test")
    assert states(arranged)[Side.ASKER] == "ready"


def test_holder_whose_key_holder_has_no_half_any_more_makes_a_new_epoch(arranged, known, officer, helped):
    with arranged.reading():
        wipe_epochs(Epoch.objects.filter(side=Side.KEEPER))
    ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    outcomes = arranged.deliver()
    assert {outcome.reason for outcome in outcomes if not outcome.applied} == {"epoch_over"}
    with arranged.reading():
        conversation = Question.objects.get(side=Side.ASKER).conversation
    with arranged.as_node(THERE):
        refused(arranged, "held_silent", conversation, "epoch_over", member=THIRD)
    assert states(arranged)[Side.HOLDER] == "over"
    with arranged.as_node(THERE):
        assert not _is_fresh(HERE, THIRD, Register.PEOPLE, now=datetime.now(UTC))
    open_there(arranged, Register.PEOPLE)
    with arranged.reading():
        assert Epoch.objects.filter(
            side=Side.ASKER, state="ready", number=2, register=Register.PEOPLE
        ).exists()


def test_key_holder_keeps_nothing_that_takes_a_hiding_off_beyond_the_epoch(arranged, known, officer, helped):
    ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    arranged.bend = lost("held_silent")
    arranged.deliver()
    with arranged.reading():
        (half,) = Question.objects.filter(side=Side.KEEPER)
        assert half.pending_sealed
        wipe_epochs(Epoch.objects.filter(side=Side.KEEPER))
        half.refresh_from_db()
        assert not half.pending_sealed
