"""Partial dates and spans: what is read, what is refused, and ages as ranges."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.vocabulary.dates import PartialDate, YearSpan, parse_when
from sampan.vocabulary.errors import InvalidInput

days = st.dates(date(1850, 1, 1), date(2199, 12, 31))


@given(days)
def test_full_date_round_trips_through_text(day: date) -> None:
    parsed = PartialDate.parse(day.isoformat())
    assert (str(parsed), parsed.earliest(), parsed.latest()) == (day.isoformat(), day, day)


@given(days, st.sampled_from([4, 7, 10]))
def test_partial_date_spans_every_day_that_it_can_be(day: date, length: int) -> None:
    partial = PartialDate.parse(day.isoformat()[:length])
    assert partial.earliest() <= day <= partial.latest()


@given(days, days, st.sampled_from([4, 7, 10]))
def test_age_range_contains_the_true_age(born: date, on: date, length: int) -> None:
    born, on = min(born, on), max(born, on)
    true_age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    lowest, highest = PartialDate.parse(born.isoformat()[:length]).age_on(on)
    assert 0 <= lowest <= true_age <= highest <= lowest + 1


def test_month_of_february_ends_on_the_leap_day() -> None:
    assert PartialDate.parse("2024-02").latest() == date(2024, 2, 29)


def test_age_of_a_leap_day_child_grows_on_the_first_of_march() -> None:
    born = PartialDate.parse("2004-02-29")
    assert (born.age_on(date(2022, 2, 28)), born.age_on(date(2022, 3, 1))) == ((17, 17), (18, 18))


def test_age_known_to_the_year_may_be_child_or_adult() -> None:
    assert PartialDate.parse("2008").age_on(date(2026, 6, 1)) == (17, 18)


def test_age_before_birth_is_refused() -> None:
    with pytest.raises(InvalidInput):
        PartialDate.parse("2027").age_on(date(2026, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "2022-13",
        "2022-00",
        "2022-02-30",
        "2023-02-29",
        "2022/05/17",
        "17-05-2022",
        "2022-5-7",
        "1723",
        "2022-05-17\n2023",
        "abcd",
        "2022-05-17T10:00",
        "99999",
    ],
)
def test_date_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        PartialDate.parse(text)


def test_buddhist_year_is_never_guessed() -> None:
    with pytest.raises(InvalidInput, match="Buddhist-era"):
        PartialDate.parse("2565-05-17")


def test_buddhist_year_declared_is_converted() -> None:
    assert str(PartialDate.parse("2565-05-17", era="BE")) == "2022-05-17"


def test_digits_of_other_scripts_are_read() -> None:
    assert str(PartialDate.parse("២០២២-០៥")) == "2022-05"
    assert str(PartialDate.parse("๒๕๖๕", era="BE")) == "2022"


def test_unknown_era_is_refused() -> None:
    with pytest.raises(InvalidInput):
        PartialDate.parse("2022", era="AH")


def test_day_without_month_is_refused() -> None:
    with pytest.raises(InvalidInput):
        PartialDate(2022, None, 3)


@pytest.mark.parametrize("text", ["2005-2013", "2019"])
def test_year_span_round_trips(text: str) -> None:
    assert str(YearSpan.parse(text)) == text


@pytest.mark.parametrize("text", ["2013-2005", "2005-13", "05-13", "", "2565-2566"])
def test_year_span_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        YearSpan.parse(text)


@pytest.mark.parametrize(
    ("text", "kind"), [("2019", PartialDate), ("2019-04", PartialDate), ("2021-2022", YearSpan)]
)
def test_when_is_told_apart_by_its_shape(text: str, kind: type) -> None:
    assert isinstance(parse_when(text), kind)
