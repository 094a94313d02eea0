"""The group ristretto255 (RFC 9496): elements are 32 octets in their one canonical form, scalars are never zero.

Arithmetic is libsodium's, through `rbcl`, which brings the library with it: 25,000 to 28,000 multiplications a
second and core, constant time. Whatever is not canonical, and the identity, is refused at the first operation.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sampan.engines.matching.private import sodium
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason, require

ORDER = 2**252 + 27742317777372353535851937790883648493
"""Number of elements, a prime (RFC 9496, section 4)."""

ELEMENT_OCTETS = 32
_IDENTITY = bytes(ELEMENT_OCTETS)

RandomBytes = Callable[[int], bytes]
"""`random_bytes(n)` returns n octets that nobody can foretell; tests give a fixed stream."""


@dataclass(frozen=True, repr=False)
class Scalar:
    """A number from 1 to ORDER - 1 in 32 octets, little-endian. Often a secret key: `repr` shows nothing."""

    octets: bytes

    def __post_init__(self) -> None:
        """Refuse zero and every form that is not canonical."""
        fits = len(self.octets) == 32 and 0 < int.from_bytes(self.octets, "little") < ORDER
        require(fits, Reason.BAD_SCALAR)

    @classmethod
    def of(cls, number: int) -> "Scalar":
        """Return the scalar of a number, taken modulo ORDER; PrivateMatchFailure(bad_scalar) for zero."""
        return cls((number % ORDER).to_bytes(32, "little"))

    @property
    def number(self) -> int:
        """The scalar as a whole number."""
        return int.from_bytes(self.octets, "little")

    def inverse(self) -> "Scalar":
        """Return the scalar that undoes this one (constant time, in libsodium)."""
        return Scalar(sodium.scalar_inverse(self.octets))

    def times(self, other: "Scalar") -> "Scalar":
        """Return the product (constant time, in libsodium)."""
        return Scalar(sodium.scalar_product(self.octets, other.octets))


def inverses(scalars: Sequence[Scalar]) -> list[Scalar]:
    """Return the inverse of each: one inversion and three products a scalar (Montgomery's trick)."""
    running, before = Scalar.of(1), []
    for scalar in scalars:
        before.append(running)
        running = running.times(scalar)
    undone, found = running.inverse(), []
    for scalar, product in zip(reversed(scalars), reversed(before), strict=True):
        found.append(undone.times(product))
        undone = undone.times(scalar)
    return found[::-1]


def random_scalar(random_bytes: RandomBytes) -> Scalar:
    """Return a scalar from 64 random octets, so that it is uniform to within 2**-259."""
    return Scalar.of(int.from_bytes(random_bytes(64), "little"))


def require_element(octets: bytes) -> bytes:
    """Return the octets if they are a canonical element other than the identity; bad_element otherwise."""
    fits = len(octets) == ELEMENT_OCTETS and octets != _IDENTITY
    require(fits and sodium.is_valid(octets), Reason.BAD_ELEMENT)
    return octets


def multiply(scalar: Scalar, element: bytes) -> bytes:
    """Return scalar * element; bad_element for what is not canonical and for the identity."""
    try:
        product: bytes = sodium.multiply(scalar.octets, element)
    except (RuntimeError, ValueError):
        raise PrivateMatchFailure(Reason.BAD_ELEMENT) from None
    return product


def multiply_base(scalar: Scalar) -> bytes:
    """Return scalar * generator: the public key of a secret one."""
    product: bytes = sodium.multiply_base(scalar.octets)
    return product


def add(first: bytes, second: bytes) -> bytes:
    """Return the sum of two elements; bad_element for what is not canonical. The sum may be the identity."""
    try:
        total: bytes = sodium.add(first, second)
    except (RuntimeError, ValueError):
        raise PrivateMatchFailure(Reason.BAD_ELEMENT) from None
    return total


def hash_to_group(message: bytes, *, tag: bytes) -> bytes:
    """Return the element of a message (RFC 9380, hash_to_ristretto255 with SHA-512); nobody knows its logarithm.

    `tag` separates the uses of the hash; two tags make unrelated elements.
    """
    element: bytes = sodium.from_hash(expand_message(message, tag=tag))
    return element


def hash_to_scalar(message: bytes, *, tag: bytes) -> int:
    """Return a number below ORDER from a message (RFC 9497, section 4.1); it may be zero, if never in practice."""
    return int.from_bytes(expand_message(message, tag=tag), "little") % ORDER


def expand_message(message: bytes, *, tag: bytes) -> bytes:
    """Return 64 octets: expand_message_xmd of RFC 9380, section 5.3.1, with SHA-512, one block of output."""
    ending = tag + bytes([len(tag)])
    first = hashlib.sha512(bytes(128) + message + b"\x00\x40\x00" + ending).digest()
    return hashlib.sha512(first + b"\x01" + ending).digest()
