"""Answers the other end about a file's chunks: what is missing, take this one, give me that one.

Whoever asks shows by a MAC that they hold the file's key; to everybody else the file does not exist. A chunk is
opened with the key before it is kept, and is on the disk and in the database before it is acknowledged.
"""

import errno
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sampan.engines.exchange.bandwidth import TokenBucket
from sampan.engines.exchange.chunk_requests import ChunkRequest, Side, answer_header
from sampan.engines.exchange.chunks import ChunkCipher
from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.holdings import holds, missing_ranges, with_chunk
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.queries import member as member_of
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import Hitch, ParcelState
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.sealing import key_of, shape_of
from sampan.partnership.parcels.services.limits import limits_of
from sampan.partnership.parcels.services.rows import audit, service
from sampan.partnership.parcels.services.waking import wake_after_commit
from sampan.registry.access.context import reading_as
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import Direction
from sampan.vocabulary.errors import IntegrityFailure, SampanError

BODIES_AT_ONCE = 2  # chunks read at the same time: a slow line must leave threads to the pages
_FETCHED_EVERY = timedelta(seconds=10)  # how often a fetch is noted: not a write for each chunk
_REFUSALS_A_MINUTE = 60  # audited; a hostile member could fill the audit with more
_bodies = threading.BoundedSemaphore(BODIES_AT_ONCE)
_giving = TokenBucket(0)
_giving_lock = threading.Lock()
_refused: list[float] = []

NOT_HERE = (404, b'{"reason":"unknown"}')
ReadBody = Callable[[int], bytes]


@dataclass(frozen=True)
class ChunkAnswer:
    """An HTTP status, a body, and the header that shows that the file's other end wrote it."""

    status: int
    body: bytes
    mac: str = ""
    retry_after: int = 0


@dataclass(frozen=True)
class _Asked:
    """An authentic request: the parcel, its key, and the header that the answer refers to."""

    parcel: Parcel
    key: bytes
    header: str

    def answer(self, status: int, body: bytes = b"", *, retry_after: int = 0, **told: object) -> ChunkAnswer:
        body = body or json.dumps(told).encode()
        file_id = self.parcel.id.bytes
        mac = answer_header(self.header, file_id=file_id, key=self.key, status=status, body=body)
        return ChunkAnswer(status, body, mac, retry_after)


def answer_missing(parcel_id: UUID, header: str) -> ChunkAnswer:
    """Say which chunks are missing here (to the sender), or where the file stands (to its receiver)."""
    with reading_as(service()):
        for way, side in ((Direction.IN, Side.SENDER), (Direction.OUT, Side.RECEIVER)):
            asked = _asked(parcel_id, ChunkRequest(parcel_id.bytes, side, "GET"), way, header)
            if asked is not None:
                return _standing(asked)
    return ChunkAnswer(*NOT_HERE)


def take_chunk(parcel_id: UUID, index: int, header: str, *, length: int, read: ReadBody) -> ChunkAnswer:
    """Take one chunk from the sender in the open transaction; the answer may be given once it commits.

    200 when it is there (also before), 404 for whoever does not hold the key, 422 for a chunk that does not open
    at this place, 409 when the file takes none any more, 503 when others are being read, 507 when the disk is full.
    """
    with reading_as(service()):
        request = ChunkRequest(parcel_id.bytes, Side.SENDER, "PUT", index)
        asked = _asked(parcel_id, request, Direction.IN, header)
        if asked is None:
            return ChunkAnswer(*NOT_HERE)
        refusal = _refusal(asked, index, length)
        if refusal is not None:
            return refusal
        if not _bodies.acquire(blocking=False):
            return asked.answer(503, reason="busy", retry_after=1)
        try:
            sealed = read(length)
        finally:
            _bodies.release()
        if len(sealed) != length:
            return asked.answer(408, reason="cut_off")
        return _kept(asked, index, sealed)


def give_chunk(parcel_id: UUID, index: int, header: str) -> ChunkAnswer:
    """Give one chunk to a receiver that fetches, because nobody can reach it; at the rate that the limits allow."""
    with reading_as(service()):
        request = ChunkRequest(parcel_id.bytes, Side.RECEIVER, "GET", index)
        asked = _asked(parcel_id, request, Direction.OUT, header)
        if asked is None:
            return ChunkAnswer(*NOT_HERE)
        shape = shape_of(asked.parcel)
        if index >= shape.count:
            return asked.answer(422, reason="no_such_chunk")
        wait = _wait_to_give(asked.parcel.member, shape.sealed_size(index))
        if wait > 0:
            return asked.answer(503, reason="busy", retry_after=max(1, round(wait)))
        _note_fetched(asked.parcel, house_now())
        try:
            return asked.answer(200, storing.read_chunk(parcel_id, shape, index))
        except IntegrityFailure:
            return asked.answer(503, reason="not_readable", retry_after=30)


