"""A storm: letters flow between all nodes while faults drawn from a seed strike them; then every history is checked."""

import json
import threading
import time
from collections import Counter
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from bench.fault_lab.faults import DISK, NETWORK, Fault, Kind, plan
from bench.fault_lab.lab import Lab, Shape, in_background, laboratory
from bench.fault_lab.orders import EVERY_LANE, Order
from bench.fault_lab.striking import strike

_REST_SECONDS = 1_800.0
SHORT = frozenset({Kind.KILL_WEB, Kind.KILL_WORKER, Kind.KILL_POSTMASTER, Kind.POWER_CUT, Kind.STOP_WORKER})
"""The kinds of the short form: no network, and no more than a second or two each."""


@dataclass(frozen=True)
class Storm:
    """How long, how many faults and letters, and of which kinds."""

    seed: int
    minutes: float
    faults: int
    letters: int
    kinds: Collection[Kind]
    chunk: int = 40
    cuts: int = 0  # power cuts beside those that are drawn


@dataclass
class Struck:
    """What came of the plan, as it comes."""

    log: Path
    zero: float = 0.0  # when the storm began
    counts: Counter[str] = field(default_factory=Counter)  # of faults that took effect
    idle: Counter[str] = field(default_factory=Counter)  # of those that met nothing to strike
    missing: Counter[str] = field(default_factory=Counter)  # after power cuts, before anything could mend it
    failed: list[str] = field(default_factory=list)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def note(self, fault: Fault, began: float, told: dict[str, object]) -> None:
        """Write one fault down."""
        with self.guard, self.log.open("a", encoding="utf-8") as file:
            told = {"began": round(began, 2), "ended": round(time.monotonic() - self.zero, 2), **told}
            file.write(json.dumps(asdict(fault) | told) + "\n")
            self.missing.update(told.get("missing", {}))  # type: ignore[call-overload]
            counts = self.counts if told.get("struck", True) is True else self.idle
            counts[fault.kind.value] += 1


def possible(shape: Shape) -> frozenset[Kind]:
    """Return the kinds of fault that a laboratory of this shape can do."""
    missing = (frozenset() if shape.with_network else NETWORK) | (frozenset() if shape.with_disks else DISK)
    return frozenset(Kind) - missing - (frozenset() if shape.with_clocks else {Kind.CLOCK})


def run(folder: Path, shape: Shape, storm: Storm) -> dict[str, Any]:
    """Let the storm pass over a laboratory; return what happened and the verdict."""
    with laboratory(folder, shape) as lab:
        return pass_over(lab, storm) | lab.verdict()


def pass_over(lab: Lab, storm: Storm) -> dict[str, Any]:
    """Let letters flow and faults strike, calm it, and wait until every letter is acknowledged."""
    struck = Struck(lab.folder / f"faults-{storm.seed}.jsonl")
    struck.log.unlink(missing_ok=True)
    began = time.monotonic()
    _order(lab, storm)
    _carry_out(lab, _planned(storm, len(lab.hosts)), struck)
    lab.say("the storm is over")
    calm(lab)
    lab.wait_for_officers(_REST_SECONDS)
    lab.orders.clear()
    rest = lab.come_to_rest(_REST_SECONDS)
    seconds = round(time.monotonic() - began, 1)
    told = {"scenario": "faults", "seed": storm.seed, "seconds": seconds, "nodes": len(lab.hosts)}
    return told | _told(struck) | {"seconds_until_rest": rest and round(rest, 1)}


def _planned(storm: Storm, hosts: int) -> list[Fault]:
    drawn = {"seed": storm.seed, "minutes": storm.minutes, "count": storm.faults, "cuts": storm.cuts}
    return plan(hosts=hosts, kinds=storm.kinds, **drawn)


def _told(struck: Struck) -> dict[str, Any]:
    kinds = dict(sorted(struck.counts.items()))
    return {
        "faults": sum(kinds.values()),
        "kinds": len(kinds),
        "by_kind": kinds,
        "met_nothing_to_strike": dict(struck.idle),
        "not_struck": struck.failed,
        "acknowledged_letters_lost_in_cuts": struck.missing["acknowledged"],
        "noted_commits_lost_in_cuts": struck.missing["noted"],
    }


def calm(lab: Lab) -> None:
    """Take every fault out, and start what is down."""
    if lab.site.network is not None:
        lab.site.network.heal()
    for host in lab.hosts:
        if host.clock is not None:
            host.clock.move(0)
        if host.disk is not None:
            for order in (
                {"do": "full", "on": False},
                {"do": "eio", "on": False},
                {"do": "slow", "seconds": 0},
            ):
                host.disk.tell(**order)
        if host.server is None or host.server.poll() is not None:
            host.serve()
            lab.resume(host)


def _order(lab: Lab, storm: Storm) -> None:
    each = storm.letters // len(lab.hosts)
    for index, host in enumerate(lab.hosts):
        members = [one.id for one in lab.hosts if one is not host]
        rate = each / (storm.minutes * 60)
        drawn = {"lanes": EVERY_LANE, "seed": storm.seed + index, "rate": rate, "chunk": storm.chunk}
        lab.order(Order(str(host.notes), members, total=each, **drawn), host)
    lab.wait_for_notes()


def _carry_out(lab: Lab, faults: list[Fault], struck: Struck) -> None:
    """Strike each fault at its time, side by side, and wait until all are undone."""
    struck.zero = time.monotonic()
    threads = []
    for number, fault in enumerate(faults):
        time.sleep(max(0.0, struck.zero + fault.at - time.monotonic()))
        if number % 20 == 0:
            in_background(partial(_tell, lab, f"fault {number} of {len(faults)}"))
        threads.append(threading.Thread(target=_strike, args=(lab, fault, struck), daemon=True))
        threads[-1].start()
    for thread in threads:
        thread.join(timeout=120)


def _tell(lab: Lab, words: str) -> None:
    written = sum(host.noted() for host in lab.hosts)
    left = lab.waiting()
    lab.say(f"{words}; {written} letters written, {'?' if left is None else left} on the way")


def _strike(lab: Lab, fault: Fault, struck: Struck) -> None:
    began = time.monotonic() - struck.zero
    try:
        struck.note(fault, began, strike(lab.site, fault))
    except Exception as error:  # a fault that fails is told, and the storm goes on
        struck.failed.append(f"{fault.kind}: {type(error).__name__}: {error}")
        lab.say(struck.failed[-1][:200])
