"""Letters in a file: for a consulate without a link. The same envelopes, the same signed words."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.frames import LARGEST, MOST_BLOBS, framed_length, pack_frame
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.lines import waiting_blobs
from sampan.partnership.exchange.models import Link
from sampan.partnership.exchange.sealing import sealed_statement, sealed_words
from sampan.partnership.exchange.services.journalling import Forked
from sampan.partnership.exchange.services.opening import Refused, open_frame
from sampan.partnership.exchange.services.receiving import take_frame
from sampan.partnership.exchange.services.signing import words_on_lines
from sampan.partnership.members.queries import member as member_of
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput

MAGIC = b"SMPB\x01"
LARGEST_BUNDLE = 2**30  # 1 GiB: a stick holds more, but it is read in one go
_ROOM = LARGEST - 512 * 1024  # octets of letters a frame: the words and heads go along in the first


@dataclass(frozen=True)
class BundleReport:
    """What a bundle held: whose it was, how many letters were taken in now, how many of ours it settled."""

    member: str
    letters: int
    settled: int


@transaction.atomic
def write_bundle(*, member: str, by: Actor, purpose: Purpose) -> bytes:
    """Return a file with all letters that wait for a member and our signed words on all of its letters.

    Writing it twice, losing it or bringing it twice does no harm. Raises NotFound for an unknown member.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    member_of(member)
    first = [*sealed_words(member, words_on_lines(member, at=house_now())), *sealed_statement(member)]
    frames = list(_frames(first, waiting_blobs(member)))
    Link.objects.filter(member=member, way=Way.OUT).update(offered=F("sequence"))
    _audit("exchange.bundle_written", member, len(frames), by=by, purpose=purpose)
    return MAGIC + b"".join(len(frame).to_bytes(8, "big") + frame for frame in frames)


def take_bundle(octets: bytes, *, by: Actor, purpose: Purpose) -> BundleReport:
    """Take in a bundle: each frame in a transaction of its own, in order; return what it held.

    Raises InvalidInput when it is no bundle, is cut, or is not for this node from a member; what came before
    the fault stays taken in. Then write a bundle for the member, which carries our words back.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    member, letters, settled = "", 0, 0
    for frame in _read(octets):
        sender, taken, ended = _take(frame)
        member, letters, settled = sender, letters + taken, settled + ended
    with transaction.atomic():
        _audit("exchange.bundle_taken", member, letters, by=by, purpose=purpose)
    return BundleReport(member, letters, settled)


def _take(frame: bytes) -> tuple[str, int, int]:
    try:
        with transaction.atomic():
            arrived = open_frame(frame, now=house_now())
            with reading_as(arrived.reader):
                before = _progress(arrived.sender)
                take_frame(arrived, answers=hashlib.sha256(frame).hexdigest())
                after = _progress(arrived.sender)
    except (Refused, ExchangeFailure, Forked) as failure:
        raise _invalid(failure) from failure
    return arrived.sender, after[Way.IN] - before[Way.IN], after[Way.OUT] - before[Way.OUT]


def _progress(member: str) -> dict[Way, int]:
    lines = list(Link.objects.filter(member=member))
    into = sum(one.sequence for one in lines if one.way == Way.IN)
    return {Way.IN: into, Way.OUT: sum(one.acknowledged for one in lines if one.way == Way.OUT)}


def _frames(first: list[bytes], letters: Iterator[bytes]) -> Iterator[bytes]:
    """Yield frames: what goes along in the first, then the letters in order."""
    held = list(first)
    for blob in letters:
        if len(held) == MOST_BLOBS or framed_length([*held, blob]) > _ROOM:
            yield pack_frame(held)
            held = []
        held.append(blob)
    if held:
        yield pack_frame(held)


def _read(octets: bytes) -> Iterator[bytes]:
    if not octets.startswith(MAGIC) or len(octets) > LARGEST_BUNDLE:
        raise _invalid(None)
    at = len(MAGIC)
    while at < len(octets):
        end = at + 8 + int.from_bytes(octets[at : at + 8], "big")
        if at + 8 > len(octets) or end > len(octets):
            raise _invalid(ExchangeFailure(Reason.CUT))
        yield octets[at + 8 : end]
        at = end


def _invalid(failure: Exception | None) -> InvalidInput:
    if isinstance(failure, ExchangeFailure):
        what = failure.what
    elif isinstance(failure, Forked):
        what = "The two sides hold different histories."
    elif isinstance(failure, Refused):
        what = "It is not from an active member of this node, or not for this node."
    else:
        what = "It is no file of letters."
    return InvalidInput(
        f"The file cannot be taken in. {what}",
        remedy="Ask the other node to write it again; nothing that was taken in before is lost.",
        field="file",
    )


def _audit(act: str, member: str, count: int, *, by: Actor, purpose: Purpose) -> None:
    told = {"count": count}
    record(act, by=by, purpose=purpose, subject_kind="member", subject_id=member, details=told)
