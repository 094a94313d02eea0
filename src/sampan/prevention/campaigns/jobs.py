"""Takes in, each hour, what a public site on this machine has counted of its quizzes."""

import logging

from django.conf import settings
from procrastinate.contrib.django import app

from sampan.prevention.awareness.counters import read_counters
from sampan.prevention.campaigns.services.summing import take_in_counters
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.timers import every
from sampan.vocabulary.errors import InvalidInput

logger = logging.getLogger("sampan.campaigns")


@every(seconds=3600)
@app.task(queueing_lock="campaigns.count", name="campaigns.count", pass_context=False)
def count(timestamp: int) -> int:
    """Take the counters file in that the node's settings name; return how many sums grew."""
    path = settings.SAMPAN_QUIZ_SUMS
    if path is None or not path.is_file():
        return 0
    try:
        counters = read_counters(path.read_text("utf-8"))
    except (InvalidInput, UnicodeDecodeError):
        logger.warning("The file of quiz sums cannot be read.")
        return 0
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)) as reader:
        return take_in_counters(counters=counters, by=reader.actor, purpose=reader.purpose)
