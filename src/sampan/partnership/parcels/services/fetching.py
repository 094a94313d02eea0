"""Fetches chunks from the sender, where nobody can reach this node: it asks, and the sender's node answers."""

import time

from sampan.engines.exchange.chunk_requests import ChunkRequest, Side, answers
from sampan.engines.exchange.chunks import ChunkCipher
from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.holdings import missing
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import Hitch, ParcelState
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.sealing import shape_of
from sampan.partnership.parcels.services.answering import note_chunk
from sampan.partnership.parcels.services.rows import service
from sampan.partnership.parcels.wire import ChunkWire
from sampan.registry.access.context import reading_as
from sampan.registry.clock.queries import house_now

_HITCHES = {404: Hitch.UNKNOWN_THERE}


def fetch_missing(parcel: Parcel, key: bytes, wire: ChunkWire, ends: float) -> tuple[Hitch, int]:
    """Fetch what is missing here, in order; return what hindered it and how many seconds to wait."""
    shape = shape_of(parcel)
    cipher = ChunkCipher(shape, key=key)
    for index in missing(bytes(parcel.held), shape.count):
        if time.monotonic() > ends:
            break
        began, at = time.monotonic(), int(house_now().timestamp())
        header = ChunkRequest(parcel.id.bytes, Side.RECEIVER, "GET", index).header(key=key, at=at)
        answer = wire.get(parcel.id, index, header)
        told = {"file_id": parcel.id.bytes, "key": key, "status": answer.status, "body": answer.body}
        if answer.status != 200 or not answers(answer.mac, header, **told):
            return _HITCHES.get(answer.status, Hitch.BUSY_THERE), answer.retry_after
        try:
            cipher.open(index, answer.body)
        except ExchangeFailure:
            return Hitch.BUSY_THERE, 60
        try:
            storing.write_chunk(parcel.id, shape, index, answer.body)
        except OSError:
            return Hitch.FULL_HERE, 60
        if not _noted(parcel, index, len(answer.body), time.monotonic() - began):
            break
    return Hitch.NONE, 0


def _noted(parcel: Parcel, index: int, octets: int, seconds: float) -> bool:
    """Note a fetched chunk; False when the file ended, or the sender reaches this node after all."""
    with reading_as(service()):
        row = note_chunk(parcel.id, index, octets, seconds=seconds)
        Parcel.objects.filter(id=parcel.id).update(fetched_at=house_now())
    return row is not None and row.state == ParcelState.MOVING
