"""Groups posts when some were received, and each minute what a killed worker left; forgets words once a day."""

from procrastinate.contrib.django import app

from sampan.prevention.lures.queries import has_waiting
from sampan.prevention.lures.services.forgetting import forget_words
from sampan.prevention.lures.services.grouping import group_waiting
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import daily, every


@every(seconds=60)
@app.task(
    name="lures.group", queueing_lock="lures.group", lock="lures.group", queue="imports", pass_context=False
)
def group(timestamp: int = 0) -> int:
    """Group what waits; return how many posts."""
    reader = Reader(service_actor(), Purpose.PROTECTION)
    with reading_as(reader):
        waits = has_waiting(reader=reader)
    return group_waiting(reader=reader) if waits else 0


@daily(at="03:17", harm=Harm.LOSS)
@app.task(name="lures.forget", queueing_lock="lures.forget", pass_context=False)
def forget(timestamp: int) -> int:
    """Erase the words of old posts; return of how many."""
    reader = Reader(service_actor(), Purpose.PROTECTION)
    with reading_as(reader):
        return forget_words(by=reader.actor, purpose=reader.purpose)
