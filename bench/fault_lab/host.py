"""One machine of the laboratory: a node in its network namespace, with its own disk, clock and officers."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import psutil
import psycopg

from bench.fault_lab.clock import Clock
from bench.fault_lab.power import PoweredDisk
from bench.fault_lab.serving import SAMPAN, Served, fork_from, has_ended, send
from sampan.portal.node.config import read_config, write_config
from sampan.portal.node.database import database_from_url
from sampan.portal.node.embedded import EmbeddedServer
from sampan.portal.node.programs import processes_in

APP = "bench.fault_lab.node_app.LabConfig"
_START_SECONDS = 120.0
_SETTINGS = ("SAMPAN_NODE", "DJANGO_SETTINGS_MODULE", "DATABASE_URL")
_CONF = "track_commit_timestamp = on\nmax_wal_size = 4GB\n"
_TABLES = """
CREATE TABLE lab_applied (place bigserial PRIMARY KEY, member text, lane int, sequence bigint, letter_id uuid,
    number bigint, applied_at timestamptz DEFAULT clock_timestamp());
CREATE TABLE lab_written (letter_id uuid PRIMARY KEY, member text, lane int, number bigint);
CREATE INDEX ON lab_written (member, lane, number);
GRANT SELECT, INSERT ON lab_applied, lab_written TO {role};
GRANT USAGE ON SEQUENCE lab_applied_place_seq TO {role};
"""

_PID_SECONDS = 5.0  # a process writes its number at most so long after it started


@dataclass
class Host:
    """A node and everything that runs on its machine. `enter` are the words that run a program in its network."""

    directory: Path
    id: str
    country: str
    address: str
    port: int
    door: int = 0  # the port in front of its own, if there is one
    enter: tuple[str, ...] = ()
    clock: Clock | None = None
    disk: PoweredDisk | None = None
    is_forked: bool = True  # started by a fork of its loaded program, in a tenth of the time
    server: Served | None = None
    zygote: subprocess.Popen[bytes] | None = None
    officers: list[Served] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where the other nodes reach this one."""
        return f"http://{self.address}:{self.door or self.port}"

    @property
    def notes(self) -> Path:
        """The file in which the writers note what they saw committed; on the laboratory's own disk."""
        return self.directory.parent / f"{self.id}.notes"

    @property
    def log(self) -> Path:
        """What the node's processes said."""
        return self.directory.parent / f"{self.id}.log"

    def environment(self) -> dict[str, str]:
        """Return what the host's processes find: this tree, and the host's clock."""
        kept = {name: text for name, text in os.environ.items() if name not in _SETTINGS}
        kept |= {"PYTHONPATH": os.pathsep.join(one for one in sys.path if one), "PYTHONWARNINGS": "ignore"}
        return kept | (self.clock.environment() if self.clock else {})

    def start(self, words: Sequence[str], **ways: Any) -> subprocess.Popen[bytes]:
        """Start a Python program on this host."""
        with open(self.log, "ab") as log:
            program = [*self.enter, sys.executable, *words]
            return subprocess.Popen(program, env=self.environment(), stderr=log, **({"stdout": log} | ways))

    def ask(self, *words: str, told: Any = None) -> Any:
        """Run one act of `node_side` to its end and return its JSON answer."""
        ended = subprocess.run(
            [sys.executable, "-m", "bench.fault_lab.node_side", words[0], str(self.directory), *words[1:]],
            env=self.environment(),
            input=json.dumps(told),
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            raise RuntimeError(f"{self.id}: {words[0]} failed: {ended.stderr[-2000:]}")
        return json.loads(ended.stdout.strip().splitlines()[-1])

    def make(self) -> None:
        """Make the node, let it know the laboratory's app, and make the laboratory's tables."""
        named = ["--id", self.id, "--country", self.country, "--name", f"Node {self.id}", "--demo"]
        where = ["--listen", f"{self.address}:{self.port}", "--public-url", self.url]
        words = [sys.executable, *SAMPAN, "node", "init", str(self.directory), *named, *where, "--json"]
        made = subprocess.run(words, env=self.environment(), check=False, capture_output=True, text=True)
        if made.returncode:
            raise RuntimeError(f"{self.id} was not made: {(made.stdout + made.stderr)[-2000:]}")
        config = read_config(self.directory)
        write_config(self.directory, replace(config, extra_apps=(APP,)))
        with open(self.directory / "pgdata" / "postgresql.conf", "a", encoding="utf-8") as file:
            file.write(_CONF)
        role = database_from_url(config.database_url)["USER"]
        with EmbeddedServer.of_node(self.directory).held():
            self.run(_TABLES.format(role=role))

    def break_database(self, conf: str) -> None:
        """Add lines that break PostgreSQL's promises; the node must be down."""
        with open(self.directory / "pgdata" / "postgresql.conf", "a", encoding="utf-8") as file:
            file.write("\n" + conf.replace(",", "\n") + "\n")

    # ---- running and dying

    def serve(self) -> float:
        """Serve the node; return the seconds until its web process answered."""
        began = time.monotonic()
        self.server = self._started()
        while not self.answers():
            if time.monotonic() - began > _START_SECONDS:
                raise RuntimeError(f"The node {self.id} does not answer; read {self.log}.")
            if self.server.poll() is not None:  # a database that was just cut may refuse the first time
                self.server = self._started()
            time.sleep(0.05)
        return time.monotonic() - began

    def _started(self) -> Served:
        if not self.is_forked:
            words = [*SAMPAN, "node", "serve", str(self.directory)]
            return self.start(words, stdin=subprocess.DEVNULL, start_new_session=True)
        return fork_from(self._loaded(), "serve")

    def start_officer(self, order: str) -> None:
        """Let an officer write what the order (JSON) says."""
        self.officers.append(fork_from(self._loaded(), f"write {order}"))

    def _loaded(self) -> subprocess.Popen[bytes]:
        if self.zygote is None:
            words = ["-m", "bench.fault_lab.zygote", str(self.directory)]
            self.zygote = self.start(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            assert self.zygote.stdout is not None
            self.zygote.stdout.readline()
        return self.zygote

    def answers(self) -> bool:
        """Say whether the web process listens, without speaking to it."""
        pid = self.pid("web")
        if pid is None:
            return False
        listening = f":{self.port:04X} 00000000:0000 0A"
        try:
            return listening in Path(f"/proc/{pid}/net/tcp").read_text(encoding="ascii")
        except OSError:
            return False

    def pid(self, name: str) -> int | None:
        """Return the process id of `web` or `worker`, None while there is none."""
        file = self.directory / "run" / f"{name}.pid"
        try:
            number = int(file.read_text())
            is_later = psutil.Process(number).create_time() > file.stat().st_mtime + _PID_SECONDS
        except (OSError, ValueError, psutil.Error):
            return None
        return None if is_later else number  # a number that is used again is somebody else's process

    def postgres(self) -> list[int]:
        """Return the processes of the node's PostgreSQL, its first one first."""
        return sorted(processes_in(self.directory / "pgdata"))

    def everything(self) -> list[int]:
        """Return every process of this machine, officers included."""
        held = [one for one in (self.server, *self.officers) if one is not None and one.poll() is None]
        children = [pid for name in ("web", "worker") if (pid := self.pid(name))]
        return [one.pid for one in held] + children + self.postgres()

    def kill_everything(self) -> None:
        """Kill -9 every process of this machine, again until none is left."""
        while pids := [pid for pid in self.everything() if not has_ended(pid)]:
            for pid in pids:
                send(pid, signal.SIGKILL)
            time.sleep(0.01)
        for one in (self.server, *self.officers):
            if one is not None:
                one.wait()
        self.server = None
        self.officers.clear()

    def cut_power(self, *, survive: float, seed: int) -> dict[str, Any]:
        """Take the power away: what was not synced is gone, nothing runs; returns what the disk lost."""
        if self.disk is None:
            raise RuntimeError("This host has no disk that can be cut.")
        lost = self.disk.cut(survive=survive, seed=seed)
        self.kill_everything()
        self.disk.unmount()
        self.disk.mount()
        return lost

    def stop(self) -> None:
        """Stop the officers and the node cleanly: two officers at once would not write in the order they count."""
        self.dismiss_officers()
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            try:
                self.server.wait(timeout=40)
            except subprocess.TimeoutExpired:
                self.kill_everything()
        self.server = None

    def dismiss_officers(self, seconds: float = 60.0) -> None:
        """Tell the officers to stop after what they are writing, and wait for them."""
        for officer in self.officers:
            officer.send_signal(signal.SIGTERM)
        for officer in self.officers:
            officer.wait(timeout=seconds)
        self.officers.clear()

    def leave(self) -> None:
        """Stop all, unmount and remove the node."""
        if not self.directory.exists():
            return
        self.kill_everything()
        if self.zygote is not None:
            self.zygote.kill()
            self.zygote.communicate()
        if self.disk is not None:
            self.disk.leave()
        shutil.rmtree(self.directory, ignore_errors=True)

    # ---- looking

    def noted(self) -> int:
        """Return how many letters the host's officers saw committed."""
        return self.notes.read_bytes().count(b"\n") if self.notes.exists() else 0

    def database(self) -> psycopg.Connection:
        """Return a connection as the superuser, past row security; OperationalError while it is down."""
        name = database_from_url(read_config(self.directory).database_url)["NAME"]
        url = EmbeddedServer.of_node(self.directory).superuser_url(name)
        return psycopg.connect(url, autocommit=True, connect_timeout=5)

    def run(self, statements: str) -> None:
        """Run statements as the superuser."""
        with self.database() as database:
            database.execute(statements)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what a query finds as the superuser."""
        with self.database() as database:
            return database.execute(query, values or None).fetchall()
