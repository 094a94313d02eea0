"""A published list that the site reads again when its file has changed, without being started again."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from sampan.vocabulary.errors import SampanError

_LOG = logging.getLogger(__name__)


List = TypeVar("List")


class Renewed(Generic[List]):
    """The newest list of a file that could be read; nothing where no file is named.

    Made, it reads the file, and raises what `read` raises. A later file that cannot be read leaves the list that was
    there, and is told to the log once.
    """

    def __init__(self, path: Path | None, read: Callable[[Path], List]) -> None:
        self._path, self._read = path, read
        self._seen = self._mark()
        self._list = read(path) if path else None

    def current(self) -> List | None:
        """Return the list as the file is now."""
        mark = self._mark()
        if self._path and mark not in (self._seen, None):
            self._seen = mark
            try:
                self._list = self._read(self._path)
            except (SampanError, OSError):
                _LOG.error("A published list could not be read; the one before it is kept.")
        return self._list

    def _mark(self) -> tuple[int, int, int] | None:
        """Return what changes when the file does; None while it is not there."""
        try:
            told = self._path.stat() if self._path else None
        except OSError:
            return None
        return (told.st_mtime_ns, told.st_size, told.st_ino) if told else None
