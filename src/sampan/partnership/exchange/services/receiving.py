"""Takes in frames: opened, journalled, applied and acknowledged in one transaction, or refused."""

import hashlib
from collections import defaultdict
from datetime import datetime

from sampan.engines.exchange.acknowledgements import Acknowledgement, read_acknowledgements
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.frames import pack_frame
from sampan.engines.exchange.seal import Content
from sampan.partnership.exchange.lines import sent_hash
from sampan.partnership.exchange.models import Link
from sampan.partnership.exchange.offering import Keys, check_word, read_statement
from sampan.partnership.exchange.peers import PROTOCOL, known
from sampan.partnership.exchange.sealing import sealed_statement, sealed_words
from sampan.partnership.exchange.services.answering import letters_for
from sampan.partnership.exchange.services.journalling import Forked, Journalled, journal, note_fork
from sampan.partnership.exchange.services.meeting import learn
from sampan.partnership.exchange.services.opening import (
    Arrival,
    Arrived,
    Reception,
    Refused,
    audit,
    open_frame,
    refuse,
)
from sampan.partnership.exchange.services.settling import lines_out, save_lines, settle_words
from sampan.partnership.exchange.services.signing import signed_word
from sampan.partnership.exchange.services.witnessing import take_statement
from sampan.registry.access.context import reading_as
from sampan.registry.facts_at_hand import facts_at_hand


def receive_frame(octets: bytes, *, signer: str, now: datetime) -> Reception:
    """Take in one frame in the open transaction and return the answer, given only if it commits.

    200 with a frame: signed words on the letters, on the logs, and what waits for a node that asked for it.
    403 for a sender unknown or suspended here, or another than the member that signed the request; 409 for a
    fork, 422 for what cannot be opened.
    """
    with facts_at_hand():
        return _receive(octets, signer=signer, now=now)


def _receive(octets: bytes, *, signer: str, now: datetime) -> Reception:
    try:
        arrived = open_frame(octets, now=now)
    except Refused as refused:
        return refused.reception
    if arrived.sender != signer:
        return refuse(403, "other_signer", sender=signer)
    with reading_as(arrived.reader):
        try:
            blobs = take_frame(arrived, answers=hashlib.sha256(octets).hexdigest())
        except Forked as forked:
            note_fork(arrived, forked)
            return refuse(409, Reason.FORKED, sender=arrived.sender)
        except ExchangeFailure as failure:
            return refuse(422, failure.reason, sender=arrived.sender)
    return Reception(200, pack_frame(blobs))


def refuse_oversized() -> Reception:
    """Refuse a body larger than any letter, unread."""
    return refuse(413, "too_large")


def take_frame(arrived: Arrived, *, answers: str) -> list[bytes]:
    """Journal and apply what came, settle what it says of our letters, and return the blobs to answer with.

    Raises Forked, or ExchangeFailure for a word that does not hold; then nothing is taken.
    """
    words = [
        signed_word(arrived.sender, one, at=arrived.now, answers=answers) for one in _journalled(arrived)
    ]
    _settle(arrived)
    for opened in arrived.of(Content.HEADS):
        take_statement(arrived.sender, read_statement(opened))
    if known(arrived.sender).protocol < PROTOCOL:
        learn(arrived.sender, protocol=PROTOCOL)
    waiting = [blob for opened in arrived.of(Content.PULL) for blob in letters_for(arrived, opened)]
    return [*sealed_words(arrived.sender, words), *sealed_statement(arrived.sender), *waiting]


def _journalled(arrived: Arrived) -> list[Journalled]:
    lanes: dict[int, list[Arrival]] = defaultdict(list)
    for one in arrived.letters:
        lanes[one.letter.lane].append(one)
    return journal(arrived, lanes)


def _settle(arrived: Arrived) -> None:
    """Settle our own letters by the words that came; when one does not hold, none counts."""
    words = arrived.of(Content.ACKNOWLEDGEMENT)
    if not words:
        return
    lines, keys = lines_out(arrived.sender), Keys.of(arrived.sender)
    told: list[tuple[Link, Acknowledgement]] = []
    for opened in words:
        for word in read_acknowledgements(opened.payload):
            line = lines.get(word.lane)
            if line is None:
                raise ExchangeFailure(Reason.FORKED)
            ours = sent_hash(arrived.sender, word.lane, word.last)
            check_word(word, opened=opened, keys=keys, sent=line.sequence, sent_hash=ours)
            told.append((line, word))
    ended = settle_words(told, reader=arrived.reader, is_answer=False)
    save_lines(lines.values())
    for (line, _word), count in zip(told, ended, strict=True):
        details = {"lane": line.lane, "ended": count}
        audit("exchange.acknowledged", reader=arrived.reader, sender=arrived.sender, details=details)
