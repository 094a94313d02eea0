"""Makes match keys anew after the rules or the node's key changed: some hundred people a step, until nobody waits."""

import logging

from procrastinate.contrib.django import app

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.timers import every
from sampan.registry.people.services.rebuilding import rebuild_some

logger = logging.getLogger(__name__)

_PEOPLE = 250  # of one transaction: what a killed worker has to do again
_STEPS = 20  # of one round, some ten seconds: between rounds the queue's other work has its turn


@every(seconds=60)
@app.task(queueing_lock="rebuild-match-keys", pass_context=False)
def rebuild_match_keys(timestamp: int) -> None:
    """Make the keys of waiting people anew for a while; the next minute goes on."""
    left = rebuild(steps=_STEPS)
    if left:
        logger.info("Match keys are being made anew; people who wait: %d", left)


def rebuild(*, steps: int, people: int = _PEOPLE) -> int:
    """Make keys anew in at most so many steps of so many people; return how many people still wait."""
    left = 0
    for _ in range(steps):
        with reading_as(Reader(service_actor(), Purpose.PROTECTION)) as reader:
            told = rebuild_some(by=reader.actor, purpose=reader.purpose, most=people)
        left = told.left
        if not told.done or not left:
            break
    return left
