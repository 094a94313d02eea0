"""Reads the machine's clocks: the wall, and the seconds counted since it started."""

import time
from functools import cache
from pathlib import Path

from sampan.registry.clock.reckoning import Look

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_COUNTED = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # sleep counts where the system can tell


def look_at_clocks() -> Look:
    """Return both clocks as they stand; no setting of the wall moves the counted seconds."""
    return Look(_boot_id(), seconds_since_start(), time.time())


def seconds_since_start() -> float:
    """Return the seconds since the machine started, sleep included."""
    return time.clock_gettime(_COUNTED)


@cache
def _boot_id() -> str:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""  # not Linux: the count is smaller after a start, and is read so
