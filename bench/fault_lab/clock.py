"""A host's own clock: `clock.c` in front of its Python processes, moved by writing a file.

PostgreSQL keeps the machine's clock, because the node starts it with a clean environment: a jump therefore also sets
the node and its database apart, which is worse than a jump of both. (libfaketime 0.9.10 breaks Python's `sleep`.)
"""

import shutil
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

_SOURCE = Path(__file__).with_name("clock.c")


def is_possible() -> bool:
    """Say whether the library can be made: a C compiler is there."""
    return shutil.which("cc") is not None


@dataclass(frozen=True)
class Clock:
    """What one host takes for the time: the machine's, moved by some seconds, and later by those that it slept."""

    file: Path

    def environment(self) -> dict[str, str]:
        """Return the variables under which a process sees this clock."""
        if not self.file.exists():
            self.move(0)
        return {"LD_PRELOAD": str(self._library()), "SAMPAN_LAB_CLOCK": str(self.file)}

    def move(self, seconds: float) -> None:
        """Set the wall this many seconds off the machine's, as somebody who sets it; processes see it at once."""
        self._write(0, seconds)

    def sleep(self, seconds: float) -> None:
        """Let the host find that it slept for so long in all: the wall and the time since its start went on."""
        self._write(1, seconds)

    def _write(self, place: int, seconds: float) -> None:
        if not self.file.exists():
            self.file.write_bytes(bytes(16))
        with open(self.file, "r+b") as file:  # in place: it is mapped
            file.seek(8 * place)
            file.write(struct.pack("q", int(seconds)))

    def _library(self) -> Path:
        made = self.file.with_name("clock.so")
        if not made.exists():
            draft = self.file.with_suffix(".so")
            words = ["cc", "-shared", "-fPIC", "-O2", "-o", str(draft), str(_SOURCE), "-ldl"]
            subprocess.run(words, check=True, capture_output=True)
            draft.replace(made)
        return made
