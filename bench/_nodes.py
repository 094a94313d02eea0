"""Real nodes for a benchmark: made and served by the command line, measured from outside, removed afterwards."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from sampan.portal.node.embedded import EmbeddedServer
from sampan.portal.node.programs import processes_in

_SAMPAN = ("-c", "import sys; from sampan.cli import main; sys.exit(main())")
_START_SECONDS = 60
_MIB = 2**20


@dataclass(frozen=True)
class Ran:
    """A command that ended: its JSON answer, how long it took, its own processor time, its most memory."""

    answer: dict[str, Any]
    seconds: float
    cpu_seconds: float
    peak_mib: float


@dataclass
class Node:
    """One node's folder, address and, while it is served, its process."""

    directory: Path
    id: str
    country: str
    port: int
    server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where the node answers."""
        return f"http://127.0.0.1:{self.port}"

    def make(self, *, database_url: str = "") -> None:
        """Make the node as `sampan node init` does."""
        named = ["--id", self.id, "--country", self.country, "--name", f"Node {self.id}", "--demo"]
        named += ["--database-url", database_url] if database_url else []
        sampan("node", "init", str(self.directory), *named, "--listen", f"127.0.0.1:{self.port}")

    def serve(self) -> float:
        """Serve the node and return the seconds until it answered its first request."""
        began = time.monotonic()
        with open(self.directory.parent / f"{self.id}.log", "ab") as log:
            words = [sys.executable, *_SAMPAN, "node", "serve", str(self.directory)]
            self.server = subprocess.Popen(words, stdout=log, stderr=log)
        while not self.answers():
            if time.monotonic() - began > _START_SECONDS or self.server.poll() is not None:
                raise RuntimeError(f"The node {self.id} does not answer; read {log.name}.")
            time.sleep(0.01)
        return time.monotonic() - began

    def answers(self) -> bool:
        """Say whether the web process answers."""
        try:
            with urlopen(f"{self.address}/exchange/card", timeout=5) as answer:  # noqa: S310 - our own
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> None:
        """Stop serving, cleanly."""
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(timeout=_START_SECONDS)
        self.server = None

    def processes(self) -> dict[str, list[int]]:
        """Return the ids of the node's processes by what they are."""
        if self.server is None:
            return {}
        kept = (self.directory / "run" / f"{name}.pid" for name in ("web", "worker"))
        told = {"main": [self.server.pid]} | {one.stem: [int(one.read_text())] for one in kept}
        return told | {"database": sorted(processes_in(self.directory / "pgdata"))}


def sampan(*words: str) -> Ran:
    """Run one command; raises RuntimeError with what it said when it fails."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        started = subprocess.Popen(
            [sys.executable, *_SAMPAN, *words, "--json"],
            stdout=said,
            stderr=complained,
            stdin=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - began
        for one in (said, complained):
            one.seek(0)
        if started.returncode:
            raise RuntimeError(said.read().decode() + complained.read().decode())
        lines = said.read().decode().strip().splitlines()
    return Ran(json.loads(lines[-1]), seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / _MIB)


def pss_mib(pids: list[int]) -> float:
    """Return the proportional set size of processes: shared pages are counted once among those who share."""
    total = 0
    for pid in pids:
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total * 1024 / _MIB


@contextmanager
def new_node(folder: Path, *, id: str = "vn-bench", country: str = "VN") -> Iterator[Node]:
    """A new node that is stopped and removed in the end."""
    node = Node(folder / id, id, country, free_port())
    try:
        node.make()
        yield node
    finally:
        node.stop()
        if node.directory.exists():
            EmbeddedServer.of_node(node.directory).destroy()


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder of one's own that the database's user may enter, removed in the end."""
    folder = Path(tempfile.mkdtemp(prefix="sampan-bench-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
