"""Large files: one of the case on its way to a member, and one received that waits to be opened."""

import io
import os
from datetime import timedelta
from uuid import UUID, uuid4

from sampan.engines.exchange.chunks import CHUNK, FileSealer, Shape
from sampan.engines.exchange.holdings import all_of, nothing_of, with_chunk
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.sealing import Details, seal_into
from sampan.registry.clock.queries import house_now
from tests.furnished.room import Room

HOLDERS = {"parcel_id"}
NOT_CASES = {"index"}
NO_PAGE = {"parcels:file", "parcel_chunks:missing", "parcel_chunks:chunk"}
BODIES: dict[str, dict[str, object]] = {}
MEMBER = "kh-test"


def furnish(room: Room) -> None:
    """Put both there, as the services leave them, without a letter."""
    with room.reading(room.supervisor):
        going = _kept(room, "out", "moving", held=1, case_id=room.case_id)
        waiting = _kept(room, "in", "kept", held=3, case_id=None)
    room.ids["parcel_id"] = going
    for name in ("list", "send"):
        room.show("supervisor", f"parcels:{name}")
    for parcel_id in (going, waiting):
        room.show("supervisor", "parcels:parcel", parcel_id)
        room.show("supervisor", "parcels:stop", parcel_id)
    room.show("administrator", "parcels:limits")


def _kept(room: Room, way: str, state: str, *, held: int, case_id: UUID | None) -> UUID:
    content, key = os.urandom(2 * CHUNK + 500), os.urandom(32)
    shape, now = Shape(uuid4().bytes, len(content)), house_now()
    sealer, stream = FileSealer(shape, key=key), io.BytesIO(content)
    parcel = Parcel(
        id=UUID(bytes=shape.file_id), way=way, member=MEMBER, kind="file", state=state, size=shape.length,
        chunks=shape.count, held=all_of(3) if held == 3 else with_chunk(nothing_of(3), 0), held_count=held,
        octets_per_second=0 if held == 3 else 80_000, next_attempt_at=now + timedelta(days=9), case_id=case_id,
        agency_id=room.supervisor.agency_id, offered_by_id=room.supervisor.account_id, offered_at=now,
        moved_at=now, expires_at=now + timedelta(days=9), kept_until=now + timedelta(days=30),
    )  # fmt: skip
    storing.write_all(parcel.id, sealer.sealed(stream.read(shape.part(index)) for index in range(3)))
    manifest = sealer.manifest()
    seal_into(parcel, key=key, details=Details(room.secret, "gate.mp4", manifest.sha256, manifest.seals))
    parcel.save(force_insert=True)
    return parcel.id
