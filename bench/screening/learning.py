"""Learns how much each finding says that a message is a lure: a logistic sum whose signs only add and whose claims only take away."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sampan.engines.screening.offers.codes import ACTS, CLAIMS, SIGNS
from sampan.engines.screening.offers.finding import ASSERTED, Found

NAMES = tuple(f"sign {c}" for c in SIGNS) + tuple(f"claim {c}" for c in CLAIMS) + tuple(f"act {c}" for c in ACTS)
ADDS = frozenset(name for name in NAMES if name.startswith("sign") or any(name.startswith(f"act {p}") for p in ("offers_", "takes_", "carries", "resale", "recruits_", "pays_your")))


def features_of(found: Sequence[Found]) -> np.ndarray:
    """Return one number a code: 1 when asserted, 0.4 when only weakly, 0 else."""
    row = np.zeros(len(NAMES))
    for one in found:
        if one.stance == ASSERTED:
            place = NAMES.index(f"{one.kind} {one.code}")
            row[place] = max(row[place], 0.4 if one.is_weak else 1.0)
    return row


def learn(x: np.ndarray, y: np.ndarray, *, strength: float = 2.0, rounds: int = 1500) -> np.ndarray:
    """Return weights, the last one the constant: penalised logistic regression by projected gradient, with the directions kept."""
    x = np.hstack([x, np.ones((len(x), 1))])
    low = np.array([0.0 if name in ADDS else -np.inf for name in NAMES] + [-np.inf])
    high = np.array([np.inf if name in ADDS else 0.0 for name in NAMES] + [np.inf])
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], strength)
    penalty[-1] = 0
    step = 1.0 / (0.25 * np.linalg.norm(x, 2) ** 2 + strength)
    ahead, momentum = weights, 1.0
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-(x @ ahead)))
        new = np.clip(ahead - step * (x.T @ (p - y) + penalty * ahead), low, high)
        later = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = new + (momentum - 1) / later * (new - weights)
        weights, momentum = new, later
    return weights


def out_of_fold(features: list[np.ndarray], rows: list[Any]) -> list[float]:
    """Return each message's score by weights learnt from the other scenarios."""
    x, y = np.array(features), np.array([row["is_lure"] for row in rows], dtype=float)
    groups = np.array([int(row["scenario"][1:]) % 5 for row in rows])
    scores = np.zeros(len(rows))
    for group in range(5):
        weights = learn(x[groups != group], y[groups != group])
        scores[groups == group] = 1 / (1 + np.exp(-(x[groups == group] @ weights[:-1] + weights[-1])))
    return list(scores)
