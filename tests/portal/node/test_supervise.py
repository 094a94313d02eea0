"""Tests of the supervisor: starts the dead again, backs off, stops all, leaves no process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from sampan.portal.node.supervise import Child, Supervisor
folder = Path(sys.argv[1])
def steady():
    signal.signal(signal.SIGTERM, lambda *_: (folder.joinpath("finished").write_text("yes"), sys.exit(0)))
    while True:
        time.sleep(0.05)
def falls():
    with open(folder / "falls", "a") as file:
        file.write(f"{time.monotonic()}\\n")
    raise SystemExit(3)
work = {"steady": steady, "falls": falls}
Supervisor([Child(name, work[name]) for name in sys.argv[2:]], folder).run()
"""


class Running:
    """A supervisor in a process of its own."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.folder = folder
        source = str(Path(__file__).parents[3] / "src")
        self.process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(folder), *names],
            env=os.environ | {"PYTHONPATH": source},
            stderr=subprocess.DEVNULL,
        )

    def pid(self, name: str) -> int:
        return int(wait_for(lambda: (self.folder / f"{name}.pid").read_text()))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


def wait_for(look: Callable[[], str], seconds: float = 10) -> str:
    deadline = time.monotonic() + seconds
    while True:
        try:
            if found := look():
                return found
        except FileNotFoundError:
            pass
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def start(tmp_path: Path):
    running: list[Running] = []

    def begin(*names: str) -> Running:
        running.append(Running(tmp_path, *names))
        return running[-1]

    yield begin
    for one in running:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


def test_supervisor_killed_child_starts_again(start) -> None:
    one = start("steady")
    first = one.pid("steady")
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: "again" if one.pid("steady") != first else "")
    assert one.stop() == 0


def test_supervisor_told_to_stop_lets_children_finish(start, tmp_path: Path) -> None:
    one = start("steady")
    child = one.pid("steady")
    time.sleep(0.2)
    assert one.stop() == 0
    assert (tmp_path / "finished").read_text() == "yes"
    assert not alive(child)
    assert not (tmp_path / "steady.pid").exists()


def test_supervisor_backs_off_from_a_child_that_falls(start, tmp_path: Path) -> None:
    one = start("falls")
    wait_for(lambda: "enough" if len((tmp_path / "falls").read_text().split()) >= 3 else "", seconds=20)
    moments = [float(line) for line in (tmp_path / "falls").read_text().split()]
    assert moments[2] - moments[1] > moments[1] - moments[0] >= 0.5
    assert one.stop() == 0


def test_supervisor_leaves_the_steady_child_alone_when_another_falls(start) -> None:
    one = start("steady", "falls")
    first = one.pid("steady")
    time.sleep(1.5)
    assert one.pid("steady") == first
    assert one.stop() == 0
