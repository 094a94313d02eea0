"""What agreement is worth: Fellegi and Sunter's weights, learnt from pairs, adjusted by how common a thing is.

A level's weight is log2(m / u) bits: m is its share among pairs of one person, u among pairs of two people.
Sources of the model: Fellegi and Sunter, A theory for record linkage (1969); term frequencies and EM as in Winkler
(1988, 2000) and in Splink's documentation. The shipped figures stand in `levels.csv` with source and date.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sampan.engines.matching.comparing import LEVELS, MISSING, Comparison
from sampan.engines.matching.tables import read_rows

PRIOR_BITS = -9.0  # one pair in 512 is of one person, where somebody or an index put the two side by side
_SMOOTHING = 0.5  # pairs added to each level, so that a level nobody has seen is rare and not impossible
_ADJUSTED = ("exact", "same_without_marks", "romanisation", "order", "part")
_MOST_ADJUSTMENT = 4.0  # bits; a table of frequencies is never the population


@dataclass(frozen=True)
class Chance:
    """A level's share among pairs of one person (`m`) and of two people (`u`), each in 0..1, none of them 0."""

    m: float
    u: float

    @property
    def bits(self) -> float:
        """The weight in bits: above 0 speaks for one person."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True)
class Weights:
    """The chances of every field's levels, and the prior in bits; `missing` is worth nothing.

    `adjustments`: bits by (field, level) that reviewers' decisions added, see `feedback`.
    """

    chances: Mapping[str, Mapping[str, Chance]]
    prior_bits: float = PRIOR_BITS
    adjustments: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def bits(self, field_name: str, level: str) -> float:
        """Return the weight of one level of one field; 0 where something is missing or was never learnt."""
        chance = self.chances.get(field_name, {}).get(level)
        if level == MISSING or chance is None:
            return 0.0
        return chance.bits + self.adjustments.get((field_name, level), 0.0)


@dataclass(frozen=True)
class Frequencies:
    """How common things are in the register. `tokens`: share of people with a part of a name, 0..1.

    `phones`: number of records with a telephone number. What is not in the tables is taken as ordinary.
    """

    tokens: Mapping[str, float] = field(default_factory=dict)
    phones: Mapping[str, int] = field(default_factory=dict)
    ordinary_token: float = 0.005


def weigh(
    comparison: Comparison, *, weights: Weights, frequencies: Frequencies | None = None
) -> tuple[tuple[str, str, float], ...]:
    """Return (field, level, bits) for each field that could be compared, in the order of `LEVELS`."""
    known = [(name, comparison.level(name)) for name in LEVELS if comparison.level(name) != MISSING]
    return tuple(
        (name, level, weights.bits(name, level) + _adjustment(comparison, name, level, frequencies))
        for name, level in known
    )


def posterior(bits: float) -> float:
    """Return the probability of odds given as bits: 0 bits are 0.5, 10 bits 0.999."""
    return 1.0 / (1.0 + math.exp2(-max(-60.0, min(60.0, bits))))


def learn(patterns: Iterable[tuple[tuple[str, ...], float, float]], *, prior_bits: float) -> Weights:
    """Return the weights of counted patterns: (levels in the order of `LEVELS`, pairs of one person, of two).

    The counts may be fractions, as EM gives them. A level's share is taken among the pairs where both are known.
    """
    counted = {name: {level: [_SMOOTHING, _SMOOTHING] for level in levels} for name, levels in LEVELS.items()}
    for pattern, same, other in patterns:
        for name, level in zip(LEVELS, pattern, strict=True):
            counted[name][level][0] += same
            counted[name][level][1] += other
    return Weights({name: _shares(levels) for name, levels in counted.items()}, prior_bits)


def expectation_maximisation(
    patterns: Mapping[tuple[str, ...], int], *, start: Weights, rounds: int = 20
) -> Weights:
    """Return weights learnt from counted patterns without known truth, starting from `start`.

    Needs a few thousand pairs that blocking brought together; the prior of the result is that of these pairs.
    """
    weights = start
    for _ in range(rounds):
        shared = [(pattern, count, _belief(pattern, weights)) for pattern, count in patterns.items()]
        same = sum(count * belief for _, count, belief in shared)
        odds = max(same, 1e-9) / max(sum(patterns.values()) - same, 1e-9)
        weights = learn(
            ((pattern, count * belief, count * (1 - belief)) for pattern, count, belief in shared),
            prior_bits=math.log2(odds),
        )
    return weights


def shipped_weights() -> Weights:
    """Return the weights of `levels.csv`, read once."""
    return _shipped()


@cache
def _shipped() -> Weights:
    chances: dict[str, dict[str, Chance]] = {}
    for row in read_rows(Path(__file__).parent / "levels.csv"):
        chances.setdefault(row["field"], {})[row["level"]] = Chance(float(row["m"]), float(row["u"]))
    return Weights(chances)


def _belief(pattern: tuple[str, ...], weights: Weights) -> float:
    told = sum(weights.bits(name, level) for name, level in zip(LEVELS, pattern, strict=True))
    return posterior(weights.prior_bits + told)


def _shares(levels: Mapping[str, list[float]]) -> dict[str, Chance]:
    known = {level: counts for level, counts in levels.items() if level != MISSING}
    same, other = (sum(counts[side] for counts in known.values()) for side in (0, 1))
    return {level: Chance(counts[0] / same, counts[1] / other) for level, counts in known.items()}


def _adjustment(comparison: Comparison, name: str, level: str, frequencies: Frequencies | None) -> float:
    if frequencies is None:
        return 0.0
    if name == "phone" and level == "same":
        holders = min((frequencies.phones.get(one, 2) for one in comparison.shared_phones), default=2)
        return -math.log2(max(holders, 2) / 2)
    if name == "name" and level in _ADJUSTED:
        return _rarity(comparison.shared_tokens, frequencies)
    return 0.0


def _rarity(shared: tuple[str, ...], frequencies: Frequencies) -> float:
    """Bits by which the shared parts of a name are rarer than ordinary ones; below 0 for common ones."""
    ordinary = frequencies.ordinary_token
    bits = sum(math.log2(ordinary / max(frequencies.tokens.get(one, ordinary), 1e-6)) for one in shared)
    return max(-_MOST_ADJUSTMENT, min(_MOST_ADJUSTMENT, bits))
