"""How well a guesser does: taught on the earlier half and tried on the later one, and the other way; own k-NN inside.

scikit-learn belongs to the environment of this bench alone and is in no lock:
`.venv/bin/uv pip install scikit-learn`. Without it only the k-NN of this module guesses.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
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


def score(rows: Rows, labels: Sequence[str], guess: Guesser, *, seed: int = 1) -> Score:
    """Return how well `guess` does on rows in the order of time, the classes balanced within each half."""
    half, right, tried = len(labels) // 2, 0, 0
    earlier = balanced(labels, range(half), random.Random(seed))
    later = balanced(labels, range(half, len(labels)), random.Random(seed))
    for taught, asked in ((earlier, later), (later, earlier)):
        told = guess([rows[i] for i in taught], [labels[i] for i in taught], [rows[i] for i in asked])
        right += sum(one == labels[i] for one, i in zip(told, asked, strict=True))
        tried += len(asked)
    classes = len({labels[i] for i in earlier})
    return Score(right / tried, 1 / classes, tried, classes)


def balanced(labels: Sequence[str], places: Iterable[int], chance: random.Random) -> list[int]:
    """Return some of the places, in order, with as many of each class as the rarest has among them."""
    found: dict[str, list[int]] = defaultdict(list)
    for place in places:
        found[labels[place]].append(place)
    rarest = min(len(one) for one in found.values())
    return sorted(place for one in found.values() for place in chance.sample(one, rarest))


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
