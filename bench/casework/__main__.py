"""`./dev bench casework [DIR]`: fill a node once, then let four people work in it."""

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from bench._machine import heading, load
from bench._nodes import Node, free_port, scratch
from bench._people import invented
from bench._timing import Timing, table
from bench.casework.acts import LIMITS, Day
from bench.casework.visitor import Visitor
from sampan.portal.node.config import read_config

CASES, ROUNDS = 500_000, 40
USERS = ("supervisor", "worker-1", "worker-2", "focal")
_MARK = "filled.json"
_FILLERS = 2
Times = dict[str, list[float]]


def made_node(directory: Path, cases: int) -> Node:
    """Return the filled node of a folder; fill it first when it is new."""
    mark = directory / _MARK
    if not mark.exists():
        node = Node(directory, "vn-bench", "VN", free_port())
        node.make()
        _program("staff", directory, "open")
        share = cases // _FILLERS
        fillers = [_started("fill", directory, str(one * share), str(share)) for one in range(_FILLERS)]
        if any(one.wait() for one in fillers):
            raise RuntimeError("The node could not be filled.")
        counts = _program("ageing", directory)
        _program("staff", directory, "teams")
        mark.write_text(json.dumps(counts), encoding="utf-8")
    port = int(read_config(directory).listen.rpartition(":")[2])
    return Node(directory, "vn-bench", "VN", port)


def measure(node: Node, rounds: int, pause: float) -> None:
    """Serve the node, let the users work at once, and print the times beside the thresholds."""
    node.serve()
    try:
        tokens = _program("staff", node.directory, "links")
        told = _at_work(node.port, tokens, rounds, pause)
    finally:
        node.stop()
    everybody: Times = defaultdict(list)
    for times in told.values():
        for act, spent in times.items():
            everybody[act] += spent
    print(f"load      {load():.2f} at the end")
    print(f"{len(USERS)} users at once, {rounds} rounds, {pause:g} s to read before each click")
    print(_table(everybody))
    for user, times in told.items():
        print(f"\n{user}\n{_table(times)}")


def _at_work(port: int, tokens: dict[str, str], rounds: int, pause: float) -> dict[str, Times]:
    together = Barrier(len(USERS), timeout=120)  # one who fails must not leave the others waiting

    def work(place: int) -> Times:
        visitor, times = Visitor(port), defaultdict(list)
        visitor.sign_in(tokens[USERS[place]])
        day = Day(visitor, _phone(place))
        day.begin()
        acts = list(day.acts().items())
        for number in range(-1, rounds):  # the first round warms up and does not count
            together.wait()
            for act, do in acts[place * 3 :] + acts[: place * 3]:
                time.sleep(pause)
                spent = do()
                if spent is not None and number >= 0:
                    times[act].append(spent)
        return times

    with ThreadPoolExecutor(len(USERS)) as pool:
        return dict(zip(USERS, pool.map(work, range(len(USERS))), strict=True))


def _phone(place: int) -> str:
    """Return the phone of somebody who has one."""
    return next(
        one.phones[0] for number in range(place * 1_000, CASES) if (one := invented(number)[1]).phones
    )


def _table(times: Times) -> str:
    return table([Timing(act, tuple(times[act]), limit) for act, limit in LIMITS.items() if times.get(act)])


def _started(module: str, directory: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"bench.casework.{module}", str(directory), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _program(module: str, directory: Path, *words: str) -> dict[str, str]:
    started = _started(module, directory, *words)
    said, _ = started.communicate()
    if started.returncode:
        raise RuntimeError(f"bench.casework.{module} failed.")
    told: dict[str, str] = json.loads(said.strip().splitlines()[-1])
    return told


def main() -> None:
    """Read the arguments; without a folder the node is made in a temporary one and removed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "directory", type=Path, nargs="?", help="keeps the filled node (default: none is kept)"
    )
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds to read before each click")
    asked = parser.parse_args()
    with scratch() as folder:
        node = made_node((asked.directory or folder / "node").absolute(), asked.cases)
        print(f"{heading()}\nnode      {(node.directory / _MARK).read_text(encoding='utf-8')}")
        measure(node, asked.rounds, asked.pause)


if __name__ == "__main__":
    main()
