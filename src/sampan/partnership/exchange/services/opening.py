"""Opens what arrives: whose it is, whether it may write to us, and what each blob holds. Journals nothing."""

import logging
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.frames import read_frame
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.letters import Letter
from sampan.engines.exchange.seal import (
    Content,
    LetterExpired,
    OpenedContent,
    OpenedLetter,
    letter_in,
    open_content,
)
from sampan.partnership.members.queries import known_senders
from sampan.partnership.members.services import own_secrets
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.vocabulary.canonical import canonical_bytes

logger = logging.getLogger(__name__)

_STRANGERS = (Reason.UNKNOWN_SENDER, Reason.ROTATED_OUT)
_REFUSALS_A_MINUTE = 60  # audited; more are only counted in the log, or a stranger could fill the audit
_recent: deque[float] = deque(maxlen=_REFUSALS_A_MINUTE)


@dataclass(frozen=True)
class Reception:
    """The answer to what arrived: an HTTP status and a body, sealed when it says what became of letters."""

    status: int
    body: bytes

    @property
    def is_receipt(self) -> bool:
        """Say whether the body is sealed; otherwise it is JSON with a reason."""
        return self.status == 200


@dataclass(frozen=True)
class Arrival:
    """An authentic letter and whether it came after its expiry."""

    opened: OpenedLetter
    is_late: bool

    @property
    def letter(self) -> Letter:
        """Return the letter itself."""
        return self.opened.letter


@dataclass(frozen=True)
class Arrived:
    """What came from one active member in one request, opened and not yet journalled."""

    sender: str
    cards: tuple[NodeCard, ...]
    secret: NodeSecret
    reader: Reader
    now: datetime
    letters: tuple[Arrival, ...]
    others: tuple[OpenedContent, ...]

    def of(self, content: Content) -> list[OpenedContent]:
        """Return what came of one kind, letters apart."""
        return [one for one in self.others if one.content is content]


class Refused(Exception):
    """What arrived is refused as a whole; `reception` is the answer."""

    def __init__(self, reception: Reception) -> None:
        """Keep the answer to give."""
        super().__init__(reception.status)
        self.reception = reception


def open_frame(octets: bytes, *, now: datetime) -> Arrived:
    """Return what a frame holds, all of one active member; raises Refused."""
    try:
        blobs = read_frame(octets)
    except ExchangeFailure as failure:
        raise Refused(refuse(422, failure.reason)) from failure
    return open_blobs(blobs, now=now)


def open_blobs(blobs: Sequence[bytes], *, now: datetime) -> Arrived:
    """Return what blobs hold, all of one active member; raises Refused: 403 for a stranger, 422 for the rest."""
    *earlier, secret = own_secrets()
    senders = known_senders()
    cards = {node_id: known for node_id, (_state, known) in senders.items()}
    try:
        opened = [
            open_content(blob, receiver=secret, cards=cards, now=now, earlier=earlier) for blob in blobs
        ]
        sender = _one_sender(opened)
        arrivals = tuple(_arrival(one, secret, now) for one in opened if one.content is Content.LETTER)
    except ExchangeFailure as failure:
        raise Refused(refuse(403 if failure.reason in _STRANGERS else 422, failure.reason)) from failure
    if not senders[sender][0].is_answered:
        raise Refused(refuse(403, "suspended", sender=sender))
    others = tuple(one for one in opened if one.content is not Content.LETTER)
    return Arrived(sender, cards[sender], secret, service(), now, arrivals, others)


def refuse(status: int, reason: str, *, sender: str = "") -> Reception:
    """Answer with a refusal and audit it, at most 60 a minute."""
    now = time.monotonic()
    if len(_recent) == _REFUSALS_A_MINUTE and now - _recent[0] < 60:
        logger.warning("Something that arrived was refused: %s (not audited, too many).", reason)
    else:
        _recent.append(now)
        audit("exchange.refused", reader=service(), sender=sender, details={"reason": str(reason)})
    return answer(status, str(reason))


def answer(status: int, reason: str, **more: int) -> Reception:
    """Return an answer in plain JSON: a reason, and what the other side may know."""
    told = {"reason": reason, "node": settings.SAMPAN_NODE.id, **more}
    return Reception(status, canonical_bytes(told))


def audit(act: str, *, reader: Reader, sender: str, details: Mapping[str, object]) -> None:
    """Audit something that concerns a member as a whole."""
    record(
        act,
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="member",
        subject_id=sender,
        details=details,
    )


def service() -> Reader:
    """Return the node's own reader, in whose name arriving letters are taken in."""
    return Reader(service_actor(), Purpose.REFERRAL)


def _one_sender(opened: Sequence[OpenedContent]) -> str:
    senders = {one.card.node_id for one in opened}
    if len(senders) != 1:
        raise ExchangeFailure(Reason.MALFORMED)
    return senders.pop()


def _arrival(opened: OpenedContent, secret: NodeSecret, now: datetime) -> Arrival:
    try:
        return Arrival(letter_in(opened, receiver=secret.node_id, now=now), is_late=False)
    except LetterExpired as late:
        return Arrival(late.opened, is_late=True)
