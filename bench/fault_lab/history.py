"""The history checker: from what each party wrote down, whether a letter was lost, doubled, swapped or denied.

Pure: it is handed rows and returns violations. One line is (sender, receiver, lane); within it every letter has a
place (`sequence`, given by the sender's node) and a number (given by the laboratory's writer, rising).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

TOLD = ("expired", "refused")  # ends that the sender's node tells its people instead of an acknowledgement
ACKNOWLEDGED = "acknowledged"


class Broken(StrEnum):
    """The promises that a history can break."""

    LOST_COMMIT = "lost_commit"  # the writer was told "committed"; the sender's node does not know the letter
    LOST = "lost"  # committed, never applied, and nobody was told
    TWICE = "applied_twice"
    OUT_OF_ORDER = "out_of_order"
    WITHOUT_RECEIPT = "without_receipt"  # applied, and the sender's node does not know it at the end
    RECEIPT_ALONE = "receipt_without_application"  # acknowledged, and the receiver has not applied it
    INVENTED = "invented"  # applied, and nobody ever wrote it
    HOLE = "hole"  # a place in the line that nothing fills
    HEADS_DIFFER = "heads_differ"  # the two chains do not end in the same letter


@dataclass(frozen=True)
class Line:
    """One direction of letters between two nodes in one lane."""

    sender: str
    receiver: str
    lane: int

    def __str__(self) -> str:
        """Return the line as people read it."""
        return f"{self.sender} > {self.receiver} lane {self.lane}"


@dataclass(frozen=True)
class Sent:
    """A letter as the sender's node keeps it; `state` is its end there."""

    sequence: int
    letter_id: str
    state: str
    has_receipt: bool = True  # a signed statement of the other side stands behind the state


@dataclass(frozen=True)
class Applied:
    """A letter as the receiver's handler applied it; rows come in the order of application."""

    sequence: int
    letter_id: str
    number: int


@dataclass(frozen=True)
class Head:
    """Where a journal stands: the last place and the hash of its letter."""

    sequence: int
    hash: str


@dataclass(frozen=True)
class History:
    """All that is known of one line after everything came to rest.

    `noted` is what the writers noted after their commit: number by letter id. `refused` are places that the
    receiver journalled and refused; `foreign` places of letters that are not the laboratory's (a new card, a word
    between witnesses). `heads` are both sides' journals, None when the side has none.
    """

    line: Line
    noted: dict[str, int]
    sent: Sequence[Sent]
    applied: Sequence[Applied]
    refused: frozenset[int] = frozenset()
    foreign: frozenset[int] = frozenset()
    heads: tuple[Head | None, Head | None] = (None, None)


@dataclass(frozen=True)
class Violation:
    """One broken promise: in which line, of which letter, in words."""

    kind: Broken
    line: Line
    letter_id: str
    words: str


def check(history: History) -> list[Violation]:
    """Return every violation in one line's history; empty when all promises were kept."""
    found: list[Violation] = []
    for looking in (_commits, _losses, _doubles, _order, _receipts, _inventions, _holes, _heads):
        found += looking(history)
    return found


def check_all(histories: Iterable[History]) -> list[Violation]:
    """Return the violations of many lines."""
    return [one for history in histories for one in check(history)]


def tally(violations: Iterable[Violation]) -> dict[str, int]:
    """Return how many violations of each kind there are, zeros included."""
    counted = Counter(one.kind for one in violations)
    return {kind.value: counted[kind] for kind in Broken}


def acknowledged(history: History) -> int:
    """Return how many letters of the line are acknowledged with a signed statement."""
    return sum(one.state == ACKNOWLEDGED and one.has_receipt for one in history.sent)


def told(history: History) -> int:
    """Return how many letters ended otherwise, and somebody was told."""
    return sum(one.state in TOLD for one in history.sent)


def _commits(history: History) -> list[Violation]:
    kept = {one.letter_id for one in history.sent}
    missing = [letter for letter in history.noted if letter not in kept]
    words = "its writer was told that it is committed; the node does not have it"
    return [Violation(Broken.LOST_COMMIT, history.line, letter, words) for letter in missing]


def _losses(history: History) -> list[Violation]:
    applied = {one.letter_id for one in history.applied}
    silent = [one for one in history.sent if one.letter_id not in applied and one.state not in TOLD]
    lost = [one for one in silent if one.state != ACKNOWLEDGED]
    alone = [one for one in silent if one.state == ACKNOWLEDGED]
    return [
        Violation(Broken.LOST, history.line, one.letter_id, f"place {one.sequence} is {one.state} for ever")
        for one in lost
    ] + [
        Violation(Broken.RECEIPT_ALONE, history.line, one.letter_id, f"place {one.sequence} was not applied")
        for one in alone
    ]


def _doubles(history: History) -> list[Violation]:
    counted = Counter(one.letter_id for one in history.applied)
    return [
        Violation(Broken.TWICE, history.line, letter, f"applied {times} times")
        for letter, times in counted.items()
        if times > 1
    ]


def _order(history: History) -> list[Violation]:
    found, place, number = [], 0, 0
    for one in history.applied:
        if one.sequence < place or one.number < number:
            words = f"place {one.sequence} (number {one.number}) after place {place} (number {number})"
            found.append(Violation(Broken.OUT_OF_ORDER, history.line, one.letter_id, words))
        place, number = max(place, one.sequence), max(number, one.number)
    return found


def _receipts(history: History) -> list[Violation]:
    applied = {one.letter_id for one in history.applied}
    return [
        Violation(Broken.WITHOUT_RECEIPT, history.line, one.letter_id, f"applied there, here {one.state}")
        for one in history.sent
        if one.letter_id in applied and not (one.state == ACKNOWLEDGED and one.has_receipt)
    ]


def _inventions(history: History) -> list[Violation]:
    sent = {one.letter_id: one.sequence for one in history.sent}
    return [
        Violation(Broken.INVENTED, history.line, one.letter_id, f"applied at place {one.sequence}")
        for one in history.applied
        if sent.get(one.letter_id) != one.sequence
    ]


def _holes(history: History) -> list[Violation]:
    """Report places that the receiver passed over, and places that the sender never filled."""
    taken = {one.sequence for one in history.applied} | history.refused | history.foreign
    filled = {one.sequence for one in history.sent} | history.foreign
    skipped = sorted(set(range(1, max(taken, default=0) + 1)) - taken)
    unfilled = sorted(set(range(1, max(filled, default=0) + 1)) - filled)
    return [
        Violation(Broken.HOLE, history.line, "", f"place {place}: {words}")
        for places, words in ((skipped, "nothing taken in"), (unfilled, "nothing sent"))
        for place in places
    ]


def _heads(history: History) -> list[Violation]:
    ours, theirs = (one or Head(0, "") for one in history.heads)
    if (ours.sequence, ours.hash if ours.sequence else "") == (
        theirs.sequence,
        theirs.hash if theirs.sequence else "",
    ):
        return []
    words = f"sender at {ours.sequence} {ours.hash[:12]}, receiver at {theirs.sequence} {theirs.hash[:12]}"
    return [Violation(Broken.HEADS_DIFFER, history.line, "", words)]
