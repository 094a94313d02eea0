"""Exports cases as HTCDS: what the reader sees, what the person agreed to, every opening audited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from sampan.engines.sheets.sniffing import Kind
from sampan.engines.sheets.writing import write_table
from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import cases
from sampan.protection.records.checking import Progress, no_progress
from sampan.protection.records.facts import ExportOutcome
from sampan.protection.records.sealed_cells import row_of
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.sight import lent_cases
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_today
from sampan.registry.consent.queries import groups_open_to
from sampan.registry.people.identity import CONSENT_GROUP_OF
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.crosswalks import ctdc, htcds
from sampan.vocabulary.errors import NotFound
from sampan.vocabulary.record import FIELDS

PAGE_CASES = 500
EXPORTING = "exporting"
ID_COLUMN = "external_id"


@dataclass
class Export:
    """One export under way: for whom, and how many cases stayed because no consent covers them."""

    reader: Reader
    recipient: str
    with_identity: bool
    on: date
    withheld: int = 0

    @property
    def stays_in_the_agency(self) -> bool:
        """True when the file is for the agency that holds the cases: that needs no consent to a recipient."""
        return self.recipient == f"agency:{self.reader.actor.agency_id}"

    def allowed(self) -> Iterator[tuple[CaseFact, frozenset[str]]]:
        """Visible cases, newest first, with the groups of information that may go to the recipient.

        A case seen by emergency access alone is exported by nobody but its own agency.
        """
        before: UUID | None = None
        lent = set(lent_cases(self.reader))
        while page := cases(reader=self.reader, before=before, limit=PAGE_CASES):
            for case in page:
                if case.id in lent:
                    continue
                if groups := self._groups(case):
                    yield case, groups
                else:
                    self.withheld += 1
            before = page[-1].id

    def _groups(self, case: CaseFact) -> frozenset[str]:
        if self.stays_in_the_agency:
            own = case.agency_id == self.reader.actor.agency_id
            return frozenset(code.code for code in code_list("consent_group").codes) if own else frozenset()
        return groups_open_to(
            case_id=case.id,
            recipient=self.recipient,
            purpose=self.reader.purpose.value,
            on=self.on,
            reader=self.reader,
        )

    def identity(self, case: CaseFact, groups: frozenset[str]) -> dict[str, object]:
        """The sealed fields that may go, opened; the reading is audited. Empty when erased."""
        fields = [field for field, group in CONSENT_GROUP_OF.items() if group in groups]
        if not self.with_identity or not fields:
            return {}
        try:
            return open_identity(case_id=case.id, reader=self.reader, fields=fields).fields()
        except NotFound:
            return {}


@transaction.atomic
def export_htcds(
    *,
    out: BinaryIO,
    reader: Reader,
    recipient: str = "",
    kind: Kind = Kind.DELIMITED,
    with_identity: bool = False,
    on: date | None = None,
    progress: Progress = no_progress,
) -> ExportOutcome:
    """Write the reader's visible cases to `out` as HTCDS 2.0, for a recipient ("agency:ID" or "member:NODE").

    For the reader's own agency (the default) everything goes; for anybody else only the groups of
    information of consents open on that day for this recipient and the reader's purpose, and cases without
    one stay and are counted. Identity goes only `with_identity`, and each opening is an audit row.
    Raises NotPermitted or NoPurpose.
    """
    export = _begin(reader, recipient, with_identity=with_identity, on=on)
    written = write_table(
        out, kind=kind, header=(ID_COLUMN, *htcds.HEADER), rows=_htcds_rows(export, progress=progress)
    )
    return _finish(export, written, format_code="htcds")


@transaction.atomic
def export_ctdc(
    *,
    out: BinaryIO,
    reader: Reader,
    version: str = ctdc.SYNTHETIC_2026,
    recipient: str = "",
    kind: Kind = Kind.DELIMITED,
    on: date | None = None,
    progress: Progress = no_progress,
) -> ExportOutcome:
    """Write the reader's visible cases as CTDC rows: coded columns alone, no identity and no id.

    Same rules as `export_htcds`. These rows are not anonymised: publish through the figures instead.
    """
    export = _begin(reader, recipient, with_identity=False, on=on)
    rows = _ctdc_rows(export, version, progress=progress)
    written = write_table(out, kind=kind, header=ctdc.header(version), rows=rows)
    return _finish(export, written, format_code="ctdc")


def _begin(reader: Reader, recipient: str, *, with_identity: bool, on: date | None) -> Export:
    require(reader.actor, Permission.EXPORT_RECORDS, purpose=reader.purpose)
    if with_identity:
        require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    return Export(
        reader=reader,
        recipient=recipient or f"agency:{reader.actor.agency_id}",
        with_identity=with_identity,
        on=on or house_today(),
    )


def _htcds_rows(export: Export, *, progress: Progress) -> Iterator[list[str]]:
    for done, (case, groups) in enumerate(export.allowed(), start=1):
        row = row_of(
            _permitted(case.record, groups),
            export.identity(case, groups),
            for_others=not export.stays_in_the_agency,
        )
        cells = htcds.write_row(row)
        yield [case.number, *(cells.get(column, "") for column in htcds.HEADER)]
        if done % PAGE_CASES == 0:
            progress(EXPORTING, done, None)


def _ctdc_rows(export: Export, version: str, *, progress: Progress) -> Iterator[list[str]]:
    for done, (case, groups) in enumerate(export.allowed(), start=1):
        cells = ctdc.write_row(_permitted(case.record, groups), version)
        yield [cells.get(column, "") for column in ctdc.header(version)]
        if done % PAGE_CASES == 0:
            progress(EXPORTING, done, None)


def _permitted(told: Mapping[str, object], groups: frozenset[str]) -> dict[str, object]:
    return {code: content for code, content in told.items() if FIELDS[code].group in groups}


def _finish(export: Export, written: int, *, format_code: str) -> ExportOutcome:
    record(
        "records.exported",
        by=export.reader.actor,
        purpose=export.reader.purpose,
        subject_kind="export",
        details={
            "format": format_code,
            "recipient": export.recipient,
            "cases": written,
            "withheld": export.withheld,
            "identity": export.with_identity,
        },
    )
    return ExportOutcome(
        format=format_code, recipient=export.recipient, cases=written, withheld=export.withheld
    )
