"""`./dev bench timers`: a thousand deadlines of a served node, while it is killed and its clock jumps by 400 days.

Each deadline is looked for from outside every half second, by a clock that nobody moves. A timer is missed when it
never fires, late by the time between its deadline and the first look that finds it fired, early when that is negative.
"""

import argparse
import json
import random
import subprocess
import sys
import threading
import time

from bench._machine import heading, load
from bench._nodes import Node, new_node, sampan, scratch
from bench.timers.faults import Troubles, serve
from bench.timers.wall import Wall
from bench.timers.watching import Watch, steps_taken
from bench.timers.writing import KINDS

_GRACE = 120.0  # seconds after the last deadline until whatever did not fire counts as missed
_WRITING = 0.12  # seconds that one deadline takes to write, at most: the first one lies behind all of them
LATEST = 60.0


def main() -> int:
    """Run, print the table and return 1 when a timer was missed, early or more than a minute late."""
    asked = _asked()
    print(f"{heading()}\nseed {asked.seed}\n", flush=True)
    with (
        scratch() as folder,
        new_node(folder) as here,
        new_node(folder, id="kh-bench", country="KH") as there,
    ):
        wall = Wall.built(folder)
        serve(here, wall)
        _wait(here)
        there.serve()
        _pair(here, there)
        there.stop()  # nobody answers: every referral must expire
        first = time.time() + 20 + _WRITING * asked.timers
        due = _write(here, there.id, count=asked.timers, first=first, last=first + asked.seconds)
        print(f"{asked.timers} deadlines written {first - time.time():.0f} s before the first", flush=True)
        return _through(here, wall, Watch(due), asked)


def _through(node: Node, wall: Wall, watch: Watch, asked: argparse.Namespace) -> int:
    troubles = Troubles(node, wall, random.Random(asked.seed), asked.pause)  # a seed that replays
    thread = threading.Thread(target=troubles.run)
    last = max(max(one.values()) for one in watch.due.values())
    thread.start()
    watch.until(last, directory=node.directory)
    troubles.stop.set()
    thread.join()
    watch.until(last + _GRACE, directory=node.directory)
    return _tell(watch, troubles, again=steps_taken(node.directory))


def _tell(watch: Watch, troubles: Troubles, *, again: int) -> int:
    print(
        f"\nfaults: {sum(troubles.done.values())} ({', '.join(f'{n} {k}' for k, n in troubles.done.most_common())})"
    )
    print(f"{'timers':12}{'n':>6}{'missed':>8}{'early':>7}{'p50 s':>8}{'p99 s':>8}{'latest s':>10}")
    is_kept = not again
    for kind in KINDS:
        late, missed = watch.lateness(kind), watch.missed(kind)
        early = sum(one < 0 for one in late)
        told = [late[int(share * (len(late) - 1))] if late else float("nan") for share in (0.5, 0.99, 1)]
        print(
            f"{kind:12}{len(watch.due[kind]):6}{missed:8}{early:7}{told[0]:8.1f}{told[1]:8.1f}{told[2]:10.1f}"
        )
        is_kept &= not missed and not early and told[2] <= LATEST
    print(f"fired twice: {again}; load {load():.2f}")
    return 0 if is_kept else 1


def _write(node: Node, member: str, *, count: int, first: float, last: float) -> dict[str, dict[str, float]]:
    words = [str(node.directory), member, str(count), str(first), str(last)]
    ran = subprocess.run(
        [sys.executable, "-m", "bench.timers.writing", *words], stdout=subprocess.PIPE, check=True, text=True
    )
    told: dict[str, dict[str, float]] = json.loads(ran.stdout.strip().splitlines()[-1])
    return told


def _pair(here: Node, there: Node) -> None:
    words = ("node", "pair", str(here.directory), "--peer", there.address)
    heard = sampan(*words).answer["peer_fingerprint"]
    sampan(*words, "--fingerprint", str(heard))


def _wait(node: Node) -> None:
    ends = time.monotonic() + 60
    while not node.answers():
        if time.monotonic() > ends:
            raise RuntimeError(f"The node {node.id} does not answer; read its log.")
        time.sleep(0.1)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench timers", description=__doc__)
    parser.add_argument("--timers", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=600.0, help="from the first deadline to the last")
    parser.add_argument(
        "--pause", type=float, default=12.0, help="seconds between two faults, on the average"
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
