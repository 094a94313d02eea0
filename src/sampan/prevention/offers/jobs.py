"""Fetches each minute what people reported on the public site, and forgets each night what was settled long ago."""

from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.services.fetching import fetch_reports
from sampan.prevention.offers.services.forgetting import forget_settled
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_day
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import daily, every


@every(seconds=60)
@app.task(queueing_lock="offers.fetch", name="offers.fetch", pass_context=False)
def fetch(timestamp: int) -> int:
    """Take in what waits in the drop; return how much was new."""
    if settings.SAMPAN_REPORTS_DROP is None:
        return 0
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)) as reader:
        return fetch_reports(
            drop=Drop(settings.SAMPAN_REPORTS_DROP),
            keys=settings.SAMPAN_REPORT_KEYS,
            by=reader.actor,
            purpose=reader.purpose,
        )


@daily(at="02:47", harm=Harm.LOSS)
@app.task(queueing_lock="offers.forget", name="offers.forget", queue="clocks")
def forget(timestamp: int) -> int:
    """Forget the reports that were settled long ago; return how many."""
    if settings.SAMPAN_REPORTS_DROP is None:
        return 0
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)) as reader:
        return forget_settled(
            on=house_day(datetime.fromtimestamp(timestamp, UTC)),
            drop=Drop(settings.SAMPAN_REPORTS_DROP),
            by=reader.actor,
            purpose=reader.purpose,
        )
