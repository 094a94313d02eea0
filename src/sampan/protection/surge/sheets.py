"""Reads a sheet of people row by row: each row is a person to open, or problems named by row and column.

Two formats behind one face: our own simple one, and HTCDS as the records slice reads it. Nothing is guessed,
and one row is in memory at a time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from sampan.engines.sheets.problems import RowProblem
from sampan.engines.sheets.refusals import UnreadableFile
from sampan.engines.sheets.tables import Table, TableRow, open_table
from sampan.protection.cases.grid import COLUMNS, read_person
from sampan.protection.cases.services.opening import CaseDraft
from sampan.protection.records.services.formats import RecordFormat, recognise
from sampan.protection.records.services.importing import new_case
from sampan.protection.surge.columns import ROW, column_of, is_simple, read_codes
from sampan.protection.surge.tags import read_tag
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.record import InvalidRecord, validate_record

SIMPLE, HTCDS = "simple", "htcds"


@dataclass(frozen=True, repr=False)
class JudgedRow:
    """One row: whom it would open, or what is wrong with it. `repr` is blank.

    own_id  the id that the row brings: of a sheet to mend, or the sender's
    """

    number: int
    cells: Mapping[str, str]
    draft: CaseDraft | None
    problems: tuple[RowProblem, ...]
    tag: str = ""
    signs: tuple[str, ...] = ()
    own_id: str = ""

    def __repr__(self) -> str:
        return "JudgedRow(...)"


@dataclass(frozen=True)
class PeopleSheet:
    """A sheet whose header was recognised; `event` and `day` are what its people have in common."""

    table: Table
    format: str
    event: str
    day: date
    records: RecordFormat | None = None

    def rows(self) -> Iterator[JudgedRow]:
        """Yield every row, judged, in order; raises UnreadableFile where the file breaks off."""
        tags: dict[str, int] = {}
        for row in self.table.rows():
            if self.records is not None and self.records.is_heading(row):
                continue
            judged = self._judged(row)
            first = tags.setdefault(judged.tag, row.number) if judged.tag else row.number
            if first != row.number:
                what = f"The same tag stands in row {first}."
                judged = _wrong(judged, RowProblem(row.number, "tag", what, "Give each person their own."))
            yield judged

    def _judged(self, row: TableRow) -> JudgedRow:
        if row.faults:
            found = tuple(RowProblem(row.number, one.column, one.what, one.remedy) for one in row.faults)
            return JudgedRow(row.number, row.cells, None, found, own_id=row.cells.get(ROW, ""))
        return self._simple(row) if self.records is None else self._htcds(row, self.records)

    def _htcds(self, row: TableRow, records: RecordFormat) -> JudgedRow:
        draft, problems = records.read(row)
        opened = replace(new_case(draft), event=self.event, event_on=self.day) if not problems else None
        return JudgedRow(row.number, row.cells, opened, tuple(problems), own_id=draft.external_id)

    def _simple(self, row: TableRow) -> JudgedRow:
        told = {column_of(name): cell for name, cell in row.cells.items()}
        person, cell_problems = read_person(row.number, {one: told[one] for one in COLUMNS if one in told})
        problems = [RowProblem(row.number, one.column, one.what, "") for one in cell_problems]
        more, wrong = _own_columns(row.number, told)
        record = dict(person.record) | {"registered": self.day.isoformat()}
        if more.get("language"):
            record["languages"] = list(more["language"])
        problems += wrong + _record_problems(row.number, record, self.day)
        draft = CaseDraft(
            record=record,
            identity=person.identity,
            unanswered=person.unanswered,
            needs=more.get("needs", ()),
            event=self.event,
            event_on=self.day,
        )
        tag = "".join(more.get("tag", ()))
        return JudgedRow(
            row.number, row.cells, None if problems else draft, tuple(problems), tag, more.get("signs", ()),
            told.get(ROW, ""),
        )  # fmt: skip


def people_sheet(stream: BinaryIO, *, event: str, day: date) -> PeopleSheet:
    """Recognise a sheet by its header; raises UnreadableFile saying which columns it needs."""
    table = open_table(stream)
    if is_simple(table.header):
        _refuse_doubled(table.header)
        return PeopleSheet(table, SIMPLE, event, day)
    try:
        return PeopleSheet(table, HTCDS, event, day, recognise(HTCDS, table.header, today=day))
    except UnreadableFile:
        raise UnreadableFile(
            "The header row names no column that we know.",
            remedy=f"Name the columns {', '.join(COLUMNS)}, or use the field names of HTCDS.",
            row=1,
        ) from None


def _refuse_doubled(header: tuple[str, ...]) -> None:
    seen: set[str] = set()
    for name in header:
        column = column_of(name)
        if column and column in seen:
            raise UnreadableFile(
                f"Two columns mean {column}.",
                remedy="Keep one of them, or give the other another name.",
                row=1,
            )
        seen.add(column)


def _own_columns(number: int, told: Mapping[str, str]) -> tuple[dict[str, tuple[str, ...]], list[RowProblem]]:
    readers = {
        "tag": lambda cell: (read_tag(cell),),
        "language": lambda cell: read_codes(cell, of="language"),
        "signs": lambda cell: read_codes(cell, of="risk_sign"),
        "needs": lambda cell: read_codes(cell, of="referral_service"),
    }
    read: dict[str, tuple[str, ...]] = {}
    problems: list[RowProblem] = []
    for column, reader in readers.items():
        if told.get(column):
            try:
                read[column] = reader(told[column])
            except InvalidInput as error:
                problems.append(RowProblem(number, column, error.what, error.remedy))
    return read, problems


def _record_problems(number: int, record: Mapping[str, object], day: date) -> list[RowProblem]:
    try:
        validate_record(record, today=day)
    except InvalidRecord as error:
        return [RowProblem(number, one.field, one.what, one.remedy) for one in error.problems]
    return []


def _wrong(judged: JudgedRow, problem: RowProblem) -> JudgedRow:
    return replace(judged, draft=None, problems=(*judged.problems, problem))
