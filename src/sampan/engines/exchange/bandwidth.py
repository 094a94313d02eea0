"""How fast large files may go: a bucket that fills at a rate and is emptied by what is sent."""

from dataclasses import dataclass

BURST_SECONDS = 0.25  # what a bucket may save up: smooth enough to leave the line to a letter at once


@dataclass
class TokenBucket:
    """Lets `octets_per_second` through; 0 means no limit. The clock (seconds, monotonic) comes as an argument."""

    octets_per_second: float
    at: float = 0.0
    saved: float = 0.0

    def wait_for(self, octets: int, *, now: float) -> float:
        """Take `octets` out and return the seconds to wait before they may go; 0.0 when at once.

        The bucket may go below zero: then the next one waits for this one as well, so that several senders that
        share a bucket share its rate.
        """
        if not self.octets_per_second:
            return 0.0
        most = self.octets_per_second * BURST_SECONDS
        self.saved = min(most, self.saved + max(0.0, now - self.at) * self.octets_per_second)
        self.at = max(self.at, now)
        self.saved -= octets
        return max(0.0, -self.saved / self.octets_per_second)
