"""What the corridors page counts of messages: who waits for whose answer, and how long answers took."""

from collections.abc import Iterator
from datetime import datetime

from sampan.partnership.alerts.models import Passage
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.figures import Awaited

_MOST = 2_000


def awaited(reader: Reader, since: datetime) -> Iterator[Awaited]:
    """Yield each message that waits to be read, and those read since a moment; nothing to whom reads no alerts."""
    if not reader.actor.may_for(Permission.READ_ALERTS, reader.purpose):
        return
    kept = Passage.objects.filter(received_at__isnull=False, recalled_at__isnull=True).select_related("alert")
    waiting = kept.filter(read_at__isnull=True, closed_at__isnull=True)
    for one in (*waiting.order_by("-id")[:_MOST], *kept.filter(read_at__gte=since).order_by("-id")[:_MOST]):
        yield Awaited(
            subject=one.alert.kind,
            member=one.member,
            owed_by="us" if one.alert.direction == "in" else "them",
            asked_at=one.alert.written_at,
            due_at=one.read_due,
            answered_at=one.read_at,
        )