def _asked(parcel_id: UUID, request: ChunkRequest, way: Direction, header: str) -> _Asked | None:
    """Return the authentic request; None for a file that is not here and for whoever does not hold its key."""
    parcel = Parcel.objects.filter(id=parcel_id, way=way).first()
    if parcel is None or not header:
        return None
    try:
        key = key_of(parcel)
        is_active = member_of(parcel.member).state is MemberState.ACTIVE
    except SampanError:  # it ended, its case is closed to everybody, or the member is gone
        return None
    now = int(house_now().timestamp())
    return (
        _Asked(parcel, key, header) if is_active and request.is_authentic(header, key=key, now=now) else None
    )


def _standing(asked: _Asked) -> ChunkAnswer:
    parcel = asked.parcel
    told: dict[str, object] = {"state": parcel.state, "count": parcel.chunks}
    if parcel.way == Direction.IN:
        told |= {"held": parcel.held_count, "missing": missing_ranges(bytes(parcel.held), parcel.chunks)}
        Parcel.objects.filter(id=parcel.id).update(moved_at=house_now(), fetched_at=None)  # they reach us
    return asked.answer(200, json.dumps(told).encode())


def _refusal(asked: _Asked, index: int, length: int) -> ChunkAnswer | None:
    parcel = asked.parcel
    if index >= parcel.chunks:
        return _wrong(asked, "no_such_chunk")
    if holds(bytes(parcel.held), index):
        return asked.answer(200, held=parcel.held_count, count=parcel.chunks)
    if parcel.state != ParcelState.MOVING:
        return asked.answer(409, reason=parcel.state)
    if length != shape_of(parcel).sealed_size(index):
        return _wrong(asked, "wrong_size")
    return None


def _kept(asked: _Asked, index: int, sealed: bytes) -> ChunkAnswer:
    shape = shape_of(asked.parcel)
    try:
        ChunkCipher(shape, key=asked.key).open(index, sealed)
    except ExchangeFailure:
        return _wrong(asked, "does_not_open")
    try:
        storing.write_chunk(asked.parcel.id, shape, index, sealed)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        return asked.answer(507, reason="no_room", retry_after=30)
    parcel = note_chunk(asked.parcel.id, index, len(sealed))
    if parcel is None:
        return asked.answer(409, reason="ended")
    return asked.answer(200, held=parcel.held_count, count=parcel.chunks)


def note_chunk(parcel_id: UUID, index: int, octets: int, *, seconds: float = 0.0) -> Parcel | None:
    """Note that a chunk is at the receiver; the last one ends the move. None when the file ended meanwhile."""
    parcel = Parcel.objects.select_for_update().filter(id=parcel_id, state=ParcelState.MOVING).first()
    if parcel is None:
        return None
    now, held = house_now(), bytes(parcel.held)
    if not holds(held, index):
        parcel.held, parcel.held_count = with_chunk(held, index), parcel.held_count + 1
    parcel.octets_per_second = _rate(parcel, octets, seconds, now)
    parcel.moved_at, parcel.attempts, parcel.hitch, parcel.hitch_since = now, 0, Hitch.NONE, None
    if parcel.held_count == parcel.chunks:
        parcel.state, parcel.next_attempt_at = ParcelState.ARRIVED, now
        wake_after_commit(parcel.member)
    fields = ("held", "held_count", "octets_per_second", "moved_at", "attempts", "hitch", "hitch_since")
    parcel.save(update_fields=(*fields, "state", "next_attempt_at"))
    return parcel


def _rate(parcel: Parcel, octets: int, seconds: float, now: datetime) -> float:
    """Return the rate over the last chunks: the newest counts for a fifth."""
    if not seconds:
        seconds = (now - parcel.moved_at).total_seconds() if parcel.moved_at else 0.0
    newest = octets / max(seconds, 0.001)
    return newest if not parcel.octets_per_second else 0.8 * parcel.octets_per_second + 0.2 * newest


def _wrong(asked: _Asked, reason: str) -> ChunkAnswer:
    """Refuse what a member that holds the key should never send; audited, at most 60 times a minute."""
    now = time.monotonic()
    _refused[:] = [at for at in _refused if now - at < 60]
    if len(_refused) < _REFUSALS_A_MINUTE:
        _refused.append(now)
        by = service()
        audit("parcel.chunk_refused", asked.parcel, by=by.actor, purpose=by.purpose, more={"reason": reason})
    return asked.answer(422, reason=reason)


def _wait_to_give(member: str, octets: int) -> float:
    """Return the seconds until a chunk may be given; nothing is taken from the rate when it must wait."""
    kbit = limits_of().kbit_per_second or limits_of(member).kbit_per_second
    with _giving_lock:
        _giving.octets_per_second = kbit * 125.0
        now = time.monotonic()
        if kbit and _giving.at and _giving.saved + (now - _giving.at) * _giving.octets_per_second < 0:
            return (
                -(_giving.saved + (now - _giving.at) * _giving.octets_per_second) / _giving.octets_per_second
            )
        _giving.wait_for(octets, now=now)
        return 0.0


def _note_fetched(parcel: Parcel, now: datetime) -> None:
    """Note that the receiver fetches by itself, so that this end does not push the same chunks."""
    counted: dict[str, object] = {"sends": parcel.sends + 1}
    if parcel.fetched_at is None or now - parcel.fetched_at > _FETCHED_EVERY:
        counted["fetched_at"] = now
    Parcel.objects.filter(id=parcel.id).update(**counted)
