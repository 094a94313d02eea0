"""Birth dates as they come: a day, a month, a year, the Buddhist era, '1 January' for a day nobody knows.

Reading never guesses what a writer may have meant beyond what only one calendar allows. Comparing is
where doubt is weighed: each outcome is a level with a code, and `weighing` gives the level its weight.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sampan.engines.matching.digits import ascii_digits
from sampan.vocabulary.dates import BUDDHIST_OFFSET, EARLIEST_YEAR, PartialDate
from sampan.vocabulary.errors import InvalidInput

LEVELS = (
    "exact", "swapped", "typing_slip", "exact_placeholder", "month", "year", "other_day", "near_year", "different",
    "missing",
)  # fmt: skip
"""Every outcome of `compare_dates`, the most telling first; the codes of the reasons."""

_ERA = re.compile(r"(?:\bb\.?\s*e\.?|พ\.?\s*ศ\.?|ພ\.?\s*ສ\.?|ព\.?\s*ស\.?)(?=\W|\d|$)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_LONGEST = 40  # characters; the longest date with its era is far shorter


@dataclass(frozen=True, repr=False)
class BirthDate:
    """A birth date in the common era. `is_placeholder`: 1 January, which registers write for an unknown day."""

    year: int
    month: int | None = None
    day: int | None = None

    @cached_property
    def is_full(self) -> bool:
        """True when the day is known, or pretended to be."""
        return self.day is not None

    @cached_property
    def is_placeholder(self) -> bool:
        """True for 1 January: of the year alone one may be sure."""
        return (self.month, self.day) == (1, 1)

    def __str__(self) -> str:
        """Return the ISO 8601 form, as long as the date is known."""
        return self._text

    @cached_property
    def unordered(self) -> str:
        """The date with the smaller of month and day first: the same for both orders of writing."""
        first, second = sorted((self.month or 0, self.day or 0))
        return f"{self.year}-{first:02d}-{second:02d}"

    @cached_property
    def _text(self) -> str:
        month = "" if self.month is None else f"-{self.month:02d}"
        return f"{self.year:04d}{month}" + ("" if self.day is None else f"-{self.day:02d}")


def read_birth_date(text: str) -> BirthDate | None:
    """Return the date in `text`, None for empty text.

    Reads 1990-05-17, 1990-05, 1990, 19900517, 17/05/1990, 05/1990, with -, /, . or a space between; digits of
    any script; 00 for an unknown day or month. The day stands before the month unless only the other order is a
    date. A year is of the Buddhist era when the text says so (BE, พ.ศ., ພ.ສ., ព.ស.), or when no living person
    can have it otherwise (2393 and later). InvalidInput for everything else: its message repeats nothing.
    """
    return _read(text.strip()) if text.strip() else None


@lru_cache(maxsize=65_536)  # a century has 36,525 days; a register repeats them
def _read(text: str) -> BirthDate:
    plain = ascii_digits(text[:_LONGEST])
    bare = _ERA.sub(" ", plain)
    year, month, day = _parts(bare.strip())
    if bare != plain or year >= EARLIEST_YEAR + BUDDHIST_OFFSET:
        year -= BUDDHIST_OFFSET
    try:
        PartialDate(year, month, day)
    except InvalidInput as error:
        raise InvalidInput(error.what, remedy=error.remedy, field="birth_date") from None
    return BirthDate(year, month, day)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise InvalidInput(
            "The birth date cannot be read.", remedy="Write 1990, 1990-05 or 1990-05-17.", field="birth_date"
        )
    return int(year), *_in_order(int(month or 0), int(day or 0))


def _in_order(month: int, day: int) -> tuple[int | None, int | None]:
    if month > 12 >= day > 0:
        month, day = day, month
    return (month or None), (day or None) if month else None


def compare_dates(a: BirthDate | None, b: BirthDate | None) -> str:
    """Return the level at which two birth dates agree, one of `LEVELS`; symmetric.

    `exact_placeholder`: both 1 January of one year. `month` and `year`: as far as both are known, where 1 January
    beside another day counts as a year alone. `typing_slip`: one of the three parts differs, by one digit or two
    neighbours changed over. `other_day`: two days of one year. `near_year`: the years differ by one, as when an age
    was told.
    """
    if a is None or b is None:
        return "missing"
    if a.is_full and b.is_full and not a.is_placeholder and not b.is_placeholder:
        return _full_level(a, b)
    if a == b and a.is_full:
        return "exact_placeholder"
    return _partial_level(a, b)


def _full_level(a: BirthDate, b: BirthDate) -> str:
    if a == b:
        return "exact"
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return "swapped"
    first, second = _parts_of(a), _parts_of(b)
    unlike = [(one, two) for one, two in zip(first, second, strict=True) if one != two]
    if len(unlike) == 1 and _one_slip(*unlike[0]):
        return "typing_slip"
    if a.year == b.year:
        return "other_day"
    return "near_year" if abs(a.year - b.year) == 1 and first[1:] == second[1:] else "different"


def _partial_level(a: BirthDate, b: BirthDate) -> str:
    if a.year != b.year:
        return "near_year" if abs(a.year - b.year) == 1 else "different"
    if a.is_placeholder or b.is_placeholder or a.month is None or b.month is None:
        return "year"
    return "month" if a.month == b.month else "other_day"


def _parts_of(birth: BirthDate) -> tuple[str, str, str]:
    return f"{birth.year:04d}", f"{birth.month:02d}", f"{birth.day:02d}"


def _one_slip(a: str, b: str) -> bool:
    unlike = [place for place, (one, two) in enumerate(zip(a, b, strict=True)) if one != two]
    if len(unlike) == 1:
        return True
    first, last = unlike[0], unlike[-1]
    return len(unlike) == 2 and last == first + 1 and (a[first], a[last]) == (b[last], b[first])
