"""Learns how sure signs are and what they weigh, and judges messages by what was learnt without them."""

from dataclasses import dataclass

import numpy as np

from bench.screening.labelled import FOLDS, NAMES, Messages
from sampan.engines.screening.offers import evidence, weighing
from sampan.engines.screening.offers.codes import EVERYDAY, SIGNS
from sampan.engines.screening.offers.finding import IMPRESSION

ADDING_ACTS = ("offers_", "takes_", "carries", "resale", "recruits_", "pays_your")
ADDS = np.array(
    [
        kind in ("sign", IMPRESSION[0]) or (kind == "act" and code.startswith(ADDING_ACTS))
        for kind, code in NAMES
    ]
)
_PENALTY, _EVIDENCE_PENALTY = 2.0, 2.0
_STEPS = 12
_SIGN_OF_EVIDENCE = np.array([-1.0 if name == "denied" else 1.0 for name in evidence.NAMES])


@dataclass(frozen=True)
class Judged:
    """Scores of messages (n), certainties of their signs (n x signs), and which a plain pattern finds (n x signs)."""

    scores: np.ndarray
    sure: np.ndarray
    plain: np.ndarray

    def shown(self) -> np.ndarray:
        """Return which signs are told, n x signs: see `weighing.signs_shown`."""
        like = self.scores >= weighing.THRESHOLD
        others = self.sure >= weighing.LEAST_SHOWN
        shown = self.sure >= np.where(like, weighing.SHOWN_IN_A_LURE, weighing.SHOWN)[:, None]
        shown |= like[:, None] & others & self.plain
        wanting = like & ~_enough(shown) & _enough(others)
        return np.where(wanting[:, None], others, shown)

    def told(self) -> np.ndarray:
        """Return which messages are told to be lures."""
        return np.asarray((self.scores >= weighing.THRESHOLD) & _enough(self.shown()))


def judged_apart(messages: Messages, *, own_language: bool = False) -> Judged:
    """Return each message's judgement by weights learnt without its scenario.

    And weights of signs without its language, or from its language alone (`own_language`).
    """
    scores, sure = np.zeros(len(messages.lures)), np.zeros(messages.signs.shape)
    for fold in range(FOLDS):
        weights = learn_evidence(messages.some(messages.folds != fold))
        here = messages.certainties(weights)
        x, tested = messages.features(here), messages.folds == fold
        sure[tested] = here[tested]
        for language in sorted(set(messages.languages)):
            own = ~tested & (messages.languages == language)
            others = own if own_language else ~tested & (messages.languages != language)
            learnt = learn(x[others], messages.lures[others])
            learnt[-1] += offset(x[own], messages.lures[own], learnt)
            wanted = tested & (messages.languages == language)
            scores[wanted] = scored(x[wanted], learnt)
    return Judged(scores, sure, messages.evidence[:, :, evidence.NAMES.index("plain")] > 0)


def _enough(shown: np.ndarray) -> np.ndarray:
    """Return where signs are enough to speak of a lure: see `weighing.is_enough`."""
    rare = np.array([code not in EVERYDAY for code in SIGNS])
    return np.asarray((shown.sum(axis=1) > 1) | shown[:, rare].any(axis=1))


def learn_evidence(messages: Messages) -> np.ndarray:
    """Return weights of `evidence.NAMES`, then a base for each sign: logistic regression by Newton's steps.

    A name whose weight would speak for the wrong side is left out.
    """
    count, signs, names = messages.evidence.shape
    x = np.concatenate([messages.evidence, np.broadcast_to(np.eye(signs), (count, signs, signs))], axis=2)
    x, y = x.reshape(count * signs, -1), messages.signs.reshape(-1).astype(float)
    used = np.append(messages.evidence.any(axis=(0, 1)), np.full(signs, True))
    while True:
        weights = _newton(x[:, used], y)
        full = np.zeros(len(used))
        full[used] = weights
        wrong = full[:names] * _SIGN_OF_EVIDENCE < 0
        if not wrong.any():
            return full
        used[:names] &= ~wrong


def learn(x: np.ndarray, y: np.ndarray, *, rounds: int = 1500) -> np.ndarray:
    """Return weights, the last one the base: logistic regression with a penalty, whose directions are kept.

    By accelerated projected gradient.
    """
    x = np.hstack([x, np.ones((len(x), 1))])
    low = np.append(np.where(ADDS, 0.0, -np.inf), -np.inf)
    high = np.append(np.where(ADDS, np.inf, 0.0), np.inf)
    penalty = np.append(np.full(len(ADDS), _PENALTY), 0.0)
    step = 1.0 / (0.25 * np.linalg.norm(x, 2) ** 2 + _PENALTY)
    weights = ahead = np.zeros(x.shape[1])
    momentum = 1.0
    for _ in range(rounds):
        error = 1 / (1 + np.exp(-(x @ ahead))) - y
        new = np.clip(ahead - step * (x.T @ error + penalty * ahead), low, high)
        later = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = new + (momentum - 1) / later * (new - weights)
        weights, momentum = new, later
    return weights


def scored(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the probabilities of a lure."""
    return np.asarray(1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1]))))


def offset(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> float:
    """Return what is to be added to the base for one language: that which makes the mean score its share of lures."""
    added = 0.0
    for _ in range(50):
        scores = scored(x, np.append(weights[:-1], weights[-1] + added))
        slope = float((scores * (1 - scores)).sum()) + _PENALTY
        added -= (float((scores - y).sum()) + _PENALTY * added) / slope
    return added


def _newton(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (likely - y) + _EVIDENCE_PENALTY * weights
        bend = (x * (likely * (1 - likely))[:, None]).T @ x + _EVIDENCE_PENALTY * np.eye(x.shape[1])
        weights -= np.linalg.solve(bend, slope)
    return weights
