"""Times of many runs of one act: how they are summed up, and how they are printed beside a threshold."""

from collections.abc import Sequence
from dataclasses import dataclass

_COLUMNS = f"{'act':46}{'n':>6}{'p50':>9}{'p95':>9}{'max':>9}{'limit':>9}{'p95/limit':>11}"


@dataclass(frozen=True)
class Timing:
    """The times of one act in milliseconds; `limit_ms` is the threshold for its p95, 0 when there is none."""

    act: str
    milliseconds: tuple[float, ...]
    limit_ms: float = 0.0

    @property
    def p50(self) -> float:
        """The median."""
        return quantile(self.milliseconds, 0.50)

    @property
    def p95(self) -> float:
        """The time that 95 of 100 runs kept."""
        return quantile(self.milliseconds, 0.95)

    @property
    def is_kept(self) -> bool:
        """True when there is no threshold, or p95 keeps it."""
        return not self.limit_ms or self.p95 <= self.limit_ms

    def line(self) -> str:
        """Return one line of the table."""
        shown = f"{self.act:46}{len(self.milliseconds):6}{self.p50:9.1f}{self.p95:9.1f}"
        shown += f"{max(self.milliseconds):9.1f}"
        return shown + (f"{self.limit_ms:9.0f}{self.p95 / self.limit_ms:11.2f}" if self.limit_ms else "")


def quantile(times: Sequence[float], share: float) -> float:
    """Return the nearest-rank quantile of some times."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(timings: Sequence[Timing]) -> str:
    """Return the timings as lines under a heading."""
    return "\n".join([_COLUMNS, *(one.line() for one in timings)])
