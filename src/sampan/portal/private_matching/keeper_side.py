"""What the key-holder's process does: it pairs tags that it cannot read, and tells each side its own pairs."""

import json
import math
from collections.abc import Mapping, Sequence

from sampan.engines.matching.private.group import RandomBytes
from sampan.engines.matching.private.pairing import KindWeights, Pair, pair
from sampan.engines.matching.private.registers import read_entries
from sampan.portal.private_matching.channel import Channel
from sampan.portal.private_matching.meeting import SIDES


def run_keeper(
    lines: Mapping[str, Channel], *, weights: KindWeights, threshold_bits: float, random_bytes: RandomBytes
) -> int:
    """Serve the lines of sides a and b; return the number of pairs."""
    kinds = tuple(weights.bits)
    listings = {side: lines[side].receive() for side in SIDES}
    tagged = {"b": lines["a"].receive(), "a": lines["b"].receive()}  # each masks the other's
    entries = {side: read_entries(listings[side], tagged[side], kinds=kinds) for side in SIDES}
    pairs = pair(entries["a"], entries["b"], weights=weights, threshold_bits=threshold_bits)
    labels = [random_bytes(8).hex() for _ in pairs]
    for side in SIDES:
        lines[side].send(_answer(pairs, labels, side=side))
    return len(pairs)


def _answer(pairs: Sequence[Pair], labels: Sequence[str], *, side: str) -> bytes:
    told = [
        (one.a if side == "a" else one.b, label, round(score_of(one.bits), 4), one.kinds)
        for one, label in zip(pairs, labels, strict=True)
    ]
    return json.dumps(sorted(told)).encode()


def score_of(bits: float) -> float:
    """Return the score (0-1) of bits above the chance of a stranger: 0 bits are 0.5."""
    return 1.0 / (1.0 + math.exp2(-max(-60.0, min(60.0, bits))))
