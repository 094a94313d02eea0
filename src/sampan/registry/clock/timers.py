"""Says when a job runs: `@every(seconds=20)` or `@daily(at="02:41")` above `@app.task`, in a slice's jobs.py.

The worker's beat puts what is due into the queue, by the house's time; when each last fired is kept in the
database, so that what a killed or stopped node missed is made up for at once, and a day's round runs once. The
job takes `timestamp`, the house's time in whole seconds since 1970.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any

from procrastinate.tasks import Task

from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.rhythms import Daily, Every, Rhythm

TIMERS: dict[str, "Timer"] = {}


@dataclass(frozen=True)
class Timer:
    """A job with its rhythm, and the harm that it may do on a wrong day."""

    task: "Task[Any, Any, Any]"
    rhythm: Rhythm
    harm: Harm

    @property
    def name(self) -> str:
        """The name under which its last firing is kept: its task's."""
        return self.task.name


def every(*, seconds: int, harm: Harm = Harm.NONE) -> Callable[[Any], Any]:
    """Run the task every so many seconds; a deadline that it looks for is found so much later at most."""
    return lambda task: _kept(Timer(task, Every(seconds), harm))


def daily(*, at: str, harm: Harm = Harm.NONE) -> Callable[[Any], Any]:
    """Run the task once a day at that hour ("02:41") of the node's zone, or as soon after as the node runs."""
    return lambda task: _kept(Timer(task, Daily(time.fromisoformat(at)), harm))


def _kept(timer: Timer) -> "Task[Any, Any, Any]":
    TIMERS[timer.name] = timer
    return timer.task
