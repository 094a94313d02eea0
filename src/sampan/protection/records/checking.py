"""A file is checked whole before a row of it is taken in: pass one finds every problem, pass two gives cases.

All or nothing: pass two starts only when pass one found no problem, and notices when the file changed
in between. Memory is bounded by the ids of the rows and the first thousand problems, whatever the size.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TextIO

from sampan.engines.sheets.problems import ProblemList, RowProblem
from sampan.engines.sheets.refusals import UnreadableFile
from sampan.engines.sheets.tables import Table, TableRow
from sampan.protection.records.drafts import CaseDraft
from sampan.protection.records.services.formats import RecordFormat
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput

Progress = Callable[[str, int, int | None], None]

STEP_ROWS = 500  # progress is told every 500 rows: often enough to be seen, rare enough to cost nothing
CHECKING, READING = "checking", "reading"


def no_progress(what: str, done: int, total: int | None) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class CheckedFile:
    """What pass one found. `problem_count` counts all problems, `problems` holds the first thousand."""

    table: Table
    format: RecordFormat
    row_count: int
    problem_count: int
    problems: tuple[RowProblem, ...]
    rows_digest: str
    notices: tuple[str, ...]
    unmapped_columns: tuple[str, ...]

    @property
    def may_be_imported(self) -> bool:
        """True when there are rows and none has a problem."""
        return self.row_count > 0 and self.problem_count == 0

    def drafts(self, *, progress: Progress = no_progress) -> Iterator[CaseDraft]:
        """Pass two: every row as a case, in order.

        Raises InvalidInput when pass one found problems, IntegrityFailure at the end when the rows are
        not those that pass one checked; the caller's transaction then undoes everything.
        """
        if not self.may_be_imported:
            raise InvalidInput("The file has problems.", remedy="Mend the rows listed and check it again.")
        digest = hashlib.sha256()
        for place, row in enumerate(_data_rows(self.table.rows(), self.format), start=1):
            digest.update(_row_bytes(row))
            draft = self.format.draft(row)
            yield draft if draft.external_id else replace(draft, external_id=self._made_id(place))
            if place % STEP_ROWS == 0:
                progress(READING, place, self.row_count)
        if digest.hexdigest() != self.rows_digest:
            raise IntegrityFailure("The file changed while it was read.", remedy="Check it again.")
        progress(READING, self.row_count, self.row_count)

    def _made_id(self, place: int) -> str:
        """Rows without an id of their own: the same data set in any file type gives the same ids again."""
        return f"{self.rows_digest[:32]}:{place}"


@dataclass(frozen=True)
class _Seen:
    """The row where an id, or an id-less row's content, stood first."""

    rows: dict[str, int]

    def problem(self, draft: CaseDraft, *, column: str) -> RowProblem | None:
        first = self.rows.setdefault(draft.external_id, draft.row) if draft.external_id else draft.row
        if first == draft.row:
            return None
        what = f"The same id stands in row {first} and row {draft.row}."
        return RowProblem(
            draft.row, column, what, "Give each case its own id, or remove the row that repeats it."
        )


def check(
    table: Table,
    *,
    record_format: RecordFormat,
    report: TextIO | None = None,
    progress: Progress = no_progress,
) -> CheckedFile:
    """Pass one over `table`: read every row, collect every problem, write all of them to `report` (CSV)."""
    found, seen = ProblemList(report=report), _Seen({})
    digest, count = hashlib.sha256(), 0
    rows = _data_rows(table.rows(), record_format)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except UnreadableFile as broken:
            found.add([RowProblem(broken.row or 0, "", broken.what, broken.remedy)])
            break
        count += 1
        digest.update(_row_bytes(row))
        found.add(_problems_of(row, record_format, seen))
        if count % STEP_ROWS == 0:
            progress(CHECKING, count, None)
    if count == 0 and not found.count:
        found.add(
            [RowProblem(0, "", "The file has a header but no row.", "Choose the file with the records.")]
        )
    progress(CHECKING, count, count)
    return CheckedFile(
        table=table,
        format=record_format,
        row_count=count,
        problem_count=found.count,
        problems=tuple(found.shown),
        rows_digest=digest.hexdigest(),
        notices=table.notices + record_format.notices(),
        unmapped_columns=record_format.unmapped_columns(),
    )


def _data_rows(rows: Iterator[TableRow], record_format: RecordFormat) -> Iterator[TableRow]:
    for place, row in enumerate(rows):
        if place or not record_format.is_heading(row):
            yield row


def _problems_of(row: TableRow, record_format: RecordFormat, seen: _Seen) -> list[RowProblem]:
    if row.faults:
        return [RowProblem(row.number, fault.column, fault.what, fault.remedy) for fault in row.faults]
    draft, problems = record_format.read(row)
    repeated = seen.problem(draft, column=record_format.id_column)
    return [*problems, repeated] if repeated else problems


def _row_bytes(row: TableRow) -> bytes:
    return json.dumps(row.cells, ensure_ascii=True, sort_keys=True).encode() + b"\n"
