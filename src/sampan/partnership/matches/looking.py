"""Settles what asked for a look, when whoever owes it opens the page where it is looked at."""

from uuid import UUID

from django.http import HttpRequest

from sampan.partnership.matches.services.owed import SEEN
from sampan.partnership.matches.services.watching import DRIFTED
from sampan.protection.tasks.services.owing import settle_seen
from sampan.registry.access.reader import Reader
from sampan.registry.requests import by_whom


def note_looked(request: HttpRequest, source_id: UUID, reader: Reader) -> None:
    """Settle the looks that the reader owes of a record; a page that is posted to has acts of its own."""
    if request.method == "GET":
        settle_seen(kinds=(*SEEN, DRIFTED), source_id=source_id, **by_whom(reader))
