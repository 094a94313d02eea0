"""How often one address may ask, kept in memory alone and forgotten after two minutes."""

import threading
from collections import OrderedDict
from collections.abc import Callable

PER_MINUTE = 30.0  # points; a text costs one
PICTURE_COST = 5.0
_MOST_ADDRESSES = 20_000


class Throttle:
    """A bucket of points an address, refilled evenly; the oldest addresses are forgotten first."""

    def __init__(self, *, clock: Callable[[], float], per_minute: float = PER_MINUTE) -> None:
        """Take a clock in seconds that only grows."""
        self._clock, self._most = clock, per_minute
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def may(self, address: str, *, cost: float = 1.0) -> bool:
        """Return whether an address may ask now, and take the cost if so."""
        now = self._clock()
        with self._lock:
            self._forget(now)
            left, since = self._buckets.pop(address, (self._most, now))
            left = min(self._most, left + (now - since) * self._most / 60)
            allowed = left >= cost
            self._buckets[address] = (left - cost if allowed else left, now)
        return allowed

    def _forget(self, now: float) -> None:
        while self._buckets:
            address, (_, since) = next(iter(self._buckets.items()))
            if len(self._buckets) <= _MOST_ADDRESSES and now - since < 120:
                return
            del self._buckets[address]
