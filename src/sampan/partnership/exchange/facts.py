"""What may leave the exchange slice: how a delivery went and how a link fares."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Way(StrEnum):
    """One direction of the line between this node and a member."""

    OUT = "out"
    IN = "in"


class Carriage(StrEnum):
    """How letters reach a member's node."""

    PUSH = "push"  # this node posts them to its address
    PULL = "pull"  # it has no public address and asks for them
    BUNDLE = "bundle"  # no link at all: a person carries a file


class Trouble(StrEnum):
    """Why a letter could not be handed over; the link page says each in words."""

    NONE = ""
    UNREACHABLE = "unreachable"  # certainly not delivered
    NO_ANSWER = "no_answer"  # may have arrived, nobody said so
    OUT_OF_ORDER = "out_of_order"  # their inbox and our outbox disagree on what came before
    FORKED = "forked"  # two histories at one place
    UNKNOWN_THERE = "unknown_there"  # they do not know us, or suspended us
    CLOCKS_APART = "clocks_apart"  # what we sign is more than a day old by their clock, or in its future
    NOT_OPENED = "not_opened"  # they cannot open or trust what we sent
    BAD_RECEIPT = "bad_receipt"  # what they answered is no valid receipt
    BUSY_THERE = "busy_there"  # their node has trouble of its own
    PAUSED_HERE = "paused_here"  # the member is suspended or not confirmed on this side
    OLDER_THERE = "older_there"  # it went back to a release that knows no lanes


@dataclass(frozen=True)
class DeliveryReport:
    """What one delivery run did; `waiting` are the letters without receipt that remain."""

    member: str
    receipted: int = 0
    waiting: int = 0
    trouble: Trouble = Trouble.NONE
    is_busy: bool = False  # another worker is at this member's line
    offered: int = 0  # how many were handed over, to be signed for later: a bundle, an answer to a pull
    due_in: float | None = None  # seconds; None when nothing waits, or it was not looked at


@dataclass(frozen=True)
class LinkFact:
    """How the line to one member fares."""

    member: str
    last_contact_at: datetime | None  # the last proof, either way, that the other side is there
    waiting: int
    oldest_waiting_at: datetime | None
    sent: int
    received: int
    trouble: Trouble
    trouble_since: datetime | None
    next_attempt_at: datetime | None
