"""Keeps the processes of a node running: forks them, starts a dead one again, stops all cleanly.

The parent loads Django once and never touches the database; its children share those pages with it,
which halves the node's memory, and a dead child is back in milliseconds.
"""

import ctypes
import gc
import logging
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

logger = logging.getLogger("sampan.node")

_TICK_SECONDS = 1.0
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0  # back-off between starts of a child that keeps dying
_STEADY_SECONDS = 60  # a child that lived as long starts anew at once
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_GRACE_SECONDS = 30  # then a child that does not stop is killed
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD)


@dataclass
class Child:
    """One process of the node and how it fares."""

    name: str
    work: Callable[[], None]
    pid: int = 0
    started: float = 0.0
    wait: float = 0.0
    due: float = 0.0


@dataclass
class Supervisor:
    """Runs children until it is told to stop; `every_tick` is called once a second."""

    children: list[Child]
    run_folder: Path
    every_tick: Callable[[], object] = field(default=lambda: None)

    def run(self) -> None:
        """Start all and watch them; return after SIGTERM or SIGINT, when all have ended."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        gc.collect()
        gc.freeze()  # the collector of a child would otherwise write to, and so copy, every shared page
        try:
            while not self._told_to_stop():
                self._reap()
                self._start_due()
                self.every_tick()
        finally:
            self._stop_all()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)

    def _told_to_stop(self) -> bool:
        arrived = signal.sigtimedwait(
            _SIGNALS, _TICK_SECONDS if any(one.pid for one in self.children) else 0.0
        )
        return arrived is not None and arrived.si_signo != signal.SIGCHLD

    def _start_due(self) -> None:
        for child in self.children:
            if not child.pid and time.monotonic() >= child.due:
                self._start(child)

    def _start(self, child: Child) -> None:
        child.started = time.monotonic()
        pid = os.fork()
        if pid == 0:
            _become(child.work)
        child.pid = pid
        (self.run_folder / f"{child.name}.pid").write_text(f"{pid}\n")

    def _reap(self) -> None:
        for child in self.children:
            if not child.pid:
                continue
            ended, status = os.waitpid(child.pid, os.WNOHANG)
            if ended:
                self._note_death(child, status)

    def _note_death(self, child: Child, status: int) -> None:
        lived = time.monotonic() - child.started
        child.wait = 0.0 if lived >= _STEADY_SECONDS else min(_LONGEST_WAIT, max(_FIRST_WAIT, child.wait * 2))
        child.pid, child.due = 0, time.monotonic() + child.wait
        (self.run_folder / f"{child.name}.pid").unlink(missing_ok=True)
        logger.error(
            "The %s process ended (%s); it starts again in %.1f s.",
            child.name,
            os.waitstatus_to_exitcode(status),
            child.wait,
        )

    def _stop_all(self) -> None:
        for child in self.children:
            _signal(child.pid, signal.SIGTERM)
        deadline = time.monotonic() + _GRACE_SECONDS
        for child in self.children:
            while child.pid and not _has_ended(child.pid):
                if time.monotonic() > deadline:
                    _signal(child.pid, signal.SIGKILL)
                time.sleep(0.02)
            child.pid = 0
            (self.run_folder / f"{child.name}.pid").unlink(missing_ok=True)


def _become(work: Callable[[], None]) -> None:
    """Do a child's work in the forked process and leave it without running the parent's clean-up."""
    code = 1
    try:
        _die_with_parent()
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        work()
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException:
        logger.exception("A process of the node failed.")
    finally:
        logging.shutdown()
        os._exit(code)


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent is killed; elsewhere it would stay behind."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM))


def _signal(pid: int, number: signal.Signals) -> None:
    if pid:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return


def _has_ended(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return True
