"""Keeps an uploaded file between preview and confirmation: sealed on disk, its key wrapped by the node's key.

For at most an hour; removing the row destroys the key, and with it the file, even where a disk keeps blocks.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction

from sampan.protection.records.facts import ImportOutcome
from sampan.protection.records.models import KeptUpload
from sampan.protection.records.progress import ProgressFile
from sampan.protection.records.sealed_file import SealedFileReader, SealedFileWriter
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_now
from sampan.registry.identifiers import new_person_id
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.errors import NotFound

KEPT_FOR = timedelta(hours=1)  # long enough to read a preview, too short to become a copy of the registry
KEY_BITS = 256


@dataclass(frozen=True, repr=False)
class SealedUpload:
    """A file that has been received and sealed, and is not yet written down anywhere."""

    id: UUID
    key: bytes
    size_bytes: int

    def opened(self) -> io.BufferedReader:
        """The plain bytes, from memory; the disk holds them sealed."""
        return io.BufferedReader(SealedFileReader(_path(self.id), key=self.key))

    def discard(self) -> None:
        """Remove the file."""
        _path(self.id).unlink(missing_ok=True)


class UploadReceiver:
    """Takes an upload in pieces as it arrives; nothing plain is written to disk."""

    def __init__(self) -> None:
        """Begin a new sealed file."""
        self._id, self._key, self._size = new_person_id(), AESGCM.generate_key(KEY_BITS), 0
        _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        self._writer = SealedFileWriter(_path(self._id), key=self._key)

    def take(self, piece: bytes) -> None:
        """Add bytes."""
        self._writer.write(piece)
        self._size += len(piece)

    def done(self) -> SealedUpload:
        """Close the file and return it."""
        self._writer.close()
        return SealedUpload(id=self._id, key=self._key, size_bytes=self._size)

    def abandon(self) -> None:
        """Close and remove the file."""
        self.done().discard()


def keep(upload: SealedUpload, *, format_code: str, by: Actor) -> UUID:
    """Write down that the file waits for this person's confirmation; returns its id."""
    now = house_now()
    version, wrapped = keyring().wrap(upload.key, bound_to=upload.id.bytes)
    KeptUpload(
        id=upload.id,
        agency_id=by.agency_id,
        account_id=by.account_id,
        format=format_code,
        wrapped=wrapped,
        wrapping_version=version,
        kept_at=now,
        kept_until=now + KEPT_FOR,
    ).save(force_insert=True)
    return upload.id


def kept(upload_id: UUID, *, by: Actor) -> tuple[KeptUpload, Callable[[], io.BufferedReader]]:
    """The waiting file of this person and how to open it; NotFound when it is another's, late or gone."""
    found = KeptUpload.objects.filter(id=upload_id, account_id=by.account_id).first()
    if found is None or found.kept_until < house_now():
        raise NotFound("This file is no longer kept.", remedy="Choose it again; it is kept for an hour.")

    def open_file() -> io.BufferedReader:
        key = keyring().unwrap(bytes(found.wrapped), version=found.wrapping_version, bound_to=found.id.bytes)
        return io.BufferedReader(SealedFileReader(_path(found.id), key=key))

    return found, open_file


def hold(upload: SealedUpload) -> None:
    """Put a received file aside for longer than an hour; whoever holds it keeps its key and drops it."""
    _held_path(upload.id).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _path(upload.id).rename(_held_path(upload.id))


def open_held(upload_id: UUID, *, key: bytes) -> io.BufferedReader:
    """The plain bytes of a held file, from memory; NotFound when it was dropped."""
    if not _held_path(upload_id).exists():
        raise NotFound("This file is no longer kept.", remedy="Send it again.")
    return io.BufferedReader(SealedFileReader(_held_path(upload_id), key=key))


def drop_held(upload_id: UUID) -> None:
    """Remove a held file."""
    _held_path(upload_id).unlink(missing_ok=True)


def progress_of(upload_id: UUID) -> ProgressFile:
    """The progress of the import of a kept file."""
    return ProgressFile(_path(upload_id).with_suffix(".progress"))


def finish(upload: KeptUpload, *, outcome: ImportOutcome) -> None:
    """Tie the upload to its run; when it was imported, destroy its key and file; the row stays."""
    upload.run_id = outcome.run_id
    if not outcome.is_refused:
        upload.wrapped = b""
        transaction.on_commit(lambda: _path(upload.id).unlink(missing_ok=True))
    upload.save(update_fields=("wrapped", "run"))


def drop_expired(*, now: datetime) -> int:
    """Destroy the keys and files of every upload past its hour; returns how many files went.

    Also files that no row knows, left by a crash between receiving and keeping.
    """
    KeptUpload.objects.filter(kept_until__lt=now).delete()
    oldest = (now - KEPT_FOR).timestamp()
    late = [path for path in _folder().glob("*") if path.stat().st_mtime < oldest]
    for path in late:
        path.unlink(missing_ok=True)
    return len(late)


def _folder() -> Path:
    return Path(settings.SAMPAN_DIRECTORY) / "uploads"


def _path(upload_id: UUID) -> Path:
    return _folder() / f"{upload_id}.sealed"


def _held_path(upload_id: UUID) -> Path:
    return Path(settings.SAMPAN_DIRECTORY) / "held" / f"{upload_id}.sealed"
