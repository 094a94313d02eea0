"""What the senders write, and when: each with a rhythm, a mix of kinds and sizes of its own. Pure: chance comes in."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

OCTETS = {
    "preservation": (500, 1_500),
    "urgent": (300, 2_500),
    "preview": (1_800, 4_500),
    "release": (6_000, 26_000),
    "alert": (700, 3_000),
    "figures": (9_000, 30_000),
}
"""Kind: the fewest and most octets of its body; the largest fit into a steady frame of 64 KiB."""
_STRETCH = 20.0  # seconds on average of which a node is busy, and then idle


@dataclass(frozen=True)
class Sender:
    """How one node writes: letters a second on average, its rhythm, and the weight of each kind in `OCTETS`."""

    rhythm: str
    mix: tuple[int, ...]


SENDERS = {
    "vn-one": Sender("evenly", (1, 1, 3, 2, 1, 2)),
    "kh-two": Sender("stretches", (1, 1, 1, 2, 3, 2)),
    "th-three": Sender("bursts", (4, 3, 1, 1, 1, 2)),
}


def letters(name: str, *, rate: float, chance: random.Random) -> Iterator[tuple[float, str, int]]:
    """Yield for ever when each letter of a sender is written (seconds from the start), its kind and its octets.

    No rhythm keeps to the hours of a day: everybody knows office hours without watching a line.
    """
    sender, at, turns, is_busy = SENDERS[name], 0.0, 0.0, False
    kinds = list(OCTETS)
    while True:
        if sender.rhythm == "stretches" and at >= turns:
            is_busy, turns = not is_busy, at + chance.expovariate(1 / _STRETCH)
        many = chance.randint(2, 5) if sender.rhythm == "bursts" else 1
        busyness = {"evenly": 1.0, "bursts": 1 / 3.5, "stretches": 1.7 if is_busy else 0.3}[sender.rhythm]
        at += chance.expovariate(rate * busyness)
        for _ in range(many):
            kind = chance.choices(kinds, sender.mix)[0]
            fewest, most = OCTETS[kind]
            yield at, kind, chance.randint(fewest, most)
