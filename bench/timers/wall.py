"""A wall clock that can be moved while a node runs: a small library loaded before the C library."""

import os
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

_SOURCE = Path(__file__).with_name("wall.c")


@dataclass(frozen=True)
class Wall:
    """The wall of the processes that were started with `environment()`."""

    library: Path
    file: Path

    @classmethod
    def built(cls, folder: Path) -> "Wall":
        """Compile the library into a folder, with the wall true; needs a C compiler (`cc`)."""
        made = cls(folder / "wall.so", folder / "wall")
        words = ["cc", "-shared", "-fPIC", "-O2", "-o", str(made.library), str(_SOURCE), "-ldl"]
        subprocess.run(words, check=True)
        made.file.write_bytes(struct.pack("q", 0))
        return made

    def environment(self) -> dict[str, str]:
        """Return what a process needs in its environment to live by this wall."""
        return dict(os.environ) | {"LD_PRELOAD": str(self.library), "SAMPAN_WALL": str(self.file)}

    def move(self, seconds: int) -> None:
        """Put the wall so many seconds ahead of the true time, at once, in every process."""
        with open(self.file, "r+b") as file:
            file.write(struct.pack("q", seconds))
