"""What `sampan alerts send` does, apart from starting the node and saying who writes."""

from datetime import timedelta
from typing import Any

from django.conf import settings

from sampan.partnership.alerts.facts import DAY_MINUTES, URGENT, NewAlert
from sampan.partnership.alerts.services.sending import send_alert
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_now


def run_send(
    *,
    reader: Reader,
    kind: str,
    members: tuple[str, ...],
    subject: str,
    text: str,
    places: tuple[str, ...],
    valid_hours: int,
    read_within: int | None,
) -> dict[str, Any]:
    """Send a message and return its id; without `read_within` the node's own time counts, a day for an alert."""
    own = settings.SAMPAN_NODE.urgent_minutes if kind == URGENT else DAY_MINUTES
    new = NewAlert(
        kind=kind,
        members=members,
        subject=subject,
        text=text,
        valid_until=house_now() + timedelta(hours=valid_hours),
        read_within=read_within or own,
        places=places,
    )
    made = send_alert(new=new, by=reader.actor, purpose=reader.purpose)
    return {"ok": True, "alert": str(made), "kind": kind, "members": list(members)}
