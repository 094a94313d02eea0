"""What `sampan exchange send` and `sampan exchange parcels` do."""

from pathlib import Path
from typing import Any
from uuid import UUID

from sampan.partnership.parcels.facts import ParcelFact
from sampan.partnership.parcels.queries import parcels
from sampan.partnership.parcels.services.offering import About, offer_file
from sampan.registry.access.reader import Reader


def run_send(*, path: Path, member: str, label: str, kind: str, reader: Reader) -> dict[str, Any]:
    """Offer a file on this machine to a member; return the parcel's id."""
    about = About(kind=kind, filename=path.name, size=path.stat().st_size)
    with path.open("rb", buffering=0) as stream:
        parcel_id: UUID = offer_file(
            member=member, stream=stream, label=label, about=about, by=reader.actor, purpose=reader.purpose
        )
    return {"ok": True, "parcel": str(parcel_id), "octets": about.size}


def run_parcels(*, reader: Reader) -> dict[str, Any]:
    """Return how far each large file is, newest first."""
    return {"ok": True, "parcels": [_told(one) for one in parcels(reader=reader)]}


def _told(one: ParcelFact) -> dict[str, Any]:
    return {
        "parcel": str(one.id),
        "way": one.way.value,
        "member": one.member,
        "state": one.state.value,
        "reason": one.reason,
        "octets": one.size,
        "percent": one.percent,
        "chunks": one.chunks,
        "held": one.held,
        "sends": one.sends,
        "kbit_per_second": round(one.octets_per_second / 125),
        "seconds_left": one.seconds_left,
        "hitch": one.hitch.value,
    }
