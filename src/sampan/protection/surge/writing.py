"""Writes the sheet to mend: the wrong rows as they were sent, with their ids and what is wrong in words."""

from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from sampan.engines.sheets.sniffing import Kind
from sampan.engines.sheets.writing import write_table
from sampan.protection.surge.columns import ROW
from sampan.protection.surge.services.taking import wrong_rows
from sampan.registry.access.reader import Reader
from sampan.registry.audit.services import record

WHAT = "sampan_problem"


def sheet_to_mend(*, out: BinaryIO, sheet_id: UUID, reader: Reader) -> int:
    """Write the rows that wait as CSV and return how many; the opening is audited.

    Mended and sent again, each is known by its id, so that nobody is taken in twice.
    """
    header, waiting = wrong_rows(sheet_id=sheet_id, reader=reader)
    record(
        "sheet.opened", by=reader.actor, purpose=reader.purpose, subject_kind="sheet", subject_id=sheet_id,
        details={"rows": len(waiting)},
    )  # fmt: skip
    own = [name for name in header if name not in (ROW, WHAT)]
    rows = [
        [*(one.row.cells.get(name, "") for name in own), own_id, _told(one.row.problems)]
        for own_id, one in waiting
    ]
    return write_table(out, kind=Kind.DELIMITED, header=[*own, ROW, WHAT], rows=rows)


def _told(problems: tuple) -> str:
    return " / ".join(
        f"{one.column}: {_(one.what)} {_(one.remedy) if one.remedy else ''}".strip() for one in problems
    )
