"""Count persons, person-forms and cases apart, in one- and two-way tables with 'not recorded' cells."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from sampan.engines.statistics.person_row import (
    MULTIPLE,
    SEPARATOR,
    Group,
    Key,
    PersonRow,
    Value,
    keys_of,
    values_of,
)
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput


class Unit(StrEnum):
    """What one unit of a count is; never mixed in one table."""

    PERSONS = "persons"
    PERSON_FORMS = "person_forms"  # a person once for each recorded form of exploitation
    CASES = "cases"


@dataclass(frozen=True)
class Table:
    """Counts by one or more dimensions.

    `cells` are sorted, 'not recorded' (None) last, zero cells left out. `total` counts each unit once.
    Where a dimension takes several values (`multiple`), a unit stands in several cells, and the cells
    add up to more than the total: `overlap` says by how much.
    """

    dimensions: tuple[str, ...]
    unit: Unit
    cells: tuple[Group, ...]
    total: int
    multiple: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(count < 0 or len(key) != len(self.dimensions) for key, count in self.cells):
            raise IntegrityFailure("A table has a negative count or a key of the wrong length.")
        if self.overlap < 0 or (self.overlap > 0 and not self.multiple):
            raise IntegrityFailure(
                f"The cells by {', '.join(self.dimensions)} do not add up to the total.",
                remedy="Count the groups again from the records.",
            )

    @property
    def overlap(self) -> int:
        """How much the cells exceed the total because units stand in several cells (0: additive)."""
        return sum(count for _, count in self.cells) - self.total

    def count(self, *key: Value) -> int:
        """The count in one cell; 0 when nobody is there."""
        return dict(self.cells).get(key, 0)

    def codes(self, dimension: str) -> tuple[Value, ...]:
        """The values that occur in one dimension, in order, 'not recorded' last."""
        place = self.dimensions.index(dimension)
        return tuple(sorted({key[place] for key, _ in self.cells}, key=_not_recorded_last))


def tabulate(rows: Iterable[PersonRow], *, dimensions: tuple[str, ...], unit: Unit = Unit.PERSONS) -> Table:
    """Count distinct persons, person-forms or cases by the dimensions (none: the total alone).

    Person-forms are pairs of a person and a recorded form; a person without one counts in none.
    A person with two cases counts once in each cell, and once in the total.
    """
    members: dict[Key, set[tuple[Value, ...]]] = {}
    everybody: set[tuple[Value, ...]] = set()
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row.case if unit is Unit.CASES else row.person] += 1
        for key in keys_of(row, dimensions):
            units = _units(row, dict(zip(dimensions, key, strict=True)), unit)
            everybody |= units
            members.setdefault(key, set()).update(units)
    counted = {key: len(units) for key, units in members.items() if units}
    seen_twice = any(times > 1 for times in seen.values())
    several = dimensions if seen_twice else tuple(d for d in dimensions if d in MULTIPLE)
    return Table(dimensions, unit, _ordered(counted), len(everybody), several)


def tabulate_counts(
    groups: Iterable[Group],
    *,
    dimensions: tuple[str, ...],
    unit: Unit = Unit.PERSONS,
    multiple: tuple[str, ...] = MULTIPLE,
) -> Table:
    """The same table from counts that a database grouped.

    Each key holds one value a dimension; several values of a `multiple` dimension are joined by
    `SEPARATOR` (see `person_row.group_rows`). Every unit must lie in exactly one group. InvalidInput when
    person-forms are asked for without the dimension "forms".
    """
    if unit is Unit.PERSON_FORMS and "forms" not in dimensions:
        raise InvalidInput(
            "Person-forms can only be counted from groups that hold the forms.",
            remedy="Add 'forms' to the dimensions.",
            field="dimensions",
        )
    several = tuple(d for d in dimensions if d in multiple)
    cells: Counter[Key] = Counter()
    total = 0
    for key, count in groups:
        spread = _spread(key, dimensions, several)
        if unit is Unit.PERSON_FORMS:
            place = dimensions.index("forms")
            spread = [cell for cell in spread if cell[place] is not None]
            total += count * len({cell[place] for cell in spread})
        else:
            total += count
        for cell in spread:
            cells[cell] += count
    return Table(dimensions, unit, _ordered(cells), total, several)


def keep_where(groups: Iterable[Group], *, place: int, code: str) -> list[Group]:
    """Groups whose key at `place` holds the code, alone or among several values."""
    return [(key, count) for key, count in groups if code in _split(key[place])]


def regroup(groups: Iterable[Group], *, places: tuple[int, ...]) -> list[Group]:
    """The same groups by fewer dimensions: the key's values at `places`, counts added."""
    counted: Counter[Key] = Counter()
    for key, count in groups:
        counted[tuple(key[place] for place in places)] += count
    return list(counted.items())


def _units(row: PersonRow, cell: dict[str, Value], unit: Unit) -> set[tuple[Value, ...]]:
    if unit is Unit.CASES:
        return {(row.case,)}
    if unit is Unit.PERSONS:
        return {(row.person,)}
    forms = (cell["forms"],) if "forms" in cell else values_of(row, "forms")
    return {(row.person, form) for form in forms if form is not None}


def _spread(key: Key, dimensions: tuple[str, ...], several: tuple[str, ...]) -> list[Key]:
    choices = [
        _split(value) if dimension in several else (value,)
        for value, dimension in zip(key, dimensions, strict=True)
    ]
    return list(product(*choices))


def _split(value: Value) -> tuple[Value, ...]:
    return (None,) if value is None else tuple(dict.fromkeys(value.split(SEPARATOR)))


def _ordered(cells: dict[Key, int] | Counter[Key]) -> tuple[Group, ...]:
    return tuple(sorted(cells.items(), key=lambda cell: tuple(map(_not_recorded_last, cell[0]))))


def _not_recorded_last(value: Value) -> tuple[bool, str]:
    return (value is None, value or "")
