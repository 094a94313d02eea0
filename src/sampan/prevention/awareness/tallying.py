"""Adds a quiz to the counters file of a public site, in one piece: a reader never sees half a file."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sampan.prevention.awareness.counters import FILE, Counters, read_counters, with_quiz, written
from sampan.prevention.awareness.quiz import Marked
from sampan.vocabulary.errors import Unavailable

_DAY = 86_400


@dataclass(frozen=True)
class Tally:
    """The counters file in `folder`, which exists already or can be made."""

    folder: Path

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / FILE

    def add(self, marked: Marked, *, campaign: str, language: str, moment: str) -> None:
        """Add one quiz; raises Unavailable when the file cannot be read or written, and then changes nothing."""
        try:
            self.folder.mkdir(mode=0o770, parents=True, exist_ok=True)
            with self._alone():
                counters = with_quiz(
                    self.counters(), campaign=campaign, language=language, moment=moment, marked=marked
                )
                self._write(written(counters))
        except OSError:
            raise Unavailable("The quiz could not be counted.", remedy="Look at the folder.") from None

    def counters(self) -> Counters:
        """Return what the file tells; counters of a new series where there is none. Raises InvalidInput, OSError."""
        if not self.path.exists():
            return Counters(secrets.token_hex(8))
        return read_counters(self.path.read_text("utf-8"))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        handle = os.open(self.folder / f".{FILE}.lock", os.O_RDWR | os.O_CREAT, 0o660)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _write(self, text: str) -> None:
        """Write over the file; its time tells the day alone, not when somebody answered."""
        part = self.folder / f".{FILE}.{secrets.token_hex(4)}"
        try:
            part.write_text(text, "utf-8")
            part.chmod(0o640)
            day = int(part.stat().st_mtime) // _DAY * _DAY
            os.utime(part, (day, day))
            part.replace(self.path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
