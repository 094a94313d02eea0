"""The folder that the public site and the node share: sealed reports in, sealed answers out, nothing else.

The site may write into `reports` and read in `answers`; the node reads and removes in `reports` and writes into
`answers`. A file is written under another name first, so that none is ever seen in part. Times of files are set to
the day, so that they do not tell when somebody wrote.
"""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sampan.vocabulary.errors import Unavailable

LARGEST = 256 * 1024  # octets of a sealed file
MOST_WAITING = 5_000  # reports that wait to be fetched; more are refused, so that nobody fills the disk
_DAY = 86_400
_SUFFIX = ".sealed"


@dataclass(frozen=True)
class Drop:
    """The shared folder at `path`."""

    path: Path

    @property
    def reports(self) -> Path:
        """Where sealed reports wait."""
        return self.path / "reports"

    @property
    def answers(self) -> Path:
        """Where sealed answers lie, by place."""
        return self.path / "answers"

    def make(self) -> None:
        """Make the folders, for their owner and group alone."""
        for one in (self.path, self.reports, self.answers):
            one.mkdir(mode=0o770, parents=True, exist_ok=True)

    def put_report(self, sealed: bytes) -> str:
        """Lay a sealed report down and return its name; Unavailable when the folder is full or not there."""
        try:
            if sum(1 for _ in self.reports.iterdir()) >= MOST_WAITING:
                raise Unavailable("Reports cannot be taken just now.", remedy="Call, or try again later.")
            name = secrets.token_hex(16)
            _lay(self.reports / (name + _SUFFIX), sealed)
        except OSError:
            raise Unavailable(
                "Reports cannot be taken just now.", remedy="Call, or try again later."
            ) from None
        return name

    def waiting(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and octets of the reports that wait, in the order of their names."""
        for path in sorted(self.reports.glob("*" + _SUFFIX)):
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST:
                yield path.name.removesuffix(_SUFFIX), path.read_bytes()

    def forget_report(self, name: str) -> None:
        """Remove a report that was taken in."""
        (self.reports / (name + _SUFFIX)).unlink(missing_ok=True)

    def put_answer(self, place: str, number: int, sealed: bytes) -> None:
        """Lay an answer down at a place; the same number again writes over it."""
        folder = self.answers / place
        folder.mkdir(mode=0o770, exist_ok=True)
        _lay(folder / f"{number:04}{_SUFFIX}", sealed)

    def answers_at(self, place: str) -> list[bytes]:
        """Return the sealed answers of a place in their order; none where there is no such place."""
        folder = self.answers / place
        return [path.read_bytes() for path in sorted(folder.glob("*" + _SUFFIX))] if folder.is_dir() else []

    def forget_answers(self, place: str) -> None:
        """Remove a place with its answers."""
        folder = self.answers / place
        for path in folder.glob("*"):
            path.unlink(missing_ok=True)
        if folder.is_dir():
            folder.rmdir()


def _lay(path: Path, octets: bytes) -> None:
    if len(octets) > LARGEST:
        raise Unavailable("This is too long to be sent.", remedy="Shorten it.")
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o660)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(octets)
            file.flush()
            os.fsync(file.fileno())
        day = int(part.stat().st_mtime) // _DAY * _DAY
        os.utime(part, (day, day))
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
