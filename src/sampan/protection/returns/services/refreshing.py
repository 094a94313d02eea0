"""Looks again at what time alone changes: answers age, rights and consents end, and somebody has a turn by it."""

from sampan.protection.returns.models import Return
from sampan.protection.returns.services.acting import hand_on
from sampan.protection.returns.services.gatekeeping import settle_missing
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor

_LIVE = ("proposed", "accepted", "planned", "departed")


def refresh_all() -> int:
    """Look again, each morning, what every return under way waits for, and owe what became the team's turn by it."""
    service = service_actor()
    reader = Reader(service, Purpose.RETURN)
    with reading_as(reader):
        live = list(Return.objects.filter(side="host", phase__in=_LIVE).values_list("id", flat=True))
    for return_id in live:
        with reading_as(reader):
            kept = Return.objects.select_for_update().get(id=return_id)
            settle_missing(kept, by=service, purpose=Purpose.RETURN)
            hand_on(kept, by=service, purpose=Purpose.RETURN)
    return len(live)
