"""Three senders and a receiver, real nodes with mutual TLS, a recording relay in each line."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg

from bench._nodes import Node, free_port
from bench.observer.node_app import TRUTH
from bench.observer.traffic import SENDERS
from sampan.portal.node.config import read_config, write_config
from sampan.portal.node.database import database_from_url
from sampan.portal.node.embedded import EmbeddedServer
from sampan.portal.node.keys import add_exchange_secret, drop_exchange_secret

RECEIVER = "id-desk"
APP = "bench.observer.node_app.ObserverConfig"
_KINDS = (
    "SELECT encode(sha256(o.blob), 'hex'), split_part(l.kind, '.', 2) FROM exchange_outbox o"
    " JOIN correspondence_letter l ON l.letter_id = o.letter_id AND l.direction = 'out'"
)
_PATIENCE = 120  # seconds
_WAITING = "SELECT coalesce(sum(sequence - acknowledged), 0) FROM exchange_link WHERE way = 'out'"


@dataclass
class Sites:
    """The nodes, and where their members are reached: by relays towards the receiver, directly back."""

    folder: Path
    receiver: Node
    senders: list[Node]
    relays: dict[str, int]

    def make(self) -> None:
        """Make all nodes and let them trust and know each other, unless an earlier run has."""
        everybody = [self.receiver, *self.senders]
        if all((node.directory / "tls" / "trusted.pem").exists() for node in everybody):
            return
        if not (self.receiver.directory / "node.toml").exists():
            self.receiver.make()
        for node in self.senders:
            _copy(self.receiver, node)
        for node in everybody:
            port = free_port()
            config = replace(
                read_config(node.directory),
                id=node.id,
                country=node.country,
                listen=f"127.0.0.1:{node.port}",
                public_url=node.address,
                extra_apps=(APP,),
                exchange_listen=f"127.0.0.1:{port}",
                exchange_url=f"https://127.0.0.1:{port}",
                tls_certificate="",
                tls_key="",
                tls_trusted="tls/trusted.pem",
            )
            shutil.rmtree(node.directory / "tls", ignore_errors=True)
            (node.directory / "tls").mkdir()
            (node.directory / "tls" / "trusted.pem").touch()
            write_config(node.directory, replace(config, exchange_listen=""))
            run("-m", "sampan", "node", "certificate", str(node.directory))
            write_config(
                node.directory, replace(read_config(node.directory), exchange_listen=config.exchange_listen)
            )
        for node in self.senders:
            _trust(node, [self.receiver])
        _trust(self.receiver, self.senders)
        cards = {
            node.id: run("-m", "bench.fault_lab.node_side", "card", str(node.directory)) for node in everybody
        }
        for node in self.senders:
            _meet(node, [cards[RECEIVER]])
        _meet(self.receiver, [cards[one.id] for one in self.senders])

    def target(self) -> int:
        """Return the port on which the receiver hears members."""
        return int(read_config(self.receiver.directory).exchange_listen.rpartition(":")[2])

    def serve(self, *, steady: float, truth: Path) -> None:
        """Serve all nodes in a mode; senders note the truth in `truth`/ID."""
        for node in self.senders:
            write_config(node.directory, replace(read_config(node.directory), steady_seconds=steady))
        for node in (self.receiver, *self.senders):
            os.environ[TRUTH] = str(truth / node.id)
            _serve(node)
        del os.environ[TRUTH]
        for node in self.senders:
            self._lead_through_relay(node)

    def stop(self) -> None:
        """Stop all nodes."""
        for node in (*self.senders, self.receiver):
            node.stop()

    def kinds(self, node: Node) -> dict[str, str]:
        """Return the kind of each letter that a sender sealed, by the SHA-256 of its blob."""
        with _superuser(node) as database:
            return dict(database.execute(_KINDS).fetchall())

    def waiting(self, node: Node) -> int:
        """Return how many letters of a sender have no word yet."""
        with _superuser(node) as database:
            return int(database.execute(_WAITING).fetchone()[0])  # type: ignore[index]

    def _lead_through_relay(self, node: Node) -> None:
        with _superuser(node) as database:
            address = f"https://127.0.0.1:{self.relays[node.id]}"
            database.execute("UPDATE members_member SET address = %s", [address])


@contextmanager
def sites(folder: Path, *, is_kept: bool) -> Iterator[Sites]:
    """New nodes, stopped and, unless kept, removed in the end."""
    made = Sites(
        folder,
        _node(folder, RECEIVER),
        [_node(folder, one) for one in SENDERS],
        {one: free_port() for one in SENDERS},
    )
    try:
        made.make()
        yield made
    finally:
        made.stop()
        for node in (made.receiver, *made.senders):
            if node.directory.exists() and not is_kept:
                EmbeddedServer.of_node(node.directory).destroy()


def _serve(node: Node) -> None:
    """Serve a node; on a crowded machine wait longer than other benches do."""
    try:
        node.serve()
    except RuntimeError:
        ends = time.monotonic() + _PATIENCE
        while not node.answers():
            if time.monotonic() > ends:
                raise
            time.sleep(1)


def _node(folder: Path, id: str) -> Node:
    made = (folder / id / "tls" / "trusted.pem").exists()
    port = int(read_config(folder / id).listen.rpartition(":")[2]) if made else free_port()
    return Node(folder / id, id, id[:2].upper(), port)


def run(*words: str, told: str = "") -> object:
    """Run one command of Python to its end and return the JSON of its last line."""
    ended = subprocess.run(
        [sys.executable, *words, *(("--json",) if "sampan" in words else ())],
        input=told, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ended.returncode:
        raise RuntimeError(ended.stdout + ended.stderr)
    return json.loads(ended.stdout.strip().splitlines()[-1])


def _copy(made: Node, node: Node) -> None:
    """Make a node of one that nobody has used yet, quicker than by all migrations: its own id, address and key."""
    shutil.copytree(made.directory, node.directory, ignore=shutil.ignore_patterns("run", "cache"))
    for path in (made.directory / "pgdata").rglob("*"):
        twin = node.directory / path.relative_to(made.directory)
        os.chown(twin, path.stat().st_uid, path.stat().st_gid)
    pgdata = (made.directory / "pgdata").stat()
    os.chown(node.directory / "pgdata", pgdata.st_uid, pgdata.st_gid)
    drop_exchange_secret(node.directory, serial=1)
    add_exchange_secret(node.directory, node_id=node.id, serial=1)


def _trust(node: Node, others: Sequence[Node]) -> None:
    certificates = "".join((one.directory / "tls" / "node.pem").read_text() for one in others)
    (node.directory / "tls" / "trusted.pem").write_text(certificates)


def _meet(node: Node, cards: Sequence[object]) -> None:
    run("-m", "bench.fault_lab.node_side", "meet", str(node.directory), told=json.dumps(list(cards)))


@contextmanager
def _superuser(node: Node) -> Iterator[psycopg.Connection]:
    name = database_from_url(read_config(node.directory).database_url)["NAME"]
    url = EmbeddedServer.of_node(node.directory).superuser_url(name)
    with psycopg.connect(url, autocommit=True) as database:
        yield database
