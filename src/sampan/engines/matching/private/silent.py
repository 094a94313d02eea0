"""Questions about victims: the hit reaches the holder's duty officer alone; the asker sees what it sees for a miss.

The asker blinds; the holder multiplies by its half and by a cover of its own, another for each place and question;
the key-holder multiplies by its half and takes the blinding off, whose numbers the asker gave to it alone; the holder
takes its cover off and looks the tags up. The key-holder never sees the blinded elements, and those of the holder are
random to it: it can test no guess, tell no hit from a miss and no two questions about one person. The holder sees keys
under the key-holder's half alone. The asker gets nothing back, so time and size of what it sees are those of a miss.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import Scalar, hash_to_scalar, inverses, multiply
from sampan.engines.matching.private.oprf import TAG_OCTETS, KeyHalf
from sampan.engines.matching.private.proofs import CONTEXT
from sampan.engines.matching.private.questions import Pending, require_batch


@dataclass(frozen=True, repr=False)
class Unblinding:
    """For the key-holder alone: what takes the blinding off, place by place."""

    undo: tuple[Scalar, ...]


@dataclass(frozen=True, repr=False)
class SilentTags:
    """The sorted element tags of a register, for the holder's own look-up; made of elements, not of inputs."""

    tags: frozenset[bytes]


def unblinding_of(pending: Pending) -> Unblinding:
    """Return what the asker seals to the key-holder."""
    return Unblinding(tuple(inverses(pending.blinding.blinds)))


def cover(half: KeyHalf, hidden: Sequence[bytes], *, question: bytes) -> tuple[bytes, ...]:
    """Return, at the holder's, the elements under its half and its covers, for the key-holder.

    `question`: octets that no other question of this half has; the covers come from both, so that none is stored.
    """
    require_batch(hidden)
    covers = _covers(half, question, count=len(hidden))
    return tuple(
        multiply(half.secret.times(one), element) for one, element in zip(covers, hidden, strict=True)
    )


def lay_bare(half: KeyHalf, elements: Sequence[bytes], *, question: bytes) -> tuple[bytes, ...]:
    """Return, at the holder's, the key-holder's elements without its own covers: under both halves, as tags are."""
    require_batch(elements)
    undo = inverses(_covers(half, question, count=len(elements)))
    return tuple(multiply(one, element) for one, element in zip(undo, elements, strict=True))


def uncover(half: KeyHalf, evaluated: Sequence[bytes], unblinding: Unblinding) -> tuple[bytes, ...]:
    """Return, at the key-holder's, the elements under both halves without blinding, still covered, for the holder."""
    require_batch(evaluated)
    require(len(unblinding.undo) == len(evaluated), Reason.WRONG_SIZE)
    return tuple(
        multiply(half.secret.times(undo), element)
        for undo, element in zip(unblinding.undo, evaluated, strict=True)
    )


def silent_tags(answered: Sequence[bytes]) -> SilentTags:
    """Return the look-up of the holder's own register from the key-holder's answer when the epoch was made."""
    return SilentTags(frozenset(element[:TAG_OCTETS] for element in answered))


def places_hit(elements: Sequence[bytes], tags: SilentTags) -> tuple[int, ...]:
    """Return the places of a batch that the holder's register has; shown to its duty officer, never sent."""
    return tuple(place for place, element in enumerate(elements) if element[:TAG_OCTETS] in tags.tags)


def _covers(half: KeyHalf, question: bytes, *, count: int) -> list[Scalar]:
    said = half.secret.octets + len(question).to_bytes(2, "big") + question
    return [
        Scalar.of(hash_to_scalar(said + place.to_bytes(2, "big"), tag=b"Sampan-Cover-" + CONTEXT))
        for place in range(count)
    ]
