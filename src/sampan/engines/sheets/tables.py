"""A table read from a file: its header, and its rows as often as they are asked for."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sampan.engines.sheets.cells import CellFault, fault_in, unguard
from sampan.engines.sheets.delimited import DelimitedText, find_delimiter
from sampan.engines.sheets.encodings import read_through
from sampan.engines.sheets.limits import DEFAULT_LIMITS, Limits
from sampan.engines.sheets.refusals import SEND_AGAIN, UnreadableFile
from sampan.engines.sheets.sniffing import Kind, sniff
from sampan.engines.sheets.source import Source, source_of
from sampan.engines.sheets.workbook import (
    ERROR_CELL,
    FORMULA_CELL,
    WorkbookSheet,
    digest_of,
    sheet_count,
)

Origin = str | os.PathLike[str] | BinaryIO

FAULTS_OF_WORKBOOKS = {
    FORMULA_CELL: CellFault(
        "The cell holds a formula.", "Replace it by its result (copy, then 'paste values')."
    ),
    ERROR_CELL: CellFault("The cell holds a spreadsheet error.", "Mend the calculation or empty the cell."),
}


@dataclass(frozen=True)
class Fault:
    """Why a row as read cannot be taken: `column` is empty when the row as a whole is meant."""

    column: str
    what: str
    remedy: str


@dataclass(frozen=True, repr=False)
class TableRow:
    """One data row: its number in the file (header = 1), cells by column, and what is wrong with them."""

    number: int
    cells: dict[str, str]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table that can be read several times; `notices` are sentences for the person who sent it."""

    kind: Kind
    header: tuple[str, ...]
    sha256: str
    size_bytes: int
    notices: tuple[str, ...]
    limits: Limits
    content: DelimitedText | WorkbookSheet

    def rows(self) -> Iterator[TableRow]:
        """Every data row in order, one in memory at a time; UnreadableFile where the file breaks off."""
        lines = self.content.lines()
        next(lines, None)  # the header
        held: tuple[int, list[str]] | None = None
        for count, line in enumerate(lines, start=1):
            if count > self.limits.max_rows:
                raise _too_many_rows(self.limits)
            if held:
                yield self._row(*held, is_last=False)
            held = line
        if held:
            yield self._row(*held, is_last=True)

    def _row(self, number: int, cells: list[str], *, is_last: bool) -> TableRow:
        faults = list(self._width_fault(cells, is_last=is_last))
        for column, text in zip(self.header, cells, strict=False):
            found = FAULTS_OF_WORKBOOKS.get(text) or fault_in(
                text, max_characters=self.limits.max_cell_characters
            )
            if found:
                faults.append(Fault(column, *found))
        padded = cells + [""] * (len(self.header) - len(cells))
        by_column = {name: unguard(text.strip()) for name, text in zip(self.header, padded, strict=False)}
        return TableRow(number, by_column, tuple(faults))

    def _width_fault(self, cells: list[str], *, is_last: bool) -> Iterator[Fault]:
        width, wanted = len(cells), len(self.header)
        if width > wanted and any(cells[wanted:]):
            what = f"The row has {width} cells, the header {wanted}."
            yield Fault("", what, "Check for a delimiter inside a cell that is not in quotation marks.")
        elif width < wanted and self.kind is Kind.DELIMITED:
            what = f"The row has {width} cells, the header {wanted}."
            if is_last:
                yield Fault("", f"The file stops in the middle of its last row. {what}", SEND_AGAIN)
            else:
                yield Fault("", what, "Add the missing cells, empty where nothing is known.")


def open_table(origin: Origin, *, limits: Limits = DEFAULT_LIMITS) -> Table:
    """Recognise `origin` (a path, or a stream that can seek) by its content and read its header.

    Reads CSV (UTF-8 with or without mark, UTF-16 with mark; comma, semicolon or tab) and XLSX. Raises
    UnreadableFile with what to do for everything else, before more than `limits` allow is held in memory.
    """
    source = source_of(origin, limits=limits)
    kind = sniff(source.first(4096))
    return _workbook(source, limits) if kind is Kind.WORKBOOK else _delimited(source, limits)


def _delimited(source: Source, limits: Limits) -> Table:
    through = read_through(source)
    delimiter = find_delimiter(source, encoding=through.encoding, limits=limits)
    content = DelimitedText(source=source, encoding=through.encoding, delimiter=delimiter, limits=limits)
    return Table(
        kind=Kind.DELIMITED,
        header=_header(content, limits),
        sha256=through.sha256,
        size_bytes=source.size_bytes,
        notices=(),
        limits=limits,
        content=content,
    )


def _workbook(source: Source, limits: Limits) -> Table:
    sheets = sheet_count(source, limits=limits)
    content = WorkbookSheet(source=source, limits=limits)
    notices = (f"The workbook has {sheets} sheets; only the first one is read.",) if sheets > 1 else ()
    return Table(
        kind=Kind.WORKBOOK,
        header=_header(content, limits),
        sha256=digest_of(source),
        size_bytes=source.size_bytes,
        notices=notices,
        limits=limits,
        content=content,
    )


def _header(content: DelimitedText | WorkbookSheet, limits: Limits) -> tuple[str, ...]:
    lines = content.lines()
    try:
        cells = next(lines, (0, []))[1]
    finally:
        lines.close()  # type: ignore[attr-defined]
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    _refuse_bad_header(names, limits)
    return tuple(names)


def _refuse_bad_header(names: list[str], limits: Limits) -> None:
    remedy = "The first row must name each column once."
    if not names:
        raise UnreadableFile("The file has no header row.", remedy=remedy)
    if len(names) > limits.max_columns:
        raise UnreadableFile(
            f"The header has {len(names)} columns; at most {limits.max_columns}.", remedy=remedy
        )
    for position, name in enumerate(names, start=1):
        if not name:
            raise UnreadableFile(f"Column {position} has no name in the header row.", remedy=remedy, row=1)
        if name in names[: position - 1]:
            first = names.index(name) + 1
            what = f"Columns {first} and {position} have the same name in the header row."
            raise UnreadableFile(what, remedy=remedy, row=1)


def _too_many_rows(limits: Limits) -> UnreadableFile:
    what = f"The file has more than {limits.max_rows:,} rows."
    return UnreadableFile(what, remedy="Split it into several files, each with the same header row.")
