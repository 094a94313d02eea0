"""What may leave the correspondence slice: letters without body, and the values that travel with one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.vocabulary.lanes import Lane


class Direction(StrEnum):
    """Whether this node wrote a letter or received it."""

    OUT = "out"
    IN = "in"


class State(StrEnum):
    """What became of a letter; `waiting`, `sent` and `expired` are for our own letters alone."""

    WAITING = "waiting"  # kept here, the other side has not been reached
    SENT = "sent"  # offered to the other side; without a receipt nobody knows whether it arrived
    ACKNOWLEDGED = "acknowledged"  # the other side applied it and signed for it
    APPLIED = "applied"  # received and applied here
    REFUSED = "refused"  # its receiver keeps it, but nothing came of it
    EXPIRED = "expired"  # it was certainly not applied in time


@dataclass(frozen=True)
class OutgoingLetter:
    """A letter on its way to the carrier, in the transaction of the act that caused it."""

    id: UUID
    member: str
    kind: str
    conversation: UUID
    body: Mapping[str, object] = field(repr=False)
    in_reply_to: UUID | None
    written_at: datetime
    expires_at: datetime
    lane: int = Lane.REFERRAL


@dataclass(frozen=True)
class NewLetter:
    """A letter to be written, one of many."""

    member: str
    kind: str
    conversation: UUID
    body: Mapping[str, object] = field(repr=False)
    agency_id: UUID
    case_id: UUID | None = None
    in_reply_to: UUID | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Linked:
    """What the carrier says of a letter it took: its place in which line, its hash, the card that signed it."""

    sequence: int
    digest: str
    signer_serial: int
    lane: int = Lane.SINGLE


@dataclass(frozen=True)
class ArrivedLetter:
    """An authentic letter of a member, opened. `by` is the node's service, which acts on it."""

    id: UUID
    member: str
    kind: str
    conversation: UUID
    in_reply_to: UUID | None
    body: Mapping[str, object] = field(repr=False)
    written_at: datetime
    received_at: datetime
    by: Actor
    purpose: Purpose
    digest: str = ""
    sequence: int | None = None
    signer_serial: int | None = None
    expires_at: datetime | None = None
    lane: int = Lane.SINGLE


@dataclass(frozen=True)
class Outcome:
    """What came of an arrived letter: applied, or refused for a reason code."""

    applied: bool
    reason: str = ""


@dataclass(frozen=True)
class SettledLetter:
    """One of our letters whose end is known: what listeners hear. `by` is the node's service."""

    id: UUID
    member: str
    kind: str
    conversation: UUID
    case_id: UUID | None
    state: State
    reason: str
    by: Actor
    purpose: Purpose


@dataclass(frozen=True)
class LetterFact:
    """A letter as lists and pages show it, without its body."""

    id: UUID
    letter_id: UUID
    direction: Direction
    member: str
    kind: str
    conversation: UUID
    in_reply_to: UUID | None
    lane: int
    sequence: int | None
    digest: str
    signer_serial: int | None
    case_id: UUID | None
    agency_id: UUID
    written_at: datetime
    expires_at: datetime | None
    state: State
    reason: str
    settled_at: datetime | None
    receipt: Mapping[str, object] | None
    is_erased: bool
    read_at: datetime | None
    read_by: UUID | None
    is_kept: bool = True  # False of a kind whose bodies this node never keeps
