"""Reads the tables of data that stand beside their loaders."""

import csv
from pathlib import Path


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV in UTF-8, each by column name; blank cells are empty text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
