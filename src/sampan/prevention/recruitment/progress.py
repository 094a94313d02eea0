"""How far a list is that the worker takes in: told through a small file, since the whole is one transaction."""

from pathlib import Path
from uuid import UUID

from django.conf import settings


def done_of(import_id: UUID) -> int:
    """Return how many rows are through; 0 before the first and after the last."""
    try:
        return int(_path(import_id).read_text())
    except (FileNotFoundError, ValueError):
        return 0


def tell(import_id: UUID, done: int) -> None:
    """Write how many rows are through, at once or not at all."""
    path = _path(import_id)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(str(done))
    draft.replace(path)


def forget(import_id: UUID) -> None:
    """Remove what was told."""
    _path(import_id).unlink(missing_ok=True)


def _path(import_id: UUID) -> Path:
    return Path(settings.SAMPAN_DIRECTORY) / "lists" / f"{import_id}.progress"
