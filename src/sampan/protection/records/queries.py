"""Reads past imports and files that wait for confirmation."""

from uuid import UUID

from sampan.protection.records.facts import ImportRunFact, KeptUploadFact
from sampan.protection.records.models import ImportRun, KeptUpload
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound

PAGE = 50


def import_runs(*, reader: Reader, before: UUID | None = None, limit: int = PAGE) -> list[ImportRunFact]:
    """The imports that the reader may see, newest first, older than the run `before` (keyset paging)."""
    require(reader.actor, Permission.IMPORT_RECORDS, purpose=reader.purpose)
    runs = ImportRun.objects.order_by("-id")
    if before is not None:
        runs = runs.filter(id__lt=before)
    return [_fact(run) for run in runs[:limit]]


def import_run(*, run_id: UUID, reader: Reader) -> ImportRunFact:
    """One import; NotFound when it is not there or may not be seen."""
    require(reader.actor, Permission.IMPORT_RECORDS, purpose=reader.purpose)
    run = ImportRun.objects.filter(id=run_id).first()
    if run is None:
        raise NotFound("There is no such import here, or you may not see it.")
    return _fact(run)


def kept_upload(*, upload_id: UUID, reader: Reader) -> KeptUploadFact:
    """A file that this person sent; NotFound when it is another's or no longer kept."""
    require(reader.actor, Permission.IMPORT_RECORDS, purpose=reader.purpose)
    found = KeptUpload.objects.filter(id=upload_id, account_id=reader.actor.account_id).first()
    if found is None:
        raise NotFound("This file is no longer kept.", remedy="Choose it again; it is kept for an hour.")
    return KeptUploadFact(id=found.id, format=found.format, kept_until=found.kept_until, run_id=found.run_id)


def _fact(run: ImportRun) -> ImportRunFact:
    return ImportRunFact(
        id=run.id,
        format=run.format,
        version=run.format_version,
        outcome=run.outcome,
        row_count=run.row_count,
        opened_count=run.opened_count,
        unchanged_count=run.unchanged_count,
        updated_count=run.updated_count,
        problem_count=run.problem_count,
        started_at=run.started_at,
        finished_at=run.finished_at,
    )
