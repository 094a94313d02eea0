"""Imports and exports for machines: the file is the request's body, the answer is JSON or the file."""

import io
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from sampan.engines.sheets.sniffing import Kind
from sampan.protection.records.facts import ImportRunFact
from sampan.protection.records.queries import import_runs
from sampan.protection.records.services.exports import export_ctdc, export_htcds
from sampan.protection.records.services.imports import import_records
from sampan.protection.records.services.receiving import receive_body
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import NoPurpose

router = Router(tags=["records"])


class ProblemOut(Schema):
    """One problem: row as the spreadsheet numbers it (header = 1), column, what, what to do."""

    row: int
    column: str
    what: str
    remedy: str


class ImportOut(Schema):
    """What a file did or would do; docs/reference/import-formats.md describes it."""

    ok: bool
    sentence: str
    format: str
    version: str
    file_sha256: str
    dry_run: bool
    rows: int
    opened: int
    unchanged: int
    updated: int
    problem_count: int
    problems: list[ProblemOut]
    notices: list[str]
    unmapped_columns: list[str]
    run: str | None


class RunOut(Schema):
    """One past import."""

    id: UUID
    format: str
    version: str
    outcome: str
    row_count: int
    opened_count: int
    unchanged_count: int
    updated_count: int
    problem_count: int
    started_at: datetime
    finished_at: datetime


@router.post("/imports", response={200: ImportOut, 422: ImportOut}, summary="Import a file sent as the body")
def post_import(
    request: HttpRequest, format: str, dry_run: bool = True, update: bool = False
) -> tuple[int, dict[str, object]]:
    """Check, and with `dry_run=false` import, a CSV or XLSX file; 422 with the problems when refused."""
    reader, upload = _reader(request), receive_body(request)
    try:
        with upload.opened() as stream:
            outcome = import_records(
                origin=stream,
                format_code=format,
                by=reader.actor,
                purpose=reader.purpose,
                dry_run=dry_run,
                may_update=update,
            )
    finally:
        upload.discard()
    return (422 if outcome.is_refused else 200), outcome.as_json()


@router.get("/imports", response=list[RunOut], summary="Past imports, newest first")
def get_imports(request: HttpRequest, before: UUID | None = None) -> list[ImportRunFact]:
    """At most 50; `before` is the id of the last one seen."""
    return import_runs(reader=_reader(request), before=before)


@router.post("/exports/{format}", summary="Export the visible cases as a file")
def post_export(
    request: HttpRequest,
    format: str,
    kind: Kind = Kind.DELIMITED,
    recipient: str = "",
    with_identity: bool = False,
) -> HttpResponse:
    """HTCDS or CTDC, CSV or XLSX; for others only what consent allows. Headers tell how many cases stayed."""
    out, reader = io.BytesIO(), _reader(request)
    if format == "ctdc":
        outcome = export_ctdc(out=out, reader=reader, kind=kind, recipient=recipient)
    else:
        outcome = export_htcds(
            out=out, reader=reader, kind=kind, recipient=recipient, with_identity=with_identity
        )
    headers = {"Sampan-Cases": str(outcome.cases), "Sampan-Withheld": str(outcome.withheld)}
    return HttpResponse(out.getvalue(), content_type="application/octet-stream", headers=headers)


def _reader(request: HttpRequest) -> Reader:
    if request.reader is None:
        raise NoPurpose("Your role opens no records.", remedy="Ask for the role.", ask="the administrator")
    return request.reader
