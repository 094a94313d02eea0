"""The worker's part: look at every leaving once a minute, in case its last letter ended by expiry."""

from procrastinate.contrib.django import app

from sampan.partnership.members.leaving.services import look_at_all
from sampan.partnership.members.posting import service_reader
from sampan.registry.access.context import reading_as
from sampan.registry.clock.timers import every


@every(seconds=60)
@app.task(queueing_lock="members.look", name="members.look")
def look(timestamp: int) -> None:
    """Close the leavings for which nothing is open any more."""
    reader = service_reader()
    with reading_as(reader):
        look_at_all(by=reader.actor, purpose=reader.purpose)
