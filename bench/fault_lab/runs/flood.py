"""A flood: so many letters between all nodes as fast as they go, and how long until the last is acknowledged."""

import time
from pathlib import Path
from typing import Any

from bench.fault_lab.lab import Lab, Shape, laboratory
from bench.fault_lab.orders import Order

_LANES = {"3": 3.0, "4": 1.0, "5": 6.0}


def run(
    folder: Path, *, seed: int, letters: int, chunk: int, minutes: float, hosts: int = 6
) -> dict[str, Any]:
    """Write and carry `letters`; after `minutes` stop writing and tell how far it came."""
    shape = Shape(hosts, with_disks=False, with_clocks=False)
    with laboratory(folder, shape) as lab:
        told = pour(lab, seed=seed, letters=letters, chunk=chunk, minutes=minutes)
        lab.say("checking")
        verdict = lab.verdict()
        sizes = _sizes(lab)
    done, seconds = verdict["acknowledged"], told["seconds"]
    told |= {
        "letters_a_second": round(done / seconds, 1),
        "minutes_for_1790000": round(1_790_000 / done * seconds / 60, 1),
    }
    return told | {"database_mib": sizes, **verdict}


def pour(lab: Lab, *, seed: int, letters: int, chunk: int, minutes: float) -> dict[str, Any]:
    """Let each node write its part as fast as it goes, and wait until all is acknowledged."""
    began, hosts = time.monotonic(), len(lab.hosts)
    for index, host in enumerate(lab.hosts):
        others = [one.id for one in lab.hosts if one is not host]
        each = letters // hosts + host.noted()
        lab.order(Order(str(host.notes), others, _LANES, seed + index, total=each, chunk=chunk), host)
    curve = _watch(lab, minutes * 60)
    lab.finish_writing()
    rest = lab.come_to_rest(1_200.0)
    seconds = round(time.monotonic() - began, 1)
    told = {"scenario": "throughput", "seed": seed, "nodes": hosts, "letters": letters, "seconds": seconds}
    return told | {"came_to_rest": rest is not None, "curve": curve}


def _watch(lab: Lab, seconds: float) -> list[tuple[int, int]]:
    """Tell every ten seconds how many are written and acknowledged, until all are written or time is over."""
    began, curve = time.monotonic(), []
    while time.monotonic() - began < seconds:
        if all(one.poll() is not None for host in lab.hosts for one in host.officers):
            break
        time.sleep(min(10.0, seconds / 60))
        written = sum(row[0] for host in lab.hosts for row in host.rows("SELECT count(*) FROM lab_written"))
        left = lab.waiting() or 0
        curve.append((round(time.monotonic() - began), written - left))
        lab.say(f"{written} written, {written - left} acknowledged, {left} on the way")
    return curve


def _sizes(lab: Lab) -> int:
    octets = sum(host.rows("SELECT pg_database_size(current_database())")[0][0] for host in lab.hosts)
    return round(octets / 2**20)
