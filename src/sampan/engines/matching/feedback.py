"""What reviewers decided goes back into the weights: labelled pairs in, bounded and explained adjustments out.

A queue of review holds no pairs by lot: it holds those that look alike. Shares counted there would be wrong, so that
m and u are not counted again; instead each level's bits are moved until the scores say what the reviewers said
(logistic regression from the given weights, which such a choice of pairs does not bend; its free constant takes up
how many pairs of the queue are of one person, and is thrown away). Five things keep a few wrong labels, by mistake or
by intent, from turning a weight: a share of labels is taken for wrong from the start, so that a label against strong
evidence pulls hardly at all; a weight moves only by what two standard errors do not explain, so that most stay
where they were; nobody counts for more than a third of the labels; a level needs labels of two people and twenty
pairs; and no weight moves by more than `MOST_BITS`.

Sources: King and Zeng, Logistic regression in rare events data (2001), for the choice of pairs; Copas, Binary
regression models for contaminated data (1988), for labels that are wrong; Tibshirani, Regression shrinkage and
selection via the lasso (1996), for weights that stay. The figures here are our choice.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sampan.engines.matching.comparing import LEVELS, MISSING
from sampan.engines.matching.weighing import Weights, posterior
from sampan.vocabulary.canonical import JsonValue, content_hash
from sampan.vocabulary.errors import InvalidInput

SPECIFICATION = "feedback-1"
MOST_BITS = (
    2.0  # by which a weight may move: enough to turn a doubtful pair, never one with a document and a name
)
FEWEST_PAIRS = 20  # labelled pairs with a level, below which its weight stays
FEWEST_REVIEWERS = 2
_MOST_OF_OTHERS = (
    0.5  # one reviewer's labels count for half as much as all others' at most: a third of the whole
)
_WRONG = 0.03  # share of labels taken for wrong
_CAUTION = 2.0  # standard errors that a weight's labels must show before it moves, and by which it moves less
_FREE = 0.1  # bits: for the constant; a queue chosen by score alone leaves chances by level as they are
_ROUNDS = 300
_NATS = math.log(2)

Term = tuple[str, str]
_CONSTANT: Term = ("", "")


@dataclass(frozen=True)
class Label:
    """What one person decided on one pair.

    `levels`: its codes in the order of `LEVELS`, as `Comparison.levels` has them; `same`: one person or two;
    `reviewer`: any text that tells reviewers apart and is nobody's name.
    """

    levels: tuple[str, ...]
    same: bool
    reviewer: str

    def __post_init__(self) -> None:
        if len(self.levels) != len(LEVELS):
            raise InvalidInput("A label does not have one level for each field.", field="levels")
        for (field, known), level in zip(LEVELS.items(), self.levels, strict=True):
            if level not in known:
                raise InvalidInput("A label has a level that its field does not have.", field=field)


@dataclass(frozen=True)
class Change:
    """How one weight moved. `before`, `after`: bits; `same`, `other`: labelled pairs with this level, as decided."""

    field: str
    level: str
    before: float
    after: float
    same: int
    other: int

    @property
    def in_words(self) -> str:
        """One sentence for the person who takes the weights over; it tells of no pair."""
        moved = "more" if self.after > self.before else "less"
        return (
            f"{self.field}, {self.level}: speaks {moved} for one person than before "
            f"({self.before:+.1f} to {self.after:+.1f} bits), since of {self.same + self.other} reviewed pairs "
            f"{self.same} were of one person."
        )


@dataclass(frozen=True)
class Adjusted:
    """New weights, what moved (the farthest first), how many labels there were, and the version of the whole.

    `version` depends on the weights before, the adjustments and the rules here, and on nothing else: the same labels
    in another order give the same version.
    """

    weights: Weights
    changes: tuple[Change, ...]
    labels: int
    version: str


def adjust(weights: Weights, labels: Iterable[Label]) -> Adjusted:
    """Return `weights` moved towards what the labels say; without enough labels they come back as they were.

    Start from the shipped weights and all labels kept, not from weights adjusted before: a label must count once.
    InvalidInput where `weights` were adjusted already.
    """
    if weights.adjustments:
        raise InvalidInput(
            "These weights were adjusted already, so that labels would count twice.",
            remedy="Start from the shipped weights and give all the labels.",
        )
    kept = list(labels)
    counted = _counted(kept)
    movable = _movable(kept)
    moved = _fitted(counted, weights=weights, movable=movable)
    found = {term: round(bits, 3) for term, bits in moved.items() if abs(bits) >= 0.0005}
    new = replace(weights, adjustments=found)
    return Adjusted(new, _changes(kept, weights, new), len(kept), _version(weights, found))


def _counted(labels: Sequence[Label]) -> dict[tuple[tuple[str, ...], bool], float]:
    """Return how much each pattern with its decision counts, when nobody counts for more than their share."""
    of_reviewer = Counter(label.reviewer for label in labels)
    counted: dict[tuple[tuple[str, ...], bool], float] = defaultdict(float)
    for label in sorted(labels, key=lambda one: (one.levels, one.same, one.reviewer)):
        own = of_reviewer[label.reviewer]
        counted[label.levels, label.same] += min(1.0, _MOST_OF_OTHERS * (len(labels) - own) / own)
    return counted


def _movable(labels: Iterable[Label]) -> tuple[Term, ...]:
    """Return the levels that enough pairs of enough reviewers have."""
    pairs: Counter[Term] = Counter()
    reviewers: dict[Term, set[str]] = defaultdict(set)
    for label in labels:
        for term in _terms(label.levels):
            pairs[term] += 1
            reviewers[term].add(label.reviewer)
    return tuple(
        sorted(
            term
            for term, count in pairs.items()
            if count >= FEWEST_PAIRS and len(reviewers[term]) >= FEWEST_REVIEWERS
        )
    )


def _terms(levels: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(term for term in zip(LEVELS, levels, strict=True) if term[1] != MISSING)


def _fitted(
    counted: Mapping[tuple[tuple[str, ...], bool], float], *, weights: Weights, movable: tuple[Term, ...]
) -> dict[Term, float]:
    """Return the bits by which each level moves, by ascent of the likelihood, each step drawn back by its caution."""
    rows = [
        (
            [term for term in (_CONSTANT, *_terms(levels)) if term == _CONSTANT or term in movable],
            weights.prior_bits + sum(weights.bits(*term) for term in _terms(levels)),
            same,
            count,
        )
        for (levels, same), count in counted.items()
    ]
    moved = dict.fromkeys((_CONSTANT, *movable), 0.0)
    step, caution = _step(rows), _caution(rows)
    for _ in range(_ROUNDS if movable else 0):
        pull = dict.fromkeys(moved, 0.0)
        for terms, start, same, count in rows:
            by = count * _pull(start + sum(moved[term] for term in terms), same)
            for term in terms:
                pull[term] += by
        for term in moved:
            most = MOST_BITS if term != _CONSTANT else 3 * _FREE
            gone = moved[term] + pull[term] * step[term]
            held = math.copysign(max(0.0, abs(gone) - caution[term] * step[term]), gone)
            moved[term] = max(-most, min(most, held))
    return {term: bits for term, bits in moved.items() if term != _CONSTANT}


def _step(rows: Iterable[tuple[list[Term], float, bool, float]]) -> dict[Term, float]:
    """Return how far each weight may go at once, so that the ascent never overshoots: one over its steepest curve."""
    curve: dict[Term, float] = defaultdict(float)
    for terms, _, _, count in rows:
        for term in terms:
            curve[term] += count * len(terms) * _NATS**2 / 4
    return {term: 1 / bent if bent else 0.0 for term, bent in curve.items()}  # 0: one reviewer alone


def _caution(rows: Iterable[tuple[list[Term], float, bool, float]]) -> dict[Term, float]:
    """Return the slope that chance alone gives each weight's likelihood, times our caution."""
    spread: dict[Term, float] = defaultdict(float)
    for terms, start, _, count in rows:
        chance = posterior(start)
        for term in terms:
            spread[term] += count * chance * (1 - chance)
    return {term: _CAUTION * _NATS * math.sqrt(told) for term, told in spread.items()}


