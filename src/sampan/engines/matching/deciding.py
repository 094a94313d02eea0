"""One score and one threshold: whether two records are of one person, as far as they tell."""

from dataclasses import dataclass

from sampan.engines.matching.comparing import Comparison, compare
from sampan.engines.matching.names.comparing import SAME as SAME_NAME
from sampan.engines.matching.records import MatchRecord
from sampan.engines.matching.weighing import Frequencies, Weights, posterior, shipped_weights, weigh

SAME = 0.5
"""The published threshold: at this score and above two records are taken for one person."""

IDENTIFYING = ("birth_date", "phone", "document", "handle")
"""Fields of which one must be known in both before the weights decide; without any of them names alone do."""

_BITS_A_POINT = 40.0  # of name score above the threshold of names: 0.05 above it give 2 bits, a score of 0.8


@dataclass(frozen=True)
class Reason:
    """Why: a field, the code of its level, and bits for (above 0) or against one person."""

    field: str
    code: str
    bits: float


@dataclass(frozen=True)
class Decision:
    """`score`: 0..1; `same`: score >= SAME; `reasons`: the fields that could be compared, the weightiest first."""

    score: float
    same: bool
    reasons: tuple[Reason, ...]


def match(
    a: MatchRecord,
    b: MatchRecord,
    *,
    weights: Weights | None = None,
    frequencies: Frequencies | None = None,
) -> Decision:
    """Compare two records and decide; symmetric. Two records without a common field score 0."""
    return decide(compare(a, b), weights=weights or shipped_weights(), frequencies=frequencies)


def decide(comparison: Comparison, *, weights: Weights, frequencies: Frequencies | None = None) -> Decision:
    """Return the decision on a comparison.

    Where nothing but a name and what thousands share (sex, province, nationality) can be compared, the question is
    whether it is the same name: then the threshold of names decides, and what speaks against it.
    """
    told = weigh(comparison, weights=weights, frequencies=frequencies)
    if not told:
        return Decision(0.0, False, ())
    if any(name in IDENTIFYING for name, _, _ in told):
        bits = weights.prior_bits + sum(bits for _, _, bits in told)
    elif comparison.level("name") == "missing":
        bits = weights.prior_bits
    else:
        bits = _name_bits(comparison) + sum(min(bits, 0.0) for name, _, bits in told if name != "name")
    reasons = sorted((Reason(*one) for one in told), key=lambda reason: -abs(reason.bits))
    score = round(posterior(bits), 6)
    return Decision(score, score >= SAME, tuple(reasons))


def _name_bits(comparison: Comparison) -> float:
    return (comparison.name_score - SAME_NAME) * _BITS_A_POINT
