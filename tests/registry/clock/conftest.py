"""A machine whose clocks a test sets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from sampan.registry.clock import machine, queries
from sampan.registry.clock.queries import stand_on
from sampan.registry.clock.services import looking

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = 86_400.0


@dataclass
class Machine:
    """Stands in for the module `time` and for the name of the machine's start."""

    boot: str = "one"
    counted: float = 1_000.0
    wall: float = NOON.timestamp()

    def time(self) -> float:
        return self.wall

    def clock_gettime(self, clock: int) -> float:
        return self.counted

    def passes(self, seconds: float) -> None:
        self.counted += seconds
        self.wall += seconds

    def starts(self, *, off: float, wall_error: float = 0.0) -> None:
        self.boot, self.counted = self.boot + "+", 15.0
        self.wall += off + wall_error
        stand_on(None)  # the processes start anew, too


@pytest.fixture
def clocks(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    """The machine's clocks, and a house that reads its anchor from the database at once."""
    made = Machine()
    monkeypatch.setattr(machine, "time", made)
    monkeypatch.setattr(machine, "_boot_id", lambda: made.boot)
    monkeypatch.setattr(looking, "_noted", {})
    monkeypatch.setattr(queries, "_FRESH_SECONDS", -1.0)
    stand_on(None)
    yield made
    stand_on(None, seconds=float("inf"))
