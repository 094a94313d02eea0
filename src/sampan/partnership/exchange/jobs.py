"""The worker's clocks of the exchange: expiries, what members' nodes speak, what their logs say.

Letters themselves are carried by a thread of the worker (`services.rounds`).
"""

from procrastinate.contrib.django import app

from sampan.partnership.exchange.services.carrying import wake_with
from sampan.partnership.exchange.services.delivering import expire_overdue
from sampan.partnership.exchange.services.meeting import meet, strangers
from sampan.partnership.exchange.services.pacing import is_paced
from sampan.partnership.exchange.services.rounds import wake
from sampan.partnership.exchange.services.telling import tell_heads
from sampan.partnership.members.queries import active_members
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import every


@every(seconds=30, harm=Harm.OTHERS)
@app.task(queueing_lock="exchange.expire", name="exchange.expire")
def expire(timestamp: int) -> None:
    """Note expiries: an end for a person who waits, so never while the clock is in doubt."""
    expire_overdue()


@every(seconds=20)
@app.task(queueing_lock="exchange.meet", name="exchange.meet")
def meet_all(timestamp: int) -> None:
    """Ask members of whom it is not known what their nodes speak."""
    for one in strangers():
        meet(one)


@every(seconds=60)
@app.task(queueing_lock="exchange.tell", name="exchange.tell")
def tell_all(timestamp: int) -> None:
    """Tell members of our log, and hear of theirs, where no letter has done it and no tick will."""
    for one in active_members():
        if not is_paced(one.node_id):
            tell_heads(one.node_id)


wake_with(wake)
