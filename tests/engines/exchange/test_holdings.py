"""Which chunks are there: the compact form says the same as a plain set."""

from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.holdings import (
    MOST_RANGES,
    all_of,
    from_ranges,
    holds,
    missing,
    missing_ranges,
    nothing_of,
    number_held,
    with_chunk,
)

FILES = st.integers(1, 200).flatmap(
    lambda count: st.tuples(st.just(count), st.sets(st.integers(0, count - 1)))
)


@given(FILES)
def test_holdings_agree_with_a_set(told):
    count, there = told
    held = nothing_of(count)
    for index in there:
        held = with_chunk(held, index)
    assert {index for index in range(count) if holds(held, index)} == there
    assert list(missing(held, count)) == [index for index in range(count) if index not in there]
    assert number_held(held) == len(there)


@given(FILES)
def test_ranges_of_what_is_missing_give_the_same_holdings_back(told):
    count, there = told
    held = nothing_of(count)
    for index in there:
        held = with_chunk(held, index)
    ranges = [list(pair) for pair in missing_ranges(held, count)]
    assert from_ranges(ranges, count) == held, "to the last bit: what is counted is right, too"


@given(st.integers(1, 200))
def test_all_of_a_file_is_as_many_as_it_has(count):
    assert number_held(all_of(count)) == count and not list(missing(all_of(count), count))


def test_more_than_the_most_ranges_are_asked_for_later():
    held = nothing_of(2_000)
    for index in range(0, 2_000, 2):
        held = with_chunk(held, index)
    assert len(missing_ranges(held, 2_000)) == MOST_RANGES


def test_ranges_that_are_none_change_nothing():
    for bent in (None, "x", [[1]], [["a", "b"]], [[True, 5]], [5], {"a": 1}, [[-9, 10**12]][0:0]):
        assert list(missing(from_ranges(bent, 10), 10)) == []
    assert list(missing(from_ranges([[-5, 2**70]], 10), 10)) == list(range(10))
