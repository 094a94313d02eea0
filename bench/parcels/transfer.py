"""Two gigabytes over a bad line, with both ends killed again and again: whole at the end, and how much was sent twice.

Two real nodes, made and served by the command line, each in a network namespace. The line changes its rate, loses
packets at random, and at chosen points of the way a process of either end is killed (SIGKILL): its web process or
its worker, which the node's own parent starts again.
"""

import hashlib
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from bench._nodes import scratch
from bench.parcels.line import ADDRESSES, bad_line, inside, set_rate
from sampan.portal.node.config import read_config
from sampan.portal.node.database import database_from_url
from sampan.portal.node.embedded import EmbeddedServer

SCHEDULE = ((10_000, 240), (2_000, 30), (10_000, 200), (256, 50), (5_000, 40))
"""Kilobits a second, and for how many seconds; over and over."""
LOSS = 0.05
_SAMPAN = (sys.executable, "-c", "import sys; from sampan.cli import main; sys.exit(main())")
_FAR = "SELECT state, held_count, chunks, sends, hitch FROM parcels_parcel"
_NO_LIMIT = (
    "INSERT INTO parcels_parcellimits (member, kbit_per_second, quota_mib, retention_days)"
    " VALUES ('', 0, 1000000, 30) RETURNING id"
)
_PORT = 8101


@dataclass
class Site:
    """One node in its namespace."""

    side: int
    directory: Path
    id: str
    country: str
    server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://{ADDRESSES[self.side]}:{_PORT}"

    def sampan(self, *words: str) -> dict[str, Any]:
        """Run one command of the node in its namespace and return its JSON answer."""
        ended = subprocess.run(
            inside(self.side, *_SAMPAN, *words, "--json"), capture_output=True, text=True, check=False
        )
        if ended.returncode:
            raise RuntimeError(ended.stdout + ended.stderr)
        told: dict[str, Any] = json.loads(ended.stdout.strip().splitlines()[-1])
        return told

    def make(self) -> None:
        """Make the node."""
        named = ("--id", self.id, "--country", self.country, "--name", f"Node {self.id}", "--demo")
        listen = f"{ADDRESSES[self.side]}:{_PORT}"
        self.sampan("node", "init", str(self.directory), *named, "--listen", listen)

    def serve(self) -> None:
        """Serve it, and wait until it wrote down its processes."""
        with open(self.directory.parent / f"{self.id}.log", "ab") as log:
            words = inside(self.side, *_SAMPAN, "node", "serve", str(self.directory))
            self.server = subprocess.Popen(words, stdout=log, stderr=log)
        while self.pid("worker") is None:
            time.sleep(0.2)
        time.sleep(5)

    def pair_with(self, other: "Site") -> None:
        """Confirm the other node by its fingerprint."""
        words = ("node", "pair", str(self.directory), "--peer", other.address)
        self.sampan(*words, "--fingerprint", self.sampan(*words)["peer_fingerprint"])

    def pid(self, name: str) -> int | None:
        """Return the id of its `web` or `worker` process; None while there is none."""
        try:
            return int((self.directory / "run" / f"{name}.pid").read_text())
        except (FileNotFoundError, ValueError):
            return None

    def kill(self, name: str) -> bool:
        """Kill a process at once; say whether there was one."""
        pid = self.pid(name)
        if pid is None:
            return False
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return what the database's superuser sees."""
        name = database_from_url(read_config(self.directory).database_url)["NAME"]
        url = EmbeddedServer.of_node(self.directory).superuser_url(name)
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as database:
            return database.execute(query).fetchall()  # type: ignore[arg-type]

    def far(self) -> tuple[str, int, int, int, str]:
        """Return state, chunks there, chunks in all, chunks sent, and what hinders."""
        found = self.rows(_FAR)
        return found[0] if found else ("", 0, 1, 0, "")  # type: ignore[return-value]

    def stop(self) -> None:
        """Stop it and remove its database."""
        if self.server is not None and self.server.poll() is None:
            self.server.terminate()
            self.server.wait(timeout=60)
        if self.directory.exists():
            EmbeddedServer.of_node(self.directory).destroy()


