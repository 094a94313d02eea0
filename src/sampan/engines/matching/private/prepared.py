"""Blindings made before the question, so that an officer waits for two additions instead of two multiplications.

The asker adds r * G and takes away r * K, where K is the public key of both halves together. The answers are the
same, and the hidden elements as uniform, as with `oprf.blind`; the answering sides cannot tell the two apart. Only
for answers whose proofs are checked: with an unproved K or answer this form of blinding is unsafe (Jarecki, Krawczyk
and Xu, On the (in)security of the Diffie-Hellman oblivious PRF with multiplicative blinding, 2021).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import (
    RandomBytes,
    Scalar,
    add,
    multiply,
    multiply_base,
    random_scalar,
)
from sampan.engines.matching.private.oprf import Evaluated, check, element_of, finalize


@dataclass(frozen=True, repr=False)
class PreparedBlind:
    """What hides one element, and what takes it off again; used once, then forgotten."""

    hide: bytes
    undo: bytes


def joint_public(*, holder_public: bytes, keeper_public: bytes, answer: Evaluated) -> bytes:
    """Return the public key of both halves, from the key-holder's proved answer to the holder's public key."""
    return check(answer, [holder_public], public=keeper_public)[0]


def prepare_blinds(count: int, *, joint: bytes, random_bytes: RandomBytes) -> list[PreparedBlind]:
    """Return blindings for `count` questions under the epoch's joint public key; two multiplications each."""
    numbers = [random_scalar(random_bytes) for _ in range(count)]
    return [PreparedBlind(multiply_base(one), multiply(Scalar.of(-one.number), joint)) for one in numbers]


def hide(inputs: Sequence[bytes], blinds: Sequence[PreparedBlind]) -> tuple[bytes, ...]:
    """Return the elements to send: one addition each."""
    require(len(inputs) == len(blinds), Reason.WRONG_SIZE)
    return tuple(add(element_of(octets), one.hide) for octets, one in zip(inputs, blinds, strict=True))


def reveal(
    inputs: Sequence[bytes], blinds: Sequence[PreparedBlind], elements: Sequence[bytes]
) -> tuple[bytes, ...]:
    """Return the outputs (64 octets each) of answers whose proofs were checked: one addition each."""
    require(len(inputs) == len(blinds) == len(elements), Reason.WRONG_SIZE)
    return tuple(
        finalize(octets, add(element, one.undo))
        for octets, one, element in zip(inputs, blinds, elements, strict=True)
    )
