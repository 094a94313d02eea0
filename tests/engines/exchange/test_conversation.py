"""The referral conversation step by step: who may do what, and who wins when letters cross."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.engines.exchange.conversation import Event, Held, Owner, State, is_overdue, may_keep, owed, step
from sampan.engines.exchange.referral_table import ACTS, ARRIVALS, Act, Phase, Side, act_of, letter_kind
from sampan.vocabulary.errors import InvalidInput, NoConsent, UnknownCode, WrongState

EARLY = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
ANSWER_BY = EARLY + timedelta(days=3)
LATE = ANSWER_BY + timedelta(seconds=1)
A, B = Side.SENDER, Side.RECEIVER


def event(act, by, at=EARLY):
    reason = "no_capacity" if act is Act.DECLINE else ""
    answer_by = ANSWER_BY if act is Act.PREVIEW else None
    return Event(act, by, at, reason=reason, consented=True, answer_by=answer_by)


def play(*acts):
    """Play acts that arrive at once at the other side; return both states."""
    sender, receiver = State(A), State(B)
    for act, by, *at in acts:
        happening = event(act, by, *at)
        sender, receiver = step(sender, happening), step(receiver, happening)
    return sender, receiver


TO_ACCEPTED = ((Act.PREVIEW, A), (Act.ACCEPT, B))
TO_RELEASED = (*TO_ACCEPTED, (Act.RELEASE, A))
TO_HANDED_OVER = (*TO_RELEASED, (Act.HAND_OVER, A))
TO_CONFIRMED = (*TO_HANDED_OVER, (Act.CONFIRM, B))


def test_referral_to_feedback_and_close_moves_the_case_once():
    sender, receiver = play(*TO_CONFIRMED, (Act.FEEDBACK, B), (Act.FEEDBACK, B), (Act.CLOSE, B))
    assert sender.phase is receiver.phase is Phase.CLOSED
    assert sender.owner is receiver.owner is Owner.RECEIVER
    assert (sender.held, receiver.held) == (Held.FEEDBACK, Held.IDENTITY)
    assert not owed(sender) and not owed(receiver)


def test_hand_over_leaves_the_case_in_transit_until_it_is_applied():
    sender, receiver = play(*TO_RELEASED)
    handing = event(Act.HAND_OVER, A)
    after = step(sender, handing)
    assert after.owner is Owner.TO_RECEIVER
    assert not after.is_owner and not receiver.is_owner
    taken = step(receiver, handing)
    assert taken.is_owner and owed(taken) == (Act.CONFIRM,)


def test_new_owner_that_has_not_confirmed_may_do_nothing_else():
    _, receiver = play(*TO_HANDED_OVER)
    for act in (Act.FEEDBACK, Act.WITHDRAW, Act.CLOSE):
        with pytest.raises(WrongState):
            step(receiver, event(act, B))


def test_release_without_consent_is_refused_on_both_sides():
    sender, receiver = play(*TO_ACCEPTED)
    for state in (sender, receiver):
        with pytest.raises(NoConsent):
            step(state, Event(Act.RELEASE, A, EARLY))


def test_decline_needs_a_reason_and_leaves_the_case_with_the_sender():
    sender, receiver = play((Act.PREVIEW, A), (Act.DECLINE, B))
    assert sender.phase is receiver.phase is Phase.DECLINED
    assert sender.is_owner and not receiver.is_owner
    with pytest.raises(InvalidInput):
        step(play((Act.PREVIEW, A))[1], Event(Act.DECLINE, B, EARLY))


def test_preview_without_answer_by_date_is_refused():
    with pytest.raises(InvalidInput):
        step(State(A), Event(Act.PREVIEW, A, EARLY))


def test_clock_on_both_sides_shows_the_same_and_only_the_sender_ends_it():
    sender, receiver = play((Act.PREVIEW, A))
    for state in (sender, receiver):
        assert is_overdue(state, now=LATE) and not is_overdue(state, now=ANSWER_BY)
    with pytest.raises(WrongState):
        step(receiver, event(Act.ACCEPT, B, LATE))
    with pytest.raises(WrongState):
        step(sender, event(Act.EXPIRE, A, ANSWER_BY))
    with pytest.raises(WrongState):
        step(receiver, event(Act.EXPIRE, B, LATE))
    assert play((Act.PREVIEW, A), (Act.EXPIRE, A, LATE))[1].phase is Phase.EXPIRED


@pytest.mark.parametrize("end", [Act.EXPIRE, Act.RECALL])
@pytest.mark.parametrize("answer", [Act.ACCEPT, Act.DECLINE])
def test_answer_crossing_the_end_on_the_wire_loses(end, answer):
    sender, receiver = play((Act.PREVIEW, A))
    ending, answering = event(end, A, LATE), event(answer, B)
    sender, receiver = step(sender, ending), step(receiver, answering)
    sender, receiver = step(sender, answering), step(receiver, ending)
    assert sender.phase is receiver.phase
    assert sender.phase.value == ("expired" if end is Act.EXPIRE else "recalled")
    assert receiver.held is Held.PREVIEW  # no identity has left
    assert sender.is_owner


def test_accept_in_time_that_arrives_late_still_counts_until_the_sender_expires():
    sender, _ = play((Act.PREVIEW, A), (Act.ACCEPT, B, ANSWER_BY))
    assert sender.phase is Phase.ACCEPTED


def test_recall_after_identity_has_left_is_refused():
    with pytest.raises(WrongState):
        step(play(*TO_RELEASED)[0], event(Act.RECALL, A))


def test_withdrawal_makes_the_receiver_erase_and_answer():
    sender, receiver = play(*TO_RELEASED, (Act.WITHDRAW, A))
    assert owed(receiver) == (Act.ERASE,)
    erased = event(Act.ERASE, B)
    sender, receiver = step(sender, erased), step(receiver, erased)
    assert (sender.peer_held, receiver.held) == (Held.ERASED, Held.ERASED)
    assert owed(receiver) == () and not sender.is_settled
    assert step(sender, event(Act.ERASE, A)).is_settled


def test_identity_crossing_a_withdrawal_is_not_kept():
    sender, receiver = play(*TO_ACCEPTED)
    releasing = event(Act.RELEASE, A)
    receiver = step(receiver, event(Act.WITHDRAW, B))
    assert step(sender, releasing).peer_held is Held.IDENTITY
    assert not may_keep(receiver, releasing)
    assert step(receiver, releasing).held is Held.PREVIEW


def test_feedback_crossing_a_withdrawal_is_not_kept():
    sender, _ = play(*TO_CONFIRMED)
    sender = step(sender, event(Act.WITHDRAW, A))
    feedback = event(Act.FEEDBACK, B)
    assert not may_keep(sender, feedback)
    assert step(sender, feedback).held is Held.NOTHING


def test_hand_over_crossing_a_withdrawal_bounces_to_the_sender():
    sender, receiver = play(*TO_RELEASED)
    handing, withdrawing = event(Act.HAND_OVER, A), event(Act.WITHDRAW, B)
    sender, receiver = step(sender, handing), step(receiver, withdrawing)
    sender, receiver = step(sender, withdrawing), step(receiver, handing)
    assert sender.owner is receiver.owner is Owner.SENDER
    with pytest.raises(WrongState):
        step(receiver, event(Act.CONFIRM, B))


def test_owner_that_erases_gives_the_case_back():
    sender, receiver = play(*TO_CONFIRMED, (Act.WITHDRAW, B))
    erasing = event(Act.ERASE, B)
    receiver = step(receiver, erasing)
    assert receiver.owner is Owner.TO_SENDER
    sender = step(sender, erasing)
    assert sender.is_owner and Act.CONFIRM in owed(sender)
    assert step(receiver, event(Act.CONFIRM, A)).owner is Owner.SENDER


def test_owner_that_seals_keeps_the_case_and_may_erase_later():
    sender, receiver = play(*TO_CONFIRMED, (Act.WITHDRAW, A), (Act.SEAL, B))
    assert sender.owner is receiver.owner is Owner.RECEIVER
    assert receiver.held is Held.SEALED
    with pytest.raises(WrongState):
        step(receiver, event(Act.SEAL, B))
    assert step(receiver, event(Act.ERASE, B)).held is Held.ERASED


def test_erased_cannot_be_sealed_or_erased_again():
    _, receiver = play(*TO_ACCEPTED, (Act.WITHDRAW, A), (Act.ERASE, B))
    for act in (Act.SEAL, Act.ERASE):
        with pytest.raises(WrongState):
            step(receiver, event(act, B))


def test_confirmation_of_a_case_never_handed_over_is_refused():
    sender, _ = play(*TO_RELEASED, (Act.WITHDRAW, A))
    with pytest.raises(WrongState):
        step(sender, event(Act.CONFIRM, B))
    assert sender.is_owner


def test_every_act_outside_its_phases_is_refused_and_changes_nothing():
    for side in Side:
        for act in Act:
            allowed = ACTS[side, act][0] if (side, act) in ACTS else frozenset()
            for phase in set(Phase) - allowed:
                with pytest.raises(WrongState):
                    step(State(side, phase=phase), event(act, side, LATE))


def test_every_act_of_one_side_has_its_arrival_at_the_other():
    assert {(side.other, act) for side, act in ACTS} == set(ARRIVALS)


def test_letter_kind_names_its_act_and_no_other_kind_does():
    assert [act_of(letter_kind(act)) for act in Act] == list(Act)
    for kind in ("accept", "referral.", "referral.invented", "alert.accept"):
        with pytest.raises(UnknownCode):
            act_of(kind)


def test_withdrawal_before_anything_was_sent_is_refused():
    with pytest.raises(WrongState):
        step(State(A), event(Act.WITHDRAW, A))
