"""The formats that can be read, behind one face: a row of cells becomes a case draft and its problems."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from sampan.engines.sheets.problems import RowProblem
from sampan.engines.sheets.refusals import UnreadableFile
from sampan.engines.sheets.tables import TableRow
from sampan.protection.records.drafts import CaseDraft
from sampan.protection.records.sealed_cells import identity_of
from sampan.vocabulary.crosswalks import ctdc, htcds
from sampan.vocabulary.crosswalks.htcds_spellings import field_name
from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.record import FIELDS, InvalidRecord, validate_record
from sampan.vocabulary.record_kinds import Problem

FORMATS = ("htcds", "ctdc")
MOST_NAMED = 8  # missing columns named in a message; more tell that it is another format

# Where systems that speak HTCDS keep the case's own number; the standard itself names no such field.
ID_COLUMNS = ("external_id", "cas_CaseNumber", "cas_Id", "record_id", "case_id", "_uuid", "_id", "id")


class RecordFormat(Protocol):
    """One version of one format, recognised by a file's header."""

    @property
    def code(self) -> str:
        """The format's code: htcds or ctdc."""

    @property
    def version(self) -> str:
        """Which version of the format the header shows."""

    @property
    def id_column(self) -> str:
        """The column that holds each row's own id; empty when the file has none."""

    def read(self, row: TableRow) -> tuple[CaseDraft, list[RowProblem]]:
        """The draft of a row without faults, and what is wrong with its contents.

        The record is canonical only when there is no problem.
        """

    def draft(self, row: TableRow) -> CaseDraft:
        """The draft of a row that `read` found no problem in, without checking it again."""

    def is_heading(self, row: TableRow) -> bool:
        """True for a first row that repeats the header in other words."""

    def notices(self) -> tuple[str, ...]:
        """Sentences for the sender about the file as a whole."""

    def unmapped_columns(self) -> tuple[str, ...]:
        """Columns of the file that are not taken in."""


def recognise(format_code: str, header: tuple[str, ...], *, today: date) -> RecordFormat:
    """The format of a file with this header; UnreadableFile names what is missing, UnknownCode."""
    if format_code == "ctdc":
        return CtdcFormat.of(header, today=today)
    if format_code == "htcds":
        return HtcdsFormat.of(header, today=today)
    raise UnknownCode(f"There is no format {format_code!r}.", remedy=f"Use one of {', '.join(FORMATS)}.")


@dataclass(frozen=True)
class CtdcFormat:
    """CTDC: published, anonymised rows without identity and without an id of their own."""

    version: str
    unknown_columns: tuple[str, ...]
    today: date
    code: str = "ctdc"
    id_column: str = ""

    @classmethod
    def of(cls, header: tuple[str, ...], *, today: date) -> "CtdcFormat":
        """Recognise which CTDC release the header is of; UnreadableFile naming the columns it lacks."""
        version = ctdc.recognise(header)
        if version is None:
            raise _missing_ctdc_columns(header)
        known = set(ctdc.header(version))
        return cls(version, tuple(name for name in header if name not in known), today)

    def read(self, row: TableRow) -> tuple[CaseDraft, list[RowProblem]]:
        """The coded record of a row."""
        told, problems = ctdc.read_row(row.cells, self.version)
        record, contradictions = _validated(told, today=self.today)
        draft = CaseDraft(external_id="", row=row.number, record=record)
        return draft, _located(row, problems) or _located(row, contradictions)

    def draft(self, row: TableRow) -> CaseDraft:
        """The coded record of a row that was checked."""
        return CaseDraft(external_id="", row=row.number, record=ctdc.read_row(row.cells, self.version)[0])

    def is_heading(self, row: TableRow) -> bool:
        """CTDC files have one header row."""
        return False

    def notices(self) -> tuple[str, ...]:
        """That rows are recognised by data set and place."""
        return ("CTDC rows have no id: the same data set is recognised as a whole, a changed one is new.",)

    def unmapped_columns(self) -> tuple[str, ...]:
        """Columns that the release does not have."""
        return self.unknown_columns


