"""Canonical bytes against the examples of RFC 8785 and against generated values."""

import json
import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.vocabulary.canonical import canonical_bytes, content_hash
from sampan.vocabulary.errors import InvalidInput

# RFC 8785 appendix B: the bits of a double and its text.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize(("bits", "text"), NUMBERS.items())
def test_double_of_the_rfc_is_written_as_published(bits: str, text: str) -> None:
    number = struct.unpack(">d", bytes.fromhex(bits))[0]
    assert canonical_bytes(number) == text.encode()


def test_object_of_the_rfc_is_written_as_published() -> None:
    thing = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    expected = (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
    assert canonical_bytes(thing) == expected.encode()


def test_members_of_the_rfc_are_sorted_by_utf16_code_units() -> None:
    thing = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    names = list(json.loads(canonical_bytes(thing)))
    assert names == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


@given(values)
def test_canonical_bytes_read_back_give_the_same_bytes(thing: object) -> None:
    written = canonical_bytes(thing)
    assert canonical_bytes(json.loads(written)) == written


@given(st.dictionaries(st.text(), st.integers(0, 9), min_size=2))
def test_order_of_members_does_not_change_the_hash(members: dict[str, int]) -> None:
    turned = dict(reversed(list(members.items())))
    assert content_hash(turned) == content_hash(members)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_double_keeps_its_exact_number(number: float) -> None:
    assert float(canonical_bytes(number)) == number


@pytest.mark.parametrize(
    "thing",
    [
        math.nan,
        math.inf,
        -math.inf,
        {1: "a"},
        {"a": {None: 1}},
        "\ud800",
        {"\udfff": 1},
        2**53 + 1,
        10**400,
        -(10**400),
        b"bytes",
        {1, 2},
    ],
)
def test_thing_that_json_cannot_hold_is_refused(thing: object) -> None:
    with pytest.raises(InvalidInput):
        canonical_bytes(thing)


def test_nesting_beyond_the_limit_is_refused_not_a_crash() -> None:
    deep: list[object] = []
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(InvalidInput, match="nested"):
        canonical_bytes(deep)


def test_content_hash_is_the_lower_case_sha256() -> None:
    assert content_hash({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
