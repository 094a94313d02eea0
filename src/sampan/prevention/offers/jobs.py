"""Fetches each minute what people reported on the public site."""

from django.conf import settings
from procrastinate.contrib.django import app

from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.services.fetching import fetch_reports
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.timers import every


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