@dataclass
class Told:
    """What a run showed."""

    octets: int
    chunks: int = 0
    sends: int = 0
    sealing_seconds: float = 0.0
    seconds: float = 0.0
    kills: dict[str, int] = field(default_factory=dict)
    is_identical: bool = False
    seconds_at: dict[int, float] = field(default_factory=dict)

    @property
    def faults(self) -> int:
        """How many processes were killed."""
        return sum(self.kills.values())

    @property
    def sent_again(self) -> int:
        """How many chunks were sent more than once."""
        return self.sends - self.chunks

    def lines(self) -> str:
        """Return the figures as text."""
        wire = self.octets * 8 / 1e6 / self.seconds
        killed = ", ".join(f"{name} {count}" for name, count in sorted(self.kills.items()))
        kept = self.is_identical and self.sent_again <= self.faults
        return "\n".join(
            (
                f"file                {self.octets / 1e6:.0f} MB, {self.chunks} chunks",
                f"offered (sealed)    {self.sealing_seconds:.1f} s, command included",
                f"moved               {self.seconds:.0f} s, {wire:.2f} Mbit/s in the mean",
                f"killed              {self.faults}: {killed}",
                f"chunks sent again   {self.sent_again} (allowed: {self.faults})",
                f"file identical      {self.is_identical}",
                f"kept                {kept}",
            )
        )


def run(*, octets: int, kills: int, seed: int) -> Told:
    """Send a random file of so many octets through the bad line and so many kills; return what happened."""
    with scratch() as folder, bad_line(loss=LOSS), _two_sites(folder) as (here, there):
        told = Told(octets)
        path, digest = _random_file(folder, octets)
        began = time.monotonic()
        words = ("--node", str(here.directory), "--to", there.id, "--label", "bench")
        sent = here.sampan("exchange", "send-file", str(path), *words)
        told.sealing_seconds = time.monotonic() - began
        path.unlink()
        with _changing_rate():
            began = time.monotonic()
            _kill_on_the_way(here, there, told, chance=random.Random(seed), kills=kills, began=began)
            _wait(there, "kept")
            told.seconds = time.monotonic() - began
            _wait(here, "done")
        _state, _held, told.chunks, told.sends, _hitch = here.far()
        told.is_identical = _sha256_there(there, sent["parcel"]) == digest
        return told


@contextmanager
def _two_sites(folder: Path) -> Iterator[tuple[Site, Site]]:
    sites = Site(0, folder / "a", "vn-a", "VN"), Site(1, folder / "b", "kh-b", "KH")
    try:
        for site in sites:
            site.make()
        for site in sites:
            site.serve()
            site.rows(_NO_LIMIT)
        sites[0].pair_with(sites[1])
        sites[1].pair_with(sites[0])
        yield sites
    finally:
        for site in sites:
            site.stop()


def _random_file(folder: Path, octets: int) -> tuple[Path, str]:
    path, digest = folder / "evidence.bin", hashlib.sha256()
    with path.open("wb") as file:
        for start in range(0, octets, 2**20):
            piece = os.urandom(min(2**20, octets - start))
            digest.update(piece)
            file.write(piece)
    return path, digest.hexdigest()


@contextmanager
def _changing_rate() -> Iterator[None]:
    """Change the line's rate by the schedule until the block ends."""
    over = threading.Event()

    def change() -> None:
        for kbit, seconds in itertools.cycle(SCHEDULE):
            set_rate(kbit)
            if over.wait(seconds):
                return

    thread = threading.Thread(target=change)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _kill_on_the_way(
    here: Site, there: Site, told: Told, *, chance: random.Random, kills: int, began: float
) -> None:
    """Kill a process each time that a chosen part of the file is there; each of the four kinds as often."""
    targets = [(site, name) for site in (here, there) for name in ("web", "worker")]
    plan = (targets * (kills // len(targets) + 1))[:kills]
    chance.shuffle(plan)
    for number, (site, name) in enumerate(plan, start=1):
        share = (number - 0.5 + chance.uniform(-0.3, 0.3)) / kills
        _wait_until(there, share)
        while not site.kill(name):
            time.sleep(0.2)
        side = "sender" if site is here else "receiver"
        told.kills[f"{side}'s {name}"] = told.kills.get(f"{side}'s {name}", 0) + 1
        _report(here, there, f"killed the {side}'s {name}", began)


def _wait_until(there: Site, share: float) -> None:
    while (far := there.far())[1] < share * far[2]:
        time.sleep(0.5)


def _wait(site: Site, state: str) -> None:
    while site.far()[0] != state:
        time.sleep(0.5)


def _report(here: Site, there: Site, what: str, began: float) -> None:
    _state, held, chunks, _sends, _hitch = there.far()
    sends = here.far()[3]
    line = (
        f"{time.monotonic() - began:7.0f} s  {held:5}/{chunks} there, {sends - held:3} sent beyond  {what}\n"
    )
    sys.stderr.write(line)
    sys.stderr.flush()


def _sha256_there(there: Site, parcel: str) -> str:
    words = (sys.executable, "-m", "bench.parcels.opening", str(there.directory), parcel)
    ended = subprocess.run(inside(1, *words), capture_output=True, text=True, check=True)
    return ended.stdout.strip()
