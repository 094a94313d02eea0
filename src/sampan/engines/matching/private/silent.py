"""Questions about victims: the hit reaches the holder's duty officer alone; the asker sees what it sees for a miss.

The asker blinds; the holder multiplies by its half; the key-holder multiplies by its own and takes the blinding off,
whose numbers the asker gave to it alone. The holder finishes the tags and looks them up. The key-holder sees keys
under the holder's half, the holder sees them under the key-holder's: neither can test a guess. The asker gets nothing
back, so time and size of what it sees are those of a miss.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import Scalar, inverses, multiply
from sampan.engines.matching.private.oprf import TAG_OCTETS, KeyHalf
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


def uncover(half: KeyHalf, evaluated: Sequence[bytes], unblinding: Unblinding) -> tuple[bytes, ...]:
    """Return, at the key-holder's, the elements under both halves and without blinding, for the holder alone."""
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
