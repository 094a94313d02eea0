"""A day apart: two halves of the network, letters queued between them, then healed.

A true day is not waited for: when the letters are written, all machines find that they slept for a day (the wall and
the time since their start went on), and the halves stay apart for another minute, so that every line has gone back to
its longest pause before the healing.
"""

import time
from pathlib import Path
from typing import Any

from bench.fault_lab.lab import Lab, Shape, laboratory
from bench.fault_lab.orders import Order
from bench.fault_lab.runs.steady import summed

_DAY = 86_400.0
_LANES = {"3": 3.0, "4": 1.0, "5": 6.0}
_URGENT = {"1": 1.0}
_APPLIED = """
SELECT letter_id::text, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 FROM lab_applied WHERE lane = 1
"""
_WRITTEN = """
SELECT letter_id::text, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 FROM lab_written WHERE lane = 1
"""


def run(folder: Path, *, seed: int, letters: int, apart_seconds: float, hosts: int = 6) -> dict[str, Any]:
    """Queue `letters` between two halves, heal, and measure the draining and the urgent letters."""
    with laboratory(folder, Shape(hosts, with_disks=False)) as lab:
        _write(lab, seed + 300, _LANES, hosts * 40, chunk=1)  # members that know what the others speak
        lab.come_to_rest(60.0)
        return part(lab, seed=seed, letters=letters, apart_seconds=apart_seconds) | lab.verdict()


def part(lab: Lab, *, seed: int, letters: int, apart_seconds: float) -> dict[str, Any]:
    """Part the halves of members that know one another, queue, let them sleep for a day, heal and drain."""
    hosts, parted, began = len(lab.hosts), time.time(), time.monotonic()
    _part(lab, on=True)
    _write(lab, seed, _LANES, letters, chunk=200)
    lab.say(f"{lab.waiting()} letters queued in {time.monotonic() - began:.0f} s")
    _write(lab, seed + 100, _URGENT, hosts * 3, chunk=1)
    _sleep(lab, _DAY)
    time.sleep(apart_seconds)
    queued = lab.waiting()
    _part(lab, on=False)
    healed = time.time()
    fresh = _write(lab, seed + 200, _URGENT, hosts, chunk=1)
    rest = lab.come_to_rest(900.0)
    drained = None if rest is None else round(fresh + rest, 1)
    told = {"scenario": "partition", "seed": seed, "nodes": hosts, "queued": queued}
    return told | {"drained_in_seconds": drained} | _urgent(lab, parted, healed)


def _part(lab: Lab, *, on: bool) -> None:
    way = lab.site.network or lab.site.doors
    assert way is not None
    half = len(lab.hosts) // 2
    for one in range(half):
        for other in range(half, len(lab.hosts)):
            for source, target in ((one, other), (other, one)):
                way.drop(source=source, target=target, share=1.0, on=on)


def _write(lab: Lab, seed: int, lanes: dict[str, float], letters: int, *, chunk: int) -> float:
    """Let each host write its part to the other half; return the seconds until all have written."""
    began, half = time.monotonic(), len(lab.hosts) // 2
    for index, host in enumerate(lab.hosts):
        others = [one.id for one in (lab.hosts[half:] if index < half else lab.hosts[:half])]
        each = letters // len(lab.hosts) + host.noted()
        lab.order(Order(str(host.notes), others, lanes, seed + index, total=each, chunk=chunk), host)
    lab.wait_for_officers(1_800)
    lab.orders.clear()
    for host in lab.hosts:
        host.officers.clear()
    return time.monotonic() - began


def _urgent(lab: Lab, parted: float, healed: float) -> dict[str, Any]:
    """Return how long the preservation letters took: those queued before the healing, and those written after."""
    applied = {letter: at for host in lab.hosts for letter, at in host.rows(_APPLIED)}
    written = {letter: at for host in lab.hosts for letter, at in host.rows(_WRITTEN) if at >= parted}
    before = [applied[one] - healed for one, at in written.items() if at < healed and one in applied]
    after = [applied[one] - at for one, at in written.items() if at >= healed and one in applied]
    return {
        "preservation_letters": len(before) + len(after),
        "preservation_queued_ms_from_healing": summed(before),
        "preservation_written_after_ms": summed(after),
    }


def _sleep(lab: Lab, seconds: float) -> None:
    for host in lab.hosts:
        if host.clock is not None:
            host.clock.sleep(seconds)
