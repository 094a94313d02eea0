"""Lines with something on them: letters that wait in two lanes, words signed today, and incidents."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sampan.partnership.corridors.facts import Finding, Incident
from sampan.partnership.corridors.models import ExchangeIncident
from sampan.partnership.corridors.services.handling import close_incident, take_incident
from sampan.partnership.corridors.services.watching import open_incident
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.models import Acknowledgement, Link, Outbox
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.correspondence.models import Letter
from tests.furnished.room import Room

NO_PAGE = {"corridors:take"}
BODIES = {
    "api/corridors/letters/": {},
    "api/corridors/incidents/<uuid:incident_id>/close/": {"note": "x"},
    "corridors/incidents/<uuid:incident_id>/": {"note": "x"},
}
PEER = "kh-test"
_NOW = datetime.now(UTC)


def furnish(room: Room) -> None:
    """Put letters on the line to the peer, and incidents on the desk."""
    if not Link.objects.filter(member=PEER, way=Way.OUT, lane=5).exists():
        _line(lane=5, letters=40, signed=25, trouble=Trouble.UNREACHABLE)
    reader = Reader(service_actor(), Purpose.REFERRAL)
    with reading_as(reader):
        for code in Incident:
            open_incident(Finding(code, PEER), now=_NOW - timedelta(hours=3), by=reader.actor)
        first, second, *_rest = ExchangeIncident.objects.order_by("id").values_list("id", flat=True)
        who = {"by": reader.actor, "purpose": reader.purpose}
        take_incident(incident_id=first, **who)
        close_incident(incident_id=second, note="Their power was cut; they called back.", **who)
        letters = list(Letter.objects.order_by("-id").values_list("id", "direction")[:200])
    room.ids["incident_id"] = first
    _show(room, letters, (first, second))


def _line(*, lane: int, letters: int, signed: int, trouble: Trouble) -> None:
    began = _NOW - timedelta(hours=20)
    rows = [
        Outbox(
            member=PEER, lane=lane, sequence=place, letter_id=uuid4(), letter_hash=uuid4().hex * 2, blob=b"x" * 2048,
            sealed_at=began + timedelta(minutes=25 * place), expires_at=_NOW + timedelta(days=13),
        )
        for place in range(1, letters + 1)
    ]  # fmt: skip
    Outbox.objects.bulk_create(rows)
    words = [
        Acknowledgement(
            member=PEER, lane=lane, first=one.sequence, last=one.sequence, head=one.letter_hash, body=b"{}",
            kept_at=one.sealed_at + timedelta(seconds=one.sequence),
        )
        for one in rows[:signed]
    ]  # fmt: skip
    Acknowledgement.objects.bulk_create(words)
    Link.objects.create(
        member=PEER, way=Way.OUT, lane=lane, sequence=letters, acknowledged=signed, offered=signed + 2, attempts=6,
        next_attempt_at=_NOW + timedelta(seconds=20), last_contact_at=_NOW - timedelta(hours=2),
        trouble=trouble.value, trouble_since=_NOW - timedelta(hours=2),
    )  # fmt: skip


def _show(room: Room, letters: list, incidents: tuple) -> None:
    for desk in ("administrator", "focal"):
        room.show(desk, "corridors:links")
        room.show(desk, "corridors:queue", PEER)
    room.show("focal", "corridors:queue", PEER, more="?lane=5")
    room.show("focal", "corridors:late")
    room.show("supervisor", "corridors:late")
    room.show("focal", "corridors:letters")
    room.show("focal", "corridors:letters", more="?direction=out&state=waiting")
    for way in ("out", "in"):
        found = next((one for one, direction in letters if direction == way), None)
        if found:
            room.show("focal", "corridors:letter", found)
    room.show("focal", "corridors:incidents")
    room.show("focal", "corridors:incidents", more="?view=closed")
    for one in incidents:
        room.show("focal", "corridors:incident", one)
