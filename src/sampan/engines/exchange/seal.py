"""Seal a letter so that only its receiver reads it and nobody can pass it off as another's.

Sign, then seal. The signature lies inside and names suite, content type, sender, receiver and the very key
sealed to, so it cannot be moved to another receiver. The seal (HPKE, see suites.py) binds the whole outside.
The blob id is derived from the signature: the same letter sealed again has the same id, and it tells an
observer nothing.

The library draws the ephemeral HPKE key; this engine draws nothing. A signature is checked before a single
octet of JSON is parsed.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from cryptography.exceptions import InvalidSignature, InvalidTag

from sampan.engines.exchange import notation
from sampan.engines.exchange.cards import may_still_sign
from sampan.engines.exchange.envelope import Envelope, bucket_of, pad, read_envelope, unpad
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.letters import Letter, read_letter
from sampan.engines.exchange.suites import cipher_suite

_LABEL = "sampan sealed content 1"
_HPKE_LABEL = b"sampan envelope 1"

Cards = Mapping[str, Sequence[NodeCard]]  # node id -> its checked cards, oldest first


class Content(IntEnum):
    """What a blob holds inside; the outside does not tell."""

    LETTER = 1
    RECEIPTS = 2  # one a letter: for a member that is one release behind
    ACKNOWLEDGEMENT = 3  # of whole runs of letters
    HEADS = 4  # of the witnessed logs
    PULL = 5  # "give me what waits for me"


@dataclass(frozen=True)
class OpenedContent:
    """A blob that opened, with the card whose key signed it."""

    content: Content
    card: NodeCard
    blob_id: str
    payload: bytes = field(repr=False)


@dataclass(frozen=True)
class OpenedLetter:
    """An authentic letter: the card that signed it, and the id of the blob that brought it."""

    letter: Letter
    card: NodeCard
    blob_id: str

    @property
    def hash(self) -> str:
        """Return the letter's hash, for journal and receipt."""
        return self.letter.hash


class LetterExpired(ExchangeFailure):
    """An authentic letter that came too late: journal `opened`, do not apply it, answer with a refusal."""

    def __init__(self, opened: OpenedLetter) -> None:
        """Keep the letter, because its place in the sequence must still be filled."""
        super().__init__(Reason.EXPIRED)
        self.opened = opened


def seal_letter(letter: Letter, *, sender: NodeSecret, receiver: NodeCard) -> bytes:
    """Return the blob that carries `letter`; InvalidInput when it names other nodes or is too large."""
    notation.require(letter.sender == sender.node_id, "sender", "Sign with the key of the letter's sender.")
    notation.require(letter.receiver == receiver.node_id, "receiver", "Seal to the letter's receiver.")
    return seal_content(letter.payload, content=Content.LETTER, sender=sender, receiver=receiver)


def open_letter(
    blob: bytes, *, receiver: NodeSecret, cards: Cards, now: datetime, earlier: Sequence[NodeSecret] = ()
) -> OpenedLetter:
    """Return the authentic letter in a blob.

    `cards` are the partners' checked cards; `earlier` our own replaced secrets, for letters under way during
    a rotation. Raises ExchangeFailure with a reason; LetterExpired (with the letter) after `expires_at`.
    Does not see replays: that is the journal's part.
    """
    opened = open_content(blob, receiver=receiver, cards=cards, now=now, earlier=earlier)
    return letter_in(opened, receiver=receiver.node_id, now=now)


def letter_in(opened: OpenedContent, *, receiver: str, now: datetime) -> OpenedLetter:
    """Return the letter in an opened content; ExchangeFailure or LetterExpired as `open_letter` says."""
    if opened.content is not Content.LETTER:
        raise ExchangeFailure(Reason.MALFORMED)
    letter = read_letter(opened.payload)
    if (letter.sender, letter.receiver) != (opened.card.node_id, receiver):
        raise ExchangeFailure(Reason.MALFORMED)
    result = OpenedLetter(letter=letter, card=opened.card, blob_id=opened.blob_id)
    if now > letter.expires_at:
        raise LetterExpired(result)
    return result


