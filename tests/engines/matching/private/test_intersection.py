"""Two registers of selectors: the same answer as plain sets give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampan.engines.matching.private.failures import PrivateMatchFailure
from sampan.engines.matching.private.inputs import input_of
from sampan.engines.matching.private.intersection import common, mask, mask_again, size_statement
from sampan.vocabulary.errors import InvalidInput
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import Key

PHONES = st.sets(st.integers(0, 30), max_size=12)


def keys(numbers: set[int]) -> list[Key]:
    return [Key("phone", str(number).encode()) for number in sorted(numbers)]


@given(PHONES, PHONES)
@settings(max_examples=30, deadline=None)
def test_common_as_plain_sets_give(a: set[int], b: set[int]) -> None:
    ours = mask(keys(a), cap=99, random_bytes=stream("a"))
    theirs = mask(keys(b), cap=99, random_bytes=stream("b"))
    twice, theirs_twice = mask_again(theirs, ours.elements, cap=99), mask_again(ours, theirs.elements, cap=99)
    assert common(ours, twice=twice, theirs_twice=theirs_twice) == {input_of(key) for key in keys(a & b)}


def test_mask_key_with_a_name_is_refused() -> None:
    with pytest.raises(InvalidInput, match="selectors only"):
        mask([Key("name_birth", b"x")], cap=9, random_bytes=stream())


def test_mask_register_above_the_cap_is_refused() -> None:
    with pytest.raises(PrivateMatchFailure, match="larger"):
        mask(keys(set(range(10))), cap=9, random_bytes=stream())
    ours = mask(keys({1}), cap=9, random_bytes=stream())
    with pytest.raises(PrivateMatchFailure, match="larger"):
        mask_again(ours, mask(keys(set(range(10))), cap=10, random_bytes=stream("b")).elements, cap=9)


def test_mask_again_own_elements_sent_back_are_refused() -> None:
    ours = mask(keys({1, 2}), cap=9, random_bytes=stream())
    with pytest.raises(PrivateMatchFailure):
        mask_again(ours, ours.elements, cap=9)


def test_common_answer_of_another_length_is_refused() -> None:
    ours = mask(keys({1, 2}), cap=9, random_bytes=stream())
    with pytest.raises(PrivateMatchFailure):
        common(ours, twice=ours.elements[:1], theirs_twice=[])


def test_size_statement_names_night_size_and_content() -> None:
    one = mask(keys({1, 2}), cap=9, random_bytes=stream())
    assert b"2026-03-02,2," in size_statement(one.elements, night="2026-03-02")
    assert size_statement(one.elements, night="x") != size_statement(one.elements[::-1], night="x")
