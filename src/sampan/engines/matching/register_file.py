"""A register as a file: CSV in UTF-8 with the nine columns of a person and an id, row after row."""

import csv
from collections.abc import Iterator
from pathlib import Path

from sampan.engines.matching.records import COLUMNS, MatchRecord, Row, read_records
from sampan.vocabulary.errors import InvalidInput


def read_register(path: Path) -> Iterator[MatchRecord]:
    """Yield the records of a file; the row after the headings is row 1. Columns that are not ours are ignored.

    Raises InvalidInput, with row and field where there are any, for whatever `read_rows` and `read_records` refuse;
    OSError as `open` does. The message repeats nothing of the file.
    """
    yield from read_records(read_rows(path))


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file as they are written, by column name.

    Raises InvalidInput for a file that is not UTF-8 or no CSV, a column that is missing and a row with more fields
    than headings; OSError as `open` does.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            _check_headings(reader)
            yield from _checked(reader)
        except UnicodeDecodeError:
            raise InvalidInput("The file is not in UTF-8.", remedy="Save it as CSV in UTF-8.") from None


def _check_headings(reader: "csv.DictReader[str]") -> None:
    try:
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    except csv.Error:
        raise _not_csv(0) from None
    if missing:
        raise InvalidInput(
            f"The file has no column {', '.join(missing)}.",
            remedy="Add it, empty if need be.",
            field=missing[0],
        )


def _checked(reader: "csv.DictReader[str]") -> Iterator[Row]:
    """Yield the rows whose fields are as many as the headings, or fewer."""
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            if None in row:
                raise InvalidInput(
                    f"Row {number} has more fields than there are headings.",
                    remedy="Put a text with commas between quotation marks.",
                    row=number,
                )
            yield row
    except csv.Error:
        raise _not_csv(number + 1) from None


def _not_csv(number: int) -> InvalidInput:
    return InvalidInput(
        f"Row {number} is no CSV: a quotation mark is left open, or a field is far too long.",
        remedy="Check the quotation marks from that row on.",
        row=number,
    )
