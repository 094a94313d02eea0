"""What is asked of Spark, checked before anything is started: master, addresses, secret, memory."""

import ipaddress
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from sampan.vocabulary.errors import InvalidInput

LEAST_MB, DEFAULT_MB = 3_000, 4_000
EXECUTOR_LEAST_MB, EXECUTOR_MB = 1_500, 2_100
BESIDE_JAVA_MB = 250  # what Java takes beside its heap
BESIDE_PIECE_MB = 200  # what Python and its libraries take beside the database of a piece
_LEAST_PIECE_MB = 100
LOOPBACK = "127.0.0.1"
_SHORTEST_SECRET = 32  # characters
_OF_OTHERS = 0o077
_LOCAL = re.compile(r"local|local\[[1-9][0-9]{0,3}\]")


@dataclass(frozen=True, repr=False)
class Asked:
    """How Spark is to run. Memory in MB: `memory_mb` of this machine's part, `executor_mb` of each executor.

    `secret`: what this machine and a cluster prove themselves with; "" where Spark draws its own, for this run.
    """

    master: str
    memory_mb: int
    executor_mb: int
    driver_host: str
    worker_python: str
    secret: str

    @property
    def is_local(self) -> bool:
        """Say whether the workers are threads and processes of this machine, started for this run."""
        return not self.master.startswith("spark://")

    @property
    def cores(self) -> int:
        """How many pieces this machine works on at a time; 0 where others do."""
        return int(self.master.removeprefix("local").strip("[]") or 1) if self.is_local else 0

    @property
    def java_mb(self) -> int:
        """The heap of Java here: a quarter."""
        return self.memory_mb // 4

    @property
    def here_mb(self) -> int:
        """What the process that learns and chooses may take."""
        return self.memory_mb * 2 // 5 if self.is_local else self.memory_mb - self.java_mb - BESIDE_JAVA_MB

    @property
    def executor_java_mb(self) -> int:
        """The heap of Java of an executor: a third."""
        return self.executor_mb // 3

    @property
    def piece_mb(self) -> int:
        """What the database of one piece may take."""
        if self.is_local:
            return _each_mb(self.memory_mb, self.cores) - BESIDE_PIECE_MB
        return self.executor_mb - self.executor_java_mb - BESIDE_JAVA_MB - BESIDE_PIECE_MB


def _each_mb(memory_mb: int, cores: int) -> int:
    """Return what is left for each core beside Java and the process that learns and chooses."""
    return (memory_mb - memory_mb // 4 - BESIDE_JAVA_MB - memory_mb * 2 // 5) // cores


def checked(
    *, master: str = "local[*]", memory_mb: int | None = None, executor_mb: int = EXECUTOR_MB,
    driver_host: str = LOOPBACK, worker_python: str = "", secret_file: Path | None = None,
) -> Asked:  # fmt: skip
    """Return what was asked; InvalidInput with `field` for what cannot be, or would be open to others."""
    memory = DEFAULT_MB if memory_mb is None else memory_mb
    _check_memory(memory, LEAST_MB, "memory_mb")
    _check_memory(executor_mb, EXECUTOR_LEAST_MB, "executor_mb")
    secret = "" if secret_file is None else _secret(secret_file)
    asked = Asked(
        _counted(master, memory), memory, executor_mb, driver_host, worker_python or sys.executable, secret
    )
    _check_master(asked)
    return asked


def _check_memory(given: int, least: int, field: str) -> None:
    if given < least:
        option = "--" + field.replace("_", "-")
        raise InvalidInput(
            f"Linkage on Spark needs at least {least} MB.", remedy=f"Give a higher {option}.", field=field
        )


def _counted(master: str, memory_mb: int) -> str:
    """Return local[*] with as many cores as there are, and as the memory is enough for."""
    if master != "local[*]":
        return master
    enough = _each_mb(memory_mb, 1) // (BESIDE_PIECE_MB + _LEAST_PIECE_MB)
    return f"local[{max(1, min(enough, os.cpu_count() or 1))}]"


def _check_master(asked: Asked) -> None:
    if asked.is_local:
        _check_local(asked)
        return
    if not asked.secret:
        raise InvalidInput(
            "A cluster without a secret would take work from anybody, and give the registers to anybody.",
            remedy="Give it one, and name its file with --secret-file.",
            field="secret_file",
        )
    host = asked.master.removeprefix("spark://").rpartition(":")[0]
    if _is_loopback(asked.driver_host) and not _is_loopback(host):
        raise InvalidInput(
            "The master is on another machine, whose workers cannot reach this one.",
            remedy="Name an address of this machine in their network with --driver-host.",
            field="driver_host",
        )


def _check_local(asked: Asked) -> None:
    if not _LOCAL.fullmatch(asked.master):
        raise InvalidInput(
            "The master is none that Sampan knows.",
            remedy="Write local[*], local[4] or spark://HOST:PORT.",
            field="master",
        )
    if asked.piece_mb < _LEAST_PIECE_MB:
        raise InvalidInput(
            f"The memory is not enough for {asked.cores} cores.",
            remedy="Give a higher --memory-mb, or fewer cores.",
            field="memory_mb",
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _secret(path: Path) -> str:
    """Return the secret of a file that its owner alone can read."""
    if path.stat().st_mode & _OF_OTHERS:
        raise InvalidInput(
            "Others can read the file with the secret.", remedy=f"chmod 600 {path}", field="secret_file"
        )
    secret = path.read_text(encoding="utf-8").strip()
    if len(secret) < _SHORTEST_SECRET or not secret.isalnum() or not secret.isascii():
        raise InvalidInput(
            f"The secret is no word of {_SHORTEST_SECRET} letters and digits or more.",
            remedy="Make one: openssl rand -hex 32",
            field="secret_file",
        )
    return secret
