"""A signed tree head: a node's word on how its log stood at one moment; and another node's countersignature.

A head also names the end of the node's audit chain, so that the members keep what a rewritten audit contradicts.
A countersignature says: this very head reached me, and it only added to every head of this node that I had signed
before. Two heads of one node that no log can have had are the evidence of *equivocation*.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from cryptography.exceptions import InvalidSignature

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import NodeCard, NodeSecret, Rotation
from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import InvalidInput

_LABEL = "sampan log head 1"
_COUNTERSIGN_LABEL = "sampan log countersignature 1"
LARGEST_OCTETS = 4_096  # of a head or countersignature, with the members of a later release
LARGEST = 2**53 - 1  # leaves and audit entries: exact in every reader's number


@dataclass(frozen=True)
class TreeHead:
    """How the log and the audit of `node` stood `at` a moment; `serial` names the card whose key signed."""

    node: str
    serial: int
    size: int
    root: str
    at: datetime
    audit_sequence: int = 0
    audit_hash: str = notation.GENESIS
    signature: bytes = b""
    more: Mapping[str, JsonValue] = field(default_factory=dict)  # members of a later release, signed too

    def __post_init__(self) -> None:
        """Check the form; InvalidInput names the field."""
        notation.require_text(self.node, notation.NODE_ID, "node")
        notation.require_text(self.root, notation.HASH, "root")
        notation.require_text(self.audit_hash, notation.HASH, "audit_hash")
        notation.require_aware(self.at, "at")
        _require_counts(self.size, self.audit_sequence)
        notation.require(type(self.serial) is int and 0 < self.serial < 2**32, "serial", "Name the card.")

    @cached_property
    def statement(self) -> bytes:
        """Return the canonical bytes of everything but the signature."""
        return canonical_bytes(_without_signature(self.to_json()))

    @cached_property
    def digest(self) -> str:
        """Return the hex SHA-256 of the statement: what a countersignature names."""
        return hashlib.sha256(self.statement).hexdigest()

    def to_json(self) -> dict[str, JsonValue]:
        """Return the head as a JSON object."""
        plain = {name: getattr(self, name) for name in _HEAD_PLAIN}
        return {**self.more, **plain, **_written(self.at, self.signature)}

    @classmethod
    def from_json(cls, members: JsonValue) -> "TreeHead":
        """Return the head in a JSON object; ExchangeFailure(malformed) otherwise."""
        return _read(cls, members, _HEAD_PLAIN)


@dataclass(frozen=True)
class Countersignature:
    """The word of `witness` that the head with this digest reached it and followed from all that it knew."""

    witness: str
    serial: int
    head: str
    at: datetime
    signature: bytes = b""
    more: Mapping[str, JsonValue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the form; InvalidInput names the field."""
        notation.require_text(self.witness, notation.NODE_ID, "witness")
        notation.require_text(self.head, notation.HASH, "head")
        notation.require_aware(self.at, "at")
        notation.require(type(self.serial) is int and 0 < self.serial < 2**32, "serial", "Name the card.")

    @cached_property
    def statement(self) -> bytes:
        """Return the canonical bytes of everything but the signature."""
        return canonical_bytes(_without_signature(self.to_json()))

    def to_json(self) -> dict[str, JsonValue]:
        """Return the countersignature as a JSON object."""
        plain = {name: getattr(self, name) for name in _COUNTERSIGNATURE_PLAIN}
        return {**self.more, **plain, **_written(self.at, self.signature)}

    @classmethod
    def from_json(cls, members: JsonValue) -> "Countersignature":
        """Return the countersignature in a JSON object; ExchangeFailure(malformed) otherwise."""
        return _read(cls, members, _COUNTERSIGNATURE_PLAIN)


class Conflict(StrEnum):
    """Why two heads of one node cannot both belong to one log that only grows."""

    SAME_SIZE = "same_size"  # two roots at one size
    SHRUNK = "shrunk"  # a later head with fewer letters
    INCONSISTENT = "inconsistent"  # the node's own proof does not lead from one to the other
    AUDIT_SPLIT = "audit_split"  # two audit hashes at one place
    AUDIT_SHRUNK = "audit_shrunk"  # a later head with fewer audit entries


def sign_head(head: TreeHead, *, secret: NodeSecret) -> TreeHead:
    """Return the head signed by its node; InvalidInput when it names another."""
    named = (head.node, head.serial) == (secret.node_id, secret.serial)
    notation.require(named, "node", "Sign with the head's own key.")
    return replace(head, signature=secret.sign(notation.signed_bytes(_LABEL, head.statement)))


