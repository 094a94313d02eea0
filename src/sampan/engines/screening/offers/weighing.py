"""How much what is found makes a message like a lure: a sum of contributions, calibrated to a probability.

`weights.csv` is written by `bench.screening.learning` from the labelled messages. Signs only add, claims of an honest
offer only take away, so that each contribution can be told to a person.
"""

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.engines.screening.offers.codes import EVERYDAY
from sampan.engines.screening.offers.finding import ASSERTED, Found

THRESHOLD = 0.5
"""From this score on a message is told to be a lure (ADR 0040)."""
WEAK = 0.4  # what a weak pattern counts beside a plain one
_FILE = Path(__file__).parent / "weights.csv"
_BASE = "base"
_LANGUAGE = "language"  # what is added for a language whose patterns find more or less than those of others
NO_SIGN = ("none", "no_sign")  # stands where nothing of a lure was found


@dataclass(frozen=True)
class Contribution:
    """What one code adds to the sum (natural logarithm of the odds); below 0 it takes away."""

    kind: str
    code: str
    amount: float


def contributions(found: Iterable[Found]) -> tuple[Contribution, ...]:
    """Return what each asserted code contributes, the heaviest first."""
    weights = _weights()
    told = [
        Contribution(kind, code, weights.get((kind, code), 0.0) * strength)
        for (kind, code), strength in strengths(found).items()
    ]
    return tuple(sorted(told, key=lambda it: (-abs(it.amount), it.kind, it.code)))


def strengths(found: Iterable[Found]) -> Mapping[tuple[str, str], float]:
    """Return how strongly each code is asserted, by kind and code: 1, or `WEAK` by weak patterns alone."""
    told: dict[tuple[str, str], float] = {}
    for one in found:
        if one.stance == ASSERTED:
            name = (one.kind, one.code)
            told[name] = max(told.get(name, 0.0), WEAK if one.is_weak else 1.0)
    return told if any(kind == "sign" for kind, _ in told) else told | {NO_SIGN: 1.0}


def is_enough(found: Iterable[Found]) -> bool:
    """Whether the signs are enough to speak of a lure: two of them, or one that honest messages seldom have."""
    signs = {one.code for one in found if one.kind == "sign" and one.stance == ASSERTED}
    return len(signs) > 1 or bool(signs - EVERYDAY)


def score_of(some: Iterable[Contribution], language: str) -> float:
    """Return the probability, 0 to 1, that a message of a language with these contributions is a lure."""
    start = _weights()[_BASE, ""] + _weights().get((_LANGUAGE, language), 0.0)
    return 1 / (1 + math.exp(-(start + sum(one.amount for one in some))))


@cache
def _weights() -> dict[tuple[str, str], float]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["code"]): float(row["weight"]) for row in csv.DictReader(file)}
