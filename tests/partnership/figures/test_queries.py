"""The database's counts equal the counts of the same rows in memory, and obey permission and purpose."""

from datetime import date

import pytest

from sampan.engines.statistics.person_row import PersonRow
from sampan.partnership.figures.groupings import GROUPINGS, count_situation
from sampan.partnership.figures.queries import period_before, situation_counts, situation_report
from sampan.vocabulary.errors import NotPermitted
from tests.partnership.figures.keeping import keep_rows
from tests.partnership.figures.published_events import published_events

pytestmark = pytest.mark.database

SPAN = PersonRow("span", "span", year="2014-2018", sex="male", age_band="18-20")
UNKNOWN = PersonRow("unknown", "unknown")


@pytest.mark.parametrize("period", [(None, None), (date(2019, 1, 1), date(2023, 12, 31))])
def test_situation_counts_equal_counting_the_rows_in_memory(reading, period):
    rows = [*published_events()[::9], SPAN, UNKNOWN]
    keep_rows(rows, reading)
    first, last = period
    counted = situation_counts(reader=reading("analyst"), first=first, last=last)
    expected = count_situation(rows, first=first, last=last)
    assert (counted.persons, counted.cases) == (expected.persons, expected.cases)
    for name in GROUPINGS:
        assert sorted(counted.of(name), key=str) == sorted(expected.of(name), key=str), name


def test_situation_counts_case_worker_is_refused(reading):
    with pytest.raises(NotPermitted):
        situation_counts(reader=reading("case_worker"))


def test_situation_report_speaks_the_language_asked_for(reading):
    report = situation_report(
        reader=reading("analyst"), node="n", generated_on=date(2026, 1, 1), language="vi"
    )
    assert report.title == "Báo cáo tình hình"


def test_period_before_whole_years_stays_whole_years():
    assert period_before(date(2024, 1, 1), date(2025, 12, 31)) == (date(2022, 1, 1), date(2023, 12, 31))


def test_period_before_days_has_the_same_length():
    assert period_before(date(2025, 3, 1), date(2025, 3, 10)) == (date(2025, 2, 19), date(2025, 2, 28))
