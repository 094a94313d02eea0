"""Checks a file that is all there and hands it to whoever takes files of its kind; else a person finds it here."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from sampan.engines.exchange.chunks import ChunkCipher, FileDigest, Manifest, opened
from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.holdings import number_held
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import ArrivedParcel, Hitch, ParcelState, Reason
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.sealing import details_of, key_of, manifest_of
from sampan.partnership.parcels.services.limits import limits_of
from sampan.partnership.parcels.services.rows import DONE, audit, end, locked_parcel, note_hitch, service
from sampan.partnership.parcels.services.stopping import tell_stopped
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.services.writing import write_letter
from sampan.vocabulary.errors import IntegrityFailure, NoAgreement, SampanError

logger = logging.getLogger(__name__)

Taker = Callable[[ArrivedParcel], None]
_takers: dict[str, Taker] = {}


def register_parcel_taker(prefix: str, taker: Taker) -> None:
    """Give `taker` the files whose kind begins with `prefix`, such as `evidence.`, once each is whole and checked.

    It runs in the transaction that ends the file here, and reads `pieces()` before it returns. What it raises as a
    SampanError undoes its work; the file then waits under "Large files" for a person.
    """
    _takers[prefix] = taker


def check_arrived(parcel_id: UUID) -> None:
    """Open every chunk, compare the whole with what the sender signed, hand it over and tell the sender.

    Chunks that the disk lost are asked for again; a file that is another than its manifest says is stopped.
    """
    with reading_as(service()) as reader:
        parcel = Parcel.objects.filter(id=parcel_id, state=ParcelState.ARRIVED).first()
        if parcel is None:
            return
        try:
            key, manifest = key_of(parcel), manifest_of(parcel)
        except SampanError:
            note_hitch(parcel_id, Hitch.CLOSED_KEY, again_in=60)
            return
    lost, is_whole = _examined(parcel_id, manifest, key)
    with reading_as(service()) as reader:
        parcel = locked_parcel(parcel_id)
        if parcel.state != ParcelState.ARRIVED:
            return
        if lost:
            _ask_again(parcel, lost, reader)
        elif not is_whole:
            _stop(parcel, reader)
        else:
            _finish(parcel, manifest, key, reader)


def _examined(parcel_id: UUID, manifest: Manifest, key: bytes) -> tuple[list[int], bool]:
    """Return the chunks that no longer open, and whether all together are the file that was signed."""
    cipher, digest, lost = ChunkCipher(manifest.shape, key=key), FileDigest(), []
    for index in range(manifest.shape.count):
        try:
            sealed = storing.read_chunk(parcel_id, manifest.shape, index)
            digest.take(cipher.open(index, sealed), sealed)
        except (ExchangeFailure, IntegrityFailure):
            lost.append(index)
    return lost, digest.manifest(manifest.shape) == manifest


def _ask_again(parcel: Parcel, lost: list[int], reader: Reader) -> None:
    held = bytearray(parcel.held)
    for index in lost:
        held[index // 8] &= 0xFF ^ (0x80 >> index % 8)
    parcel.held, parcel.held_count = bytes(held), number_held(bytes(held))
    parcel.state, parcel.next_attempt_at, parcel.moved_at = ParcelState.MOVING, house_now(), house_now()
    parcel.save(update_fields=("held", "held_count", "state", "next_attempt_at", "moved_at"))
    audit("parcel.chunks_lost", parcel, by=reader.actor, purpose=reader.purpose, more={"chunks": len(lost)})


def _stop(parcel: Parcel, reader: Reader) -> None:
    who = {"by": reader.actor, "purpose": reader.purpose}
    end(parcel, ParcelState.STOPPED, reason=Reason.NOT_AS_OFFERED)
    audit("parcel.stopped", parcel, **who, more={"reason": Reason.NOT_AS_OFFERED.value})
    tell_stopped(parcel, Reason.NOT_AS_OFFERED, **who)


def _finish(parcel: Parcel, manifest: Manifest, key: bytes, reader: Reader) -> None:
    who = {"by": reader.actor, "purpose": reader.purpose}
    audit("parcel.arrived", parcel, **who)
    if _handed_over(parcel, manifest, key, reader):
        end(parcel, ParcelState.DONE, reason="handed_over")
        audit("parcel.handed_over", parcel, **who)
    else:
        days = limits_of(parcel.member).retention_days
        parcel.state, parcel.kept_until = ParcelState.KEPT, house_now() + timedelta(days=days)
        parcel.hitch, parcel.octets_per_second = Hitch.NONE, 0
        parcel.save(update_fields=("state", "kept_until", "hitch", "octets_per_second"))
    _tell_done(parcel, manifest, reader)


def _handed_over(parcel: Parcel, manifest: Manifest, key: bytes, reader: Reader) -> bool:
    taker = _taker_of(parcel.kind)
    if taker is None:
        return False
    told = details_of(parcel)
    arrived = ArrivedParcel(
        id=parcel.id,
        member=parcel.member,
        kind=parcel.kind,
        conversation=parcel.conversation,
        label=told.label,
        filename=told.filename,
        size=parcel.size,
        sha256=told.sha256,
        offered_at=parcel.offered_at,
        by=reader.actor,
        purpose=reader.purpose,
        pieces=partial(pieces_of, parcel.id, manifest, key),
    )
    try:
        with transaction.atomic():
            taker(arrived)
    except SampanError as error:
        logger.info("A large file of the kind %s was not taken over: %s.", parcel.kind, error.code)
        return False
    return True


def pieces_of(parcel_id: UUID, manifest: Manifest, key: bytes) -> Iterator[bytes]:
    """Yield a file's octets, a mebibyte at a time, each authentic; ExchangeFailure when it is not as it was signed."""
    return opened(storing.read_all(parcel_id, manifest.shape), manifest, key=key)


def _taker_of(kind: str) -> Taker | None:
    fitting = [prefix for prefix in _takers if kind.startswith(prefix)]
    return _takers[max(fitting, key=len)] if fitting else None


def _tell_done(parcel: Parcel, manifest: Manifest, reader: Reader) -> None:
    try:
        with transaction.atomic():
            write_letter(
                member=parcel.member,
                kind=DONE,
                conversation=parcel.id,
                body={"schema": 1, "sha256": manifest.sha256},
                agency_id=parcel.agency_id,
                case_id=parcel.case_id,
                by=reader.actor,
                purpose=reader.purpose,
            )
    except NoAgreement:
        audit("parcel.done_not_told", parcel, by=reader.actor, purpose=reader.purpose)
