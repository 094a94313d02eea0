"""Imports records: all or nothing, once only, with an audit row for the run and for every case."""

from datetime import date, datetime
from typing import TextIO
from uuid import UUID

from django.db import IntegrityError, transaction

from sampan.engines.sheets.tables import Origin, open_table
from sampan.protection.records.checking import CheckedFile, Progress, check, no_progress
from sampan.protection.records.facts import ImportOutcome
from sampan.protection.records.models import ImportRun
from sampan.protection.records.services.formats import recognise
from sampan.protection.records.services.importing import Importer, Tally
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_day, house_now
from sampan.vocabulary.errors import Unavailable


class _RollBack(Exception):
    """Undoes what an import wrote when the comparison with the registry found problems."""


@transaction.atomic
def import_records(
    *,
    origin: Origin,
    format_code: str,
    by: Actor,
    purpose: Purpose,
    agency_id: UUID | None = None,
    dry_run: bool = False,
    may_update: bool = False,
    report: TextIO | None = None,
    progress: Progress = no_progress,
    today: date | None = None,
) -> ImportOutcome:
    """Import a file (a path, or a stream that can seek) of `format_code` ("htcds" or "ctdc") into an agency.

    All or nothing: a file with one problem opens no case, and its outcome lists what to mend; all
    problems go to `report` as CSV. Once only: rows imported before are counted `unchanged`; rows whose id
    was imported with other content are problems, or with `may_update` written over. `dry_run` says what
    would happen. The reader's context (row security) must be set. Raises UnreadableFile for a file that
    is no table, InvalidInput for an unknown format or a missing column, NotPermitted, NoPurpose;
    Unavailable when another import of the same rows ran at the same time.
    """
    require(by, Permission.IMPORT_RECORDS, purpose=purpose)
    started = house_now()
    table = open_table(origin)
    record_format = recognise(format_code, table.header, today=today or house_day(started))
    checked = check(table, record_format=record_format, report=report, progress=progress)
    importer = Importer(
        checked=checked,
        agency_id=agency_id or by.agency_id,
        by=by,
        purpose=purpose,
        may_update=may_update,
        progress=progress,
        report=report,
    )
    tally, run = _run(importer, started=started, dry_run=dry_run)
    _audit(checked, tally, run=run, by=by, purpose=purpose)
    return _outcome(checked, tally, run=run)


def _run(importer: Importer, *, started: datetime, dry_run: bool) -> tuple[Tally, ImportRun | None]:
    if not importer.checked.may_be_imported:
        return Tally(), None if dry_run else _refused_run(importer, Tally(), started=started)
    if dry_run:
        return importer.compare(), None
    tally = Tally()
    try:
        with transaction.atomic():
            run = _new_run(importer, started=started)
            run.save(force_insert=True)
            tally = importer.carry_out(run)
            if tally.problems.count:
                raise _RollBack
            _finish(run, tally)
    except IntegrityError:
        # The database lets an outside id become one case only: the other import was quicker.
        raise Unavailable(
            "Another import of the same rows was running.", remedy="Wait until it is done and import again."
        ) from None
    except _RollBack:
        return tally, _refused_run(importer, tally, started=started)
    return tally, run


def _new_run(importer: Importer, *, started: datetime) -> ImportRun:
    checked = importer.checked
    return ImportRun(
        agency_id=importer.agency_id,
        account_id=importer.by.account_id,
        purpose=importer.purpose.value,
        format=checked.format.code,
        format_version=checked.format.version,
        file_sha256=checked.table.sha256,
        outcome=ImportRun.Outcome.REFUSED,
        row_count=checked.row_count,
        started_at=started,
        finished_at=house_now(),
    )


def _refused_run(importer: Importer, tally: Tally, *, started: datetime) -> ImportRun:
    run = _new_run(importer, started=started)
    run.problem_count = importer.checked.problem_count + tally.problems.count
    run.save(force_insert=True)
    return run


def _finish(run: ImportRun, tally: Tally) -> None:
    run.opened_count, run.unchanged_count, run.updated_count = tally.opened, tally.unchanged, tally.updated
    is_new = tally.opened or tally.updated
    run.outcome = ImportRun.Outcome.IMPORTED if is_new else ImportRun.Outcome.NOTHING_NEW
    run.finished_at = house_now()
    run.save()


def _audit(checked: CheckedFile, tally: Tally, *, run: ImportRun | None, by: Actor, purpose: Purpose) -> None:
    details = {
        "format": checked.format.code,
        "version": checked.format.version,
        "file": checked.table.sha256,
        "rows": checked.row_count,
        "opened": run.opened_count if run else 0,
        "updated": run.updated_count if run else 0,
        "problems": checked.problem_count + tally.problems.count,
    }
    record(
        f"records.{run.outcome}" if run else "records.previewed",
        by=by,
        purpose=purpose,
        subject_kind="import",
        subject_id=run.id if run else "",
        details=details,
    )


def _outcome(checked: CheckedFile, tally: Tally, *, run: ImportRun | None) -> ImportOutcome:
    problem_count = checked.problem_count + tally.problems.count
    is_refused = problem_count > 0
    return ImportOutcome(
        format=checked.format.code,
        version=checked.format.version,
        file_sha256=checked.table.sha256,
        dry_run=run is None,
        rows=checked.row_count,
        opened=0 if is_refused else tally.opened,
        unchanged=tally.unchanged,
        updated=0 if is_refused else tally.updated,
        problem_count=problem_count,
        problems=(*checked.problems, *tally.problems.shown),
        notices=checked.notices,
        unmapped_columns=checked.unmapped_columns,
        run_id=run.id if run else None,
    )