def _pull(bits: float, same: bool) -> float:
    """Return the slope of a label's log likelihood by bits; next to nothing where strong evidence contradicts it."""
    chance = posterior(bits)
    told = _WRONG + (1 - 2 * _WRONG) * (chance if same else 1 - chance)
    slope = (1 - 2 * _WRONG) * chance * (1 - chance) * _NATS / told
    return slope if same else -slope


def _changes(labels: Iterable[Label], before: Weights, after: Weights) -> tuple[Change, ...]:
    counted = Counter((term, label.same) for label in labels for term in _terms(label.levels))
    changes = [
        Change(*term, before.bits(*term), after.bits(*term), counted[term, True], counted[term, False])
        for term in after.adjustments
    ]
    return tuple(sorted(changes, key=lambda one: (-abs(one.after - one.before), one.field, one.level)))


def _version(weights: Weights, found: Mapping[Term, float]) -> str:
    """Return the name of these weights: the rules, and a hash of what the weights were and how they moved."""
    held: dict[str, JsonValue] = {
        "before": {
            field: {level: [f"{chance.m:.9g}", f"{chance.u:.9g}"] for level, chance in levels.items()}
            for field, levels in weights.chances.items()
        },
        "prior_bits": f"{weights.prior_bits:.9g}",
        "moved": {f"{field}.{level}": f"{bits:.3f}" for (field, level), bits in found.items()},
    }
    return f"{SPECIFICATION}/{content_hash(held)[:16]}"
