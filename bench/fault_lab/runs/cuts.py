"""Power cuts, one after another, under the node that receives: nothing that it acknowledged may be lost.

Its own officers write, too: what they saw committed must be there after each cut. The check is made before the
node serves again, so that nothing can be mended unseen.
"""

import random
import time
from pathlib import Path
from typing import Any

from bench.fault_lab.collecting import has_lanes
from bench.fault_lab.host import Host
from bench.fault_lab.lab import Lab, Shape, laboratory
from bench.fault_lab.orders import EVERY_LANE, Order
from sampan.portal.node.embedded import EmbeddedServer

_FLOW_SECONDS = (0.3, 1.5)
_RATE = 60.0  # letters a second, each way
_ACKNOWLEDGED = {
    True: "SELECT lane, acknowledged FROM exchange_link WHERE way = 'out' AND member = %s",
    False: "SELECT 0, coalesce(max(sequence), 0) FROM exchange_outbox WHERE member = %s AND receipted_at IS NOT NULL",
}
_JOURNAL = "SELECT {lane}, sequence FROM exchange_link WHERE way = 'in' AND member = %s"
_KNOWN = "SELECT letter_id::text FROM lab_written WHERE letter_id::text = ANY(%s)"


def run(
    folder: Path, *, seed: int, cuts: int, broken: str = "", survive: float | None = None
) -> dict[str, Any]:
    """Cut the receiver's power so many times; `broken` are lines for its PostgreSQL that break its promises."""
    chance, lost, cycles = random.Random(seed), {"acknowledged": 0, "noted": 0}, []

    def spoil(host: Host) -> None:
        if broken and host.id.startswith("kh"):
            host.break_database(broken)

    with laboratory(folder, Shape(2, with_network=False, with_clocks=False), before_serving=spoil) as lab:
        laned, began = has_lanes(lab.hosts[0]), time.monotonic()
        for index, host in enumerate(lab.hosts):
            other = lab.hosts[1 - index].id
            lab.order(Order(str(host.notes), [other], EVERY_LANE, seed + index, rate=_RATE, chunk=3), host)
        for number in range(cuts):
            cycle = _cycle(lab, chance, laned, survive)
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


def _cycle(lab: Lab, chance: random.Random, laned: bool, survive: float | None) -> dict[str, Any]:
    """Let letters flow, cut, look what is left, and start again."""
    sender, receiver = lab.hosts
    before = sum(dict(sender.rows(_ACKNOWLEDGED[laned], receiver.id)).values())
    time.sleep(chance.uniform(*_FLOW_SECONDS))
    share = chance.choice((0.0, 0.3, 0.7)) if survive is None else survive
    disk = receiver.cut_power(survive=share, seed=chance.randrange(2**31))
    EmbeddedServer.of_node(receiver.directory).start()
    acknowledged = dict(sender.rows(_ACKNOWLEDGED[laned], receiver.id))
    journal = dict(receiver.rows(_JOURNAL.format(lane="lane" if laned else "0"), sender.id))
    behind = sum(max(0, place - journal.get(lane, 0)) for lane, place in acknowledged.items())
    noted = _noted_lately(receiver)
    known = {row[0] for row in receiver.rows(_KNOWN, noted)}
    receiver.serve()
    lab.resume(receiver)
    flowed = sum(acknowledged.values()) - before
    return {"acknowledged": behind, "noted": len(set(noted) - known), "flowed": flowed, "disk": disk}


def _noted_lately(host: Host) -> list[str]:
    """Return the ids of the last thousand letters that the host's officers noted as committed."""
    if not host.notes.exists():
        return []
    lines = host.notes.read_text(encoding="ascii").splitlines(keepends=True)[-1_000:]
    return [line.split()[0] for line in lines if line.endswith("\n")]
