"""The timeline of a campaign as bars: a day each, or a week, or thirty days, so that at most sixty are drawn."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT, BASE, TOP = 360, 110, 92, 14
_MOST_BARS = 60


@dataclass(frozen=True)
class Bar:
    """A bar with the posts of the days from `first` on, and where it is drawn."""

    first: date
    posts: int
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Timeline:
    """Bars of `days` days each; `most` posts stand in the highest."""

    days: int
    most: int
    bars: tuple[Bar, ...]


def timeline_of(counted: Mapping[date, int]) -> Timeline:
    """Return the bars of posts by day; none where there is no post."""
    if not counted:
        return Timeline(1, 0, ())
    first, last = min(counted), max(counted)
    span = (last - first).days + 1
    days = next((days for days in (1, 7, 30) if span <= days * _MOST_BARS), -(-span // _MOST_BARS))
    held: Counter[int] = Counter()
    for day, posts in counted.items():
        held[(day - first).days // days] += posts
    count, most = (span - 1) // days + 1, max(held.values())
    step = min(24.0, WIDTH / count)
    bars = tuple(
        _bar(first + timedelta(days=days * place), held[place], x=place * step, width=step * 0.8, most=most)
        for place in range(count)
    )
    return Timeline(days, most, bars)


def _bar(first: date, posts: int, *, x: float, width: float, most: int) -> Bar:
    height = (BASE - TOP) * posts / most
    return Bar(first, posts, f"{x:.1f}", f"{BASE - height:.1f}", f"{width:.1f}", f"{height:.1f}")
