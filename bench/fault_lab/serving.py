"""A node that is served: by `sampan node serve`, or by a fork of a process that has loaded it already."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

SAMPAN = ("-c", "import sys; from sampan.cli import main; sys.exit(main())")


class Served(Protocol):
    """A running `serve`: what Popen offers of it."""

    pid: int

    def poll(self) -> int | None:
        """Return None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; TimeoutExpired after `timeout` seconds."""

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""


@dataclass
class Forked:
    """A process that another one forked: watched from outside."""

    pid: int
    began: int = 0  # when it started, by the kernel's count: a number that is used again is another process

    def __post_init__(self) -> None:
        """Keep when it started."""
        self.began = started_at(self.pid)

    def poll(self) -> int | None:
        """Return None while it runs."""
        return 0 if has_ended(self.pid) or started_at(self.pid) != self.began else None

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; TimeoutExpired after `timeout` seconds."""
        ends = time.monotonic() + (timeout if timeout is not None else 60.0)
        while self.poll() is None:
            if time.monotonic() > ends:
                raise subprocess.TimeoutExpired("serve", timeout or 60.0)
            time.sleep(0.01)
        return 0

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""
        if self.poll() is None:
            send(self.pid, signal.Signals(sig))


def fork_from(zygote: subprocess.Popen[bytes], line: str) -> Forked:
    """Start a host's loaded program once more: `serve`, or `write ORDER`."""
    assert zygote.stdin is not None and zygote.stdout is not None
    zygote.stdin.write(line.encode() + b"\n")
    zygote.stdin.flush()
    return Forked(int(zygote.stdout.readline()))


def send(pid: int, number: signal.Signals) -> bool:
    """Send a signal; return whether there was such a process."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True


def started_at(pid: int) -> int:
    """Return when a process started, in ticks since the machine did; 0 when there is none."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
    except (OSError, IndexError, ValueError):
        return 0


def has_ended(pid: int) -> bool:
    """Say whether a process is gone, or waits only to be reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True
