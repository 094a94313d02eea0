"""The worker's part: deliver at once after a letter is written, and look every few seconds for what is due.

No job holds another up: a killed worker loses its advisory lock with its connection, and the sweep finds what
it left. A letter whose wake-up was lost waits for the next sweep, never longer.
"""

from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from sampan.partnership.exchange.services.carrying import wake_with
from sampan.partnership.exchange.services.delivering import deliver_now, due_members, expire_overdue
from sampan.partnership.exchange.services.fetching import fetch_from
from sampan.partnership.exchange.services.meeting import meet, strangers
from sampan.partnership.exchange.services.pacing import is_paced
from sampan.partnership.exchange.services.telling import tell_heads
from sampan.partnership.members.queries import active_members
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import every

_PATIENCE = 1.0  # seconds of quick repeats; longer waits are the sweep's, so that no worker slot is held
_SLICE = 5_000  # letters a job: a queue of a day's partition leaves the slot to other members in between


@app.task(name="exchange.deliver")
def deliver(member: str) -> None:
    """Deliver what waits for one member."""
    if deliver_now(member, limit=_SLICE, patience=_PATIENCE).receipted >= _SLICE:
        wake(member)


@every(seconds=2)
@app.task(queueing_lock="exchange.sweep", name="exchange.sweep")
def sweep(timestamp: int) -> None:
    """Wake the delivery of every member with a lane that is due; ask those whom only we can reach."""
    for member in due_members():
        wake(member)
    if settings.SAMPAN_NODE.fetches_letters:
        for one in active_members():
            _queue(fetch, "fetch", one.node_id)


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


@app.task(name="exchange.fetch")
def fetch(member: str) -> None:
    """Fetch what waits at one member."""
    fetch_from(member)


def wake(member: str) -> None:
    """Queue a delivery unless one is queued already: that one has not started and will see this letter.

    In steady mode nothing is queued: what waits goes with the next tick.
    """
    if not is_paced(member):
        _queue(deliver, "deliver", member)


def _queue(task, name: str, member: str) -> None:
    try:
        task.configure(queueing_lock=f"exchange.{name}.{member}").defer(member=member)
    except AlreadyEnqueued:
        return


wake_with(wake)
