"""A node's own rows of country packs: a folder of CSV files that adds to the shipped packs or replaces rows.

The folder holds one folder a country (`kh/procedure.csv`). A row with the key of a shipped row takes its place,
another is added. A file `replace.txt` in a country's folder names the files that replace a shipped one whole,
one a line. The folder is named once, when the node starts.
"""

from pathlib import Path
from typing import Any

from sampan.vocabulary.countries.reading import PACKS, read_rows
from sampan.vocabulary.countries.rows import Fact
from sampan.vocabulary.countries.tables import Table

SHIPPED = ("CN", "KH", "LA", "MM", "TH", "VN")
REPLACES = "replace.txt"
_own: list[Path] = []


def name_folder(folder: Path | None) -> None:
    """Say where the node's own rows are; None: nowhere. Packs read before must be read again."""
    _own[:] = [folder] if folder is not None and folder.is_dir() else []


def own_countries() -> tuple[str, ...]:
    """Return the countries of which the node's folder says something."""
    found = {one.name.upper() for folder in _own for one in folder.iterdir() if one.is_dir()}
    return tuple(sorted(code for code in found if len(code) == 2 and code.isalpha()))


def rows_of(iso2: str, table: Table) -> tuple[Any, ...]:
    """Return the rows of one table of a country: the shipped ones with the node's own over them.

    Raises InvalidInput naming file, column and row when a cell cannot be read.
    """
    shipped = _read(PACKS / iso2.lower(), table)
    for folder in _own:
        mine = folder / iso2.lower()
        own = _read(mine, table)
        shipped = own if table.file in replaced(mine) else merged(table, shipped, own)
    return shipped


def merged(table: Table, shipped: tuple[Any, ...], own: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return shipped rows with own ones in the place of those of the same key, the rest behind them."""
    by_key = {table.key_of(row): row for row in own}
    kept = tuple(by_key.pop(table.key_of(row), row) for row in shipped)
    return kept + tuple(by_key.values())


def replaced(folder: Path) -> frozenset[str]:
    """Return the names of the files that replace a shipped one whole."""
    path = folder / REPLACES
    if not path.is_file():
        return frozenset()
    return frozenset(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _read(folder: Path, table: Table) -> tuple[Fact, ...]:
    path = folder / table.file
    return read_rows(path, table.row_type) if path.is_file() else ()
