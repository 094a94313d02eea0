"""The row of a large file: found, audited, ended. Ending destroys its key, and with it every copy of its chunks."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import Hitch, ParcelState
from sampan.partnership.parcels.models import Parcel
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import NotFound

OFFER, DONE, STOPPED = "parcel.offer", "parcel.done", "parcel.stopped"
PREFIX = "parcel."


def service() -> Reader:
    """Return the node's service as the reader that carries large files."""
    return Reader(service_actor(), Purpose.REFERRAL)


def locked_parcel(parcel_id: UUID) -> Parcel:
    """Return a parcel that row security shows, locked; raises NotFound."""
    found = Parcel.objects.select_for_update().filter(id=parcel_id).first()
    if found is None:
        raise NotFound("There is no such file here, or you may not see it.")
    return found


def audit(
    act: str, parcel: Parcel, *, by: Actor, purpose: Purpose, more: Mapping[str, object] | None = None
) -> None:
    """Audit an act on a large file: which way, with whom and how large; never its label."""
    details = {"member": parcel.member, "way": parcel.way, "kind": parcel.kind, "octets": parcel.size}
    record(
        act,
        by=by,
        purpose=purpose,
        subject_kind="parcel",
        subject_id=parcel.id,
        case_id=parcel.case_id,
        details=details | dict(more or {}),
    )


def end(parcel: Parcel, state: ParcelState, *, reason: str = "") -> None:
    """End a parcel in the open transaction: key and label destroyed, its chunks removed once it commits."""
    parcel.state, parcel.reason, parcel.ended_at = state, reason, house_now()
    parcel.key_sealed = parcel.details_sealed = b""
    parcel.hitch, parcel.hitch_since, parcel.octets_per_second = Hitch.NONE, None, 0
    parcel.save()
    transaction.on_commit(partial(storing.remove, parcel.id), robust=True)


def note_hitch(parcel_id: UUID, hitch: Hitch, *, again_in: float) -> None:
    """Keep why nothing moves, since when, and when it is tried again."""
    now = house_now()
    row = Parcel.objects.select_for_update().get(id=parcel_id)
    if row.hitch != hitch:
        row.hitch, row.hitch_since = hitch, now if hitch else None
    row.attempts, row.next_attempt_at = row.attempts + 1, now + timedelta(seconds=again_in)
    row.octets_per_second = 0
    row.save(update_fields=("hitch", "hitch_since", "attempts", "next_attempt_at", "octets_per_second"))
