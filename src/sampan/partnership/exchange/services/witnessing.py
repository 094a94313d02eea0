"""Where the witnessed logs hang in: what is noted of each letter, and what two nodes tell each other of their logs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sampan.partnership.exchange.facts import Way


@dataclass(frozen=True)
class Leaf:
    """One letter as a log keeps it: its place and its hash, nothing of its content."""

    way: Way
    member: str
    lane: int
    sequence: int
    letter_hash: str


@dataclass(frozen=True)
class Witness:
    """What a log offers to the carriers: note letters, tell a member of our heads, take what it tells."""

    note: Callable[[Sequence[Leaf]], None]
    tell: Callable[[str], Mapping[str, object] | None]
    take: Callable[[str, Mapping[str, object]], None]


_witnesses: list[Witness] = []


def register_witness(witness: Witness) -> None:
    """Let `witness` see every letter written or taken in; the last registered does."""
    _witnesses[:] = [witness]


def note(leaves: Sequence[Leaf]) -> None:
    """Note letters in the open transaction."""
    for witness in _witnesses:
        witness.note(leaves)


def statement_for(member: str) -> Mapping[str, object] | None:
    """Return what a member is to be told of the logs now; None when there is nothing new."""
    return next((told for witness in _witnesses if (told := witness.tell(member)) is not None), None)


def take_statement(member: str, told: Mapping[str, object]) -> None:
    """Take what a member tells of the logs."""
    for witness in _witnesses:
        witness.take(member, told)
