"""The faults of a run, drawn from a seed: what happens to whom, when, for how long. The same seed, the same plan."""

import random
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What can go wrong; each is a kind of its own in the table of a run."""

    LOSS = "packet_loss"
    DELAY = "delay_and_jitter"
    REORDER = "reordering"
    DOUBLE = "doubled_packets"
    ONE_WAY = "one_way_partition"
    PARTITION = "full_partition"
    LINK_DOWN = "link_down"
    SLOW_LINK = "slow_link"
    CORRUPT = "corrupted_bytes"
    LOST_ANSWER = "answer_lost_after_the_act"
    REPLAY = "replayed_requests"
    KILL_WEB = "kill_9_web"
    KILL_WORKER = "kill_9_worker"
    KILL_POSTMASTER = "kill_9_postmaster"
    KILL_BACKEND = "kill_9_a_backend"
    KILL_NODE = "kill_9_the_whole_node"
    STOP_WEB = "sigstop_web"
    STOP_WORKER = "sigstop_worker"
    STOP_POSTGRES = "sigstop_postgresql"
    RESTART = "restart"
    POWER_CUT = "power_cut"
    DISK_FULL = "disk_full"
    SYNC_ERROR = "fsync_error"
    SLOW_DISK = "slow_disk"
    CLOCK = "clock_jump"


NETWORK = frozenset(
    {Kind.LOSS, Kind.DELAY, Kind.REORDER, Kind.DOUBLE, Kind.ONE_WAY, Kind.PARTITION, Kind.LINK_DOWN}
    | {Kind.SLOW_LINK, Kind.CORRUPT, Kind.LOST_ANSWER, Kind.REPLAY}
)
DISK = frozenset({Kind.POWER_CUT, Kind.DISK_FULL, Kind.SYNC_ERROR, Kind.SLOW_DISK})
PAIRS = NETWORK - {Kind.LINK_DOWN, Kind.SLOW_LINK}
"""Faults of one direction between two hosts; a partition takes both directions."""

_WEIGHTS = {Kind.POWER_CUT: 2.0, Kind.KILL_NODE: 0.7, Kind.RESTART: 0.7, Kind.CLOCK: 1.5}
_SECONDS = {  # shortest and longest; the others last 2 to 8
    Kind.STOP_WEB: (1.0, 15.0),  # longer than a request waits for its answer
    Kind.STOP_WORKER: (1.0, 6.0),
    Kind.STOP_POSTGRES: (1.0, 6.0),
    Kind.POWER_CUT: (0.0, 1.0),
    Kind.KILL_WEB: (0.0, 0.0),
    Kind.KILL_WORKER: (0.0, 0.0),
    Kind.KILL_POSTMASTER: (0.0, 0.0),
    Kind.KILL_BACKEND: (0.0, 0.0),
    Kind.KILL_NODE: (0.0, 2.0),
    Kind.RESTART: (0.0, 2.0),
    Kind.PARTITION: (3.0, 20.0),
    Kind.ONE_WAY: (3.0, 20.0),
}
_MINUTE, _DAY = 60, 86_400
JUMPS = (2 * _MINUTE, 15 * _MINUTE, 90 * _MINUTE, _DAY, 3 * _DAY, 400 * _DAY)
"""How far a clock jumps, in seconds, forward or back; a letter lives 14 days."""


@dataclass(frozen=True)
class Fault:
    """One fault: `at` seconds after the start `target` is struck for `seconds`; `size` is what the kind makes of it.

    `other` is the second host of a fault between two, else -1. `seed` is the fault's own.
    """

    at: float
    kind: Kind
    target: int
    other: int
    seconds: float
    size: float
    seed: int


def plan(
    *,
    seed: int,
    minutes: float,
    hosts: int,
    count: int,
    kinds: Collection[Kind] = frozenset(Kind),
    cuts: int = 0,
) -> list[Fault]:
    """Return `count` faults in order of time: each kind once, `cuts` power cuts more, the rest drawn by weight."""
    chance = random.Random(seed)
    known = [kind for kind in Kind if kind in kinds]
    drawn = (known + [Kind.POWER_CUT] * cuts)[:count]
    weights = [_WEIGHTS.get(kind, 1.0) for kind in known]
    drawn += chance.choices(known, weights=weights, k=count - len(drawn))
    chance.shuffle(drawn)
    times = sorted(chance.uniform(0, minutes * 60) for _ in drawn)
    return [_drawn(chance, at, kind, hosts) for at, kind in zip(times, drawn, strict=True)]


def _drawn(chance: random.Random, at: float, kind: Kind, hosts: int) -> Fault:
    target = chance.randrange(hosts)
    other = (target + chance.randrange(1, hosts)) % hosts if kind in PAIRS else -1
    seconds = chance.uniform(*_SECONDS.get(kind, (2.0, 8.0)))
    return Fault(
        round(at, 3), kind, target, other, round(seconds, 3), _size(chance, kind), chance.randrange(2**31)
    )


def _size(chance: random.Random, kind: Kind) -> float:
    """Return the share of packets, pages or answers that a fault takes, or the seconds of a jump or delay."""
    match kind:
        case Kind.CLOCK:
            far = chance.choices(JUMPS, weights=(3, 3, 3, 2, 2, 1))[0]
            return float(far * chance.choice((-1, 1)))
        case Kind.POWER_CUT:
            return chance.choice((0.0, 0.3, 0.7))  # of the pages that were not synced survive
        case Kind.DELAY:
            return chance.choice((0.05, 0.2, 0.8))
        case Kind.SLOW_LINK:
            return float(chance.choice((64, 256, 1_000)))  # kbit/s
        case Kind.SLOW_DISK:
            return chance.choice((0.02, 0.1, 0.5))
    return round(chance.uniform(0.05, 0.5), 3)
