"""The tables of the name rules: CSV files beside the code, each with its date and source in `sources.csv`."""

import csv
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent / "tables"


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `tables/TABLE.csv`; blank cells are empty text. Raises OSError when it is missing."""
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def column(table: str, key: str, value: str) -> dict[str, str]:
    """Return {cell of `key`: cell of `value`} of a table."""
    return {row[key]: row[value] for row in rows(table)}


@cache
def listed(table: str, language: str, of: str) -> frozenset[str]:
    """Return the words in column `of` of a table's rows for `language` or for every language (`*`)."""
    return frozenset(row[of] for row in rows(table) if row["language"] in ("*", language))
