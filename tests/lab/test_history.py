"""A checker that finds nothing is worth nothing: one hand-made bad history for each broken promise."""

from dataclasses import replace

import pytest

from bench.fault_lab.history import (
    Applied,
    Broken,
    Head,
    History,
    Line,
    Sent,
    acknowledged,
    check,
    check_all,
    tally,
    told,
)

LINE = Line("vn", "kh", 3)
HASH, OTHER = "a" * 64, "b" * 64


def good() -> History:
    """Three letters: two applied, the third expired and told."""
    return History(
        LINE,
        noted={"one": 1, "two": 2, "three": 3},
        sent=(Sent(1, "one", "acknowledged"), Sent(2, "two", "acknowledged"), Sent(3, "three", "expired")),
        applied=(Applied(1, "one", 1), Applied(2, "two", 2)),
        refused=frozenset({3}),
        heads=(Head(3, HASH), Head(3, HASH)),
    )


def kinds(history: History) -> set[Broken]:
    return {one.kind for one in check(history)}


def test_history_in_which_every_promise_was_kept_has_no_violation():
    assert check(good()) == []
    assert (acknowledged(good()), told(good())) == (2, 1)


def test_letter_that_its_writer_saw_committed_and_the_node_forgot_is_found():
    assert kinds(replace(good(), noted={**good().noted, "four": 4})) == {Broken.LOST_COMMIT}


@pytest.mark.parametrize("state", ["waiting", "sent"])
def test_letter_that_nobody_applied_and_nobody_was_told_of_is_lost(state):
    sent = (*good().sent[:2], Sent(3, "three", state, has_receipt=False))
    assert kinds(replace(good(), sent=sent)) == {Broken.LOST}


def test_letter_applied_again_under_the_same_id_is_found_even_in_order():
    twice = (*good().applied, Applied(2, "two", 2))
    assert kinds(replace(good(), applied=twice)) == {Broken.TWICE}


def test_letters_applied_in_another_order_than_they_were_written_are_found():
    assert kinds(replace(good(), applied=good().applied[::-1])) == {Broken.OUT_OF_ORDER}


def test_places_in_order_whose_numbers_are_not_are_found():
    swapped = (Applied(1, "one", 2), Applied(2, "two", 1))
    assert kinds(replace(good(), applied=swapped)) == {Broken.OUT_OF_ORDER}


def test_letter_applied_without_a_receipt_at_its_sender_is_found():
    sent = (good().sent[0], Sent(2, "two", "sent", has_receipt=False), good().sent[2])
    assert kinds(replace(good(), sent=sent)) == {Broken.WITHOUT_RECEIPT}


def test_state_acknowledged_with_no_signed_word_behind_it_is_found():
    sent = (good().sent[0], Sent(2, "two", "acknowledged", has_receipt=False), good().sent[2])
    assert kinds(replace(good(), sent=sent)) == {Broken.WITHOUT_RECEIPT}


def test_receipt_for_a_letter_that_was_never_applied_is_found():
    assert kinds(replace(good(), applied=good().applied[:1], refused=frozenset({2, 3}))) == {
        Broken.RECEIPT_ALONE
    }


def test_letter_that_nobody_wrote_is_found():
    forged = (*good().applied, Applied(3, "forged", 3))
    assert kinds(replace(good(), applied=forged, refused=frozenset())) == {Broken.INVENTED}


def test_letter_applied_at_another_place_than_it_was_sent_is_found():
    moved = (good().applied[0], Applied(4, "two", 2))
    assert Broken.INVENTED in kinds(replace(good(), applied=moved))


def test_place_that_the_receiver_passed_over_is_found():
    assert Broken.HOLE in kinds(replace(good(), applied=good().applied[1:]))


def test_place_that_the_sender_never_filled_is_found():
    sent = (*good().sent[:2], Sent(4, "three", "expired"))
    assert Broken.HOLE in kinds(replace(good(), sent=sent))


@pytest.mark.parametrize("theirs", [Head(3, OTHER), Head(2, HASH), None])
def test_two_sides_whose_chains_end_differently_are_found(theirs):
    assert kinds(replace(good(), heads=(Head(3, HASH), theirs))) == {Broken.HEADS_DIFFER}


def test_places_of_letters_that_are_not_the_laboratorys_are_no_holes():
    later = replace(
        good(),
        sent=(good().sent[0], Sent(3, "two", "acknowledged"), Sent(4, "three", "expired")),
        applied=(good().applied[0], Applied(3, "two", 2)),
        refused=frozenset({4}),
    )
    assert kinds(later) == {Broken.HOLE}
    assert check(replace(later, foreign=frozenset({2}))) == []


def test_line_that_nobody_used_has_no_violation():
    assert check(History(LINE, {}, (), (), heads=(None, Head(0, "0" * 64)))) == []


def test_tally_of_many_lines_names_every_kind_zeros_included():
    counted = tally(check_all([good(), replace(good(), noted={"gone": 9})]))
    assert counted["lost_commit"] == 1
    assert counted["applied_twice"] == 0
    assert set(counted) == {one.value for one in Broken}
