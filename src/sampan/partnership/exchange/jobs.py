"""The worker's part: deliver at once after a letter is written, and look every few seconds for what is due.

No job holds another up: a killed worker loses its advisory lock with its connection, and the sweep finds what
it left. A letter whose wake-up was lost waits for the next sweep, never longer.
"""

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from sampan.partnership.exchange.services.carrying import wake_with
from sampan.partnership.exchange.services.delivering import deliver_now, due_members, expire_overdue

_PATIENCE = 1.0  # seconds of quick repeats; longer waits are the sweep's, so that no worker slot is held


@app.task(name="exchange.deliver")
def deliver(member: str) -> None:
    """Deliver what waits for one member."""
    deliver_now(member, patience=_PATIENCE)


@app.periodic(cron="* * * * * */3")
@app.task(queueing_lock="exchange.sweep", name="exchange.sweep")
def sweep(timestamp: int) -> None:
    """Note expiries and wake the delivery of every member whose oldest letter is due."""
    expire_overdue()
    for member in due_members():
        wake(member)


def wake(member: str) -> None:
    """Queue a delivery unless one is queued already: that one has not started and will see this letter."""
    try:
        deliver.configure(queueing_lock=f"exchange.deliver.{member}").defer(member=member)
    except AlreadyEnqueued:
        return


wake_with(wake)
