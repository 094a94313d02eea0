"""The node's folder of sealed chunks: one file a parcel, room for all of it taken at once, synced chunk by chunk."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from sampan.engines.exchange.chunks import Shape
from sampan.vocabulary.errors import IntegrityFailure, Unavailable

FOLDER = "parcels"
KEEP_FREE = 2**30  # octets left to the database and everything else: a full disk stops the whole node
_unknown: dict[str, tuple[int, int]] = {}  # files without a row at the last look: name, size, when changed


def room() -> int:
    """Return how many octets of large files still fit beside what must stay free."""
    return max(0, shutil.disk_usage(_folder()).free - KEEP_FREE)


def require_room(octets: int) -> None:
    """Raise Unavailable, with the room needed, when a file does not fit on the node's disk."""
    missing = octets - room()
    if missing > 0:
        mebibytes = -(-missing // 2**20)
        raise Unavailable(
            f"The node's disk has no room for this file: {mebibytes} MiB are missing.",
            remedy="Free room, or remove large files that are no longer needed.",
            ask="the node's administrator",
        )


def reserve(parcel_id: UUID, octets: int) -> None:
    """Make the file of a parcel with all the room that it needs; OSError when there is none."""
    path = _path(parcel_id)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        os.posix_fallocate(descriptor, 0, octets)
        os.fsync(descriptor)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
    _sync_folder()


def write_all(parcel_id: UUID, sealed: Iterable[bytes]) -> None:
    """Write every chunk of a file of our own, in order, and sync it; nothing stays when it fails."""
    path = _path(parcel_id)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with open(descriptor, "wb", buffering=0) as file:
            for chunk in sealed:
                _write(file.fileno(), chunk)
            os.fsync(file.fileno())
        _sync_folder()
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write_chunk(parcel_id: UUID, shape: Shape, index: int, sealed: bytes) -> None:
    """Put one sealed chunk at its place and sync it: when this returns, a power cut leaves it there."""
    descriptor = os.open(_path(parcel_id), os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _write(descriptor, sealed, at=shape.offset(index))
        os.fdatasync(descriptor)
    finally:
        os.close(descriptor)


def read_chunk(parcel_id: UUID, shape: Shape, index: int) -> bytes:
    """Return one sealed chunk as it lies there; IntegrityFailure when the file is gone or too short."""
    try:
        with open(_path(parcel_id), "rb", buffering=0) as file:
            sealed = os.pread(file.fileno(), shape.sealed_size(index), shape.offset(index))
    except FileNotFoundError:
        sealed = b""
    if len(sealed) != shape.sealed_size(index):
        raise IntegrityFailure(
            "A part of a large file is no longer on the disk.",
            remedy="Restore the node's folder parcels/ from the backup, or have the file sent again.",
            ask="the node's administrator",
        )
    return sealed


def read_all(parcel_id: UUID, shape: Shape) -> Iterator[bytes]:
    """Yield every sealed chunk in order, one in memory at a time."""
    for index in range(shape.count):
        yield read_chunk(parcel_id, shape, index)


def is_there(parcel_id: UUID) -> bool:
    """Say whether a parcel's file exists."""
    return _path(parcel_id).exists()


def remove(parcel_id: UUID) -> None:
    """Remove a parcel's file."""
    _path(parcel_id).unlink(missing_ok=True)


def remove_orphans(known: set[UUID]) -> int:
    """Remove the files that no row knows and that did not grow since the last call; return how many.

    A file that is being sealed has no row yet, but grows; one that a crash left behind does not. No clock is asked.
    """
    names, before = {f"{one}.sealed" for one in known}, dict(_unknown)
    _unknown.clear()
    removed = 0
    for path in [one for one in _folder().iterdir() if one.name not in names]:
        size, changed = path.stat().st_size, path.stat().st_mtime_ns
        if before.get(path.name) == (size, changed):
            path.unlink(missing_ok=True)
            removed += 1
        else:
            _unknown[path.name] = (size, changed)
    return removed


def _write(descriptor: int, octets: bytes, *, at: int | None = None) -> None:
    view = memoryview(octets)
    while view:
        done = os.write(descriptor, view) if at is None else os.pwrite(descriptor, view, at)
        view, at = view[done:], None if at is None else at + done


def _folder() -> Path:
    folder = Path(settings.SAMPAN_DIRECTORY) / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _path(parcel_id: UUID) -> Path:
    return _folder() / f"{parcel_id}.sealed"


def _sync_folder() -> None:
    descriptor = os.open(_folder(), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
