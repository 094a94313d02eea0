"""Proof that a whole batch was multiplied by one published key (RFC 9497, section 2.2): DLEQ, batched.

The verifier learns nothing of the key. A batch with one element under another key passes with probability below
2**-250. Costs in multiplications: prover n + 2, verifier 2n + 3 and n additions each side.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import (
    ORDER,
    RandomBytes,
    Scalar,
    add,
    hash_to_scalar,
    multiply,
    multiply_base,
    random_scalar,
)

CONTEXT = b"OPRFV1-\x01-ristretto255-SHA512"
"""RFC 9497, section 3.1: version 1, mode 1 (verifiable), suite ristretto255-SHA512."""

PROOF_OCTETS = 64


@dataclass(frozen=True)
class Batch:
    """What a proof is about: `before` times one key gives `after`, element by element."""

    before: Sequence[bytes]
    after: Sequence[bytes]

    def __post_init__(self) -> None:
        """Refuse an empty batch and two of unequal length."""
        require(0 < len(self.before) == len(self.after) < 2**16, Reason.WRONG_SIZE)


def prove(key: Scalar, batch: Batch, *, random_bytes: RandomBytes) -> bytes:
    """Return 64 octets that prove that `key` made `batch.after` of `batch.before`; the key stays hidden."""
    public = multiply_base(key)
    left = _combine(batch.before, _weights(public, batch))
    right = multiply(key, left)
    nonce = random_scalar(random_bytes)
    challenge = _challenge(public, left, right, multiply_base(nonce), multiply(nonce, left))
    response = (nonce.number - challenge * key.number) % ORDER
    return challenge.to_bytes(32, "little") + response.to_bytes(32, "little")


def verify(proof: bytes, batch: Batch, *, public: bytes) -> None:
    """Return when the proof holds for the public key; PrivateMatchFailure(bad_proof) otherwise."""
    require(len(proof) == PROOF_OCTETS, Reason.MALFORMED)
    challenge, response = Scalar(proof[:32]), Scalar(proof[32:])
    weights = _weights(public, batch)
    left, right = _combine(batch.before, weights), _combine(batch.after, weights)
    first = add(multiply_base(response), multiply(challenge, public))
    second = add(multiply(response, left), multiply(challenge, right))
    expected = _challenge(public, left, right, first, second).to_bytes(32, "little")
    require(hmac.compare_digest(expected, proof[:32]), Reason.BAD_PROOF)


def _weights(public: bytes, batch: Batch) -> list[Scalar]:
    """One weight an element, fixed by the whole batch, so that no error can be cancelled by another."""
    seed = hashlib.sha512(_sized(public) + _sized(b"Seed-" + CONTEXT)).digest()
    tag = b"HashToScalar-" + CONTEXT
    return [
        Scalar.of(
            hash_to_scalar(
                _sized(seed) + place.to_bytes(2, "big") + _sized(one) + _sized(other) + b"Composite", tag=tag
            )
        )
        for place, (one, other) in enumerate(zip(batch.before, batch.after, strict=True))
    ]


def _combine(elements: Sequence[bytes], weights: Sequence[Scalar]) -> bytes:
    total = multiply(weights[0], elements[0])
    for weight, element in zip(weights[1:], elements[1:], strict=True):
        total = add(total, multiply(weight, element))
    return total


def _challenge(*elements: bytes) -> int:
    return hash_to_scalar(
        b"".join(_sized(one) for one in elements) + b"Challenge", tag=b"HashToScalar-" + CONTEXT
    )


def _sized(octets: bytes) -> bytes:
    return len(octets).to_bytes(2, "big") + octets
