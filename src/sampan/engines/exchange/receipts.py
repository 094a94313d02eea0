"""A receipt: the receiver's signed word on what became of a letter, and how far its journal has come.

Each letter names the hash of the one before; so the chain head in a receipt covers every letter up to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from cryptography.exceptions import InvalidSignature

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.journal import Journal
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.letters import Letter
from sampan.engines.exchange.seal import Cards, Content, open_content, seal_content
from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import InvalidInput

_LABEL = "sampan receipt 1"


class Outcome(StrEnum):
    """What the receiver did with the letter; both fill its place in the sequence."""

    APPLIED = "applied"
    REFUSED = "refused"


@dataclass(frozen=True)
class Receipt:
    """One letter's outcome at its receiver, with the head of the receiver's journal at that moment."""

    letter_hash: str
    sequence: int
    sender: str
    receiver: str
    serial: int  # of the receiver's card that signed
    received_at: datetime
    outcome: Outcome
    reason: str  # empty when applied; a stable code when refused
    head_sequence: int
    head: str
    signature: bytes = b""
    more: Mapping[str, JsonValue] = field(default_factory=dict)  # members of a later release, signed too

    def __post_init__(self) -> None:
        """Check the form; InvalidInput names the field."""
        notation.require_text(self.letter_hash, notation.HASH, "letter_hash")
        notation.require_text(self.head, notation.HASH, "head")
        notation.require_text(self.sender, notation.NODE_ID, "sender")
        notation.require_text(self.receiver, notation.NODE_ID, "receiver")
        notation.require_aware(self.received_at, "received_at")
        notation.require(1 <= self.sequence <= self.head_sequence, "head_sequence", "Journal before receipt.")
        refused = self.outcome is Outcome.REFUSED
        notation.require(bool(self.reason) == refused, "reason", "Give a reason code for a refusal only.")
        if refused:
            notation.require_text(self.reason, notation.TOKEN, "reason")

    @property
    def statement(self) -> bytes:
        """Return the canonical bytes of everything but the signature."""
        return canonical_bytes({name: text for name, text in self.to_json().items() if name != "signature"})

    def to_json(self) -> dict[str, JsonValue]:
        """Return the receipt as a JSON object."""
        written = {
            "received_at": notation.write_time(self.received_at),
            "outcome": self.outcome.value,
            "signature": notation.write_key(self.signature),
        }
        return {**self.more, **{name: getattr(self, name) for name in _PLAIN}, **written}

    @classmethod
    def from_json(cls, members: Mapping[str, JsonValue]) -> "Receipt":
        """Return the receipt in a JSON object; ExchangeFailure(malformed) otherwise."""
        try:
            plain = {name: members[name] for name in _PLAIN}
            return cls(
                **plain,  # type: ignore[arg-type]
                received_at=notation.read_time(members["received_at"]),
                outcome=Outcome(str(members["outcome"])),
                signature=notation.read_key(members["signature"]),
                more=notation.unknown_members(members, _KNOWN),
            )
        except (KeyError, ValueError, TypeError, InvalidInput) as error:
            raise ExchangeFailure(Reason.MALFORMED) from error


_PLAIN = (
    *("letter_hash", "sequence", "sender", "receiver", "serial"),
    *("reason", "head_sequence", "head"),
)
_KNOWN = frozenset((*_PLAIN, "received_at", "outcome", "signature"))


def write_receipt(
    letter: Letter,
    *,
    journal: Journal,
    outcome: Outcome,
    reason: str = "",
    received_at: datetime,
    receiver: NodeSecret,
) -> Receipt:
    """Return the signed receipt for a journalled letter; `journal` is the state that already holds it."""
    notation.require(letter.receiver == receiver.node_id, "receiver", "Sign with the receiver's key.")
    unsigned = Receipt(
        letter_hash=letter.hash,
        sequence=letter.sequence,
        sender=letter.sender,
        receiver=letter.receiver,
        serial=receiver.serial,
        received_at=received_at,
        outcome=outcome,
        reason=reason,
        head_sequence=journal.sequence,
        head=journal.head,
    )
    return replace(unsigned, signature=receiver.sign(_to_sign(unsigned)))


def check_receipt(receipt: Receipt, *, letter: Letter, card: NodeCard) -> None:
    """Return when `receipt` is the signed word of `card`'s node on our `letter`; ExchangeFailure otherwise.

    Reasons: unknown_sender (another node or key than `card`), bad_signature, wrong_letter.
    """
    if (receipt.receiver, receipt.serial) != (card.node_id, card.serial):
        raise ExchangeFailure(Reason.UNKNOWN_SENDER)
    try:
        card.verifying_key.verify(receipt.signature, _to_sign(receipt))
    except InvalidSignature as error:
        raise ExchangeFailure(Reason.BAD_SIGNATURE) from error
    said = (receipt.letter_hash, receipt.sequence, receipt.sender, receipt.receiver)
    if said != (letter.hash, letter.sequence, letter.sender, letter.receiver):
        raise ExchangeFailure(Reason.WRONG_LETTER)


def check_head(receipt: Receipt, *, sent_hash: str | None) -> None:
    """Return when the receipt's chain head is the letter that we sent at `head_sequence`.

    `sent_hash` is our own hash at that place, None when we never sent it. ExchangeFailure(forked) otherwise.
    """
    if receipt.head != sent_hash:
        raise ExchangeFailure(Reason.FORKED)


def seal_receipts(receipts: Sequence[Receipt], *, sender: NodeSecret, receiver: NodeCard) -> bytes:
    """Return one blob with receipts, sealed like a letter: an observer cannot tell it from one."""
    payload = canonical_bytes({"receipts": [receipt.to_json() for receipt in receipts]})
    return seal_content(payload, content=Content.RECEIPTS, sender=sender, receiver=receiver)


def open_receipts(
    blob: bytes, *, receiver: NodeSecret, cards: Cards, now: datetime, earlier: Sequence[NodeSecret] = ()
) -> tuple[NodeCard, tuple[Receipt, ...]]:
    """Return the sending node's card and its receipts, each still to be checked; or ExchangeFailure."""
    opened = open_content(blob, receiver=receiver, cards=cards, now=now, earlier=earlier)
    try:
        listed = notation.read_object(opened.payload)["receipts"]
        if opened.content is not Content.RECEIPTS or not isinstance(listed, list):
            raise ValueError("not a list of receipts")
        return opened.card, tuple(map(_read_receipt, listed))
    except (KeyError, ValueError) as error:
        raise ExchangeFailure(Reason.MALFORMED) from error


def _read_receipt(members: JsonValue) -> Receipt:
    if not isinstance(members, Mapping):
        raise ValueError("not a receipt")
    return Receipt.from_json(members)


def _to_sign(receipt: Receipt) -> bytes:
    return notation.signed_bytes(_LABEL, receipt.statement)
