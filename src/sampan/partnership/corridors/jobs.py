"""The watch over the lines: once a minute."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from sampan.partnership.corridors.services.watching import watch
from sampan.registry.clock.timers import every


@every(seconds=60)
@app.task(queueing_lock="corridors.watch", name="corridors.watch", queue="clocks")
def watch_lines(timestamp: int) -> int:
    """Open incidents for what is wrong now; return how many."""
    return watch(datetime.fromtimestamp(timestamp, UTC))
