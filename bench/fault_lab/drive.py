"""A disk that passes everything to the files below it, remembers what a power cut would undo, and fails on command."""

import errno
import os
import random
import stat
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from mfusepy import FuseOSError, Operations, fuse_get_context

from bench.fault_lab.unsynced import Unsynced

_ATTRIBUTES = ("st_mode", "st_nlink", "st_uid", "st_gid", "st_size", "st_blocks", "st_ino")
_TIMES = ("st_atime_ns", "st_mtime_ns", "st_ctime_ns")


class Disk(Operations):
    """Passes everything to the files below and remembers what a power cut would undo."""

    use_ns = True
    flag_nullpath_ok = True

    def __init__(self, below: Path) -> None:
        self.below = os.fspath(below)
        trash = below.with_name(below.name + ".trash")
        trash.mkdir(exist_ok=True)
        self.unsynced = Unsynced(trash)
        self.guard = threading.Lock()
        self.is_cut = self.is_full = self.fails_sync = False
        self.sync_seconds = 0.0
        self.syncs = 0
        self._inodes: dict[int, int] = {}

    # ---- reading

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        """Return what `lstat` says."""
        self._powered()
        found = os.fstat(fh) if path is None and fh is not None else os.lstat(self._at(path))
        told = {name: getattr(found, name) for name in _ATTRIBUTES}
        return told | {name[:-3]: getattr(found, name) for name in _TIMES}

    def readdir(self, path: str, fh: int) -> list[str]:
        """Return the names in a folder."""
        self._powered()
        return [".", "..", *os.listdir(self._at(path))]

    def readlink(self, path: str) -> str:
        """Return where a link points."""
        return os.readlink(self._at(path))

    def statfs(self, path: str) -> dict[str, int]:
        """Return the room below; none when the disk plays full."""
        told = os.statvfs(self._at(path))
        names = ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail")
        room = {name: getattr(told, name) for name in names}
        return room | ({"f_bfree": 0, "f_bavail": 0} if self.is_full else {})

    def open(self, path: str, flags: int) -> int:
        """Open a file, for reading too when it is written: what was there has to be remembered."""
        self._powered()
        writes = flags & (os.O_WRONLY | os.O_RDWR)
        return self._opened(os.open(self._at(path), os.O_RDWR if writes else os.O_RDONLY))

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        """Read."""
        self._powered()
        return os.pread(fh, size, offset)

    def release(self, path: str, fh: int) -> int:
        """Close."""
        self._inodes.pop(fh, None)
        os.close(fh)
        return 0

    def flush(self, path: str, fh: int) -> int:
        """Do nothing: closing a file makes nothing durable."""
        return 0

    # ---- writing

    def create(self, path: str, mode: int, fi: int | None = None) -> int:
        """Make a file; it is lost unless a sync follows."""
        self._powered()
        self._room()
        with self.guard:
            at = self._at(path)
            fh = self._opened(os.open(at, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode))
            self._give(at)
            self.unsynced.made(self._inodes[fh], fh, at)
        return fh

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        """Write, remembering what was there."""
        self._powered()
        if self.is_full and offset + len(data) > os.fstat(fh).st_size:
            raise FuseOSError(errno.ENOSPC)
        with self.guard:
            self.unsynced.before_write(self._inodes[fh], fh, offset=offset, length=len(data))
            return os.pwrite(fh, data, offset)

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        """Change the length, remembering what is cut off."""
        self._powered()
        held = fh if fh is not None else os.open(self._at(path), os.O_RDWR)
        try:
            with self.guard:
                self.unsynced.before_truncate(os.fstat(held).st_ino, held, length=length)
                os.ftruncate(held, length)
        finally:
            if fh is None:
                os.close(held)
        return 0

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        """Make the file durable, unless the disk is told to fail."""
        self._powered()
        if self.sync_seconds:
            time.sleep(self.sync_seconds)
        if self.fails_sync:
            raise FuseOSError(errno.EIO)
        with self.guard:
            self._powered()
            self.unsynced.sync(self._inodes[fh])
            self.syncs += 1
        return 0

    def fsyncdir(self, path: str, datasync: int, fh: int) -> int:
        """Make the names durable."""
        self._powered()
        with self.guard:
            self.unsynced.sync(None)
        return 0

    # ---- names

    def mkdir(self, path: str, mode: int) -> int:
        """Make a folder."""
        self._named(path, lambda at: os.mkdir(at, mode), os.rmdir)
        return 0

    def mknod(self, path: str, mode: int, dev: int) -> int:
        """Make a socket or another special file."""
        self._named(path, lambda at: os.mknod(at, mode, dev), os.unlink)
        return 0

    def symlink(self, target: str, source: str) -> int:
        """Make a link."""
        self._named(target, lambda at: os.symlink(source, at), os.unlink)
        return 0

    def link(self, target: str, source: str) -> int:
        """Make a second name."""
        self._named(target, lambda at: os.link(self._at(source), at), os.unlink, is_new=False)
        return 0

    def unlink(self, path: str) -> int:
        """Remove a file; it comes back in a cut unless a sync follows."""
        self._powered()
        with self.guard:
            self.unsynced.remove(self._at(path))
        return 0

    def rmdir(self, path: str) -> int:
        """Remove a folder."""
        self._powered()
        with self.guard:
            at = self._at(path)
            before = os.lstat(at)
            os.rmdir(at)

            def undo() -> None:
                os.mkdir(at, stat.S_IMODE(before.st_mode))
                os.chown(at, before.st_uid, before.st_gid)

            self.unsynced.made_other(undo)
        return 0

    def rename(self, old: str, new: str) -> int:
        """Rename; undone in a cut unless a sync follows."""
        self._powered()
        with self.guard:
            self.unsynced.rename(self._at(old), self._at(new))
        return 0

    def chmod(self, path: str, mode: int) -> int:
        """Change who may do what."""
        os.chmod(self._at(path), mode)
        return 0

    def chown(self, path: str, uid: int, gid: int) -> int:
        """Change the owner."""
        os.lchown(self._at(path), uid if uid < 2**32 - 1 else -1, gid if gid < 2**32 - 1 else -1)
        return 0

    def utimens(self, path: str, times: tuple[int, int] | None = None) -> int:
        """Change the times."""
        os.utime(self._at(path), ns=times)
        return 0

    # ---- the failing

    def obey(self, told: dict[str, Any]) -> dict[str, Any]:
        """Do what the laboratory says and answer how it went."""
        match told["do"]:
            case "cut":
                with self.guard:
                    self.is_cut = True
                    loss = self.unsynced.cut(survive=told["survive"], chance=random.Random(told["seed"]))
                return asdict(loss)
            case "full":
                self.is_full = bool(told["on"])
            case "eio":
                self.fails_sync = bool(told["on"])
            case "slow":
                self.sync_seconds = float(told["seconds"])
        return {"pages": self.unsynced.pages, "syncs": self.syncs}

    def _powered(self) -> None:
        if self.is_cut:
            raise FuseOSError(errno.EIO)

    def _room(self) -> None:
        if self.is_full:
            raise FuseOSError(errno.ENOSPC)

    def _at(self, path: str) -> str:
        return self.below + path

    def _opened(self, fh: int) -> int:
        self._inodes[fh] = os.fstat(fh).st_ino
        return fh

    def _named(self, path: str, make: Any, undo: Any, *, is_new: bool = True) -> None:
        self._powered()
        self._room()
        with self.guard:
            at = self._at(path)
            make(at)
            if is_new:
                self._give(at)
            self.unsynced.made_other(lambda: undo(at))

    def _give(self, at: str) -> None:
        uid, gid, _ = fuse_get_context()
        os.lchown(at, uid, gid)
