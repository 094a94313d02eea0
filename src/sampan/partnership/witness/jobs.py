"""The worker's part: a head a minute, so that the members have something to countersign."""

from procrastinate.contrib.django import app

from sampan.partnership.witness.services.heading import sign_own_head
from sampan.registry.clock.timers import every


@every(seconds=60)
@app.task(queueing_lock="witness.sign", name="witness.sign")
def sign(timestamp: int) -> None:
    """Sign the state of the log when anything changed; a whole backlog is placed meanwhile."""
    sign_own_head(whole=True)
