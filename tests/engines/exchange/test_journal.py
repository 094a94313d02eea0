"""Each letter once, in order, on top of the one before; a second history is a fork."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.journal import Accepted, Duplicate, Fork, Gap, Journal, accept, link
from sampan.vocabulary.errors import InvalidInput

EMPTY = Journal(sender="kh-focal-point", receiver="vn-focal-point")


def _letters(write, count):
    journal, letters = EMPTY, []
    for number in range(count):
        letter, journal = link(journal, write(id=f"letter-{number}"))
        letters.append(letter)
    return letters, journal


def _take(letters):
    """Feed letters to one journal and return its verdicts, the applied ones and the final journal."""
    journal, taken, verdicts = EMPTY, {}, []
    for letter in letters:
        verdict = accept(journal, letter, journalled=taken.get)
        verdicts.append(verdict)
        if isinstance(verdict, Accepted):
            journal = verdict.journal
            assert letter.sequence not in taken
            taken[letter.sequence] = letter.hash
    return verdicts, taken, journal


def test_letters_in_order_are_all_accepted_and_the_heads_agree(write):
    letters, sent = _letters(write, 4)
    verdicts, taken, journal = _take(letters)
    assert all(isinstance(verdict, Accepted) for verdict in verdicts)
    assert journal == sent
    assert list(taken) == [1, 2, 3, 4]


def test_letter_replayed_is_a_duplicate(write):
    letters, _ = _letters(write, 2)
    verdicts, _, _ = _take([*letters, letters[0], letters[1]])
    assert verdicts[2:] == [Duplicate(1), Duplicate(2)]


def test_letter_ahead_of_its_turn_is_a_gap(write):
    letters, _ = _letters(write, 3)
    verdicts, _, journal = _take([letters[0], letters[2]])
    assert verdicts[1] == Gap(expected=2)
    assert journal.sequence == 1


def test_other_letter_at_a_taken_place_is_a_fork(write):
    letters, _ = _letters(write, 2)
    verdicts, _, _ = _take([*letters, replace(letters[0], id="other")])
    assert verdicts[2] == Fork(1)


def test_next_letter_on_another_history_is_a_fork(write):
    letters, _ = _letters(write, 2)
    verdicts, _, _ = _take([replace(letters[0], id="other"), letters[1]])
    assert verdicts[1] == Fork(2)


def test_taken_place_that_the_caller_cannot_look_up_is_a_fork(write):
    letters, sent = _letters(write, 1)
    assert accept(sent, letters[0], journalled=lambda _: None) == Fork(1)


@pytest.mark.parametrize("party", ["sender", "receiver"])
def test_letter_of_other_parties_is_refused(write, party):
    letter = write(**{party: "th-focal-point"})
    with pytest.raises(InvalidInput):
        accept(EMPTY, letter, journalled={}.get)
    with pytest.raises(InvalidInput):
        link(EMPTY, letter)


@given(seed=st.integers(0, 10**6), repeats=st.integers(1, 4))
def test_any_order_and_repetition_applies_each_once_in_order(write, seed, repeats):
    letters, sent = _letters(write, 6)
    wire = letters * repeats
    random.Random(seed).shuffle(wire)
    _, taken, journal = _take([*wire, *letters])  # the sender sends again what has no receipt
    assert list(taken) == [1, 2, 3, 4, 5, 6]
    assert journal == sent
