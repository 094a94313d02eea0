"""The retention clock's daily round: what is due is erased, as the node's own service."""

import logging
from datetime import UTC, datetime

from procrastinate.contrib.django import app

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_day
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import daily
from sampan.registry.forgetting.services import due_cases, erase_one_due

logger = logging.getLogger(__name__)

A_DAY = 5_000  # cases a night at most: a wrong setting of the clock is noticed before everything is gone


@daily(at="02:41", harm=Harm.LOSS)
@app.task(queueing_lock="forgetting.erase_due", name="forgetting.erase_due", queue="clocks")
def erase_what_is_due(timestamp: int) -> int:
    """Erase the cases whose time is over, one transaction a case, and return how many."""
    today = house_day(datetime.fromtimestamp(timestamp, UTC))
    service = Reader(service_actor(), Purpose.PROTECTION)
    with reading_as(service):
        waiting = due_cases(on=today, limit=A_DAY)
    erased = 0
    for case_id in waiting:
        with reading_as(service):
            erased += erase_one_due(case_id=case_id, on=today, by=service.actor, purpose=service.purpose)
    logger.info("The retention clock erased %s cases.", erased)
    return erased
