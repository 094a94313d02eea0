"""The tags of a register for one epoch: what the asker's outputs are looked up in.

A tag is the function's output under both halves of the epoch's key, cut to 16 octets. Whoever has the set can test
nothing: each guess needs an answer of the holder and one of the key-holder. Dummies fill the set up to a power of
two, so that its size says little; sorting is the shuffle; the root of the sorted set is logged before the first
question, so that every asker sees the same set. Keys and dummies are new in each epoch: two sets of one register
have no tag in common, and what was added or removed does not show.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sampan.engines.matching.private import tree
from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import RandomBytes, multiply
from sampan.engines.matching.private.inputs import TypedKey, input_of
from sampan.engines.matching.private.oprf import TAG_OCTETS, KeyHalf, element_of, finalize
from sampan.engines.matching.private.shuffling import shuffled

SMALLEST_SET = 1024
"""Tags; a smaller register looks like this one."""

_FEWEST_DUMMIES = (
    16  # one in so many tags is a dummy at least, so that a full bucket does not tell the size either
)


@dataclass(frozen=True)
class EpochTerms:
    """What both sides and the key-holder agree on before an epoch; its digest opens every session."""

    holder: str
    number: int
    specification: str
    holder_public: bytes
    keeper_public: bytes

    def digest(self) -> bytes:
        """Return 32 octets that stand for all terms."""
        told = (
            self.holder,
            str(self.number),
            self.specification,
            self.holder_public.hex(),
            self.keeper_public.hex(),
        )
        sized = b"".join(b"%d:%s," % (len(one.encode()), one.encode()) for one in told)
        return hashlib.sha256(b"sampan private epoch 1," + sized).digest()


@dataclass(frozen=True, repr=False)
class Preparation:
    """What the holder keeps while the key-holder works: its inputs, in the order in which it sent them."""

    inputs: tuple[bytes, ...]


@dataclass(frozen=True, repr=False)
class TagSet:
    """The sorted tags of an epoch, 16 octets each in one piece of memory: 16 MB a million, 3 us a look-up."""

    terms: EpochTerms
    octets: bytes

    def __post_init__(self) -> None:
        """Refuse a set that is cut short; the root shows whether it is the logged one."""
        require(len(self.octets) % TAG_OCTETS == 0, Reason.MALFORMED)

    def __len__(self) -> int:
        """Return the number of tags, dummies included."""
        return len(self.octets) // TAG_OCTETS

    def __getitem__(self, place: int) -> bytes:
        """Return the tag at a place."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self.octets[place * TAG_OCTETS : (place + 1) * TAG_OCTETS]

    def __contains__(self, tag: object) -> bool:
        """Say whether the tag is in the set."""
        if not isinstance(tag, bytes):
            return False
        place = bisect_left(self, tag)
        return place < len(self) and self[place] == tag

    def root(self) -> bytes:
        """Return the Merkle root over the tags: what the holder logs for the epoch."""
        return tree.root([self[place] for place in range(len(self))])

    def require_logged(self, root: bytes) -> None:
        """Return when this is the logged set; PrivateMatchFailure(wrong_epoch) otherwise."""
        require(self.root() == root, Reason.WRONG_EPOCH)


def prepare(
    keys: Iterable[TypedKey], half: KeyHalf, *, random_bytes: RandomBytes
) -> tuple[Preparation, tuple[bytes, ...]]:
    """Return what the holder keeps, and what the key-holder gets: each element once, shuffled, under one half."""
    inputs = shuffled(list({input_of(key) for key in keys}), random_bytes=random_bytes)
    return Preparation(tuple(inputs)), tuple(multiply(half.secret, element_of(octets)) for octets in inputs)


def make_tag_set(
    prepared: Preparation, answered: Sequence[bytes], *, terms: EpochTerms, random_bytes: RandomBytes
) -> TagSet:
    """Return the set from the key-holder's answer, filled up with dummies; wrong_size if the answer has gaps."""
    require(len(answered) == len(prepared.inputs), Reason.WRONG_SIZE)
    tags = {tag_of(octets, element) for octets, element in zip(prepared.inputs, answered, strict=True)}
    wanted = padded_size(len(tags))
    while len(tags) < wanted:
        tags.add(random_bytes(TAG_OCTETS))
    return TagSet(terms, b"".join(sorted(tags)))


def padded_size(count: int) -> int:
    """Return the power of two that a set of `count` tags is filled up to, one dummy in sixteen at least."""
    least = max(count + -(-count // _FEWEST_DUMMIES), SMALLEST_SET)
    return 1 << (least - 1).bit_length()


def tag_of(octets: bytes, element: bytes) -> bytes:
    """Return the tag of an input and its element under both halves."""
    return finalize(octets, element)[:TAG_OCTETS]
