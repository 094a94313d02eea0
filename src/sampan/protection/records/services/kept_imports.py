"""Previews and imports a kept upload: the web's way to `import_records`, with progress others can see."""

from typing import TextIO
from uuid import UUID

from sampan.engines.sheets.tables import open_table
from sampan.protection.records.facts import ImportOutcome
from sampan.protection.records.services.formats import recognise
from sampan.protection.records.services.imports import import_records
from sampan.protection.records.services.uploads import SealedUpload, finish, keep, kept, progress_of
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import WrongState

FAILED = "failed"


def keep_checked(upload: SealedUpload, *, format_code: str, reader: Reader) -> UUID:
    """Keep a received file for its person when it is a table of that format; returns its id.

    Raises UnreadableFile, after removing the file, when it is not; NotPermitted, NoPurpose.
    """
    try:
        require(reader.actor, Permission.IMPORT_RECORDS, purpose=reader.purpose)
        with upload.opened() as stream:
            recognise(format_code, open_table(stream).header, today=house_today())
        return keep(upload, format_code=format_code, by=reader.actor)
    except BaseException:
        upload.discard()
        raise


def preview_kept_file(*, upload_id: UUID, reader: Reader, report: TextIO | None = None) -> ImportOutcome:
    """Check a kept upload and say what its import would do; NotFound when it is no longer kept."""
    upload, open_file = kept(upload_id, by=reader.actor)
    if not upload.wrapped:
        raise WrongState("This file was imported.", remedy="Look at the list of imports.")
    with open_file() as stream:
        return import_records(
            origin=stream,
            format_code=upload.format,
            by=reader.actor,
            purpose=reader.purpose,
            dry_run=True,
            report=report,
        )


def import_kept_file(*, upload_id: UUID, reader: Reader, may_update: bool) -> ImportOutcome:
    """Import a kept upload in one transaction, telling its progress; then its key and file are destroyed.

    A refused file stays for its hour, so that its problems can be looked at. On any error the progress says
    "failed" and nothing was changed.
    """
    progress = progress_of(upload_id)
    try:
        with reading_as(reader):
            upload, open_file = kept(upload_id, by=reader.actor)
            if not upload.wrapped:
                raise WrongState("This file was imported before.", remedy="Look at the list of imports.")
            with open_file() as stream:
                outcome = import_records(
                    origin=stream,
                    format_code=upload.format,
                    by=reader.actor,
                    purpose=reader.purpose,
                    may_update=may_update,
                    progress=progress.tell,
                )
            finish(upload, outcome=outcome)
        return outcome
    except BaseException:
        progress.tell(FAILED, 0, None)
        raise
