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
from sampan.engines.exchange.receipts import Outcome as Word
from sampan.engines.exchange.receipts import Receipt, seal_receipts, write_receipt
from sampan.engines.exchange.seal import LetterExpired, OpenedLetter, open_letter
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.models import Inbox
from sampan.partnership.exchange.services.carrying import locked_link
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.queries import cards_of, confirmed_cards, member
from sampan.partnership.members.services import own_secret, own_secrets
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


def receive(blob: bytes, *, now: datetime) -> Reception:
    """Take in one blob in the open transaction and return the answer, given only if it commits.

    200 with a sealed receipt when the letter is journalled, now or before; 403 for a sender unknown or
    suspended here, 409 with `expected` for a gap and without for a fork, 422 for what cannot be opened.
    """
    *earlier, secret = own_secrets()
    reader = Reader(service_actor(), Purpose.REFERRAL)
    try:
        opened = open_letter(blob, receiver=secret, cards=confirmed_cards(), now=now, earlier=earlier)
        is_late = False
    except LetterExpired as late:
        opened, is_late = late.opened, True
    except ExchangeFailure as failure:
        return _refuse(403 if failure.reason in _STRANGERS else 422, failure.reason, reader=reader)
    sender = opened.letter.sender
    if member(sender).state is not MemberState.ACTIVE:
        return _refuse(403, "suspended", reader=reader, sender=sender)
    with reading_as(reader):
        return _journalled(opened, reader=reader, now=now, is_late=is_late)


def refuse_oversized() -> Reception:
    """Refuse a body larger than any letter, unread."""
    return _refuse(413, "too_large", reader=Reader(service_actor(), Purpose.REFERRAL))


def _journalled(opened: OpenedLetter, *, reader: Reader, now: datetime, is_late: bool) -> Reception:
    letter = opened.letter
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
            return _receipted(letter.sender, bytes(taken.get(sequence=sequence).receipt), now=now)
        case Gap(expected):
            return _answer(409, "gap", expected=expected)
        case Fork():
            return _refuse(409, Reason.FORKED, reader=reader, sender=letter.sender)
        case Accepted(after):
            outcome = (
                Outcome(False, Reason.EXPIRED.value) if is_late else _apply(opened, reader=reader, now=now)
            )
            receipt = _write_receipt(opened, after, outcome, now=now)
            line.sequence, line.head, line.last_contact_at = after.sequence, after.head, now
            line.save(update_fields=("sequence", "head", "last_contact_at"))
            if is_late:
                _audit(
                    "letter.came_too_late", reader=reader, sender=letter.sender, details={"kind": letter.kind}
                )
            return _receipted(letter.sender, receipt, now=now)
    raise AssertionError("a verdict without an answer")


def _apply(opened: OpenedLetter, *, reader: Reader, now: datetime) -> Outcome:
    letter = opened.letter
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
            received_at=now,
            by=reader.actor,
            purpose=reader.purpose,
            digest=letter.hash,
            sequence=letter.sequence,
            signer_serial=opened.card.serial,
            expires_at=letter.expires_at,
        )
    )


def _write_receipt(opened: OpenedLetter, journal: Journal, outcome: Outcome, *, now: datetime) -> bytes:
    receipt = write_receipt(
        opened.letter,
        journal=journal,
        outcome=Word.APPLIED if outcome.applied else Word.REFUSED,
        reason=outcome.reason,
        received_at=now,
        receiver=own_secret(),
    )
    octets = canonical_bytes(receipt.to_json())
    Inbox.objects.create(
        member=opened.letter.sender,
        sequence=opened.letter.sequence,
        letter_hash=opened.letter.hash,
        receipt=octets,
        received_at=now,
    )
    return octets


def _receipted(sender: str, receipt: bytes, *, now: datetime) -> Reception:
    card = card_in_force(cards_of(sender), now=now) or cards_of(sender)[-1]
    told = Receipt.from_json(json.loads(receipt))
    return Reception(200, seal_receipts([told], sender=own_secret(), receiver=card))


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
