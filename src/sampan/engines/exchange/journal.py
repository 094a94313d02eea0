"""What came from one peer, in order: each letter is taken once, at its place, on top of the one before.

The journal is a number and a hash; the rows behind it stay with the caller, who hands in a look-up. The same
value serves the sending side, which stamps its letters with `link`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sampan.engines.exchange import notation
from sampan.engines.exchange.letters import Letter
from sampan.vocabulary.lanes import Lane


@dataclass(frozen=True)
class Journal:
    """The letters from `sender` to `receiver` in one lane so far: how many, and the hash of the last."""

    sender: str
    receiver: str
    sequence: int = 0
    head: str = notation.GENESIS
    lane: int = Lane.SINGLE


@dataclass(frozen=True)
class Accepted:
    """The letter is the next one: store it and `journal` in the same transaction."""

    journal: Journal


@dataclass(frozen=True)
class Duplicate:
    """The very letter is already journalled: send its receipt again, apply nothing."""

    sequence: int


@dataclass(frozen=True)
class Gap:
    """Letters before this one are missing: keep the blob and ask for `expected`."""

    expected: int


@dataclass(frozen=True)
class Fork:
    """The peer tells two histories at `sequence` (restored backup, or worse): stop the link."""

    sequence: int


Verdict = Accepted | Duplicate | Gap | Fork


def accept(journal: Journal, letter: Letter, *, journalled: Callable[[int], str | None]) -> Verdict:
    """Return what an authentic letter is to this journal; changes nothing.

    `journalled(sequence)` returns the hash of the letter taken at that place, None when unknown. It is asked
    only for places already filled; unknown there counts as a fork, never as new.
    """
    _require_line(journal, letter)
    if letter.sequence > journal.sequence + 1:
        return Gap(expected=journal.sequence + 1)
    if letter.sequence <= journal.sequence:
        same = journalled(letter.sequence) == letter.hash
        return Duplicate(letter.sequence) if same else Fork(letter.sequence)
    if letter.previous != journal.head:
        return Fork(letter.sequence)
    return Accepted(_extended(journal, letter))


def link(journal: Journal, letter: Letter) -> tuple[Letter, Journal]:
    """Return the letter stamped with sequence and previous hash, and the sender's new journal."""
    _require_line(journal, letter)
    stamped = replace(letter, sequence=journal.sequence + 1, previous=journal.head)
    return stamped, _extended(journal, stamped)


def _require_line(journal: Journal, letter: Letter) -> None:
    line = (letter.sender, letter.receiver, letter.lane)
    fits = line == (journal.sender, journal.receiver, journal.lane)
    notation.require(fits, "receiver", "Use the journal of the letter's sender, receiver and lane.")


def _extended(journal: Journal, letter: Letter) -> Journal:
    return replace(journal, sequence=letter.sequence, head=letter.hash)
