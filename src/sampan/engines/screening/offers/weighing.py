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
from sampan.engines.screening.offers.finding import ASSERTED, IMPRESSION, Found

THRESHOLD = 0.5
"""From this score on a message is told to be a lure (ADR 0040)."""
SHOWN, SHOWN_IN_A_LURE, LEAST_SHOWN = 0.45, 0.3, 0.2
"""Certainty from which a sign is shown, from which in a message that is like a lure, and the least there.

The least is enough for what a plain pattern finds, and where no surer signs are there.
"""
WEAK = 0.4  # what a weak pattern counts beside a plain one
FILE = Path(__file__).parent / "weights.csv"
_BASE = "base"
_LANGUAGE = "language"  # what is added for a language whose patterns find more or less than those of others
_CERTAIN = frozenset({"sign", IMPRESSION[0]})
NO_SIGN = ("none", "no_sign")  # stands where nothing of a lure was found


@dataclass(frozen=True)
class Contribution:
    """What one code adds to the sum (natural logarithm of the odds); below 0 it takes away."""

    kind: str
    code: str
    amount: float


def contributions(found: Iterable[Found], way: str) -> tuple[Contribution, ...]:
    """Return what each asserted code contributes, the heaviest first. `way`: see `evidence`."""
    weights = _weights(way)
    told = [
        Contribution(kind, code, weights.get((kind, code), 0.0) * strength)
        for (kind, code), strength in strengths(found).items()
    ]
    return tuple(sorted(told, key=lambda it: (-abs(it.amount), it.kind, it.code)))


def strengths(found: Iterable[Found]) -> Mapping[tuple[str, str], float]:
    """Return how strongly each code is asserted, by kind and code.

    Signs and the impression by their certainty, others 1 or `WEAK`.
    """
    told: dict[tuple[str, str], float] = {}
    for one in found:
        if one.stance == ASSERTED:
            strength = one.certainty if one.kind in _CERTAIN else WEAK if one.is_weak else 1.0
            told[one.kind, one.code] = max(told.get((one.kind, one.code), -math.inf), strength)
    surest = max((strength for (kind, _), strength in told.items() if kind == "sign"), default=0.0)
    return told | {NO_SIGN: 1.0 - surest}


def is_enough(signs_shown: Iterable[Found]) -> bool:
    """Whether the signs are enough to speak of a lure: two of them, or one that honest messages seldom have."""
    signs = {one.code for one in signs_shown}
    return len(signs) > 1 or bool(signs - EVERYDAY)


def signs_shown(found: Iterable[Found], score: float) -> tuple[Found, ...]:
    """Return the signs that are told: less sure ones only beside what makes the message like a lure."""
    signs = [one for one in found if one.kind == "sign" and one.stance == ASSERTED]
    if score < THRESHOLD:
        return _sure(signs, SHOWN)
    others = _sure(signs, LEAST_SHOWN)
    shown = tuple(one for one in others if one.certainty >= SHOWN_IN_A_LURE or (one.line and not one.is_weak))
    return others if is_enough(others) and not is_enough(shown) else shown


def _sure(signs: Iterable[Found], least: float) -> tuple[Found, ...]:
    return tuple(one for one in signs if one.certainty >= least)


def score_of(some: Iterable[Contribution], language: str, way: str) -> float:
    """Return the probability, 0 to 1, that a message of a language with these contributions is a lure."""
    weights = _weights(way)
    start = weights[_BASE, ""] + weights.get((_LANGUAGE, language), 0.0)
    return 1 / (1 + math.exp(-(start + sum(one.amount for one in some))))


@cache
def _weights(way: str) -> dict[tuple[str, str], float]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["code"]): float(row[way]) for row in csv.DictReader(file)}
