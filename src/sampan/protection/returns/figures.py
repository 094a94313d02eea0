"""What the corridors page counts of returns: which answers are owed, by which side, and how long others took."""

from collections.abc import Iterator
from datetime import datetime, time

from django.utils.timezone import get_default_timezone

from sampan.protection.returns.models import ReturnClock
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.correspondence.figures import Awaited

_MOST = 2_000


def awaited(reader: Reader, since: datetime) -> Iterator[Awaited]:
    """Yield each clock of a return that runs, or that was stopped since a moment."""
    for part in sight_of(reader, Realm.RETURNS).parts():
        seen = ReturnClock.objects.filter(part).select_related("kept_return")
        running = seen.filter(stopped_at__isnull=True).order_by("due_on")
        for one in (*running[:_MOST], *seen.filter(stopped_at__gte=since)[:_MOST]):
            owed_by = "us" if one.owed_by == one.kept_return.side else "them"
            due = datetime.combine(one.due_on, time.max, get_default_timezone())
            yield Awaited("return", one.kept_return.member, owed_by, one.asked_at, due, one.stopped_at)
