"""One person in one case, as coded values without identity: what the statistics count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from sampan.vocabulary.errors import InvalidInput

SEPARATOR = "|"
"""Joins the values of a dimension that takes several, in one key."""

Value = str | None
Key = tuple[Value, ...]
Group = tuple[Key, int]

SINGLE = ("year", "quarter", "sex", "age_band", "education", "province", "country", "origin_region",
          "exploitation_region")  # fmt: skip
MULTIPLE = ("exploitation_countries", "citizenship", "forms", "crime_types")


@dataclass(frozen=True)
class Reached:
    """A milestone that a case reached: identified, assisted, returned, reintegrated or supported."""

    kind: str
    on: date
    province: Value = None
    country: Value = None


@dataclass(frozen=True)
class PersonRow:
    """One person in one case. `person` and `case` are random ids, used only to count once, never shown.

    A single value of None, or an empty tuple, means *not recorded*. `year` is text because a source may
    give a span ("2014-2018"). Tuples hold codes; repeats are ignored.
    """

    person: str
    case: str
    year: Value = None
    quarter: Value = None
    sex: Value = None
    age_band: Value = None
    education: Value = None
    province: Value = None
    country: Value = None
    origin_region: Value = None
    exploitation_region: Value = None
    exploitation_countries: tuple[str, ...] = ()
    citizenship: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    crime_types: tuple[str, ...] = ()
    milestones: tuple[Reached, ...] = ()


def values_of(row: PersonRow, dimension: str) -> tuple[Value, ...]:
    """All values of one dimension, sorted and unique; `(None,)` when nothing is recorded."""
    if dimension in SINGLE:
        return (getattr(row, dimension),)
    if dimension in MULTIPLE:
        return tuple(sorted(set(getattr(row, dimension)))) or (None,)
    raise InvalidInput(
        f"'{dimension}' is no dimension to count by.",
        remedy=f"Use one of: {', '.join(SINGLE + MULTIPLE)}.",
        field="dimensions",
    )


def keys_of(row: PersonRow, dimensions: tuple[str, ...]) -> Iterator[Key]:
    """Every cell that the row belongs to; several when a dimension has several values."""
    return product(*(values_of(row, dimension) for dimension in dimensions))


def reaching(
    rows: Iterable[PersonRow], *, kind: str, first: date | None = None, last: date | None = None
) -> Iterator[PersonRow]:
    """Rows that reached a milestone within `first`..`last` (inclusive); each with that milestone's place.

    A case that reached the same milestone twice counts once, at the first time within the period.
    Year, quarter, province and country become those of the milestone.
    """
    for row in rows:
        within = [m for m in row.milestones if m.kind == kind and _lies_within(m.on, first, last)]
        if within:
            earliest = min(within, key=lambda milestone: milestone.on)
            yield replace(
                row,
                year=str(earliest.on.year),
                quarter=str((earliest.on.month + 2) // 3),
                province=earliest.province,
                country=earliest.country,
            )


def group_rows(rows: Iterable[PersonRow], *, dimensions: tuple[str, ...]) -> list[Group]:
    """Distinct persons by joint key, as a database's GROUP BY gives them.

    Several values of a dimension stay together in one key, joined by `SEPARATOR`.
    """
    members: dict[Key, set[str]] = {}
    for row in rows:
        key = tuple(_joined(values_of(row, dimension)) for dimension in dimensions)
        members.setdefault(key, set()).add(row.person)
    return [(key, len(persons)) for key, persons in members.items()]


def _joined(values: tuple[Value, ...]) -> Value:
    return SEPARATOR.join(value for value in values if value is not None) or None


def _lies_within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
