"""A column's frequencies in the shape of a published codebook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.statistics.frequency import frequency_table

# CTDC, Global Synthetic Dataset on victims and perpetrators, dictionary of 1 December 2022: year of
# registration (frequency, percent, valid percent, cumulated percent) and rows without one.
YEARS = {
    "2005-2013": (2531, 11.94, 14.43, 14.43),
    "2014-2018": (6274, 29.60, 35.77, 50.20),
    "2019": (2398, 11.31, 13.67, 63.87),
    "2020": (2002, 9.45, 11.41, 75.29),
    "2021-2022": (4335, 20.45, 24.71, 100.00),
}
MISSING = 3655


def test_frequency_table_of_published_counts_gives_the_published_percentages():
    column = [code for code, (count, *_) in YEARS.items() for _ in range(count)] + [""] * MISSING
    table = frequency_table(column)
    assert {
        row.code: (row.count, row.percent, row.valid_percent, row.cumulated_percent) for row in table.rows
    } == YEARS
    assert (table.valid, table.missing, table.total) == (17540, 3655, 21195)


@pytest.mark.parametrize("column", [[], [None, ""]])
def test_frequency_table_without_any_value_has_no_rows(column):
    table = frequency_table(column)
    assert (table.rows, table.valid, table.missing) == ((), 0, len(column))


@given(st.lists(st.sampled_from(["a", "b", "", None]), min_size=1))
def test_frequency_table_counts_every_row_once(column):
    table = frequency_table(column)
    assert sum(row.count for row in table.rows) + table.missing == table.total == len(column)
    assert not table.rows or table.rows[-1].cumulated_percent == 100.0
