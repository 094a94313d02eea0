"""What the process of one register does, from the greeting to its own hits."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sampan.engines.matching.private.group import RandomBytes
from sampan.engines.matching.private.inputs import TypedKey
from sampan.engines.matching.private.registers import Register, enter, masked, tags
from sampan.engines.matching.private.sessions import pack_elements
from sampan.portal.private_matching.channel import Channel
from sampan.portal.private_matching.files import Hit
from sampan.portal.private_matching.pieces import PIECE, exchange

Say = Callable[[str, int, int], None]
"""`say(what, done, of)` tells a person how far the work has come."""


@dataclass(frozen=True)
class Lines:
    """The two lines of a register's process; `begins`: it is the one that sends first."""

    peer: Channel
    keeper: Channel
    begins: bool


def run_side(
    keys_by_id: Mapping[str, Sequence[TypedKey]],
    *,
    kinds: Sequence[str],
    lines: Lines,
    random_bytes: RandomBytes,
    say: Say,
) -> list[Hit]:
    """Play one side through and return its own hits."""
    register = enter(keys_by_id, random_bytes=random_bytes)
    lines.keeper.send(register.listing(kinds))
    count = len(register.places)
    ours = [
        pack_elements(masked(register, first=at, last=at + PIECE)) for at in _starts(count, say, "masked")
    ]
    theirs = exchange(ours, line=lines.peer, begins=lines.begins)
    _hand_over(register, theirs, lines=lines, say=say)
    answer = json.loads(lines.keeper.receive())
    return [Hit(register.ids[number], pair, score, tuple(told)) for number, pair, score, told in answer]


def _hand_over(register: Register, theirs: Sequence[bytes], *, lines: Lines, say: Say) -> None:
    """Give the key-holder the other side's elements under both masks."""
    tagged = [tags(register, theirs[at : at + PIECE]) for at in _starts(len(theirs), say, "masked again")]
    lines.keeper.send(b"".join(tagged))


def _starts(count: int, say: Say, what: str) -> Iterator[int]:
    for at in range(0, count, PIECE):
        yield at
        say(what, min(at + PIECE, count), count)
