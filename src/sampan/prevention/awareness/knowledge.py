"""Change in knowledge between two quizzes, from sums alone: no person's answers are needed, kept or shown.

Interval: R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in
Medicine 17 (1998) 873-890, method 10. Its reasons are in docs/adr/0045-change-in-knowledge.md.
"""

from dataclasses import dataclass
from math import sqrt

from sampan.vocabulary.errors import InvalidInput

SMALLEST_GROUP = 10
Z95 = 1.959964


@dataclass(frozen=True)
class QuizSum:
    """How many people took a quiz, how many questions they were asked together, and how many they had right."""

    takers: int
    asked: int
    right: int

    def __post_init__(self) -> None:
        """Refuse sums that cannot be true."""
        if self.takers < 0 or not 0 <= self.right <= self.asked or (self.takers == 0) != (self.asked == 0):
            raise InvalidInput(
                "These quiz sums cannot be true.", remedy="Give takers, and right of all asked."
            )

    @property
    def share(self) -> float:
        """Right answers of those asked, 0 to 1; nought if none was asked."""
        return self.right / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class Change:
    """The change of the share of right answers, -1 to 1, and the 95 % interval about it."""

    change: float
    low: float
    high: float


def change_in_knowledge(before: QuizSum, after: QuizSum) -> Change | None:
    """Return the change from `before` to `after`; None if either group is too small to be shown."""
    if min(before.takers, after.takers) < SMALLEST_GROUP:
        return None
    low_before, high_before = _wilson(before)
    low_after, high_after = _wilson(after)
    change = after.share - before.share
    down = sqrt((after.share - low_after) ** 2 + (high_before - before.share) ** 2)
    up = sqrt((high_after - after.share) ** 2 + (before.share - low_before) ** 2)
    return Change(change=change, low=change - down, high=change + up)


def _wilson(group: QuizSum) -> tuple[float, float]:
    """Return the score interval of a share. People count, not answers: one person's answers resemble each other."""
    square = Z95 * Z95
    middle = group.share + square / (2 * group.takers)
    half = Z95 * sqrt(group.share * (1 - group.share) / group.takers + square / (4 * group.takers**2))
    scale = 1 + square / group.takers
    return (middle - half) / scale, (middle + half) / scale
