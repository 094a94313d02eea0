"""The clock of help: what was not answered or confirmed in time is told to the next person."""

from procrastinate.contrib.django import app

from sampan.protection.assistance.services.clock import tick
from sampan.registry.clock.queries import house_now
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import every


@every(seconds=20, harm=Harm.OTHERS)
@app.task(queueing_lock="assistance-clock", pass_context=False)
def watch_silence(timestamp: int) -> None:
    """Let overdue conversations climb the ladder."""
    tick(now=house_now())
