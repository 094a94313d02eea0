"""Serves a node: its database if it is its own, one web process and one worker."""

import ctypes
import fcntl
import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from sampan.portal.node.config import NodeConfig, read_config
from sampan.portal.node.database import is_embedded
from sampan.portal.node.embedded import EmbeddedServer, kill_hard
from sampan.portal.node.starting import load, start_django
from sampan.portal.node.supervise import Child, Supervisor
from sampan.vocabulary.errors import InvalidInput, Unavailable

logger = logging.getLogger("sampan.node")

RUN_FOLDER = "run"
STUCK_SECONDS = 20.0  # a start or a stop passes through the same state; one that is ended there recovers
_M_ARENA_MAX = -8  # malloc.h: threads share two arenas rather than hold one each
_ARENAS = 2


def serve(directory: Path) -> None:
    """Serve a node until SIGTERM or SIGINT; requests under way are finished.

    Writes `run/node.pid`, `run/web.pid`, `run/worker.pid` and, with a listener for members,
    `run/exchange.pid`. Raises Unavailable when the node is
    served already or its address is taken.
    """
    config = read_config(directory)
    refuse_taken_address(config.listen)
    if config.exchange_listen:
        refuse_taken_address(config.exchange_listen, setting="exchange_listen")
    with served_by_nobody_else(directory) as run_folder, _database(directory, config) as keep_database:
        _share_memory_arenas()
        start_django(directory)
        run_web = load("sampan.portal.node.web:run_web")
        run_worker = load("sampan.portal.node.worker:run_worker")
        load("sampan.portal.node.warming:load_everything")()
        children = [Child("web", lambda: run_web(config)), Child("worker", run_worker)]
        if config.exchange_listen:
            run_exchange = load("sampan.portal.node.web:run_exchange")
            children.append(Child("exchange", lambda: run_exchange(config, directory.resolve())))
        Supervisor(children, run_folder, every_tick=keep_database).run()


def refuse_taken_address(listen: str, *, setting: str = "listen") -> None:
    """Raise InvalidInput when `listen` is no address with a port, Unavailable when another program has it."""
    address, _, port = listen.rpartition(":")
    if not address or not port.isdecimal():
        raise InvalidInput(
            f"{setting} is an address and a port.", remedy="Write 127.0.0.1:8101.", field=setting
        )
    family = socket.AF_INET6 if address.startswith("[") else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((address.strip("[]"), int(port)))
        except OSError as error:
            raise Unavailable(
                f"The node cannot listen at {listen}: {error.strerror}.",
                remedy=f"Stop the other program, or change `{setting}` in node.toml.",
            ) from None


def _database(directory: Path, config: NodeConfig) -> AbstractContextManager[Callable[[], None]]:
    """Return a context in which the database runs; it yields what to call once a second to keep it so."""
    if not is_embedded(config):
        return nullcontext(_nothing)
    return _embedded(EmbeddedServer.of_node(directory))


@contextmanager
def _embedded(server: EmbeddedServer) -> Iterator[Callable[[], None]]:
    with server.held():
        yield Keeper(server)


class Keeper:
    """Keeps an embedded PostgreSQL running: call it once a second."""

    def __init__(self, server: EmbeddedServer) -> None:
        """Take the server, which runs."""
        self._server = server
        self._stuck_since: float | None = None

    def __call__(self) -> None:
        """Start the server again when it has stopped; end it first when it has been stuck for a while."""
        try:
            self._end_if_stuck(time.monotonic())
            if self._server.pid() is None and self._server.ensure_running():
                logger.error("The embedded PostgreSQL had stopped; it runs again.")
        except Unavailable:
            logger.exception("The embedded PostgreSQL does not start; trying again.")

    def _end_if_stuck(self, now: float) -> None:
        if not self._server.is_stuck():
            self._stuck_since = None
            return
        self._stuck_since = self._stuck_since or now
        if now - self._stuck_since >= STUCK_SECONDS:
            logger.error(
                "The embedded PostgreSQL neither served nor recovered; it is ended and started again."
            )
            kill_hard(self._server)
            self._stuck_since = None


def _nothing() -> None:
    """Do nothing: a database of its own is kept by whoever runs it."""


@contextmanager
def served_by_nobody_else(directory: Path) -> Iterator[Path]:
    """Hold the node for this process; yields the folder of pid files. Unavailable when it is served."""
    folder = directory / RUN_FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    with open(folder / "node.pid", "a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Unavailable(
                "This node is served already.", remedy="Stop the other `sampan node serve`."
            ) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield folder
        file.truncate(0)


def _share_memory_arenas() -> None:
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # glibc only; elsewhere nothing is lost
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, _ARENAS)
