"""What happens to the node meanwhile: kills, restarts and jumps of the clock, drawn from a seed."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench._nodes import Node
from bench.timers.wall import Wall

_DAYS = 400
_A_DAY = 86_400
_KINDS = ("jump", "jump", "jump back", "kill worker", "kill web", "kill database", "kill node", "restart")


@dataclass
class Troubles:
    """Brings one fault every `pause` seconds on the average upon a served node."""

    node: Node
    wall: Wall
    chance: random.Random
    pause: float
    done: Counter[str] = field(default_factory=Counter)
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Bring faults until told to stop; leaves the node served and the wall true."""
        while not self.stop.wait(self.chance.uniform(0.5, 1.5) * self.pause):
            kind = self.chance.choice(_KINDS)
            self.done[kind] += 1
            print(f"  {time.monotonic():9.1f}  {kind}", flush=True)
            self._bring(kind)
        self.wall.move(0)

    def _bring(self, kind: str) -> None:
        if kind == "jump":
            self.wall.move(self.chance.choice((-1, 1)) * int(self.chance.uniform(0.01, 1) * _DAYS * _A_DAY))
        elif kind == "jump back":
            self.wall.move(0)
        elif kind == "kill node":
            self._kill_node()
            time.sleep(self.chance.uniform(0, 5))
            serve(self.node, self.wall)
        elif kind == "restart":
            self.node.stop()
            time.sleep(self.chance.uniform(0, 5))
            serve(self.node, self.wall)
        else:
            _kill(self._pid(kind.removeprefix("kill ")))

    def _kill_node(self) -> None:
        self.node.server.kill()
        self.node.server.wait()
        for name in ("web", "worker", "database"):
            _kill(self._pid(name))

    def _pid(self, name: str) -> int | None:
        parts = ("pgdata", "postmaster.pid") if name == "database" else ("run", f"{name}.pid")
        try:
            return int(Path(self.node.directory, *parts).read_text(encoding="ascii").split()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None


def serve(node: Node, wall: Wall) -> None:
    """Serve a node by that wall; returns at once."""
    with open(node.directory.parent / f"{node.id}.log", "ab") as log:
        words = [sys.executable, "-m", "bench.timers.serving", str(node.directory)]
        node.server = subprocess.Popen(words, stdout=log, stderr=log, env=wall.environment())


def _kill(pid: int | None) -> None:
    if pid:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return
