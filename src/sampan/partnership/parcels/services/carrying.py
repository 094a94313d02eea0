"""Carries large files: pushes what a member misses, fetches what nobody can push, checks what is all there.

One member is carried by one thread at a time, one chunk after another: what breaks off costs one chunk. The
receiver says what it misses; nothing is remembered here that a killed process could get wrong.
"""

import json
import random
import threading
import time
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q, QuerySet

from sampan.engines.exchange.backoff import delay
from sampan.engines.exchange.chunk_requests import ChunkRequest, Side, answers
from sampan.engines.exchange.holdings import from_ranges, missing, number_held
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.queries import member as member_of
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import OPEN_STATES, Hitch, ParcelState
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.pacing import Pace
from sampan.partnership.parcels.sealing import key_of, shape_of
from sampan.partnership.parcels.services.answering import note_chunk
from sampan.partnership.parcels.services.fetching import fetch_missing
from sampan.partnership.parcels.services.finishing import check_arrived
from sampan.partnership.parcels.services.limits import limits_of
from sampan.partnership.parcels.services.rows import note_hitch, service
from sampan.partnership.parcels.wire import BrokenOff, ChunkWire, Unreachable, WireAnswer
from sampan.registry.access.context import reading_as
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import Direction
from sampan.vocabulary.errors import IntegrityFailure, NotFound, SampanError

FETCH_AFTER = timedelta(minutes=3)  # so long without a word of the sender, the receiver fetches by itself;
# at once where the node's settings say that nobody can reach it
FETCHES_ON = timedelta(minutes=10)  # and goes on doing so, as nobody seems to reach it
LOOKS_AGAIN = 30.0  # seconds between two looks whether a file that is all there was found whole
_HITCHES = {404: Hitch.UNKNOWN_THERE, 507: Hitch.FULL_THERE}
_carried: dict[str, threading.Lock] = {}


def carry_member(member: str, *, seconds: float = 3_600.0) -> int:
    """Carry a member's files for so long, or until nothing is due; return how many were worked on.

    Returns at once when another thread carries this member.
    """
    lock = _carried.setdefault(member, threading.Lock())
    if not lock.acquire(blocking=False):
        return 0
    ends, worked = time.monotonic() + seconds, 0
    try:
        while time.monotonic() < ends and (parcel := _next(member)) is not None:
            _work(parcel, ends)
            worked += 1
    finally:
        lock.release()
    return worked


def due_members() -> list[str]:
    """Return the members with a file that can be worked on now."""
    with reading_as(service()):
        return sorted(set(_due().values_list("member", flat=True)))


def _due() -> QuerySet[Parcel]:
    now = house_now()
    open_ = Parcel.objects.filter(next_attempt_at__lte=now, expires_at__gt=now)
    pushed = Q(way=Direction.OUT, state__in=(ParcelState.MOVING, ParcelState.ARRIVED))
    by_itself = Q(fetched_at__gt=now - FETCHES_ON)
    patience = timedelta(0) if settings.SAMPAN_NODE.fetches_letters else FETCH_AFTER
    silent = Q(moved_at__lt=now - patience) | by_itself
    fetched = Q(way=Direction.IN, state=ParcelState.MOVING) & silent
    whole = Q(way=Direction.IN, state=ParcelState.ARRIVED)
    return open_.filter((pushed & ~by_itself) | fetched | whole)


def _next(member: str) -> Parcel | None:
    """Return what to work on: the file that is nearest its end."""
    with reading_as(service()):
        try:
            if member_of(member).state is not MemberState.ACTIVE:
                return None
        except NotFound:
            return None
        return _due().filter(member=member).order_by(F("chunks") - F("held_count"), "offered_at").first()


