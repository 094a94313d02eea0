"""XLSX: rows of a workbook's first sheet, streamed; formulas and error cells are faults, never results."""

import datetime
import hashlib
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from sampan.engines.sheets.archive import refuse_harmful_archive
from sampan.engines.sheets.limits import Limits
from sampan.engines.sheets.refusals import UnreadableFile, cut_off
from sampan.engines.sheets.source import Source

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# Texts no file can hold (private use), put where a cell cannot be taken; see `tables`.
FORMULA_CELL = "\uf8ff1"
ERROR_CELL = "\uf8ff2"

# What zipfile and openpyxl raise on damaged files; DefusedXmlException is a ValueError.
BROKEN = (zipfile.BadZipFile, ParseError, EOFError, KeyError, ValueError, TypeError, AttributeError,
          IndexError, OSError)  # fmt: skip


@dataclass(frozen=True)
class WorkbookSheet:
    """The first sheet of a workbook that passed the archive's checks."""

    source: Source
    limits: Limits

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """(row number, cells as text) of each row that is not blank."""
        with self.source.opened() as stream:
            refuse_harmful_archive(stream, limits=self.limits)
            workbook = _opened(stream)
            try:
                yield from self._rows(workbook)
            finally:
                workbook.close()

    def _rows(self, workbook: "Workbook") -> Iterator[tuple[int, list[str]]]:
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # the declared size is not believed
        rows = enumerate(sheet.iter_rows(), start=1)
        while True:
            try:
                number, row = next(rows)
            except StopIteration:
                return
            except BROKEN as error:
                raise _refusal_for(error) from None
            # One row over the limit of data rows is enough to be refused by the table.
            if number > self.limits.max_rows + 2:
                raise _too_many_rows(self.limits)
            cells = [_as_text(cell) for cell in row]
            if any(cells):
                yield number, _without_blank_tail(cells)


def sheet_count(source: Source, *, limits: Limits) -> int:
    """How many worksheets the workbook has; UnreadableFile when it is broken or harmful."""
    with source.opened() as stream:
        refuse_harmful_archive(stream, limits=limits)
        workbook = _opened(stream)
        try:
            return len(workbook.worksheets)
        finally:
            workbook.close()


def digest_of(source: Source) -> str:
    """SHA-256 of the file, hex."""
    digest = hashlib.sha256()
    for chunk in source.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _opened(stream: object) -> "Workbook":
    # Here, because openpyxl is a quarter of what every process would load, and few ever read a workbook.
    from openpyxl import DEFUSEDXML, load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    if not DEFUSEDXML:
        raise UnreadableFile("Workbooks cannot be read safely on this node.", remedy="Install defusedxml.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles it does not know; nothing is lost
            workbook = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
    except (*BROKEN, InvalidFileException) as error:
        raise _refusal_for(error) from None
    if not workbook.worksheets:
        raise UnreadableFile("The workbook has no sheet.", remedy="Put the records on its first sheet.")
    return workbook


def _as_text(cell: object) -> str:
    content, kind = cell.value, cell.data_type  # type: ignore[attr-defined]
    if content is None:
        return ""
    if kind == "f":
        return FORMULA_CELL
    if kind == "e":
        return ERROR_CELL
    if isinstance(content, bool):
        return "1" if content else "0"
    if isinstance(content, float) and content.is_integer():
        return str(int(content))
    if isinstance(content, datetime.datetime) and content.time() == datetime.time.min:
        return content.date().isoformat()
    if isinstance(content, (datetime.datetime, datetime.date, datetime.time)):
        return content.isoformat()
    return str(content)


def _without_blank_tail(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _refusal_for(error: BaseException) -> UnreadableFile:
    """Openpyxl wraps what it meets: look down to the first cause."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, DefusedXmlException):
        cause = cause.__cause__ or cause.__context__
    if cause is None:
        return cut_off(None)
    return UnreadableFile(
        "The workbook's XML declares entities, as files made to harm do. It was not opened.",
        remedy="Save the records as 'CSV UTF-8' in a spreadsheet program.",
    )


def _too_many_rows(limits: Limits) -> UnreadableFile:
    return UnreadableFile(
        f"The sheet has more than {limits.max_rows:,} rows.", remedy="Split it into several files."
    )
