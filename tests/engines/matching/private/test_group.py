"""The group against RFC 9496's own words: one form for each element, no identity, no zero."""

import pytest

from sampan.engines.matching.private import group
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from tests.engines.matching.private.streams import stream

GENERATOR = "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"
TWICE = "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919"
# RFC 9496, appendix A.2: encodings that must be refused.
BENT = [
    "00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",  # not below p
    "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0100000000000000000000000000000000000000000000000000000000000000",  # negative
    "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",  # no square
    "00" * 32,  # the identity
    "e2f2",
]


def test_multiply_base_as_in_the_rfc() -> None:
    assert group.multiply_base(group.Scalar.of(1)).hex() == GENERATOR
    assert group.multiply_base(group.Scalar.of(2)).hex() == TWICE
    assert group.add(bytes.fromhex(GENERATOR), bytes.fromhex(GENERATOR)).hex() == TWICE


@pytest.mark.parametrize("text", BENT)
def test_element_that_is_not_canonical_is_refused(text: str) -> None:
    octets = bytes.fromhex(text)
    with pytest.raises(PrivateMatchFailure) as refused:
        group.require_element(octets)
    assert refused.value.reason is Reason.BAD_ELEMENT
    with pytest.raises(PrivateMatchFailure):
        group.multiply(group.Scalar.of(5), octets)


@pytest.mark.parametrize("number", [0, group.ORDER, -group.ORDER])
def test_scalar_zero_is_refused(number: int) -> None:
    with pytest.raises(PrivateMatchFailure, match="zero"):
        group.Scalar.of(number)


@pytest.mark.parametrize("octets", [group.ORDER.to_bytes(32, "little"), b"\xff" * 32, b"\x01", bytes(32)])
def test_scalar_form_that_is_not_canonical_is_refused(octets: bytes) -> None:
    with pytest.raises(PrivateMatchFailure):
        group.Scalar(octets)


def test_inverse_undoes() -> None:
    scalar = group.random_scalar(stream())
    element = group.hash_to_group(b"a", tag=b"test")
    assert group.multiply(scalar.inverse(), group.multiply(scalar, element)) == element


def test_hash_to_group_other_use_other_element() -> None:
    assert group.hash_to_group(b"a", tag=b"one") != group.hash_to_group(b"a", tag=b"two")
    group.require_element(group.hash_to_group(b"", tag=b"one"))
