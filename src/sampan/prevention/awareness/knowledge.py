"""Change in knowledge between two quizzes, from sums alone: no person's answers are needed, kept or shown.

The interval is Newcombe's method 10 (see `sampan.engines.statistics.intervals`); its reasons are in
docs/adr/0045-change-in-knowledge.md.
"""

from dataclasses import dataclass

from sampan.engines.statistics.intervals import Interval, difference, wilson
from sampan.vocabulary.errors import InvalidInput

SMALLEST_GROUP = 10


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
    found = difference(_interval(before), _interval(after))
    return Change(change=found.value, low=found.low, high=found.high)


def compared(first: Change, second: Change) -> Change:
    """Return how much more `second` changed than `first`, -2 to 2, with its interval; of two separate groups."""
    found = difference(
        Interval(first.change, first.low, first.high), Interval(second.change, second.low, second.high)
    )
    return Change(change=found.value, low=found.low, high=found.high)


def _interval(group: QuizSum) -> Interval:
    """Return the interval of a share. People count, not answers: one person's answers resemble each other."""
    return wilson(group.share, group.takers)