@dataclass(frozen=True)
class HtcdsFormat:
    """HTCDS: full case records, with identity."""

    id_column: str
    unknown_columns: tuple[str, ...]
    today: date
    code: str = "htcds"
    version: str = "2.0"

    @classmethod
    def of(cls, header: tuple[str, ...], *, today: date) -> "HtcdsFormat":
        """Check that the header names HTCDS fields, and find the id column."""
        if not htcds.recognise(header):
            raise UnreadableFile(
                f"The header row names fewer than {htcds.FEWEST_FIELDS} HTCDS fields.",
                remedy="Use the field names of HTCDS 2.0, such as prs_Gender and vic_TypeOfExploitation.",
                row=1,
            )
        id_column = next((name for name in ID_COLUMNS if name in header), "")
        unknown = tuple(name for name in header if field_name(name) is None and name != id_column)
        return cls(id_column=id_column, unknown_columns=unknown, today=today)

    def read(self, row: TableRow) -> tuple[CaseDraft, list[RowProblem]]:
        """The record, identity, consent and case facts of a row."""
        told = self._told(row)
        record, contradictions = _validated(told.record, today=self.today)
        draft = replace(self._draft(row, told), record=record)
        problems = _located(row, told.problems) or _located(row, contradictions, column_of=_htcds_column)
        if self.id_column and not draft.external_id:
            what = "The row has no id, but the file has a column for it."
            problems.append(RowProblem(row.number, self.id_column, what, "Give the case its id."))
        return draft, problems

    def draft(self, row: TableRow) -> CaseDraft:
        """The record and identity of a row that was checked."""
        return self._draft(row, self._told(row))

    def _told(self, row: TableRow) -> htcds.HtcdsCase:
        return htcds.read_row({name: text for name, text in row.cells.items() if name != self.id_column})

    def _draft(self, row: TableRow, told: htcds.HtcdsCase) -> CaseDraft:
        external_id = row.cells.get(self.id_column, "")
        return CaseDraft(external_id, row.number, record=told.record, identity=identity_of(told))

    def is_heading(self, row: TableRow) -> bool:
        """The Excel template of HTCDS puts the labels under the field names."""
        return htcds.is_label_row(row.cells)

    def notices(self) -> tuple[str, ...]:
        """What a sender should know about ids and consent."""
        consent = (
            "con_Consent says neither to whom nor for what: it is kept sealed and is not a consent here. "
            "Record each consent anew."
        )
        no_id = (
            "The file has no id column: a changed file is new. Add a column external_id to import updates."
        )
        return (consent,) if self.id_column else (consent, no_id)

    def unmapped_columns(self) -> tuple[str, ...]:
        """Columns that are not HTCDS fields; their contents are kept sealed in the narrative."""
        return self.unknown_columns


def _validated(told: Mapping[str, object], *, today: date) -> tuple[Mapping[str, object], Sequence[Problem]]:
    try:
        return validate_record(told, today=today), ()
    except InvalidRecord as invalid:
        return told, invalid.problems


def _located(
    row: TableRow, problems: Iterable[Problem], *, column_of: Callable[[str], str] = str
) -> list[RowProblem]:
    return [
        RowProblem(row.number, column_of(problem.field), problem.what, problem.remedy) for problem in problems
    ]


def _htcds_column(field: str) -> str:
    return FIELDS[field].htcds or field if field in FIELDS else field


def _missing_ctdc_columns(header: tuple[str, ...]) -> UnreadableFile:
    """Measured against the release that shares most columns with the file."""
    found = set(header)
    nearest = max(ctdc.VERSIONS, key=lambda version: len(found.intersection(ctdc.header(version))))
    missing = [name for name in ctdc.header(nearest) if name not in found]
    shown = ", ".join(missing[:MOST_NAMED]) + (" and others" if len(missing) > MOST_NAMED else "")
    return UnreadableFile(
        f"Columns are missing in the header row: {shown}.",
        remedy=f"The nearest CTDC release, {nearest}, has them: add the missing columns.",
        row=1,
    )
