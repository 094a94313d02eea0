"""How well a guesser does: taught on the earlier half and tried on the later one, and the other way; own k-NN inside.

scikit-learn belongs to the environment of this bench alone and is in no lock:
`.venv/bin/uv pip install scikit-learn`. Without it only the k-NN of this module guesses.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Rows = Sequence[Sequence[float]]
Guesser = Callable[[Rows, Sequence[str], Rows], Sequence[str]]
_NEIGHBOURS = 15


@dataclass(frozen=True)
class Score:
    """What a guesser reached: the share of right guesses, what blind guessing reaches, frames, and classes."""

    right: float
    chance: float
    tried: int
    classes: int

    @property
    def above(self) -> float:
        """Return the percentage points above chance."""
        return 100 * (self.right - self.chance)

    @property
    def interval(self) -> float:
        """Return half of the 95 % interval, in percentage points."""
        return 196 * math.sqrt(max(self.right * (1 - self.right), 1e-9) / self.tried)


def score(
    rows: Rows, labels: Sequence[str], guess: Guesser, *, stretches: Sequence[int] = (), seed: int = 1
) -> Score:
    """Return how well `guess` does on rows in the order of time, the classes balanced within each half.

    With `stretches` (of time, one number a row) they are balanced within each of them: then what all frames of a
    stretch have in common, such as a crowded machine, is no help.
    """
    half, right, tried = len(labels) // 2, 0, 0
    spans = stretches or [int(place >= half) for place in range(len(labels))]
    chosen = balanced(labels, spans, random.Random(seed))
    earlier, later = [i for i in chosen if i < half], [i for i in chosen if i >= half]
    for taught, asked in ((earlier, later), (later, earlier)):
        told = guess([rows[i] for i in taught], [labels[i] for i in taught], [rows[i] for i in asked])
        right += sum(one == labels[i] for one, i in zip(told, asked, strict=True))
        tried += len(asked)
    return Score(right / tried, 1 / len(set(labels)), tried, len(set(labels)))


def balanced(labels: Sequence[str], spans: Sequence[int], chance: random.Random) -> list[int]:
    """Return some places, in order, with as many of each class within each span as the rarest has there."""
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    classes = len(set(labels))
    for place, (label, span) in enumerate(zip(labels, spans, strict=True)):
        found[span][label].append(place)
    drawn: list[int] = []
    for one in found.values():
        rarest = min(len(places) for places in one.values()) if len(one) == classes else 0
        drawn += [place for places in one.values() for place in chance.sample(places, rarest)]
    return sorted(drawn)


def nearest(rows: Rows, labels: Sequence[str], asked: Rows) -> list[str]:
    """Guess by the 15 nearest frames, each feature in its own measure (its middle half)."""
    scales = [_scale(column) for column in zip(*rows, strict=True)]
    known = [_scaled(row, scales) for row in rows]
    return [_vote(known, labels, _scaled(row, scales)) for row in asked]


def _vote(known: Rows, labels: Sequence[str], row: Sequence[float]) -> str:
    far = sorted((math.dist(one, row), label) for one, label in zip(known, labels, strict=True))
    return Counter(label for _, label in far[:_NEIGHBOURS]).most_common(1)[0][0]


def _scale(column: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(column)
    quarter = len(ordered) // 4
    width = ordered[-1 - quarter] - ordered[quarter]
    return ordered[len(ordered) // 2], width or (ordered[-1] - ordered[0]) or 1.0


def _scaled(row: Sequence[float], scales: Sequence[tuple[float, float]]) -> list[float]:
    return [
        max(-10.0, min(10.0, (one - middle) / width))
        for one, (middle, width) in zip(row, scales, strict=True)
    ]
