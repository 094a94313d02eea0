"""A steady rate: how long a letter takes from its commit here to its application there and to its acknowledgement.

The times are PostgreSQL's own commit timestamps of the three rows, all on one machine's clock.
"""

import time
from pathlib import Path
from typing import Any

from bench._timing import quantile
from bench.fault_lab.lab import Lab, Shape, laboratory
from bench.fault_lab.orders import EVERY_LANE, Order

_COMMITTED = "extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8"
_WRITTEN = f"SELECT letter_id::text, {_COMMITTED}, lane FROM lab_written"  # noqa: S608 - constants
_APPLIED = f"SELECT letter_id::text, {_COMMITTED} FROM lab_applied"  # noqa: S608
_ACKNOWLEDGED = f"""
SELECT letter_id::text, {_COMMITTED} FROM correspondence_letter WHERE direction = 'out' AND state = 'acknowledged'
"""  # noqa: S608
_WARM_SECONDS = 10.0


def run(folder: Path, *, seed: int, rate: float, minutes: float, hosts: int = 6) -> dict[str, Any]:
    """Write `rate` letters a second in all, each in a transaction of its own, and measure each letter."""
    with laboratory(folder, Shape(hosts, with_disks=False, with_clocks=False)) as lab:
        return hold(lab, seed=seed, rate=rate, minutes=minutes) | lab.verdict()


def hold(lab: Lab, *, seed: int, rate: float, minutes: float, warm: float = _WARM_SECONDS) -> dict[str, Any]:
    """Hold the rate after `warm` seconds of it that do not count, and come to rest."""
    began, hosts = time.time(), len(lab.hosts)
    for index, host in enumerate(lab.hosts):
        others = [one.id for one in lab.hosts if one is not host]
        lab.order(Order(str(host.notes), others, EVERY_LANE, seed + index, rate=rate / hosts), host)
    time.sleep(warm + minutes * 60)
    ended = time.time()
    lab.finish_writing()
    rest = lab.come_to_rest(120.0)
    times = _times(lab, since=began + warm, until=ended)
    written = len(times["applied"])
    told = {"scenario": "rate", "seed": seed, "nodes": hosts, "asked_a_second": rate, "letters": written}
    told |= {"written_a_second": round(written / (ended - began - warm), 1)}
    told |= {f"to_{name}_ms": summed(those) for name, those in times.items()}
    return told | {"came_to_rest": rest is not None}


def summed(seconds: list[float]) -> dict[str, float]:
    """Return median, 99th percentile and maximum in milliseconds."""
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return (
        {name: round(quantile(seconds, share) * 1000, 1) for name, share in shares.items()} if seconds else {}
    )


def _times(lab: Lab, *, since: float, until: float) -> dict[str, list[float]]:
    """Return the seconds to application and to acknowledgement of the letters written in the span, by lane too."""
    applied = {letter: at for host in lab.hosts for letter, at in host.rows(_APPLIED)}
    acknowledged = {letter: at for host in lab.hosts for letter, at in host.rows(_ACKNOWLEDGED)}
    times: dict[str, list[float]] = {"applied": [], "acknowledged": []}
    for host in lab.hosts:
        for letter, at, lane in host.rows(_WRITTEN):
            if since <= at <= until:
                times["applied"].append(applied[letter] - at)
                times["acknowledged"].append(acknowledged[letter] - at)
                times.setdefault(f"applied_in_lane_{lane}", []).append(applied[letter] - at)
    return dict(sorted(times.items()))
