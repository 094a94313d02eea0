"""Power cuts, one after another, under the node that receives: nothing that it acknowledged may be lost.

Its own officers write, too: what they saw committed must be there after each cut. The check is made before the
node serves again, so that nothing can be mended unseen.
"""

import random
import time
from pathlib import Path
from typing import Any

from bench.fault_lab.host import Host
from bench.fault_lab.lab import Lab, Shape, laboratory
from bench.fault_lab.looking import look
from bench.fault_lab.orders import EVERY_LANE, Order

_FLOW_SECONDS = (0.3, 1.5)
_RATE = 60.0  # letters a second, each way


def run(
    folder: Path, *, seed: int, cuts: int, broken: str = "", survive: float | None = None
) -> dict[str, Any]:
    """Cut the receiver's power so many times; `broken` are lines for its PostgreSQL that break its promises."""
    chance, lost, cycles = random.Random(seed), {"acknowledged": 0, "noted": 0}, []

    def spoil(host: Host) -> None:
        if broken and host.id.startswith("kh"):
            host.break_database(broken)

    with laboratory(folder, Shape(2, with_clocks=False), before_serving=spoil) as lab:
        began = time.monotonic()
        for index, host in enumerate(lab.hosts):
            other = lab.hosts[1 - index].id
            lab.order(Order(str(host.notes), [other], EVERY_LANE, seed + index, rate=_RATE, chunk=3), host)
        for number in range(cuts):
            cycle = _cycle(lab, chance, survive)
            cycles.append(cycle)
            for name in lost:
                lost[name] += cycle[name]
            if number % 10 == 9:
                lab.say(f"{number + 1} cuts, lost {lost}, last {cycle}")
        lab.finish_writing()
        rest = lab.come_to_rest(60.0 if broken else 300.0)
        seconds = time.monotonic() - began
        verdict = lab.verdict()
    told = {"scenario": "cuts", "seed": seed, "cuts": cuts, "seconds": round(seconds, 1), "broken": broken}
    told |= {"acknowledged_letters_lost": lost["acknowledged"], "noted_commits_lost": lost["noted"]}
    told |= {name: sum(one["disk"][name] for one in cycles) for name in ("pages", "names")}
    flowed = sum(one["flowed"] > 0 for one in cycles)
    return told | {
        "cuts_with_letters_between": flowed,
        "seconds_until_rest": rest and round(rest, 1),
        **verdict,
    }


def _cycle(lab: Lab, chance: random.Random, survive: float | None) -> dict[str, Any]:
    """Let letters flow, cut, look what is left, and start again."""
    sender, receiver = lab.hosts
    before = _taken(receiver)
    time.sleep(chance.uniform(*_FLOW_SECONDS))
    share = chance.choice((0.0, 0.3, 0.7)) if survive is None else survive
    disk = receiver.cut_power(survive=share, seed=chance.randrange(2**31))
    found = look(receiver, [sender])
    flowed = _taken(receiver) - before
    receiver.serve()
    lab.resume(receiver)
    return {"acknowledged": found.acknowledged, "noted": found.noted, "flowed": flowed, "disk": disk}


def _taken(host: Host) -> int:
    return int(host.rows("SELECT count(*) FROM lab_applied")[0][0])
