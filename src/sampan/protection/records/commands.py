"""What `sampan import` and `sampan export` do, apart from reading their arguments and printing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from django.contrib.auth import get_user_model
from django.db import transaction

from sampan.engines.sheets.sniffing import Kind
from sampan.protection.records.checking import Progress, no_progress
from sampan.protection.records.facts import ExportOutcome, ImportOutcome
from sampan.protection.records.services.exports import export_ctdc, export_htcds
from sampan.protection.records.services.imports import import_records
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of, service_actor
from sampan.registry.audit.services import record_refusal
from sampan.vocabulary.errors import InvalidInput, NotFound, Refusal


@dataclass(frozen=True)
class ImportRequest:
    """One `sampan import`: the file, its format, who answers for it, and what may be done.

    account    sign-in name of the person who imports; empty: the node's own service
    problems   where all problems are written as CSV; None: nowhere
    """

    path: Path
    format: str
    account: str = ""
    purpose: Purpose = Purpose.PROTECTION
    dry_run: bool = False
    may_update: bool = False
    problems: Path | None = None


@dataclass(frozen=True)
class ExportRequest:
    """One `sampan export`: where to, in which format and file, for whom, by whom."""

    path: Path
    format: str = "htcds"
    account: str = ""
    purpose: Purpose = Purpose.PROTECTION
    recipient: str = ""
    with_identity: bool = False


def run_import(request: ImportRequest, *, progress: Progress = no_progress) -> ImportOutcome:
    """Import a file into the account's agency; the outcome's `as_json()` is the command's JSON answer.

    The exit status is 0 unless `outcome.is_refused`. Raises SampanError for anything else that stops it; a
    refusal is audited first.
    """
    reader = _reader(request.account, request.purpose)
    with _audited(reader, "records.import"), reading_as(reader), _report(request.problems) as report:
        return import_records(
            origin=request.path,
            format_code=request.format,
            by=reader.actor,
            purpose=reader.purpose,
            dry_run=request.dry_run,
            may_update=request.may_update,
            report=report,
            progress=progress,
        )


def run_export(request: ExportRequest, *, progress: Progress = no_progress) -> ExportOutcome:
    """Write a new file, readable by its owner alone: XLSX when the name ends so, else CSV.

    Raises InvalidInput when the file exists already; a file begun is removed when the export fails.
    """
    reader = _reader(request.account, request.purpose)
    kind = Kind.WORKBOOK if request.path.suffix.lower() == ".xlsx" else Kind.DELIMITED
    with (
        _audited(reader, "records.export"),
        _new_file(request.path),
        request.path.open("r+b") as out,
        reading_as(reader),
    ):
        if request.format == "ctdc":
            return export_ctdc(
                out=out, reader=reader, kind=kind, recipient=request.recipient, progress=progress
            )
        return export_htcds(
            out=out,
            reader=reader,
            kind=kind,
            recipient=request.recipient,
            with_identity=request.with_identity,
            progress=progress,
        )


def _reader(account: str, purpose: Purpose) -> Reader:
    return Reader(_actor(account), purpose)


def _actor(account: str) -> Actor:
    if not account:
        return service_actor()
    found = get_user_model().objects.filter(username__iexact=account, is_active=True).first()
    if found is None:
        raise NotFound("There is no active account of that sign-in name.", remedy="Check the name.")
    return actor_of(found)


@contextmanager
def _audited(reader: Reader, attempted: str) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        with transaction.atomic():
            record_refusal(refusal, by=reader.actor, purpose=reader.purpose, attempted=attempted)
        raise


@contextmanager
def _report(path: Path | None) -> Iterator[TextIO | None]:
    if path is None:
        yield None
        return
    with _new_file(path), path.open("w", encoding="utf-8-sig", newline="") as report:
        yield report


@contextmanager
def _new_file(path: Path) -> Iterator[None]:
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise InvalidInput("The file to write exists already.", remedy="Choose another name.") from None
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise
