"""The formats that can be read, behind one face: a row of cells becomes a case draft and its problems."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sampan.protection.records.drafts import CaseDraft
from sampan.protection.records.problems import RowProblem
from sampan.protection.records.reading.refusals import UnreadableFile
from sampan.protection.records.reading.tables import TableRow
from sampan.vocabulary.crosswalks import ctdc, htcds
from sampan.vocabulary.errors import UnknownCode

FORMATS = ("htcds", "ctdc")

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
        """The draft of a row without faults, and what is wrong with its contents."""

    def notices(self) -> tuple[str, ...]:
        """Sentences for the sender about the file as a whole."""

    def unmapped_columns(self) -> tuple[str, ...]:
        """Columns of the file that are not taken in."""


def recognise(format_code: str, header: tuple[str, ...], *, today: date) -> RecordFormat:
    """The format of a file with this header; UnreadableFile naming what is missing, UnknownCode for the format."""
    if format_code == "ctdc":
        return CtdcFormat.of(header, today=today)
    if format_code == "htcds":
        return HtcdsFormat.of(header, today=today)
    raise UnknownCode(f"There is no format {format_code!r}.", remedy=f"Use one of {', '.join(FORMATS)}.")


@dataclass(frozen=True)
class CtdcFormat:
    """CTDC: published, anonymised rows without identity and without an id of their own."""

    version: str
    today: date
    code: str = "ctdc"
    id_column: str = ""

    @classmethod
    def of(cls, header: tuple[str, ...], *, today: date) -> "CtdcFormat":
        """Recognise which CTDC release the header is of."""
        return cls(version=ctdc.recognise(header), today=today)

    def read(self, row: TableRow) -> tuple[CaseDraft, list[RowProblem]]:
        """The coded record of a row."""
        told, problems = ctdc.read_row(row.cells, self.version)
        return CaseDraft(external_id="", row=row.number, record=told), _located(row, problems)

    def notices(self) -> tuple[str, ...]:
        """That rows are recognised by data set and place."""
        return (
            "CTDC rows have no id: the same data set sent again is recognised as a whole, a changed one is new.",
        )

    def unmapped_columns(self) -> tuple[str, ...]:
        """Columns of the release that have no field in the record."""
        return ()


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
        known = set(htcds.HEADER)
        if not known.intersection(header):
            raise UnreadableFile(
                "The header row names no HTCDS field.",
                remedy="Use the field names of HTCDS 2.0, such as prs_Gender and vic_TypeOfExploitation.",
                row=1,
            )
        id_column = next((name for name in ID_COLUMNS if name in header), "")
        unknown = tuple(name for name in header if name not in known and name != id_column)
        return cls(id_column=id_column, unknown_columns=unknown, today=today)

    def read(self, row: TableRow) -> tuple[CaseDraft, list[RowProblem]]:
        """The record, identity, consent and case facts of a row."""
        external_id = row.cells.get(self.id_column, "")
        cells = {name: text for name, text in row.cells.items() if name != self.id_column}
        told = htcds.read_row(cells)
        draft = CaseDraft(
            external_id=external_id,
            row=row.number,
            record=told.record,
            identity=told.identity,
            case=told.case,
            consent=told.consent,
            unmapped=told.unmapped,
        )
        problems = _located(row, told.problems)
        if self.id_column and not external_id:
            what = "The row has no id, but the file has a column for it."
            problems.append(RowProblem(row.number, self.id_column, what, "Give the case its id."))
        return draft, problems

    def notices(self) -> tuple[str, ...]:
        """What a sender should know about ids and consent."""
        consent = (
            "con_Consent says neither to whom nor for what: it is not taken as consent. Record each consent anew."
        )
        no_id = "The file has no id column: a changed file is new. Add a column external_id to import updates."
        return (consent,) if self.id_column else (consent, no_id)

    def unmapped_columns(self) -> tuple[str, ...]:
        """Columns that are not HTCDS fields."""
        return self.unknown_columns


def _located(row: TableRow, problems: Iterable[object]) -> list[RowProblem]:
    return [
        RowProblem(row.number, problem.field or "", problem.what, problem.remedy)  # type: ignore[attr-defined]
        for problem in problems
    ]
