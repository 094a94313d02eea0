"""Which campaigns have posts with a key: numbers in memory that is small for the many keys of one campaign."""

from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import Any

MOST = 40  # campaigns of a key; one that more have is a stock phrase and finds nothing
_WEIGHTS = [1.0, *(1 / (1 + log(n)) for n in range(1, MOST + 1))]


class Index:
    """Campaigns by key."""

    def __init__(self) -> None:
        self._there: dict[int, Any] = {}  # one campaign, or a list of several

    def add(self, keys: Iterable[int], campaign: int) -> None:
        """Note that a post with these keys is of a campaign."""
        for key in keys:
            there = self._there.setdefault(key, campaign)
            if there.__class__ is int:
                if there != campaign:
                    self._there[key] = [there, campaign]
            elif len(there) < MOST and campaign not in there:
                there.append(campaign)

    def met(self, keys: Iterable[int]) -> dict[int, float]:
        """Return how much each campaign shares with these keys; a key of many campaigns says less."""
        met: dict[int, float] = {}
        there_is = self._there.get
        for key in keys:
            there = there_is(key)
            if there is None:
                continue
            if there.__class__ is int:
                met[there] = met.get(there, 0.0) + 1.0
            elif len(there) < MOST:
                weight = _WEIGHTS[len(there)]
                for campaign in there:
                    met[campaign] = met.get(campaign, 0.0) + weight
        return met

    def rows(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield each key with its campaigns in the order in which they came."""
        for key, there in self._there.items():
            yield key, (there,) if isinstance(there, int) else tuple(there)

    def rows_with(self, keys: Iterable[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield those of some keys that are known, each with its campaigns, as `rows` does."""
        for key in keys:
            there = self._there.get(key)
            if there is not None:
                yield key, (there,) if isinstance(there, int) else tuple(there)

    @classmethod
    def of(cls, rows: Iterable[tuple[int, Sequence[int]]]) -> "Index":
        """Return the index of such rows."""
        index = cls()
        for key, campaigns in rows:
            index._there[key] = campaigns[0] if len(campaigns) == 1 else list(campaigns)
        return index
