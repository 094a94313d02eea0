"""Read the CSV files of a country pack into typed rows; a fault names the column and the row."""

import csv
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from sampan.vocabulary.countries.rows import EntitlementStatus, LimitUnit
from sampan.vocabulary.errors import InvalidInput

PACKS = Path(__file__).parent
RowType = TypeVar("RowType")


def _flag(text: str) -> bool:
    return {"true": True, "false": False}[text]


def _optional_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _optional_number(text: str) -> int | None:
    return int(text) if text else None


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


READERS: dict[Any, Callable[[str], object]] = {
    str: str,
    int: int,
    bool: _flag,
    date | None: _optional_day,
    int | None: _optional_number,
    tuple[str, ...]: _several,
    LimitUnit: LimitUnit,
    EntitlementStatus: EntitlementStatus,
}


def read_rows(path: Path, row_type: type[RowType]) -> tuple[RowType, ...]:
    """Return the rows of a CSV (UTF-8) as `row_type`, in file order.

    Raises InvalidInput when a column is missing or unknown, or a cell cannot be read as its field's type.
    """
    hints = get_type_hints(row_type)
    names = [field.name for field in fields(row_type)]  # type: ignore[arg-type]
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        _require_columns(path.name, found=table.fieldnames or [], wanted=names)
        return tuple(
            row_type(
                **{name: cell(cells, name=name, kind=hints[name], row=row, file=path.name) for name in names}
            )
            for row, cells in enumerate(table, start=1)
        )


def _require_columns(file: str, *, found: object, wanted: list[str]) -> None:
    if sorted(found) != sorted(wanted):  # type: ignore[call-overload]
        raise InvalidInput(
            f"{file} does not have the columns of its kind.", remedy=f"Use exactly: {', '.join(wanted)}."
        )


def cell(cells: dict[str, str], *, name: str, kind: Any, row: int, file: str) -> object:
    """Return one cell as its field's type; raises InvalidInput naming file, column and row."""
    try:
        return READERS[kind](cells[name].strip())
    except (KeyError, ValueError, AttributeError):
        raise InvalidInput(
            f"{file}: the column {name} in row {row} cannot be read.",
            remedy="Correct the cell; dates are YYYY-MM-DD, flags true or false.",
            field=name,
            row=row,
        ) from None
