"""How long to wait before the next try to reach a peer that does not answer."""

from sampan.engines.exchange import notation

FIRST_SECONDS = 0.05  # a lost packet costs a blink
LONGEST_SECONDS = 30.0  # a peer that comes back is found within half a minute


def delay(attempt: int, jitter: float) -> float:
    """Return the seconds to wait before try `attempt` (0 = the first repeat), from 0.05 to 30.

    The wait doubles with each attempt; `jitter` in [0, 1), drawn by the caller, shortens it by up to half, so
    that many senders do not return at the same instant. There is no last attempt: a letter ends by expiry.
    """
    notation.require(attempt >= 0, "attempt", "Count the tries from 0.")
    notation.require(0 <= jitter < 1, "jitter", "Draw it from 0 up to, not including, 1.")
    full = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(attempt, 10))  # 2**10 * 0.05 s is past the ceiling
    return max(FIRST_SECONDS, full * (1 - jitter / 2))
