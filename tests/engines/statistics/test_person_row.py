"""Milestones count once a person, at their first time in the period."""

from datetime import date

from hypothesis import given

from sampan.engines.statistics.person_row import PersonRow, Reached, group_rows, reaching
from tests.engines.statistics.people import rows

TWICE = PersonRow(
    "p1",
    "c1",
    year="2019",
    milestones=(
        Reached("assisted", date(2025, 7, 1), province="VN-22"),
        Reached("assisted", date(2022, 2, 1), province="VN-44"),
        Reached("returned", date(2020, 1, 1)),
    ),
)


def test_reaching_twice_counts_at_the_first_time():
    (row,) = reaching([TWICE], kind="assisted")
    assert (row.year, row.quarter, row.province) == ("2022", "1", "VN-44")


def test_reaching_first_time_before_the_period_counts_the_time_within():
    (row,) = reaching([TWICE], kind="assisted", first=date(2023, 1, 1))
    assert (row.year, row.quarter, row.province) == ("2025", "3", "VN-22")


def test_reaching_both_ends_of_the_period_belong_to_it():
    assert list(reaching([TWICE], kind="returned", first=date(2020, 1, 1), last=date(2020, 1, 1)))


def test_reaching_outside_the_period_counts_nobody():
    assert not list(reaching([TWICE], kind="returned", first=date(2020, 1, 2)))


@given(rows(once=True))
def test_reaching_split_periods_never_exceed_twice_and_cover_the_whole(some):
    def number(first, last):
        return len(list(reaching(some, kind="assisted", first=first, last=last)))

    early, late = number(None, date(2022, 12, 31)), number(date(2023, 1, 1), None)
    assert max(early, late) <= number(None, None) <= early + late


def test_group_rows_several_values_stay_in_one_sorted_key():
    row = PersonRow("p1", "c1", forms=("sexual_exploitation", "forced_labour", "forced_labour"))
    assert group_rows([row], dimensions=("forms", "sex")) == [
        (("forced_labour|sexual_exploitation", None), 1)
    ]
