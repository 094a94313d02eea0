"""Turn counts into tables for reading: shares with their whole, 'not recorded' as a row of its own."""

from collections.abc import Callable

from sampan.engines.statistics.shares import percentage
from sampan.engines.statistics.tabulate import Table, Unit
from sampan.partnership.figures.facts import Amount, Column, ReportTable, Row
from sampan.partnership.figures.wording import Wording

UNIT_LABELS = {Unit.PERSONS: "Persons", Unit.PERSON_FORMS: "Person-forms", Unit.CASES: "Cases"}
# Repeated here so that the phrases are found for translation: translate("Persons"), translate("Cases").


def one_way(
    table: Table, *, code: str, title: str, heading: str, wording: Wording, by_size: bool = False
) -> ReportTable:
    """Counts and their percent of the units with the item recorded, in list order or largest first."""
    (dimension,) = table.dimensions
    recorded = table.total - table.count(None)
    rows = tuple(
        Row(value, wording.label(dimension, value), _with_share(table.count(value), recorded, value))
        for value in _order(table, dimension, wording, by_size=by_size)
    )
    columns = (
        Column(wording.translate(UNIT_LABELS[table.unit])),
        Column(wording.say("Percent of {count} recorded", count=recorded), "percent"),
    )
    total = Row("total", wording.translate("Total"), (table.total, None))
    return ReportTable(code, title, table.unit, heading, columns, rows, total, bool(table.overlap))


def two_way(table: Table, *, code: str, title: str, heading: str, wording: Wording) -> ReportTable:
    """Rows by the first dimension, columns by the second, with totals that count each unit once.

    A row's total counts a person in the row once only if no column dimension takes several values;
    for such tables the row totals are left out.
    """
    down, across = table.dimensions
    rows_codes = wording.ordered(down, table.codes(down))
    column_codes = wording.ordered(across, table.codes(across))
    adds_up = across not in table.multiple
    cells = dict(table.cells)
    rows = tuple(
        _row(value, wording.label(down, value), [cells.get((value, c), 0) for c in column_codes], adds_up)
        for value in rows_codes
    )
    sums = [sum(cells.get((value, c), 0) for value in rows_codes) for c in column_codes]
    columns = [Column(wording.label(across, c), code=c) for c in column_codes]
    if adds_up:
        columns.append(Column(wording.translate("Total"), code="total"))
    last = Row("total", wording.translate("Total"), (*sums, table.total) if adds_up else tuple(sums))
    total = last if down not in table.multiple else None
    return ReportTable(code, title, table.unit, heading, tuple(columns), rows, total, bool(table.overlap))


def with_every_year(codes: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Years with the silent ones between them filled in; spans and 'not recorded' stay as they are."""
    years = [int(code) for code in codes if code and code.isdigit()]
    if not years or any(code and not code.isdigit() for code in codes):
        return codes
    filled: tuple[str | None, ...] = tuple(str(year) for year in range(min(years), max(years) + 1))
    return filled + ((None,) if None in codes else ())


def largest_first(table: Table, size: Callable[[str], int] | None = None) -> list[str]:
    """The recorded codes of a one-way table, largest first, then by code."""
    measured = size or table.count
    codes = [code for code in table.codes(table.dimensions[0]) if code is not None]
    return sorted(codes, key=lambda code: (-measured(code), code))


def _order(table: Table, dimension: str, wording: Wording, *, by_size: bool) -> tuple[str | None, ...]:
    codes = wording.ordered(dimension, table.codes(dimension))
    if by_size:
        return (*largest_first(table), *(code for code in codes if code is None))
    return with_every_year(codes) if dimension == "year" else codes


def _with_share(count: int, recorded: int, value: str | None) -> tuple[Amount, ...]:
    return (count, None if value is None else percentage(count, recorded))


def _row(code: str | None, label: str, counts: list[int], adds_up: bool) -> Row:
    return Row(code, label, (*counts, sum(counts)) if adds_up else tuple(counts))
