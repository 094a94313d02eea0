"""Committed questions: what was asked can be opened later, one place at a time, and nothing else can be claimed then.

The root over all 64 places is signed by both sides before an answer is given. Each place is bound to case, officer,
legal basis, key, blinding and the very element that was sent; padding is bound to being padding. Oversight draws
places by randomness of both sides and compares an opening with the case file and with the holder's copy of the batch.
"""

import hashlib
import hmac
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sampan.engines.matching.private import tree
from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import RandomBytes, Scalar, multiply
from sampan.engines.matching.private.oprf import element_of
from sampan.engines.matching.private.questions import PADDING, Pending
from sampan.vocabulary.errors import InvalidInput

SALT_OCTETS = 32


@dataclass(frozen=True, repr=False)
class Ground:
    """Why a person is asked about; all three are needed."""

    case: str
    officer: str
    legal_basis: str

    def __post_init__(self) -> None:
        """Refuse a ground with a gap."""
        if not (self.case and self.officer and self.legal_basis):
            raise InvalidInput(
                "The question names no case, officer or legal basis.", remedy="Name all three."
            )


@dataclass(frozen=True, repr=False)
class Opening:
    """One place of a batch laid open for oversight: everything that its leaf is made of, and the way to the root."""

    place: int
    ground: Ground | None
    octets: bytes
    blind: Scalar
    salt: bytes
    hashes: tuple[bytes, ...]


@dataclass(frozen=True, repr=False)
class Commitment:
    """What the asker keeps of a batch; `root` is all that leaves before an audit."""

    pending: Pending
    grounds: Mapping[str, Ground]
    salts: tuple[bytes, ...]
    leaves: tuple[bytes, ...]
    root: bytes


def commit(pending: Pending, grounds: Mapping[str, Ground], *, random_bytes: RandomBytes) -> Commitment:
    """Return the commitment to a batch; InvalidInput when somebody in it is asked about without a ground."""
    if {slot.reference for slot in pending.slots if slot.reference} - grounds.keys():
        raise InvalidInput("Somebody is asked about without a ground.", remedy="Name case and legal basis.")
    return rebuild(pending, grounds, salts=tuple(random_bytes(SALT_OCTETS) for _ in pending.slots))


def rebuild(pending: Pending, grounds: Mapping[str, Ground], *, salts: tuple[bytes, ...]) -> Commitment:
    """Return the commitment with these salts, 32 octets a place: what an asker that kept them opens later."""
    leaves = tuple(
        _leaf(grounds.get(slot.reference), octets=slot.octets, blind=blind, salt=salt, element=element)
        for slot, blind, salt, element in zip(
            pending.slots, pending.blinding.blinds, salts, pending.hidden, strict=True
        )
    )
    return Commitment(pending, grounds, salts, leaves, tree.root(leaves))


def open_place(commitment: Commitment, place: int) -> Opening:
    """Return the opening of one place, for oversight only: it holds the key that was asked about."""
    slot = commitment.pending.slots[place]
    return Opening(
        place=place,
        ground=commitment.grounds.get(slot.reference),
        octets=slot.octets,
        blind=commitment.pending.blinding.blinds[place],
        salt=commitment.salts[place],
        hashes=tree.path(commitment.leaves, place),
    )


def check_opening(opening: Opening, *, root: bytes, elements: Sequence[bytes]) -> Ground | None:
    """Return the ground of an opened place, None for padding; not_committed when it is not what was asked.

    `elements`: the batch as the holder kept it. The ground is then compared with the case file by a person.
    """
    require(0 <= opening.place < len(elements), Reason.NOT_COMMITTED)
    element = elements[opening.place]
    leaf = _leaf(
        opening.ground, octets=opening.octets, blind=opening.blind, salt=opening.salt, element=element
    )
    there = tree.is_included(leaf, place=opening.place, size=len(elements), hashes=opening.hashes, under=root)
    was_sent = hmac.compare_digest(multiply(opening.blind, element_of(opening.octets)), element)
    is_padding = opening.octets.startswith(PADDING)
    require(there and was_sent and is_padding == (opening.ground is None), Reason.NOT_COMMITTED)
    return opening.ground


def statement(root: bytes, *, terms_digest: bytes, elements: Sequence[bytes]) -> bytes:
    """Return what both sides sign: the root, the epoch and the batch that it belongs to."""
    return statement_of(digest_of(elements), root=root, terms_digest=terms_digest)


def digest_of(elements: Sequence[bytes]) -> bytes:
    """Return the hash (32 octets) that names a batch to whom may not see it.

    A batch has random filling, so that nobody who guesses its keys, and knows what hides them, can test the guess.
    """
    return hashlib.sha256(b"".join(elements)).digest()


def statement_of(batch: bytes, *, root: bytes, terms_digest: bytes) -> bytes:
    """Return the statement of a batch of which only the hash is known."""
    return b"sampan private commitment 1," + root + terms_digest + batch


def sign(told: bytes, *, seed: bytes) -> bytes:
    """Return a node's signature (Ed25519) of a statement, with the key behind 32 secret octets."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(told)


def public_key(seed: bytes) -> bytes:
    """Return the 32 public octets that signatures with this seed are checked with."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def require_countersigned(told: bytes, signatures: Mapping[bytes, bytes]) -> None:
    """Return when each public key (asker's and holder's) signed; not_committed otherwise."""
    require(len(signatures) == 2, Reason.NOT_COMMITTED)
    for public, signature in signatures.items():
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, told)
        except (InvalidSignature, ValueError):
            require(False, Reason.NOT_COMMITTED)


def pledge(seed: bytes) -> bytes:
    """Return the hash that a side gives before it shows its seed, so that neither can choose last."""
    return hashlib.sha256(b"sampan private audit seed 1," + seed).digest()


def draw_places(
    *, count: int, share: float, seeds: tuple[bytes, bytes], pledges: tuple[bytes, bytes]
) -> tuple[int, ...]:
    """Return the places to be opened of `count`: `share` (0..1) of them, one at least, drawn by both seeds.

    PrivateMatchFailure(not_committed) when a seed is not the one that was pledged.
    """
    kept = all(pledge(seed) == promised for seed, promised in zip(seeds, pledges, strict=True))
    require(kept and count > 0, Reason.NOT_COMMITTED)
    key = hashlib.sha256(pledge(seeds[0]) + seeds[0] + pledge(seeds[1]) + seeds[1]).digest()
    ranked = sorted(range(count), key=lambda place: hmac.digest(key, place.to_bytes(8, "big"), "sha256"))
    return tuple(sorted(ranked[: max(1, math.ceil(count * share))]))


def _leaf(ground: Ground | None, *, octets: bytes, blind: Scalar, salt: bytes, element: bytes) -> bytes:
    why = (ground.case, ground.officer, ground.legal_basis) if ground else ()
    parts = (salt, octets, blind.octets, element, *(word.encode() for word in why))
    return b"".join(b"%d:%s," % (len(part), part) for part in parts)
