"""Birth dates: every way of writing one, and every level of agreement, by vectors."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.matching.dates import LEVELS, BirthDate, compare_dates, read_birth_date
from sampan.vocabulary.errors import InvalidInput

VECTORS = Path(__file__).parent / "vectors"


def rows(name: str) -> list[dict[str, str]]:
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@st.composite
def births(draw: st.DrawFn) -> BirthDate:
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    return BirthDate(draw(st.integers(1900, 2020)), month, day)


@pytest.mark.parametrize("row", rows("birth_dates.csv"), ids=lambda row: row["text"])
def test_read_birth_date_vector_gives_the_canonical_form(row: dict[str, str]) -> None:
    read = read_birth_date(row["text"])
    assert ("" if read is None else str(read)) == row["canonical"]


@pytest.mark.parametrize(
    "text", ["yesterday", "1990-13-13", "1990-02-30", "90-05-71", "1700", "3000", "12", "BE"]
)
def test_read_birth_date_unreadable_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_birth_date(text)
    assert text not in str(refused.value)


@pytest.mark.parametrize("row", [row for row in rows("birth_date_levels.csv") if row["level"]], ids=str)
def test_compare_dates_vector_gives_the_level_both_ways(row: dict[str, str]) -> None:
    first, second = read_birth_date(row["first"]), read_birth_date(row["second"])
    assert compare_dates(first, second) == compare_dates(second, first) == row["level"]


@given(births() | st.none(), births() | st.none())
def test_compare_dates_any_two_is_symmetric_and_a_level(a: BirthDate | None, b: BirthDate | None) -> None:
    assert compare_dates(a, b) == compare_dates(b, a)
    assert compare_dates(a, b) in LEVELS


@given(births())
def test_birth_date_written_and_read_again_is_the_same(birth: BirthDate) -> None:
    assert read_birth_date(str(birth)) == birth


def test_birth_date_shows_nothing_in_logs() -> None:
    assert "1990" not in repr(BirthDate(1990, 5, 17))
