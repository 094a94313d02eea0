"""How sure a share is: Wilson's score interval, and what follows from it for two shares and for two changes.

E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209-212.
R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17
(1998) 873-890, method 10. G. Y. Zou, A. Donner, Construction of confidence limits about effect measures, Statistics
in Medicine 27 (2008) 1693-1702.
"""

from dataclasses import dataclass
from math import sqrt

from sampan.vocabulary.errors import InvalidInput

Z95 = 1.959964


@dataclass(frozen=True)
class Interval:
    """A value with the 95 % interval about it."""

    value: float
    low: float
    high: float


def wilson(share: float, of: int) -> Interval:
    """Return a share, 0 to 1, of `of` independent units with its interval; raises InvalidInput unless `of` > 0."""
    if of <= 0 or not 0 <= share <= 1:
        raise InvalidInput("Of nothing there is no share.", remedy="Give a share, and of how many.")
    square = Z95 * Z95
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z95 * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def difference(first: Interval, second: Interval) -> Interval:
    """Return second less first with its interval, where the two are independent; -1 to 1 for shares."""
    value = second.value - first.value
    down = sqrt((second.value - second.low) ** 2 + (first.high - first.value) ** 2)
    up = sqrt((second.high - second.value) ** 2 + (first.value - first.low) ** 2)
    return Interval(value, value - down, value + up)
