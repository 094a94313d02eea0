"""Makes gettext's compiled catalogues out of the written ones, in the node's own directory.

The package's folder may not be writable, and two nodes may share it; a node's directory is always its own.
The compiled folder is named by what it was made from, so an update is seen and only its first start waits.
"""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import polib

ERROR_TEMPLATES = "error_templates.json"  # the sentences of errors that hold parts; see sampan.portal.telling
_ERROR_CONTEXT = "error"
_DIGITS = 16


def ready_catalogues(written: Path, cache: Path) -> Path:
    """Return the folder of catalogues compiled from those in `written`, made below `cache` when new.

    The folder has gettext's shape, LANGUAGE/LC_MESSAGES/django.mo. A cache that cannot be written to gives
    `written` itself: pages are then in English, and the node works.
    """
    sources = sorted(written.glob("*/LC_MESSAGES/*.po"))
    ready = cache / _digest(sources, written)
    if ready.is_dir():
        return ready
    try:
        cache.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix="making-", dir=cache))
    except OSError:
        return written
    _compile(sources, written, made)
    made.chmod(0o755)  # mkdtemp's 0700 would hide it from a web process that runs as another account
    return _put_in_place(made, ready)


def _digest(sources: list[Path], written: Path) -> str:
    hasher = hashlib.sha256()
    for source in sources:
        hasher.update(str(source.relative_to(written)).encode() + b"\0" + source.read_bytes() + b"\0")
    return hasher.hexdigest()[:_DIGITS]


def _compile(sources: list[Path], written: Path, made: Path) -> None:
    templates: set[str] = set()
    for source in sources:
        catalogue = polib.pofile(str(source))
        compiled = (made / source.relative_to(written)).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save_as_mofile(str(compiled))
        templates |= {
            entry.msgid for entry in catalogue if entry.msgctxt == _ERROR_CONTEXT and not entry.obsolete
        }
    (made / ERROR_TEMPLATES).write_text(json.dumps(sorted(templates), ensure_ascii=False), "utf-8")


def _put_in_place(made: Path, ready: Path) -> Path:
    """Give the folder its name; another process may have been faster, with the same content."""
    try:
        made.rename(ready)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
    for old in ready.parent.iterdir():
        if old != ready and not old.name.startswith("making-"):
            shutil.rmtree(old, ignore_errors=True)
    return ready