def seal_content(payload: bytes, *, content: Content, sender: NodeSecret, receiver: NodeCard) -> bytes:
    """Return a blob with any signed content; see `seal_letter` and `receipts.seal_receipts`."""
    suite = cipher_suite(receiver.suite)
    head = _frame_head(content, sender.node_id, sender.serial)
    signature = sender.sign(_to_sign(suite.number, head, receiver.node_id, receiver.sealing_digest, payload))
    padded = pad(head + signature + payload)
    outside = Envelope(suite.number, bucket_of(padded), _blob_id(signature), receiver.node_id)
    sealed = suite.hpke.encrypt(padded, receiver.sealing_key, info=_HPKE_LABEL + outside.header)
    return outside.header + sealed


def open_content(
    blob: bytes, *, receiver: NodeSecret, cards: Cards, now: datetime, earlier: Sequence[NodeSecret] = ()
) -> OpenedContent:
    """Return the authentic content of a blob; ExchangeFailure with a reason otherwise."""
    envelope = read_envelope(blob)
    if envelope.receiver != receiver.node_id:
        raise ExchangeFailure(Reason.NOT_FOR_US)
    padded, secret = _unseal(envelope, (receiver, *earlier))
    head, signature, payload = _split_frame(unpad(padded))
    card = _signing_card(head, cards)
    signed = _to_sign(envelope.suite, head, receiver.node_id, secret.sealing_digest, payload)
    try:
        card.verifying_key.verify(signature, signed)
    except InvalidSignature as error:
        raise ExchangeFailure(Reason.BAD_SIGNATURE) from error
    if envelope.blob_id != _blob_id(signature):
        raise ExchangeFailure(Reason.TAMPERED)
    if not may_still_sign(card, cards[card.node_id], now=now):
        raise ExchangeFailure(Reason.ROTATED_OUT)
    return OpenedContent(_content(head), card, envelope.blob_id.hex(), payload)


def blob_id(blob: bytes) -> str:
    """Return the hex blob id on the outside: the carrier's key for queues and duplicates."""
    return read_envelope(blob).blob_id.hex()


def _unseal(envelope: Envelope, secrets: Sequence[NodeSecret]) -> tuple[bytes, NodeSecret]:
    suite = cipher_suite(envelope.suite)
    for secret in secrets:
        try:
            info = _HPKE_LABEL + envelope.header
            return suite.hpke.decrypt(envelope.sealed, secret.opening_key, info=info), secret
        except (InvalidTag, ValueError):
            continue
    raise ExchangeFailure(Reason.TAMPERED)


def _to_sign(suite: int, head: bytes, receiver: str, sealing_digest: bytes, payload: bytes) -> bytes:
    number = suite.to_bytes(2, "big")
    return notation.signed_bytes(_LABEL, number, head, receiver.encode(), sealing_digest, payload)


def _frame_head(content: Content, sender: str, serial: int) -> bytes:
    name = sender.encode()
    return bytes([content, len(name)]) + name + serial.to_bytes(4, "big")


def _split_frame(frame: bytes) -> tuple[bytes, bytes, bytes]:
    """Return head (content type, sender, card serial), signature and payload."""
    if len(frame) < 2 or len(frame) < (end := 2 + frame[1] + 4) + 64:
        raise ExchangeFailure(Reason.MALFORMED)
    return frame[:end], frame[end : end + 64], frame[end + 64 :]


def _signing_card(head: bytes, cards: Cards) -> NodeCard:
    sender, serial = head[2:-4].decode("ascii", "replace"), int.from_bytes(head[-4:], "big")
    for card in cards.get(sender, ()):
        if card.node_id == sender and card.serial == serial:
            return card
    raise ExchangeFailure(Reason.UNKNOWN_SENDER)


def _content(head: bytes) -> Content:
    try:
        return Content(head[0])
    except ValueError as error:
        raise ExchangeFailure(Reason.WRONG_SUITE) from error


def _blob_id(signature: bytes) -> bytes:
    return hashlib.sha256(notation.signed_bytes("sampan blob id 1", signature)).digest()[:16]
