"""What a power cut takes away: data and names that a file system holds but has not been told to make durable.

Everything is written through to the files below at once, and what was there before is remembered until a sync; a
cut puts it back. Data become durable by fsync of their file; names (made, removed, renamed) in their order by the
next fsync of anything, as in ext4's journal. Of the pages not synced a random share survives, as on a real disk,
whose cache writes in no order.
"""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PAGE = 4096  # octets: half of PostgreSQL's page, so that a cut can tear one


@dataclass
class _Dirty:
    """A file with data that are not synced: its old length, and its old pages."""

    descriptor: int
    length: int
    pages: dict[int, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Loss:
    """What a cut took: files whose data went back, pages put back, names undone."""

    files: int
    pages: int
    names: int


class Unsynced:
    """Remembers what was before each change, and puts it back when the power fails. Not thread-safe."""

    def __init__(self, trash: Path) -> None:
        """Keep removed files in `trash`, on the same file system, until a sync."""
        self._trash = trash
        self._dirty: dict[int, _Dirty] = {}
        self._undo: list[Callable[[], None]] = []
        self._kept = 0

    @property
    def pages(self) -> int:
        """How many old pages are remembered."""
        return sum(len(one.pages) for one in self._dirty.values())

    def before_write(self, inode: int, descriptor: int, *, offset: int, length: int) -> None:
        """Remember the pages that a write changes; call it before writing."""
        file = self._file(inode, descriptor)
        last = min(offset + length, file.length)
        for page in range(offset // PAGE, -(-last // PAGE)):
            if page not in file.pages:
                file.pages[page] = os.pread(file.descriptor, PAGE, page * PAGE)

    def before_truncate(self, inode: int, descriptor: int, *, length: int) -> None:
        """Remember the pages that a shorter length cuts off or into."""
        file = self._file(inode, descriptor)
        for page in range(length // PAGE, -(-file.length // PAGE)):
            if page not in file.pages:
                file.pages[page] = os.pread(file.descriptor, PAGE, page * PAGE)

    def made(self, inode: int, descriptor: int, path: str) -> None:
        """Note a new file; its data before the first fsync count as nothing."""
        self._dirty[inode] = _Dirty(os.dup(descriptor), 0)
        self._undo.append(lambda: os.unlink(path))

    def made_other(self, undo: Callable[[], None]) -> None:
        """Note another change of names and how it is undone."""
        self._undo.append(undo)

    def remove(self, path: str) -> None:
        """Remove a file so that it can come back."""
        kept = self._keep(path)
        self._undo.append(lambda: os.rename(kept, path))

    def rename(self, old: str, new: str) -> None:
        """Rename, keeping what stood at the new name."""
        kept = self._keep(new) if os.path.lexists(new) and not os.path.isdir(new) else None
        os.rename(old, new)

        def undo() -> None:
            os.rename(new, old)
            if kept:
                os.rename(kept, new)

        self._undo.append(undo)

    def sync(self, inode: int | None) -> None:
        """Make one file's data durable, and every name so far; None for names alone."""
        if inode is not None and (file := self._dirty.pop(inode, None)):
            os.close(file.descriptor)
        if self._undo:
            self._undo.clear()
            for kept in self._trash.iterdir():
                kept.unlink()

    def cut(self, *, survive: float, chance: random.Random) -> Loss:
        """Put everything back that no sync made durable; each page survives with the given probability."""
        lost = 0
        for file in self._dirty.values():
            longer = os.fstat(file.descriptor).st_size > file.length
            if longer and chance.random() >= survive:
                os.ftruncate(file.descriptor, file.length)
            for page, before in file.pages.items():
                if chance.random() >= survive:
                    os.pwrite(file.descriptor, before, page * PAGE)
                    lost += 1
            os.close(file.descriptor)
        loss = Loss(len(self._dirty), lost, len(self._undo))
        for undo in reversed(self._undo):
            undo()
        self._dirty.clear()
        self._undo.clear()
        return loss

    def _file(self, inode: int, descriptor: int) -> _Dirty:
        known = self._dirty.get(inode)
        if known is None:
            known = self._dirty[inode] = _Dirty(os.dup(descriptor), os.fstat(descriptor).st_size)
        return known

    def _keep(self, path: str) -> str:
        self._kept += 1
        kept = str(self._trash / str(self._kept))
        os.rename(path, kept)
        return kept
