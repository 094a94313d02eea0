"""Reads rows to be counted, and published tables to be attacked; writes tables of which small counts are hidden.

In a table `*` stands for the sum over a column, an empty cell for "not recorded".
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

import numpy as np

from sampan.engines.statistics.suppression.bounds import Attacked
from sampan.engines.statistics.suppression.cells import TOTAL, Cells, Key
from sampan.vocabulary.errors import InvalidInput

COUNT, LOW, HIGH = "count", "low", "high"
HIDDEN_MARKS = frozenset({"", "<5", "..", "-", "x", "X", "*", "hidden"})
"""What published tables write where a count is hidden."""


def read_rows(file: TextIO, *, columns: Sequence[str], once: str = "") -> Counter[Key]:
    """Return how many rows have each combination of codes; with `once`, how many different values of that column.

    InvalidInput for a missing column, a row that is too short, one whose `once` is empty, or whose `once` stood before
    with other codes: then the cells would not add up to persons.
    """
    reader = csv.DictReader(file)
    _require_columns(reader.fieldnames, [*columns, *([once] if once else [])])
    seen: dict[str, Key] = {}
    counted: Counter[Key] = Counter()
    for number, row in enumerate(reader, start=1):
        key = _key(row, columns, number)
        if TOTAL in key:
            raise _wrong(number, "", f"a code is {TOTAL}.", "Call it otherwise.")
        if once and not row[once]:
            raise _wrong(number, once, "nobody is named.", "Give each row its own.")
        before = seen.setdefault(row[once], key) if once else key
        if before != key:
            raise _wrong(
                number, once, "whoever is named stands in another cell already.",
                "Give each one code in every column, or count rows.",
            )  # fmt: skip
        if not once:
            counted[key] += 1
    return counted if not once else Counter(seen.values())


def categories_of(keys: Iterable[Key], columns: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the codes of each column in order, "not recorded" (empty) last."""
    found: list[set[str]] = [set() for _ in columns]
    for key in keys:
        for codes, code in zip(found, key, strict=True):
            codes.add(code)
    return {
        name: tuple(sorted(codes - {TOTAL}, key=lambda it: (it == "", it)))
        for name, codes in zip(columns, found, strict=True)
    }


def counts_of(cells: Cells, counted: Mapping[Key, int]) -> np.ndarray:
    """Return the count of each base cell."""
    return np.array([counted.get(key, 0) for key in cells.base])


def table_rows(cells: Cells, shown: np.ndarray, attacked: Attacked | None) -> Iterator[list[str]]:
    """Yield the heading, then each cell: its codes, its count (empty where hidden), and between what it must lie."""
    yield [*cells.dimensions, COUNT, LOW, HIGH]
    for place, key in enumerate(cells.cells):
        count = shown[place]
        between = ["", ""]
        if np.isnan(count) and attacked is not None:
            between = [_number(attacked.low[place]), _number(attacked.high[place])]
        yield [*key, "" if np.isnan(count) else _number(count), *between]


def read_table(
    file: TextIO, *, columns: Sequence[str], count: str, total: str
) -> tuple[dict[Key, float], dict[str, tuple[str, ...]]]:
    """Return the counts of a published table by key (nan where hidden), and the codes of each column.

    `total`: the code that stands for a sum. InvalidInput names the row of a count that is none, or of a double key.
    """
    reader = csv.DictReader(file)
    _require_columns(reader.fieldnames, [*columns, count])
    told: dict[Key, float] = {}
    for number, row in enumerate(reader, start=1):
        key = tuple(TOTAL if code == total else code for code in _key(row, columns, number))
        if key in told:
            raise _wrong(number, "", "this cell stands twice.", "Keep one of the rows.")
        told[key] = _count(row[count], number, count)
    return told, categories_of(told, columns)


def _key(row: Mapping[str, str | None], columns: Sequence[str], number: int) -> Key:
    codes = tuple(row[name] for name in columns)
    if any(code is None for code in codes):
        raise _wrong(number, "", "it is too short.", "Give every column.")
    return tuple(str(code).strip() for code in codes)


def _count(text: str | None, number: int, field: str) -> float:
    told = (text or "").strip().replace(",", "")
    if told in HIDDEN_MARKS:
        return float("nan")
    if not told.isdecimal():
        marks = " ".join(sorted(HIDDEN_MARKS - {""}))
        raise _wrong(
            number,
            field,
            "this is neither a count nor a mark for a hidden one.",
            f"Write a whole number, or {marks}.",
        )
    return float(told)


def _wrong(row: int, field: str, what: str, remedy: str) -> InvalidInput:
    where = f"Row {row}, {field}" if field else f"Row {row}"
    return InvalidInput(f"{where}: {what}", remedy=remedy, field=field or None, row=row)


def _require_columns(there: Sequence[str] | None, wanted: Sequence[str]) -> None:
    if missing := [name for name in wanted if name not in (there or ())]:
        raise InvalidInput(
            f"There is no column {missing[0]}.",
            remedy=f"Columns: {', '.join(there or ())}.",
            field=missing[0],
        )


def _number(count: float) -> str:
    return "" if np.isinf(count) else str(int(count))
