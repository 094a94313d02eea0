"""Offers a batch of letters over the wire and checks each receipt against what was sent."""

import json
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.receipts import Receipt, check_head, check_receipt, open_receipts
from sampan.partnership.exchange.facts import Trouble
from sampan.partnership.exchange.models import Outbox
from sampan.partnership.exchange.wire import Answer, NoAnswer, NotDelivered, Wire
from sampan.partnership.members.queries import cards_of
from sampan.partnership.members.services import own_secrets

logger = logging.getLogger(__name__)

_TROUBLES = {403: Trouble.UNKNOWN_THERE, 413: Trouble.NOT_OPENED, 422: Trouble.NOT_OPENED}


@dataclass(frozen=True)
class Handed:
    """How far a batch came: checked receipts for the letters from the first on, then the trouble."""

    receipts: list[Receipt] = field(default_factory=list)
    trouble: Trouble = Trouble.NONE
    expected: int | None = None  # the place that the other side waits for, when it says so

    @property
    def offered_without_receipt(self) -> int:
        """How many letters may have arrived unreceipted: the failed one, unless there was no connection."""
        return 0 if self.trouble in (Trouble.NONE, Trouble.UNREACHABLE) else 1


@dataclass(frozen=True)
class _Keys:
    """Our secrets, the last of which signs, and the member's cards."""

    secrets: tuple[NodeSecret, ...]
    cards: tuple[NodeCard, ...]


@dataclass(frozen=True)
class _Sent:
    """What a receipt is compared with: the place and hash that we sent."""

    hash: str
    sequence: int
    sender: str
    receiver: str


def hand_over(batch: list[Outbox], wire: Wire) -> Handed:
    """Post the letters in order and stop at the first that brings no valid receipt. Writes nothing."""
    receipts: list[Receipt] = []
    keys = _Keys(own_secrets(), cards_of(batch[0].member))
    for row in batch:
        try:
            answer = wire.post(bytes(row.blob))
            if answer.status != 200:
                return _refused(answer, receipts)
            receipts.append(_checked(answer.body, row, keys))
        except NotDelivered:
            return Handed(receipts, Trouble.UNREACHABLE)
        except NoAnswer:
            return Handed(receipts, Trouble.NO_ANSWER)
        except ExchangeFailure as failure:
            logger.warning("A member answered with a receipt that does not hold: %s.", failure.reason)
            forked = failure.reason is Reason.FORKED
            return Handed(receipts, Trouble.FORKED if forked else Trouble.BAD_RECEIPT)
    return Handed(receipts)


def _checked(body: bytes, row: Outbox, keys: _Keys) -> Receipt:
    """Return the receipt in an answer; ExchangeFailure unless the member signed it for this very letter."""
    *earlier, secret = keys.secrets
    cards = keys.cards
    card, receipts = open_receipts(
        body, receiver=secret, cards={row.member: cards}, now=datetime.now(UTC), earlier=earlier
    )
    if len(receipts) != 1 or card.node_id != row.member:
        raise ExchangeFailure(Reason.MALFORMED)
    receipt = receipts[0]
    signer = next((one for one in cards if one.serial == receipt.serial), card)
    sent = _Sent(row.letter_hash, row.sequence, secret.node_id, row.member)
    check_receipt(receipt, letter=sent, card=signer)  # type: ignore[arg-type]
    if receipt.head_sequence != row.sequence:
        ours = Outbox.objects.filter(member=row.member, sequence=receipt.head_sequence)
        check_head(receipt, sent_hash=ours.values_list("letter_hash", flat=True).first())
    else:
        check_head(receipt, sent_hash=row.letter_hash)
    return receipt


def _refused(answer: Answer, receipts: list[Receipt]) -> Handed:
    """Read a refusal. It is not signed, so it only decides when to try again, never a letter's end."""
    try:
        told = json.loads(answer.body)
        reason, expected = str(told.get("reason", "")), told.get("expected")
    except (ValueError, AttributeError, RecursionError):
        reason, expected = "", None
    if answer.status == 409:
        trouble = Trouble.FORKED if reason == Reason.FORKED else Trouble.OUT_OF_ORDER
        return Handed(receipts, trouble, expected if type(expected) is int and expected > 0 else None)
    return Handed(receipts, _TROUBLES.get(answer.status, Trouble.BUSY_THERE))
