"""A register as a file: CSV in UTF-8 with the nine columns of a person and an id, row after row."""

import csv
from collections.abc import Iterator
from pathlib import Path

from sampan.engines.matching.records import COLUMNS, MatchRecord, Row, read_records
from sampan.vocabulary.errors import InvalidInput


def read_register(path: Path, *, also: tuple[str, ...] = ()) -> Iterator[MatchRecord]:
    """Yield the records of a file; the row after the headings is row 1. Columns neither ours nor in `also` are ignored.

    Raises InvalidInput, with row and field where there are any, for whatever `read_rows` and `read_records` refuse;
    OSError as `open` does. The message repeats nothing of the file.
    """
    yield from read_records(read_rows(path, also=also), also=also)


def read_rows(path: Path, *, also: tuple[str, ...] = ()) -> Iterator[Row]:
    """Yield the rows of a file as they are written, by column name.

    Raises InvalidInput for a file that is not UTF-8 or no CSV, a column that is missing and a row with more fields
    than headings; OSError as `open` does.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            yield from _checked(reader, _headings(reader, (*COLUMNS, *also)))
        except UnicodeDecodeError:
            raise InvalidInput("The file is not in UTF-8.", remedy="Save it as CSV in UTF-8.") from None


def _headings(reader: Iterator[list[str]], needed: tuple[str, ...]) -> list[str]:
    try:
        headings = next(reader, [])
        missing = [column for column in needed if column not in headings]
    except csv.Error:
        raise _not_csv(0) from None
    if missing:
        raise InvalidInput(
            f"The file has no column {', '.join(missing)}.",
            remedy="Add it, empty if need be.",
            field=missing[0],
        )
    return headings


def _checked(reader: Iterator[list[str]], headings: list[str]) -> Iterator[Row]:
    """Yield the rows whose fields are as many as the headings, or fewer; blank lines are none."""
    number = 0
    try:
        for number, fields in enumerate(filter(None, reader), start=1):
            if len(fields) > len(headings):
                raise InvalidInput(
                    f"Row {number} has more fields than there are headings.",
                    remedy="Put a text with commas between quotation marks.",
                    row=number,
                )
            yield dict(zip(headings, fields, strict=False))
    except csv.Error:
        raise _not_csv(number + 1) from None


def _not_csv(number: int) -> InvalidInput:
    return InvalidInput(
        f"Row {number} is no CSV: a quotation mark is left open, or a field is far too long.",
        remedy="Check the quotation marks from that row on.",
        row=number,
    )
