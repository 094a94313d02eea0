"""Lane B: what two registers of selectors have in common, each side learning its own share of it and the sizes.

Commutative masking in ristretto255 (Huberman, Franklin and Hogg, Enhancing privacy and trust in electronic
communities, 1999): each side masks its own elements, then the other's; equal inputs are equal under both masks, and
nobody can mask a guess with the other's secret. Four multiplications an element pair, 32 octets three ways. Selectors
only: phones, documents, handles; a key made of a name is refused, since most of its raw hits would be false.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import RandomBytes, Scalar, multiply, random_scalar
from sampan.engines.matching.private.inputs import TypedKey, input_of
from sampan.engines.matching.private.oprf import element_of
from sampan.engines.matching.private.shuffling import shuffled
from sampan.vocabulary.errors import InvalidInput

SELECTORS = frozenset(("document", "phone", "handle", "account", "wallet", "domain", "url"))
"""Kinds that lane B may carry."""


@dataclass(frozen=True, repr=False)
class Masked:
    """What a side keeps: its secret of this night, its inputs and the order in which it sent them."""

    secret: Scalar
    inputs: tuple[bytes, ...]
    elements: tuple[bytes, ...]


def mask(keys: Iterable[TypedKey], *, cap: int, random_bytes: RandomBytes) -> Masked:
    """Return a register's selectors, each once, shuffled and masked; `elements` is what is sent.

    InvalidInput for a key that holds a name; PrivateMatchFailure(over_cap) above the size that was agreed.
    """
    inputs = {input_of(_selector(key)) for key in keys}
    require(len(inputs) <= cap, Reason.OVER_CAP)
    secret = random_scalar(random_bytes)
    order = shuffled(list(inputs), random_bytes=random_bytes)
    return Masked(secret, tuple(order), tuple(multiply(secret, element_of(octets)) for octets in order))


def mask_again(ours: Masked, theirs: Sequence[bytes], *, cap: int) -> tuple[bytes, ...]:
    """Return the other side's elements under our secret too, in its order.

    PrivateMatchFailure: over_cap, wrong_size (an element twice), bad_element. Our own elements sent back to us are
    refused as well: they would make every record of ours a hit.
    """
    require(len(theirs) <= cap, Reason.OVER_CAP)
    require(len(set(theirs)) == len(theirs) and not set(theirs) & set(ours.elements), Reason.WRONG_SIZE)
    return tuple(multiply(ours.secret, element) for element in theirs)


def common(ours: Masked, *, twice: Sequence[bytes], theirs_twice: Iterable[bytes]) -> set[bytes]:
    """Return the inputs that both have: `twice` are ours under both masks in our order, `theirs_twice` theirs."""
    require(len(twice) == len(ours.inputs), Reason.WRONG_SIZE)
    known = set(theirs_twice)
    return {octets for octets, element in zip(ours.inputs, twice, strict=True) if element in known}


def size_statement(elements: Sequence[bytes], *, night: str) -> bytes:
    """Return what a side signs before it sees the other's elements: how many, and which, it brings tonight."""
    return size_claim(len(elements), digest_of(elements), night=night)


def size_claim(size: int, digest: bytes, *, night: str) -> bytes:
    """Return what is signed of elements that only their number and digest are known of."""
    return f"sampan private night 1,{night},{size},{digest.hex()}".encode()


def digest_of(elements: Sequence[bytes]) -> bytes:
    """Return the 32 octets that stand for masked elements in their order."""
    return hashlib.sha256(b"".join(elements)).digest()


def _selector(key: TypedKey) -> TypedKey:
    if key.kind not in SELECTORS:
        raise InvalidInput("Registers are compared by selectors only.", remedy="Leave keys with names out.")
    return key
