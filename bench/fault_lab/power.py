"""The laboratory's hand on a host's disk: mounted under PostgreSQL's data, told when to fail, cut and mounted again."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MOUNT_SECONDS = 20.0


def is_possible() -> bool:
    """Say whether a disk can be mounted here: as root, with FUSE and its library."""
    return os.geteuid() == 0 and Path("/dev/fuse").exists() and shutil.which("fusermount") is not None


@dataclass
class PoweredDisk:
    """A FUSE disk at `mount`; its files lie in `below`, its commands go to `control`."""

    mounted_at: Path
    below: Path
    control: Path
    process: subprocess.Popen[bytes] | None = None

    @classmethod
    def under(cls, directory: Path) -> "PoweredDisk":
        """Put a stopped node's PostgreSQL data on a disk of its own and mount it."""
        below = directory.with_name(directory.name + ".disk")
        disk = cls(directory / "pgdata", below, directory.with_name(directory.name + ".control"))
        if not below.exists():
            disk.mounted_at.rename(below)
            disk.mounted_at.mkdir()
        disk.mount()
        return disk

    def mount(self) -> None:
        """Mount, and wait until it is there."""
        words = ("-m", "bench.fault_lab.disk", str(self.below), str(self.mounted_at), str(self.control))
        kept = os.environ | {"PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
        with open(self.below.with_suffix(".disk.log"), "ab") as log:
            self.process = subprocess.Popen([sys.executable, *words], env=kept, stdout=log, stderr=log)
        ends = time.monotonic() + _MOUNT_SECONDS
        while not (os.path.ismount(self.mounted_at) and self.control.exists()):
            if self.process.poll() is not None or time.monotonic() > ends:
                raise RuntimeError(f"The disk was not mounted at {self.mounted_at}.")
            time.sleep(0.01)

    def unmount(self) -> None:
        """Take the disk away, whoever still holds it."""
        subprocess.run(["umount", "-l", str(self.mounted_at)], check=False, capture_output=True)
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.control.unlink(missing_ok=True)

    def leave(self) -> None:
        """Unmount and remove everything."""
        self.unmount()
        for folder in (self.below, self.below.with_name(self.below.name + ".trash")):
            shutil.rmtree(folder, ignore_errors=True)

    def cut(self, *, survive: float, seed: int) -> dict[str, Any]:
        """Forget what was not synced; from then on only errors come back."""
        return self.tell(do="cut", survive=survive, seed=seed)

    def tell(self, **told: object) -> dict[str, Any]:
        """Give the disk a command and return its answer."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(30)
            line.connect(os.fspath(self.control))
            with line.makefile("rw", encoding="utf-8") as talk:
                talk.write(json.dumps(told) + "\n")
                talk.flush()
                answer: dict[str, Any] = json.loads(talk.readline())
        return answer
