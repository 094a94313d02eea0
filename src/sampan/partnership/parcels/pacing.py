"""How fast this process sends and fetches large files: one bucket for all, one for each member; letters go first."""

import threading
import time
from collections.abc import Callable

from sampan.engines.exchange.bandwidth import TokenBucket
from sampan.partnership.exchange.queries import waiting_letters

PIECE = 16 * 1024  # octets between two looks at the clock: 0.5 s at 256 kbit/s
_LOOK_SECONDS = 1.0  # how often it is asked whether a letter waits
_YIELD_SECONDS = (
    3.0  # the longest that a chunk stands aside for letters at once: a dead line must not starve it
)
_OCTETS_A_KBIT = 125.0

_lock = threading.Lock()
_of_all, _of_member = TokenBucket(0.0), dict[str, TokenBucket]()


class Pace:
    """Waits before each piece of one transfer: for the limits, and while letters for the member wait."""

    def __init__(self, member: str, *, kbit_for_all: int, kbit_for_member: int) -> None:
        """Take the limits in kbit/s; 0 is none."""
        self._member, self._looked, self._yielded = member, time.monotonic(), 0.0
        with _lock:
            _of_all.octets_per_second = kbit_for_all * _OCTETS_A_KBIT
            own = _of_member.setdefault(member, TokenBucket(0.0))
            own.octets_per_second = kbit_for_member * _OCTETS_A_KBIT
            self._buckets = (_of_all, own)

    def wait(self, octets: int, *, sleep: Callable[[float], None] = time.sleep) -> None:
        """Return when so many octets may go."""
        with _lock:
            now = time.monotonic()
            pause = max(bucket.wait_for(octets, now=now) for bucket in self._buckets)
        if pause:
            sleep(pause)
        self._stand_aside(sleep)

    def _stand_aside(self, sleep: Callable[[float], None]) -> None:
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return
        self._looked = now
        while waiting_letters().get(self._member) and self._yielded < _YIELD_SECONDS:
            sleep(0.2)
            self._yielded += 0.2
        self._looked = time.monotonic()
