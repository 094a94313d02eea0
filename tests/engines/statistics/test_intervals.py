"""Intervals of shares and of their differences: published examples, and what cannot be is refused."""

import pytest

from sampan.engines.statistics.intervals import difference, wilson
from sampan.vocabulary.errors import InvalidInput


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)]
)
def test_wilson_is_newcombes_table(hits: int, of: int, low: float, high: float) -> None:
    """Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3."""
    found = wilson(hits / of, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("hits", [0, 20])
def test_wilson_stays_between_nought_and_one(hits: int) -> None:
    found = wilson(hits / 20, 20)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.high - found.low == pytest.approx(0.1611, abs=5e-5)


def test_difference_is_newcombes_own_example() -> None:
    """56 of 70 against 48 of 80: Newcombe 1998, table II (a), method 10."""
    found = difference(wilson(48 / 80, 80), wilson(56 / 70, 70))
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_difference_of_a_thing_and_itself_goes_both_ways_alike() -> None:
    one = difference(wilson(0.5, 40), wilson(0.7, 40))
    found = difference(one, one)
    assert found.value == 0
    assert found.low == pytest.approx(-found.high)


@pytest.mark.parametrize(("share", "of"), [(0.5, 0), (1.2, 10), (-0.1, 10)])
def test_share_of_nothing_is_refused(share: float, of: int) -> None:
    with pytest.raises(InvalidInput):
        wilson(share, of)
