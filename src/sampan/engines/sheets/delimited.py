"""CSV: rows of a text table, one line in memory at a time."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from sampan.engines.sheets.limits import Limits
from sampan.engines.sheets.refusals import UnreadableFile, cut_off
from sampan.engines.sheets.source import CHUNK_BYTES, Source

DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class DelimitedText:
    """A CSV file whose encoding and delimiter are known."""

    source: Source
    encoding: str
    delimiter: str
    limits: Limits

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """(row number, cells) of each row that is not blank; the header is row 1."""
        with self.source.opened() as stream:
            buffered = io.BufferedReader(_Unclosed(stream), buffer_size=CHUNK_BYTES)
            text = io.TextIOWrapper(buffered, encoding=self.encoding, newline="")
            yield from _numbered(_bounded(text, self.limits), self.delimiter)


class _Unclosed(io.RawIOBase):
    """A stream that stays open when the text layer over it is thrown away."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._stream.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def find_delimiter(source: Source, *, encoding: str, limits: Limits) -> str:
    """The delimiter among comma, semicolon and tab that splits the first row into most cells."""
    widths = {}
    for delimiter in DELIMITERS:
        table = DelimitedText(source=source, encoding=encoding, delimiter=delimiter, limits=limits)
        widths[delimiter] = _width_of_first_row(table)
    return max(DELIMITERS, key=lambda delimiter: widths[delimiter])


def _width_of_first_row(table: DelimitedText) -> int:
    lines = table.lines()
    try:
        return len(next(lines, (0, []))[1])
    except UnreadableFile:
        return 0
    finally:
        lines.close()  # type: ignore[attr-defined]


def _bounded(text: TextIO, limits: Limits) -> Iterator[str]:
    """Lines of at most 4 Mi characters: a file that is one endless line must not fill the memory."""
    most = 4 * 1024 * 1024
    while line := text.readline(most):
        if len(line) >= most:
            raise UnreadableFile(
                f"A line of the file has more than {most:,} characters.",
                remedy="Check that each record stands on a line of its own.",
            )
        yield line


def _numbered(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), start=1):
            if any(cells):
                yield number, cells
    except csv.Error as error:
        raise _broken(str(error), number + 1) from None


def _broken(error: str, row: int) -> UnreadableFile:
    if "unexpected end of data" in error:
        return cut_off(row)
    if "field larger than" in error:
        return UnreadableFile(
            f"Row {row} has a cell of more than 131,072 characters; a quotation mark is probably not closed.",
            remedy="Close the quotation mark in that row.",
            row=row,
        )
    return UnreadableFile(
        f"Row {row} has a quotation mark in the middle of a cell.",
        remedy='Put the whole cell in quotation marks and double those inside it ("").',
        row=row,
    )
