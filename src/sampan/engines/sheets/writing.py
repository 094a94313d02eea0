"""Tables written for other systems: CSV or XLSX, every cell safe in a spreadsheet, row by row."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from sampan.engines.sheets.cells import guard
from sampan.engines.sheets.sniffing import Kind
from sampan.vocabulary.errors import InvalidInput


def write_table(out: BinaryIO, *, kind: Kind, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write `header` and `rows` (texts, as wide as the header) to `out`; returns the number of rows.

    CSV is UTF-8 with its mark, so that spreadsheet programs show every script. Raises InvalidInput when a
    row has another width than the header: a shifted column would put a name under a code.
    """
    return _write_csv(out, header, rows) if kind is Kind.DELIMITED else _write_xlsx(out, header, rows)


def _write_csv(out: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(header)
        count = 0
        for row in rows:
            writer.writerow(_guarded(row, header))
            count += 1
        return count
    finally:
        text.detach()  # the stream belongs to the caller


def _write_xlsx(out: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    # Here, because openpyxl is a quarter of what every process would load, and few ever write a workbook.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.writer.excel import save_workbook  # noqa: PLC0415

    def text_cell(text: str) -> object:
        if not text:
            return None
        cell = WriteOnlyCell(sheet, value=text)
        cell.data_type = "s"  # a text even when it looks like a formula
        return cell

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("records")
    sheet.append(list(header))
    count = 0
    for row in rows:
        sheet.append([text_cell(text) for text in _guarded(row, header)])
        count += 1
    save_workbook(workbook, out)
    return count


def _guarded(row: Sequence[str], header: Sequence[str]) -> list[str]:
    if len(row) != len(header):
        raise InvalidInput(f"A row of {len(row)} cells does not fit the header of {len(header)}.")
    return [guard(text) for text in row]
