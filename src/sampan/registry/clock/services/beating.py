"""The beat of a node: once a second the worker looks which timers are due and puts their jobs into the queue."""

import logging
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager

from sampan.registry.clock.machine import look_at_clocks
from sampan.registry.clock.models import TimerFiring
from sampan.registry.clock.reckoning import Anchor, house_time
from sampan.registry.clock.rhythms import Daily
from sampan.registry.clock.services.looking import look
from sampan.registry.clock.timers import TIMERS, Timer

logger = logging.getLogger(__name__)

_LOOK_SECONDS = 5.0


class Beat:
    """The beat of one worker: call it about once a second, in one thread.

    What fired when is read from the database once and after an error, so that a beat with nothing due asks it
    nothing; what is due is looked at again under a lock.
    """

    def __init__(self) -> None:
        self._anchor: Anchor | None = None
        self._fired: dict[str, datetime] | None = None

    def __call__(self) -> list[str]:
        """Fire what is due and return the names; after an exception the next beat begins anew."""
        try:
            anchor = self._looked()
            now = datetime.fromtimestamp(house_time(anchor, look_at_clocks()), UTC)
            if self._fired is None:
                self._fired = _begin(now)
            due = [
                one
                for one in TIMERS.values()
                if _is_due(one, self._fired.get(one.name), now) and anchor.lets(one.harm)
            ]
            fired = [one.name for one in due if _fire(one, now)]
            self._fired |= dict.fromkeys((one.name for one in due), now)
            return fired
        except Exception:
            self._anchor = self._fired = None
            raise

    def _looked(self) -> Anchor:
        seen = look_at_clocks()
        if self._anchor is None or not 0 <= seen.boottime - self._anchor.boottime < _LOOK_SECONDS:
            self._anchor = look()
        return self._anchor


def _is_due(timer: Timer, last: datetime | None, now: datetime) -> bool:
    zone = timezone.get_default_timezone()
    return timer.rhythm.is_due(
        last=last, now=now, zone=zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC")
    )


def _begin(now: datetime) -> dict[str, datetime]:
    """Return when each timer last fired; a daily one that is new has its first day tomorrow."""
    new = [
        TimerFiring(name=name, last_at=now) for name, one in TIMERS.items() if isinstance(one.rhythm, Daily)
    ]
    TimerFiring.objects.bulk_create(new, ignore_conflicts=True)
    return dict(TimerFiring.objects.values_list("name", "last_at"))


@transaction.atomic
def _fire(timer: Timer, now: datetime) -> bool:
    """Queue the job and note the firing, together or not at all; False when another did so before."""
    kept = TimerFiring.objects.select_for_update().filter(name=timer.name).first()
    if not _is_due(timer, kept.last_at if kept else None, now):
        return False
    try:
        with transaction.atomic():
            _queue(timer, timestamp=int(now.timestamp()))
    except AlreadyEnqueued:
        logger.debug("%s waits in the queue already: it has not started and will see this.", timer.name)
    TimerFiring.objects.update_or_create(name=timer.name, defaults={"last_at": now})
    return True


def _queue(timer: Timer, *, timestamp: int) -> None:
    """Put the job in on Django's own connection, so that it commits with the note of the firing."""
    manager = JobManager(DjangoConnector(alias="default"))
    JobDeferrer(job_manager=manager, job=timer.task.configure().job).defer(timestamp=timestamp)
