"""A host's own clock: libfaketime in front of its Python processes, moved by writing a file.

PostgreSQL keeps the machine's clock, because the node starts it with a clean environment: a jump therefore also sets
the node and its database apart, which is worse than a jump of both.
"""

from dataclasses import dataclass
from pathlib import Path

_PLACES = ("/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime")
_LIBRARY = "libfaketimeMT.so.1"


def library() -> Path | None:
    """Return the library that lies about the time, None when it is not installed (Debian: faketime)."""
    found = (Path(place) / _LIBRARY for place in _PLACES)
    return next((one for one in found if one.exists()), None)


@dataclass(frozen=True)
class Clock:
    """What one host takes for the time: the machine's, moved by some seconds."""

    file: Path

    def environment(self) -> dict[str, str]:
        """Return the variables under which a process sees this clock; intervals stay true."""
        if not self.file.exists():
            self.move(0)
        return {
            "LD_PRELOAD": str(library() or ""),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
            "FAKETIME_DONT_RESET": "1",
        }

    def move(self, seconds: float) -> None:
        """Set the clock this many seconds off the machine's; processes see it within a second."""
        draft = self.file.with_suffix(".new")
        draft.write_text(f"{seconds:+.0f}\n", encoding="ascii")
        draft.replace(self.file)