def check_head(head: TreeHead, *, cards: Sequence[NodeCard]) -> None:
    """Return when one of the node's `cards` signed the head while its key was believed; ExchangeFailure otherwise."""
    card = _card(cards, head.node, head.serial)
    _verify(card, cards, at=head.at, signature=head.signature, label=_LABEL, statement=head.statement)


def is_signed_with(head: TreeHead, *, secret: NodeSecret) -> bool:
    """Say whether the key of `secret`, this node's own, signed a head."""
    try:
        key, message = secret.signing_key.public_key(), notation.signed_bytes(_LABEL, head.statement)
        key.verify(head.signature, message)
    except InvalidSignature:
        return False
    return (head.node, head.serial) == (secret.node_id, secret.serial)


def countersign(head: TreeHead, *, witness: NodeSecret, at: datetime) -> Countersignature:
    """Return the witness's countersignature of a head; InvalidInput for its own."""
    notation.require(head.node != witness.node_id, "witness", "Countersign another node's head.")
    unsigned = Countersignature(witness.node_id, witness.serial, head.digest, at)
    message = notation.signed_bytes(_COUNTERSIGN_LABEL, unsigned.statement)
    return replace(unsigned, signature=witness.sign(message))


def check_countersignature(told: Countersignature, *, head: TreeHead, cards: Sequence[NodeCard]) -> None:
    """Return when `told` is its witness's word on this very head; ExchangeFailure otherwise."""
    if told.head != head.digest or told.witness == head.node:
        raise ExchangeFailure(Reason.WRONG_LETTER)
    card = _card(cards, told.witness, told.serial)
    label = _COUNTERSIGN_LABEL
    _verify(card, cards, at=told.at, signature=told.signature, label=label, statement=told.statement)


def conflict(one: TreeHead, other: TreeHead) -> Conflict | None:
    """Return why two heads of one node contradict each other by themselves; None when they need not."""
    notation.require(one.node == other.node, "node", "Compare heads of one node.")
    earlier, later = sorted((one, other), key=lambda head: head.at)
    if one.size == other.size and one.root != other.root:
        return Conflict.SAME_SIZE
    if earlier.at < later.at and earlier.size > later.size:
        return Conflict.SHRUNK
    if one.audit_sequence == other.audit_sequence and one.audit_hash != other.audit_hash:
        return Conflict.AUDIT_SPLIT
    if earlier.at < later.at and earlier.audit_sequence > later.audit_sequence:
        return Conflict.AUDIT_SHRUNK
    return None


_T = TypeVar("_T", TreeHead, Countersignature)
_HEAD_PLAIN = ("node", "serial", "size", "root", "audit_sequence", "audit_hash")
_COUNTERSIGNATURE_PLAIN = ("witness", "serial", "head")


def _require_counts(*numbers: object) -> None:
    counts = all(type(one) is int and 0 <= one <= LARGEST for one in numbers)
    notation.require(counts, "size", "Count in whole numbers from 0.")


def _written(at: datetime, signature: bytes) -> dict[str, JsonValue]:
    return {"at": notation.write_time(at), "signature": notation.write_key(signature)}


def _without_signature(members: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {name: told for name, told in members.items() if name != "signature"}


def _read(kind: type[_T], members: JsonValue, plain: tuple[str, ...]) -> _T:
    try:
        if not isinstance(members, Mapping):
            raise ValueError("not an object")
        read: dict[str, Any] = {name: members[name] for name in plain}
        read |= {
            "at": notation.read_time(members["at"]),
            "signature": notation.read_key(members["signature"]),
        }
        notation.require(len(canonical_bytes(members)) <= LARGEST_OCTETS, "head", "Write less.")
        more = notation.unknown_members(members, frozenset((*plain, "at", "signature")))
        return kind(**read, more=more)
    except (KeyError, ValueError, TypeError, InvalidInput) as error:
        raise ExchangeFailure(Reason.MALFORMED) from error


def _card(cards: Sequence[NodeCard], node: str, serial: int) -> NodeCard:
    for card in cards:
        if (card.node_id, card.serial) == (node, serial):
            return card
    raise ExchangeFailure(Reason.UNKNOWN_SENDER)


def _verify(
    card: NodeCard, cards: Sequence[NodeCard], *, at: datetime, signature: bytes, label: str, statement: bytes
) -> None:
    """Check a signature; what was signed before a change of keys stays believed, unless the key was stolen or lost."""
    later = [other for other in cards if other.serial > card.serial]
    if any(other.rotation is not Rotation.ROUTINE and at >= other.valid_from for other in later):
        raise ExchangeFailure(Reason.ROTATED_OUT)
    try:
        card.verifying_key.verify(signature, notation.signed_bytes(label, statement))
    except (InvalidSignature, ValueError) as error:
        raise ExchangeFailure(Reason.BAD_SIGNATURE) from error