def _work(parcel: Parcel, ends: float) -> None:
    """Do the next thing for a file; whatever hinders it is noted, with the time of the next try."""
    if parcel.way == Direction.IN and parcel.state == ParcelState.ARRIVED:
        check_arrived(parcel.id)
        return
    hitch, wait = Hitch.NONE, 0
    try:
        with reading_as(service()):
            key, address = key_of(parcel), member_of(parcel.member).address
            pace = Pace(
                parcel.member,
                kbit_for_all=limits_of().kbit_per_second,
                kbit_for_member=limits_of(parcel.member).kbit_per_second,
            )
        with ChunkWire(address, pace.wait) as wire:
            carry = _push if parcel.way == Direction.OUT else fetch_missing
            hitch, wait = carry(parcel, key, wire, ends)
    except Unreachable:
        hitch = Hitch.UNREACHABLE
    except BrokenOff:
        hitch = Hitch.NO_ANSWER
    except IntegrityFailure:
        hitch, wait = Hitch.NOT_READABLE, 60
    except SampanError:
        hitch, wait = Hitch.CLOSED_KEY, 60
    if hitch:
        again = max(wait, delay(parcel.attempts, random.random()))  # noqa: S311 - jitter, not a secret
        with reading_as(service()):
            note_hitch(parcel.id, hitch, again_in=again)


def _push(parcel: Parcel, key: bytes, wire: ChunkWire, ends: float) -> tuple[Hitch, int]:
    """Send what is missing there, in order; return what hindered it and how many seconds to wait."""
    header = ChunkRequest(parcel.id.bytes, Side.SENDER, "GET").header(key=key, at=_unix())
    told = wire.missing(parcel.id, header)
    if not _is_theirs(told, header, parcel.id, key):
        return hitch_of(told)
    held, shape = _note_standing(parcel.id, json.loads(told.body)), shape_of(parcel)
    for index in missing(held, shape.count):
        if time.monotonic() > ends or not _begin(parcel.id):
            break
        began = time.monotonic()
        sealed = storing.read_chunk(parcel.id, shape, index)
        header = ChunkRequest(parcel.id.bytes, Side.SENDER, "PUT", index).header(key=key, at=_unix())
        answer = wire.put(parcel.id, index, header, sealed)
        if not _is_theirs(answer, header, parcel.id, key):
            return hitch_of(answer)
        with reading_as(service()):
            note_chunk(parcel.id, index, len(sealed), seconds=time.monotonic() - began)
    return Hitch.NONE, 0


def hitch_of(answer: WireAnswer) -> tuple[Hitch, int]:
    """Return what an answer that is no success means, and how long the other side asks to wait."""
    return _HITCHES.get(answer.status, Hitch.BUSY_THERE), answer.retry_after


def _is_theirs(answer: WireAnswer, header: str, parcel_id: UUID, key: bytes) -> bool:
    """Say whether an answer is a success that the file's other end wrote for this very request."""
    told = {"file_id": parcel_id.bytes, "key": key, "status": answer.status, "body": answer.body}
    return answer.status == 200 and answers(answer.mac, header, **told)


def _note_standing(parcel_id: UUID, told: dict[str, object]) -> bytes:
    """Take over what the receiver says it has, and return it; its word is proved by then."""
    with reading_as(service()):
        row = Parcel.objects.select_for_update().get(id=parcel_id)
        is_moving = told.get("state") == ParcelState.MOVING and bool(told.get("missing"))
        row.held = from_ranges(told.get("missing") if is_moving else (), row.chunks)
        row.held_count = number_held(bytes(row.held))
        if row.state in OPEN_STATES:
            row.state = ParcelState.MOVING if is_moving else ParcelState.ARRIVED
            wait = 0.0 if is_moving else LOOKS_AGAIN
            row.next_attempt_at = house_now() + timedelta(seconds=wait)
        row.hitch, row.hitch_since = Hitch.NONE, None
        fields = ("held", "held_count", "state", "next_attempt_at", "hitch", "hitch_since")
        row.save(update_fields=fields)
        return bytes(row.held)


def _begin(parcel_id: UUID) -> bool:
    """Count a chunk as sent before it is; False when the file was stopped meanwhile."""
    with reading_as(service()):
        going = Parcel.objects.filter(id=parcel_id, state=ParcelState.MOVING)
        return bool(going.update(sends=F("sends") + 1))


def _unix() -> int:
    return int(house_now().timestamp())
