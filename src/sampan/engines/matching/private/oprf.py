"""The oblivious pseudorandom function of RFC 9497, suite ristretto255-SHA512, mode VOPRF, with a key in two halves.

The asker blinds its inputs, the holder multiplies by its half, the key-holder by the other, each with a proof; the
asker takes its blinding off. The function's key is the product of the halves: nobody ever has it. For one key this
is the RFC's protocol to the octet, and is tested against its vectors.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sampan.engines.matching.private import proofs
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason, require
from sampan.engines.matching.private.group import (
    RandomBytes,
    Scalar,
    hash_to_group,
    hash_to_scalar,
    inverses,
    multiply,
    multiply_base,
    random_scalar,
)
from sampan.engines.matching.private.proofs import CONTEXT, Batch

TAG_OCTETS = 16
"""Octets of an output that are kept: among 10**6 tags, 10**6 questions meet by chance with probability 2**-88."""


@dataclass(frozen=True, repr=False)
class KeyHalf:
    """A secret half of an epoch's key, and the public key that its proofs are checked against."""

    secret: Scalar
    public: bytes

    @classmethod
    def make(cls, random_bytes: RandomBytes) -> "KeyHalf":
        """Return a new half; each epoch has its own."""
        return cls.from_secret(random_scalar(random_bytes))

    @classmethod
    def from_secret(cls, secret: Scalar) -> "KeyHalf":
        """Return the half with this secret."""
        return cls(secret, multiply_base(secret))


@dataclass(frozen=True, repr=False)
class Blinding:
    """What the asker keeps for itself until the answers come: its inputs and the number that hides each."""

    inputs: tuple[bytes, ...]
    blinds: tuple[Scalar, ...]


@dataclass(frozen=True)
class Evaluated:
    """One party's answer to a batch: the elements times its half, and the proof of it (64 octets)."""

    elements: tuple[bytes, ...]
    proof: bytes


def derive_half(seed: bytes, *, purpose: bytes) -> KeyHalf:
    """Return the half that 32 secret octets and a purpose make (RFC 9497, section 3.2.1, DeriveKeyPair)."""
    require(len(seed) == 32, Reason.BAD_SCALAR)
    told = seed + len(purpose).to_bytes(2, "big") + purpose
    for counter in range(256):
        number = hash_to_scalar(told + bytes([counter]), tag=b"DeriveKeyPair" + CONTEXT)
        if number:
            return KeyHalf.from_secret(Scalar.of(number))
    raise PrivateMatchFailure(Reason.BAD_SCALAR)


def element_of(octets: bytes) -> bytes:
    """Return the group element of an input; it says everything of a guessable input, so it never leaves bare."""
    return hash_to_group(octets, tag=b"HashToGroup-" + CONTEXT)


def blind(inputs: Sequence[bytes], *, random_bytes: RandomBytes) -> tuple[Blinding, tuple[bytes, ...]]:
    """Return what the asker keeps, and elements that are uniform whatever the inputs are."""
    blinds = tuple(random_scalar(random_bytes) for _ in inputs)
    hidden = tuple(multiply(one, element_of(octets)) for one, octets in zip(blinds, inputs, strict=True))
    return Blinding(tuple(inputs), blinds), hidden


def evaluate(half: KeyHalf, elements: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return each element times the half, unproved; bad_element if one is not canonical."""
    return tuple(multiply(half.secret, element) for element in elements)


def evaluate_proved(half: KeyHalf, elements: Sequence[bytes], *, random_bytes: RandomBytes) -> Evaluated:
    """Return each element times the half, with one proof for all of them."""
    after = evaluate(half, elements)
    return Evaluated(after, proofs.prove(half.secret, Batch(elements, after), random_bytes=random_bytes))


def check(answer: Evaluated, elements: Sequence[bytes], *, public: bytes) -> tuple[bytes, ...]:
    """Return the answer's elements when they were made with the published key; bad_proof otherwise."""
    proofs.verify(answer.proof, Batch(elements, answer.elements), public=public)
    return answer.elements


def unblind(blinding: Blinding, elements: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the function's outputs (64 octets each) in the order of the inputs."""
    require(len(elements) == len(blinding.inputs), Reason.WRONG_SIZE)
    return tuple(
        finalize(octets, multiply(undo, element))
        for octets, undo, element in zip(blinding.inputs, inverses(blinding.blinds), elements, strict=True)
    )


def finalize(octets: bytes, element: bytes) -> bytes:
    """Return the output for an input and its element under the whole key (RFC 9497, section 3.3.1)."""
    told = len(octets).to_bytes(2, "big") + octets + len(element).to_bytes(2, "big") + element
    return hashlib.sha512(told + b"Finalize").digest()
