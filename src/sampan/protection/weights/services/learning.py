"""What the labels teach today: weights that nobody uses until a person takes them over, and what they still lack."""

from collections.abc import Iterable
from functools import lru_cache

from sampan.engines.matching.comparing import LEVELS, Comparison
from sampan.engines.matching.deciding import IDENTIFYING, decide
from sampan.engines.matching.feedback import FEWEST_PAIRS, FEWEST_REVIEWERS, Adjusted, Label, adjust
from sampan.engines.matching.weighing import Weights, shipped_weights
from sampan.protection.weights.facts import Crossing, Lacking, Proposed
from sampan.protection.weights.services.labelling import kept_labels, terms_of
from sampan.protection.weights.services.rows import weights_in_force


def proposal() -> Proposed:
    """Return what the labels of the whole node teach; the caller has asked for the permission."""
    kept = kept_labels()
    adjusted = _adjusted(kept.labels)
    return Proposed(
        weights=adjusted.weights,
        version=adjusted.version,
        changes=adjusted.changes,
        labels=len(kept.labels),
        reviewers=kept.reviewers,
        left_out=kept.left_out,
        lacking=_lacking(kept.labels),
        crossing=crossing(kept.labels, before=weights_in_force().weights, after=adjusted.weights),
    )


def crossing(labels: Iterable[Label], *, before: Weights, after: Weights) -> Crossing:
    """Return how many labelled pairs would be told otherwise."""
    turned = []
    for label in labels:
        compared = Comparison(label.levels, 0.0)
        if any(compared.level(field) != "missing" for field in IDENTIFYING):
            was, would = (decide(compared, weights=weights).same for weights in (before, after))
            turned.append((was, would, label.same))
    up = [same for was, would, same in turned if would and not was]
    down = [same for was, would, same in turned if was and not would]
    return Crossing(len(turned), len(up), sum(up), len(down), len(down) - sum(down))


@lru_cache(maxsize=2)
def _adjusted(labels: tuple[Label, ...]) -> Adjusted:
    """Return the weights of these labels; seconds with thousands of them, so that a page asks once."""
    return adjust(shipped_weights(), labels)


def _lacking(labels: tuple[Label, ...]) -> tuple[Lacking, ...]:
    """Return what is missing for the levels that somebody met, the nearest first."""
    pairs, reviewers = terms_of(labels)
    order = {field: place for place, field in enumerate(LEVELS)}
    found = [
        Lacking(*term, max(0, FEWEST_PAIRS - count), max(0, FEWEST_REVIEWERS - len(reviewers[term])))
        for term, count in pairs.items()
    ]
    waiting = [one for one in found if one.pairs or one.reviewers]
    return tuple(sorted(waiting, key=lambda one: (one.pairs, one.reviewers, order[one.field], one.level)))
