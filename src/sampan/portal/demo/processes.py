"""The processes that serve the region: started apart from Ctrl+C, waited for, stopped in order."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

from sampan.vocabulary.errors import Unavailable

Process = subprocess.Popen[bytes]
_ANSWER_SECONDS, _STOP_SECONDS = 60, 40


def start_serving(directory: Path, *, log: Path) -> tuple[Process, IO[bytes]]:
    """Serve the node or site of a folder; the caller closes the log, after the process."""
    written = open(log, "ab")  # noqa: SIM115
    words = [sys.executable, "-m", "sampan.portal.demo.serving", str(directory)]
    # A session of its own: Ctrl+C reaches the demonstration, which then stops the processes in order.
    process = subprocess.Popen(  # noqa: S603
        words, stdout=written, stderr=written, env=process_environment(), start_new_session=True
    )
    return process, written


def await_answer(address: str, process: Process, *, log: Path) -> None:
    """Wait until an address answers; Unavailable when its process ends or says nothing for a minute."""
    deadline = time.monotonic() + _ANSWER_SECONDS
    while True:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own loopback address
                return
        except (URLError, OSError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise Unavailable(
                    f"{log.parent.name} did not start: {last_line(log)}", remedy=f"Read {log}."
                ) from None
            time.sleep(0.1)


def stop(processes: Iterable[Process]) -> None:
    """Ask all to end, then wait for each; one that does not end is killed."""
    asked = list(processes)
    for process in asked:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in asked:
        try:
            process.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def last_line(log: Path) -> str:
    """Return the last line of a log, empty when there is none."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    except FileNotFoundError:
        return ""
    return lines[-1] if lines else ""


def process_environment() -> dict[str, str]:
    """Return the environment of the region's processes: no node of somebody else, and where the code is."""
    kept = {
        key: told for key, told in os.environ.items() if key not in ("SAMPAN_NODE", "DJANGO_SETTINGS_MODULE")
    }
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
