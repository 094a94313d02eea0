"""Letters to a member that is one release behind: one a request, each with its own receipt. Writes nothing."""

import json
import logging
from dataclasses import dataclass, field

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.receipts import Receipt, check_head, check_receipt, open_receipts
from sampan.partnership.exchange.facts import Trouble
from sampan.partnership.exchange.lines import Batch, sent_hash
from sampan.partnership.exchange.models import Outbox
from sampan.partnership.exchange.offering import Keys, refusal_of
from sampan.partnership.exchange.wire import Answer, NoAnswer, NotDelivered, Wire
from sampan.registry.clock.queries import house_now

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class HandedSingly:
    """How far a batch came: checked receipts for the letters from the first on, then the trouble."""

    receipts: list[Receipt] = field(default_factory=list)
    trouble: Trouble = Trouble.NONE
    expected: int | None = None  # the place that the other side waits for, when it says so

    @property
    def may_have_arrived(self) -> bool:
        """Say whether the letter after the last receipt may be there although no receipt came."""
        return self.trouble not in (Trouble.NONE, Trouble.UNREACHABLE)


@dataclass(frozen=True)
class _Sent:
    """What a receipt is compared with: the place and hash that we sent."""

    hash: str
    sequence: int
    sender: str
    receiver: str


def hand_over_singly(batch: Batch, wire: Wire) -> HandedSingly:
    """Post the letters in order and stop at the first that brings no valid receipt."""
    receipts: list[Receipt] = []
    keys = Keys.of(batch.line.member)
    for row in batch.rows:
        try:
            answer = wire.post(bytes(row.blob))
            if answer.status != 200:
                return HandedSingly(receipts, refusal_of(answer), _expected(answer))
            receipts.append(_checked(answer.body, row, keys))
        except NotDelivered:
            return HandedSingly(receipts, Trouble.UNREACHABLE)
        except NoAnswer:
            return HandedSingly(receipts, Trouble.NO_ANSWER)
        except ExchangeFailure as failure:
            logger.warning("A member answered with a receipt that does not hold: %s.", failure.reason)
            forked = failure.reason is Reason.FORKED
            return HandedSingly(receipts, Trouble.FORKED if forked else Trouble.BAD_RECEIPT)
    return HandedSingly(receipts)


def _checked(body: bytes, row: Outbox, keys: Keys) -> Receipt:
    """Return the receipt in an answer; ExchangeFailure unless the member signed it for this very letter."""
    *earlier, secret = keys.secrets
    card, receipts = open_receipts(
        body, receiver=secret, cards={row.member: keys.cards}, now=house_now(), earlier=earlier
    )
    if len(receipts) != 1 or card.node_id != row.member:
        raise ExchangeFailure(Reason.MALFORMED)
    receipt = receipts[0]
    signer = next((one for one in keys.cards if one.serial == receipt.serial), card)
    sent = _Sent(row.letter_hash, row.sequence, secret.node_id, row.member)
    check_receipt(receipt, letter=sent, card=signer)  # type: ignore[arg-type]
    check_head(receipt, sent_hash=sent_hash(row.member, row.lane, receipt.head_sequence))
    return receipt


def _expected(answer: Answer) -> int | None:
    try:
        expected = json.loads(answer.body).get("expected") if answer.status == 409 else None
    except (ValueError, AttributeError, RecursionError):
        return None
    return expected if type(expected) is int and expected > 0 else None
