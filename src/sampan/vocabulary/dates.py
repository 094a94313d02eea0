"""Dates as people know them: a year, a month, a day; and spans of years.

A border guard often learns only a year. Nothing here fills in a missing month or day: what is not known
stays not known, and questions such as an age are answered with the lowest and the highest possible figure.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sampan.vocabulary.errors import InvalidInput

EARLIEST_YEAR = 1850  # older than any living person's birth
LATEST_YEAR = 2199  # Buddhist-era years (2393 and later) lie safely above
BUDDHIST_OFFSET = 543  # years that the Buddhist era of Thailand is ahead of the common era

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_SPAN = re.compile(r"(\d{4})(?:-(\d{4}))?\Z")


@dataclass(frozen=True, order=False)
class PartialDate:
    """A date known to the year, the month or the day, in the common era (Gregorian)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a date that no calendar has."""
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise _impossible_year(self.year)
        if self.month is None and self.day is not None:
            raise InvalidInput(
                "A day without a month is not a date.", remedy="Give the month, or only the year."
            )
        if self.month is not None and not 1 <= self.month <= 12:
            raise InvalidInput(
                "The month is not between 1 and 12.", remedy="Write the date as year-month-day."
            )
        if self.day is not None and not 1 <= self.day <= self._days_in_month():
            raise InvalidInput("That month does not have this day.", remedy="Check the day, or leave it out.")

    @classmethod
    def parse(cls, text: str, *, era: str = "CE") -> "PartialDate":
        """Read "2022", "2022-05" or "2022-05-17"; with `era="BE"` the year is of the Buddhist era.

        Decimal digits of any script are read. Raises InvalidInput for everything else; a Buddhist-era year
        is never guessed.
        """
        found = _PARTIAL.match(text.strip())
        if found is None:
            raise InvalidInput("The date cannot be read.", remedy="Write 2022, 2022-05 or 2022-05-17.")
        year, month, day = (int(part) if part else None for part in found.groups())
        if era not in ("CE", "BE"):
            raise InvalidInput("The era is not known.", remedy="Use CE (common era) or BE (Buddhist era).")
        assert year is not None
        return cls(year - BUDDHIST_OFFSET if era == "BE" else year, month, day)

    @classmethod
    def from_date(cls, day: date) -> "PartialDate":
        """Return the full date of `day`."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        """Return the ISO 8601 form, as long as the date is known."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def earliest(self) -> date:
        """Return the first day that this can be."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """Return the last day that this can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def age_on(self, day: date) -> tuple[int, int]:
        """Return the lowest and the highest age in whole years on `day` of someone born on this date.

        Someone born on 29 February completes a year on 1 March of a common year. Raises InvalidInput when
        the whole of the date lies after `day`.
        """
        if self.earliest() > day:
            raise InvalidInput("The date of birth lies after the day in question.", remedy="Check the year.")
        return max(0, _whole_years(self.latest(), day)), _whole_years(self.earliest(), day)

    def _days_in_month(self) -> int:
        return calendar.monthrange(self.year, self.month or 1)[1]


@dataclass(frozen=True)
class YearSpan:
    """A span of whole years, both ends included; published data often give no more."""

    first: int
    last: int

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins, or years out of range."""
        for year in (self.first, self.last):
            if not EARLIEST_YEAR <= year <= LATEST_YEAR:
                raise _impossible_year(year)
        if self.last < self.first:
            raise InvalidInput(
                "The span of years ends before it begins.", remedy="Write the earlier year first."
            )

    @classmethod
    def parse(cls, text: str) -> "YearSpan":
        """Read "2005-2013" or "2019"; raises InvalidInput for everything else."""
        found = _SPAN.match(text.strip())
        if found is None:
            raise InvalidInput("The span of years cannot be read.", remedy="Write 2005-2013 or 2019.")
        first = int(found[1])
        return cls(first, int(found[2]) if found[2] else first)

    def __str__(self) -> str:
        """Return "2005-2013", or "2019" for a single year."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def earliest(self) -> date:
        """Return the first day of the span."""
        return date(self.first, 1, 1)

    def latest(self) -> date:
        """Return the last day of the span."""
        return date(self.last, 12, 31)


@lru_cache(maxsize=4096)  # files repeat few dates; no birth date is read through here
def parse_when(text: str) -> PartialDate | YearSpan:
    """Read a partial date or, failing that, a span of years; raises InvalidInput for everything else."""
    if _SPAN.match(text.strip()) and "-" in text:
        return YearSpan.parse(text)
    return PartialDate.parse(text)


def _whole_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _impossible_year(year: int) -> InvalidInput:
    remedy = f"Give a year between {EARLIEST_YEAR} and {LATEST_YEAR}."
    if EARLIEST_YEAR + BUDDHIST_OFFSET <= year <= LATEST_YEAR + BUDDHIST_OFFSET:
        remedy = "If it is a Buddhist-era year, say so; otherwise check it."
    return InvalidInput("The year is out of range.", remedy=remedy)
