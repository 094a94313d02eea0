"""The clock of the duty desk: every fifteen seconds, whether a message has waited too long to be read."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from sampan.partnership.alerts.services.raising import raise_silent
from sampan.registry.clock.timers import every


@every(seconds=15)
@app.task(queueing_lock="alerts.raise", name="alerts.raise", queue="clocks")
def raise_unread(timestamp: int) -> int:
    """Raise what nobody read in time; return how many messages climbed."""
    return raise_silent(datetime.fromtimestamp(timestamp, UTC))
