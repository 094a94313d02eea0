"""An acknowledgement: one signed word on a whole run of letters of one line.

It names the first letter and the last, the hash of the last, and those that were refused; each letter names
the hash of the one before, so the last hash covers all of them and everything earlier. It is checked against
the hashes of what we sent ourselves.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from cryptography.exceptions import InvalidSignature

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import InvalidInput

_LABEL = "sampan acknowledgement 1"
MOST_REFUSED = 1_000

Refused = tuple[int, str]  # place in the line, reason code


@dataclass(frozen=True)
class Acknowledgement:
    """What `receiver` took in of `sender`'s letters in a lane: places `first` to `last`, none when first > last.

    Every place of the run that is not in `refused` was applied. `journal` is how far the receiver's journal
    has come; `head` the hash of the letter at `last`. `answers` is the hash of the request that it answers,
    empty in a bundle: an old acknowledgement sent again cannot pass as the answer to a new request.
    """

    sender: str
    receiver: str
    lane: int
    serial: int  # of the receiver's card that signed
    received_at: datetime
    first: int
    last: int
    head: str
    journal: int
    refused: tuple[Refused, ...] = ()
    answers: str = ""
    signature: bytes = b""
    more: Mapping[str, JsonValue] = field(default_factory=dict)  # members of a later release, signed too

    def __post_init__(self) -> None:
        """Check the form; InvalidInput names the field."""
        notation.require_text(self.head, notation.HASH, "head")
        notation.require_text(self.sender, notation.NODE_ID, "sender")
        notation.require_text(self.receiver, notation.NODE_ID, "receiver")
        notation.require_aware(self.received_at, "received_at")
        numbers = (self.lane, self.serial, self.first, self.last, self.journal)
        whole = all(_is_whole(one) for one in numbers)
        notation.require(whole, "last", "Count in whole numbers.")
        in_order = 1 <= self.first <= self.last + 1 and 0 <= self.last <= self.journal
        notation.require(in_order, "last", "Journal before acknowledging.")
        notation.require((self.last == 0) == (self.head == notation.GENESIS), "head", "Name the last letter.")
        places = [place for place, _ in self.refused]
        inside = all(type(place) is int and self.first <= place <= self.last for place in places)
        rising = places == sorted(set(places)) and len(places) <= MOST_REFUSED
        notation.require(inside and rising, "refused", "List the refused places once, in order.")
        for _, reason in self.refused:
            notation.require_text(reason, notation.TOKEN, "refused")

    @cached_property
    def statement(self) -> bytes:
        """Return the canonical bytes of everything but the signature."""
        return canonical_bytes({name: told for name, told in self.to_json().items() if name != "signature"})

    @cached_property
    def digest(self) -> str:
        """Return the hex SHA-256 of the statement."""
        return hashlib.sha256(self.statement).hexdigest()

    def to_json(self) -> dict[str, JsonValue]:
        """Return the acknowledgement as a JSON object."""
        written: dict[str, JsonValue] = {
            "received_at": notation.write_time(self.received_at),
            "refused": [[place, reason] for place, reason in self.refused],
            "signature": notation.write_key(self.signature),
        }
        return {**self.more, **{name: getattr(self, name) for name in _PLAIN}, **written}

    @classmethod
    def from_json(cls, members: Mapping[str, JsonValue]) -> "Acknowledgement":
        """Return the acknowledgement in a JSON object; ExchangeFailure(malformed) otherwise."""
        try:
            plain = {name: members[name] for name in _PLAIN}
            return cls(
                **plain,  # type: ignore[arg-type]
                received_at=notation.read_time(members["received_at"]),
                refused=_read_refused(members["refused"]),
                signature=notation.read_key(members["signature"]),
                more=notation.unknown_members(members, _KNOWN),
            )
        except (KeyError, ValueError, TypeError, InvalidInput) as error:
            raise ExchangeFailure(Reason.MALFORMED) from error


_PLAIN = (
    *("sender", "receiver", "lane", "serial"),
    *("first", "last", "head", "journal", "answers"),
)
_KNOWN = frozenset((*_PLAIN, "received_at", "refused", "signature"))


def sign_acknowledgement(told: Acknowledgement, *, receiver: NodeSecret) -> Acknowledgement:
    """Return the acknowledgement signed by its receiver; InvalidInput when it names another."""
    named = (told.receiver, told.serial) == (receiver.node_id, receiver.serial)
    notation.require(named, "receiver", "Sign with the receiver's key.")
    return replace(told, signature=receiver.sign(_to_sign(told)))


def check_acknowledgement(told: Acknowledgement, *, sender: str, card: NodeCard) -> None:
    """Return when `told` is the signed word of `card`'s node on letters of `sender`; ExchangeFailure otherwise.

    Whether it fits what was sent is `check_run`'s part.
    """
    if (told.receiver, told.serial) != (card.node_id, card.serial):
        raise ExchangeFailure(Reason.UNKNOWN_SENDER)
    if told.sender != sender:
        raise ExchangeFailure(Reason.WRONG_LETTER)
    try:
        card.verifying_key.verify(told.signature, _to_sign(told))
    except InvalidSignature as error:
        raise ExchangeFailure(Reason.BAD_SIGNATURE) from error


def check_run(told: Acknowledgement, *, sent: int, sent_hash: str | None) -> None:
    """Return when the run fits our line; ExchangeFailure(forked) otherwise.

    `sent` is how many letters we have put into the line, `sent_hash` our own hash at `told.last` (the genesis
    hash at 0, None when unknown). A journal that is longer than our line means that we lost letters.
    """
    if told.journal > sent or told.head != sent_hash:
        raise ExchangeFailure(Reason.FORKED)


def write_acknowledgements(told: Sequence[Acknowledgement]) -> bytes:
    """Return the payload of one sealed content with acknowledgements."""
    return canonical_bytes({"acknowledgements": [one.to_json() for one in told]})


def read_acknowledgements(payload: bytes) -> tuple[Acknowledgement, ...]:
    """Return the acknowledgements in a payload, each still to be checked; ExchangeFailure(malformed)."""
    try:
        listed = notation.read_object(payload)["acknowledgements"]
        if not isinstance(listed, list) or not all(isinstance(one, Mapping) for one in listed):
            raise ValueError("not a list of acknowledgements")
    except (KeyError, ValueError) as error:
        raise ExchangeFailure(Reason.MALFORMED) from error
    return tuple(Acknowledgement.from_json(one) for one in listed)  # type: ignore[arg-type]


def _is_whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _read_refused(listed: JsonValue) -> tuple[Refused, ...]:
    if not isinstance(listed, list):
        raise ValueError("not a list of refusals")
    pairs = [one for one in listed if isinstance(one, list) and len(one) == 2]
    if len(pairs) != len(listed):
        raise ValueError("not a list of places and reasons")
    return tuple((place, reason) for place, reason in pairs)  # type: ignore[misc]


def _to_sign(told: Acknowledgement) -> bytes:
    return notation.signed_bytes(_LABEL, told.statement)
