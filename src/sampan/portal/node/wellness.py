"""Measures of a node's health that both the health page and the doctor ask for."""

import shutil
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from sampan.registry.clock.queries import seconds_since_look

_complete: set[str] = (
    set()
)  # databases seen complete; a process runs one version of the code, so once is enough


def seconds_of_silence() -> float | None:
    """Return how long ago the worker last looked at the clocks; None when it never did or left cleanly."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM procrastinate_workers)")
        (is_there,) = cursor.fetchone()
    return seconds_since_look() if is_there else None


def migrations_pending() -> int:
    """Return how many migrations of this version have not been applied."""
    database = str(connection.settings_dict["NAME"])
    if database in _complete:
        return 0
    known = set(MigrationLoader(None).disk_migrations)
    pending = len(known - set(MigrationRecorder(connection).applied_migrations()))
    if not pending:
        _complete.add(database)
    return pending


def spare_bytes(directory: Path) -> int:
    """Return the free space of the disk that holds the node, in bytes."""
    return shutil.disk_usage(directory).free
