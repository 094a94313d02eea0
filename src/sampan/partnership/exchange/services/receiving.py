"""Takes in what arrives: opened, journalled, applied and receipted in one transaction, or refused."""

import json
import logging
import time
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from sampan.engines.exchange.cards import card_in_force
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.journal import Accepted, Duplicate, Fork, Gap, Journal, accept
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.letters import Letter
from sampan.engines.exchange.receipts import Outcome as Word
from sampan.engines.exchange.receipts import Receipt, seal_receipts, write_receipt
from sampan.engines.exchange.seal import LetterExpired, OpenedLetter, open_letter
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.models import Inbox
from sampan.partnership.exchange.services.carrying import locked_link
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.queries import known_senders
from sampan.partnership.members.services import own_secrets
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.correspondence.facts import ArrivedLetter, Outcome
from sampan.registry.correspondence.services import take_in
from sampan.vocabulary.canonical import canonical_bytes

logger = logging.getLogger(__name__)

_STRANGERS = (Reason.UNKNOWN_SENDER, Reason.ROTATED_OUT)
_REFUSALS_A_MINUTE = 60  # audited; more are only counted in the log, or a stranger could fill the audit
_recent: deque[float] = deque(maxlen=_REFUSALS_A_MINUTE)


@dataclass(frozen=True)
class Reception:
    """The answer to one blob: an HTTP status and a body, sealed when it is a receipt."""

    status: int
    body: bytes

    @property
    def is_receipt(self) -> bool:
        """Say whether the body is a sealed receipt; otherwise it is JSON with a reason."""
        return self.status == 200


@dataclass(frozen=True)
class _Arrival:
    """An authentic letter of an active member, with what is needed to journal and receipt it."""

    opened: OpenedLetter
    reader: Reader
    now: datetime
    is_late: bool
    secret: NodeSecret
    cards: tuple[NodeCard, ...]

    @property
    def letter(self) -> Letter:
        return self.opened.letter


def receive(blob: bytes, *, now: datetime) -> Reception:
    """Take in one blob in the open transaction and return the answer, given only if it commits.

    200 with a sealed receipt when the letter is journalled, now or before; 403 for a sender unknown or
    suspended here, 409 with `expected` for a gap and without for a fork, 422 for what cannot be opened.
    """
    *earlier, secret = own_secrets()
    senders = known_senders()
    cards = {node_id: known for node_id, (_, known) in senders.items()}
    reader = Reader(service_actor(), Purpose.REFERRAL)
    try:
        opened = open_letter(blob, receiver=secret, cards=cards, now=now, earlier=earlier)
        is_late = False
    except LetterExpired as late:
        opened, is_late = late.opened, True
    except ExchangeFailure as failure:
        return _refuse(403 if failure.reason in _STRANGERS else 422, failure.reason, reader=reader)
    sender = opened.letter.sender
    if senders[sender][0] is not MemberState.ACTIVE:
        return _refuse(403, "suspended", reader=reader, sender=sender)
    with reading_as(reader):
        return _journalled(_Arrival(opened, reader, now, is_late, secret, cards[sender]))


def refuse_oversized() -> Reception:
    """Refuse a body larger than any letter, unread."""
    return _refuse(413, "too_large", reader=Reader(service_actor(), Purpose.REFERRAL))


def _journalled(arrival: _Arrival) -> Reception:
    letter, reader = arrival.letter, arrival.reader
    line = locked_link(letter.sender, Way.IN)
    journal = Journal(letter.sender, letter.receiver, line.sequence, line.head)
    taken = Inbox.objects.filter(member=letter.sender)
    verdict = accept(
        journal,
        letter,
        journalled=lambda place: taken.filter(sequence=place).values_list("letter_hash", flat=True).first(),
    )
    match verdict:
        case Duplicate(sequence):
            return _receipted(arrival, bytes(taken.get(sequence=sequence).receipt))
        case Gap(expected):
            return _answer(409, "gap", expected=expected)
        case Fork():
            return _refuse(409, Reason.FORKED, reader=reader, sender=letter.sender)
        case Accepted(after):
            receipt = _write_receipt(arrival, after, _outcome(arrival))
            line.sequence, line.head, line.last_contact_at = after.sequence, after.head, arrival.now
            line.save(update_fields=("sequence", "head", "last_contact_at"))
            return _receipted(arrival, receipt)
    raise AssertionError("a verdict without an answer")


def _outcome(arrival: _Arrival) -> Outcome:
    if not arrival.is_late:
        return _apply(arrival)
    details: dict[str, object] = {"kind": arrival.letter.kind}
    _audit("letter.came_too_late", reader=arrival.reader, sender=arrival.letter.sender, details=details)
    return Outcome(False, Reason.EXPIRED.value)


def _apply(arrival: _Arrival) -> Outcome:
    letter, reader = arrival.letter, arrival.reader
    try:
        ids = UUID(letter.id), UUID(letter.conversation)
        reply = UUID(letter.in_reply_to) if letter.in_reply_to else None
    except ValueError:
        return Outcome(False, Reason.MALFORMED.value)
    return take_in(
        ArrivedLetter(
            id=ids[0],
            member=letter.sender,
            kind=letter.kind,
            conversation=ids[1],
            in_reply_to=reply,
            body=letter.body,
            written_at=letter.written_at,
            received_at=arrival.now,
            by=reader.actor,
            purpose=reader.purpose,
            digest=letter.hash,
            sequence=letter.sequence,
            signer_serial=arrival.opened.card.serial,
            expires_at=letter.expires_at,
        )
    )


def _write_receipt(arrival: _Arrival, journal: Journal, outcome: Outcome) -> bytes:
    letter = arrival.letter
    receipt = write_receipt(
        letter,
        journal=journal,
        outcome=Word.APPLIED if outcome.applied else Word.REFUSED,
        reason=outcome.reason,
        received_at=arrival.now,
        receiver=arrival.secret,
    )
    octets = canonical_bytes(receipt.to_json())
    Inbox.objects.create(
        member=letter.sender,
        sequence=letter.sequence,
        letter_hash=letter.hash,
        receipt=octets,
        received_at=arrival.now,
    )
    return octets


def _receipted(arrival: _Arrival, receipt: bytes) -> Reception:
    card = card_in_force(arrival.cards, now=arrival.now) or arrival.cards[-1]
    told = Receipt.from_json(json.loads(receipt))
    return Reception(200, seal_receipts([told], sender=arrival.secret, receiver=card))


def _refuse(status: int, reason: str, *, reader: Reader, sender: str = "") -> Reception:
    """Answer with a refusal and audit it, at most 60 a minute."""
    now = time.monotonic()
    if len(_recent) == _REFUSALS_A_MINUTE and now - _recent[0] < 60:
        logger.warning("Something that arrived was refused: %s (not audited, too many).", reason)
    else:
        _recent.append(now)
        _audit("exchange.refused", reader=reader, sender=sender, details={"reason": str(reason)})
    return _answer(status, str(reason))


def _answer(status: int, reason: str, **more: int) -> Reception:
    told = {"reason": reason, "node": settings.SAMPAN_NODE.id, **more}
    return Reception(status, canonical_bytes(told))


def _audit(act: str, *, reader: Reader, sender: str, details: dict[str, object]) -> None:
    record(
        act,
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="member",
        subject_id=sender,
        details=details,
    )
