"""The daily clock that moves a task which nobody does up to who answers for it."""

import logging
from datetime import UTC, datetime

from procrastinate.contrib.django import app

from sampan.protection.tasks.services.escalating import escalate_overdue
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_day
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import daily

logger = logging.getLogger(__name__)


@daily(at="04:23", harm=Harm.OTHERS)
@app.task(queueing_lock="tasks.escalate", name="tasks.escalate", queue="clocks")
def escalate(timestamp: int) -> int:
    """Run before the day begins, so that a supervisor finds it in the morning; return how many tasks moved."""
    today = house_day(datetime.fromtimestamp(timestamp, UTC))
    moved = escalate_overdue(today=today, reader=Reader(service_actor(), Purpose.PROTECTION))
    logger.info("%s tasks were moved up.", moved)
    return moved
