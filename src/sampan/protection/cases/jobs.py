"""The clock that destroys intakes which nobody goes on with."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from sampan.protection.cases.services.drafting import drop_stale_drafts
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import daily


@daily(at="03:17", harm=Harm.LOSS)
@app.task(name="cases.drop_stale_drafts", queue="clocks")
def drop_stale(timestamp: int) -> None:
    """Run once a night, when nobody is interviewed."""
    reader = Reader(service_actor(), Purpose.PROTECTION)
    with reading_as(reader):
        drop_stale_drafts(now=datetime.fromtimestamp(timestamp, UTC), by=reader.actor, purpose=reader.purpose)
