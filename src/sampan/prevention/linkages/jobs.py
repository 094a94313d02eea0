"""Closes each night the linkages whose time is over."""

from procrastinate.contrib.django import app

from sampan.prevention.linkages.services.ending import close_due
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.timers import daily


@daily(at="02:50")
@app.task(queueing_lock="close-linkages", pass_context=False)
def close_linkages(timestamp: int) -> None:
    """Destroy the records of linkages that are past their day."""
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)) as reader:
        close_due(by=reader.actor, purpose=reader.purpose)
