"""Real nodes as processes: made and served by the command line, each with its own embedded PostgreSQL."""

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from urllib.request import urlopen

import psycopg

from sampan.engines.exchange.fingerprints import fingerprint
from sampan.engines.exchange.keys import NodeCard
from sampan.portal.node.config import read_config
from sampan.portal.node.database import database_from_url
from sampan.portal.node.embedded import EmbeddedServer

SAMPAN = ("-m", "sampan")
_SETTINGS = ("SAMPAN_NODE", "DJANGO_SETTINGS_MODULE", "DATABASE_URL")


@dataclass
class Node:
    """One node's folder, address and processes."""

    directory: Path
    id: str
    country: str
    port: int
    processes: list[subprocess.Popen] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def sampan(self, *words: str) -> dict:
        """Run one command of the node and return its JSON answer."""
        ended = subprocess.run(
            [sys.executable, *SAMPAN, *words, "--json"],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=90,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return json.loads(ended.stdout.strip().splitlines()[-1])

    def make(self) -> None:
        """Make the node as `sampan node init` does."""
        named = ("--id", self.id, "--country", self.country, "--name", f"Node {self.id}")
        self.sampan(
            "node", "init", str(self.directory), *named, "--listen", f"127.0.0.1:{self.port}", "--demo"
        )

    def start(self, *words: str) -> subprocess.Popen:
        """Start a process that stays, such as the node itself."""
        with open(self.directory.parent / f"{self.id}-{len(self.processes)}.log", "w") as log:
            process = subprocess.Popen(
                [sys.executable, *words], env=environment(), stdin=subprocess.PIPE, stdout=log, stderr=log
            )
        self.processes.append(process)
        return process

    def serve(self) -> None:
        """Serve the node and wait until it answers."""
        self.start(*SAMPAN, "node", "serve", str(self.directory))
        wait_for(lambda: self.card() is not None, seconds=30)

    def card(self) -> NodeCard | None:
        """The card that the node shows, None while it does not answer."""
        try:
            with urlopen(f"{self.address}/exchange/card", timeout=5) as answer:
                return NodeCard.from_json(json.load(answer))
        except OSError:
            return None

    def pair_with(self, other: "Node") -> None:
        """Confirm the other node with its fingerprint, as if read out by phone."""
        heard = fingerprint(other.card())
        self.sampan("node", "pair", str(self.directory), "--peer", other.address, "--fingerprint", heard)

    def pid(self, name: str) -> int | None:
        """The process id of `web`, `worker` or `postgres`; None while it is not running."""
        folder, file = ("pgdata", "postmaster.pid") if name == "postgres" else ("run", f"{name}.pid")
        try:
            return int((self.directory / folder / file).read_text().split()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def kill(self, name: str) -> bool:
        """Kill -9 a process of the node; return whether there was one."""
        pid = self.pid(name)
        try:
            os.kill(pid or 0, signal.SIGKILL) if pid else None
        except ProcessLookupError:
            return False
        return pid is not None

    def rows(self, query: str) -> list[tuple]:
        """What the database's superuser sees, past row security; raises OperationalError while it is down."""
        name = database_from_url(read_config(self.directory).database_url)["NAME"]
        url = EmbeddedServer.of_node(self.directory).superuser_url(name)
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as database:
            return database.execute(query).fetchall()

    def stop(self) -> None:
        """Stop every process of the node."""
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdin.close()


@contextmanager
def two_nodes(folder: Path) -> Iterator[tuple[Node, Node]]:
    """Two paired and served nodes: `vn-one` and `kh-two`, copied from a pair that is made once a process."""
    folder.chmod(0o755)
    nodes = _nodes(folder, *_paired().ports)
    try:
        for made, node in zip(_nodes(_paired().folder, *_paired().ports), nodes, strict=True):
            # As it is, owners included: PostgreSQL's files belong to another account.
            subprocess.run(["cp", "-a", made.directory, node.directory], check=True)
            node.serve()
        yield nodes
    finally:
        _end(nodes)


@dataclass(frozen=True)
class Pair:
    """Two nodes that were made and paired, stopped again, to be copied."""

    folder: Path
    ports: tuple[int, int]


@cache
def _paired() -> Pair:
    pair = Pair(Path(mkdtemp(prefix="sampan-pair-")), (free_port(), free_port()))
    atexit.register(shutil.rmtree, pair.folder, ignore_errors=True)
    pair.folder.chmod(0o755)
    here, there = nodes = _nodes(pair.folder, *pair.ports)
    try:
        for node in nodes:
            node.make()
        for node in nodes:
            node.serve()
        here.pair_with(there)
        there.pair_with(here)
    except BaseException:
        _end(nodes)
        raise
    for node in nodes:
        node.stop()
    return pair


def _nodes(folder: Path, vn: int, kh: int) -> tuple[Node, Node]:
    return Node(folder / "vn", "vn-one", "VN", vn), Node(folder / "kh", "kh-two", "KH", kh)


def _end(nodes: tuple[Node, Node]) -> None:
    for node in nodes:
        node.stop()
        if node.directory.exists():
            EmbeddedServer.of_node(node.directory).destroy()


def wait_for(reached: Callable[[], bool], *, seconds: float) -> None:
    """Wait until a condition holds; a database that is down counts as not yet."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            if reached():
                return
        except psycopg.OperationalError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"not reached within {seconds} s")


def environment() -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if name not in _SETTINGS}
    return kept | {"PYTHONPATH": os.pathsep.join(one for one in sys.path if one), "PYTHONWARNINGS": "ignore"}


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]
