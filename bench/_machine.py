"""What a figure was measured on: the machine, the versions, and how busy it was at the time."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("django", "psycopg", "granian", "cryptography")
_GIB = 2**30


def processor() -> str:
    """Return the processor's own name."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def memory_gib() -> float:
    """Return the machine's memory in GiB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _GIB


def load() -> float:
    """Return the load average of the last minute: how many processes wanted a processor."""
    return os.getloadavg()[0]


def describe() -> dict[str, str]:
    """Return machine, system and versions, as they stand beside every figure."""
    return {
        "processor": f"{processor()}, {os.cpu_count()} cores",
        "memory": f"{memory_gib():.0f} GiB",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "packages": ", ".join(f"{name} {version(name)}" for name in _PACKAGES),
    }


def heading() -> str:
    """Return the description as lines of text, with the load at this moment."""
    lines = [f"{name:10}{told}" for name, told in describe().items()]
    return "\n".join([*lines, f"{'load':10}{load():.2f} in the minute before"])
