"""The slow, plain way to count: for each possible cell ask everybody. The fast way must agree."""

from itertools import product

from sampan.engines.statistics.person_row import PersonRow
from sampan.engines.statistics.tabulate import Unit


def count_plainly(
    rows: list[PersonRow], dimensions: tuple[str, ...], unit: Unit
) -> tuple[dict[tuple[str | None, ...], int], int]:
    """Cells above zero, and the total that counts each unit once."""
    occurring = [sorted({code for row in rows for code in _codes(row, d)}, key=str) for d in dimensions]
    cells = {}
    for key in product(*occurring):
        members = set()
        for row in rows:
            if all(code in _codes(row, d) for d, code in zip(dimensions, key, strict=True)):
                members.update(_unit_ids(row, unit))
        if "forms" in dimensions and unit is Unit.PERSON_FORMS:
            members = {unit_id for unit_id in members if unit_id[1] == key[dimensions.index("forms")]}
        if members:
            cells[key] = len(members)
    return cells, len({unit_id for row in rows for unit_id in _unit_ids(row, unit)})


def _codes(row: PersonRow, dimension: str) -> list[str | None]:
    found = getattr(row, dimension)
    return (list(found) or [None]) if isinstance(found, tuple) else [found]


def _unit_ids(row: PersonRow, unit: Unit) -> list[tuple[str, ...]]:
    if unit is Unit.PERSON_FORMS:
        return [(row.person, form) for form in row.forms]
    return [(row.case if unit is Unit.CASES else row.person,)]
