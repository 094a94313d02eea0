"""A percentage always has a stated whole: those for whom the item is recorded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.statistics.shares import compare, percentage, share_of, shares
from sampan.engines.statistics.tabulate import tabulate_counts
from sampan.vocabulary.errors import InvalidInput


def _sexes(female: int, male: int, unknown: int = 0):
    groups = [(("female",), female), (("male",), male), ((None,), unknown)]
    return tabulate_counts([group for group in groups if group[1]], dimensions=("sex",))


def test_shares_leave_not_recorded_out_of_the_whole():
    female, male = shares(_sexes(30, 10, unknown=960))
    assert (female.percent, female.of, male.percent) == (75.0, 40, 25.0)


def test_share_of_nobody_recorded_has_no_percentage():
    assert share_of(_sexes(0, 0, unknown=5), "male").percent is None


@pytest.mark.parametrize(
    ("count", "of", "percent"), [(1, 8, 12.5), (1, 16, 6.3), (1, 2000, 0.1), (1, 2001, 0.0)]
)
def test_percentage_rounds_half_up(count, of, percent):
    assert percentage(count, of) == percent


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_percentage_is_within_half_a_step_of_the_truth(count, of):
    assert abs(percentage(count, of) - 100 * count / of) <= 0.05 + 1e-6


def test_shares_of_two_dimensions_is_refused():
    table = tabulate_counts([(("2022", "male"), 1)], dimensions=("year", "sex"))
    with pytest.raises(InvalidInput, match="one dimension"):
        shares(table)


def test_compare_rising_share_of_men_gives_points_not_percent():
    (female, male) = compare(_sexes(80, 20), _sexes(60, 40))
    assert (male.points, female.points) == (20.0, -20.0)


def test_compare_points_come_from_exact_shares():
    (_, male) = compare(_sexes(2, 1), _sexes(1, 2))
    assert male.points == 33.3  # 66.67 - 33.33; the rounded shares would give 33.4


def test_compare_code_missing_in_one_period_counts_as_zero():
    (_, male) = compare(_sexes(10, 0), _sexes(5, 5))
    assert (male.before.count, male.points) == (0, 50.0)


def test_compare_period_without_records_has_no_points():
    assert [change.points for change in compare(_sexes(0, 0, unknown=3), _sexes(1, 0))] == [None]


def test_compare_unlike_tables_is_refused():
    with pytest.raises(InvalidInput, match="cannot be compared"):
        compare(_sexes(1, 1), tabulate_counts([(("2022",), 1)], dimensions=("year",)))
