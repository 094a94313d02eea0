"""What may leave the parcels slice: a large file as lists and pages show it, and what its taker gets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.correspondence.facts import Direction


class ParcelState(StrEnum):
    """Where a large file stands at this end."""

    OFFERED = "offered"  # ours: sealed here, the other side has not signed for the letter yet
    MOVING = "moving"  # chunks are on their way
    ARRIVED = "arrived"  # all chunks are there; the whole is being checked at the receiver
    KEPT = "kept"  # received and checked; waits for a person here
    DONE = "done"  # ours: they signed that they have it; theirs: taken over, or kept long enough
    STOPPED = "stopped"  # by either side, for a reason
    EXPIRED = "expired"  # not there in time


OPEN_STATES = (ParcelState.OFFERED, ParcelState.MOVING, ParcelState.ARRIVED)
"""States in which something is still to come."""
ON_DISK = (*OPEN_STATES, ParcelState.KEPT)
"""States in which sealed chunks lie in the node's folder."""


class Reason(StrEnum):
    """Why a large file was stopped; codes, said in words on the pages."""

    CANCELLED = "cancelled"  # a person at one end stopped it
    NO_ROOM = "no_room"  # the receiver's disk has no room for it
    OVER_QUOTA = "over_quota"  # more than this member may have lying there
    NOT_AS_OFFERED = "not_as_offered"  # every chunk opened, the whole is another file than the manifest says
    ERASED = "erased"  # its case was erased
    WITHDRAWN = "withdrawn"  # the person withdrew the consent under which it went
    REFUSED = "refused"  # the other side refused the letter


class Hitch(StrEnum):
    """Why nothing moves at the moment; it is tried again by itself."""

    NONE = ""
    UNREACHABLE = "unreachable"  # no connection
    NO_ANSWER = "no_answer"  # it broke off; whether the chunk arrived shows at the next try
    UNKNOWN_THERE = "unknown_there"  # they do not know the file (yet), or the clocks differ by over an hour
    BUSY_THERE = "busy_there"
    FULL_THERE = "full_there"  # their disk became full on the way
    FULL_HERE = "full_here"
    PAUSED = "paused"  # the member is suspended on this side
    NOT_READABLE = "not_readable"  # sealed chunks are gone from this node's disk
    CLOSED_KEY = "closed_key"  # the case's identity was closed: nobody can open the file's key


@dataclass(frozen=True)
class ParcelFact:
    """A large file without its label: who, which way, how far."""

    id: UUID
    way: Direction
    member: str
    kind: str
    state: ParcelState
    reason: str
    room_needed: int
    size: int
    chunks: int
    held: int
    sends: int
    octets_per_second: float
    hitch: Hitch
    hitch_since: datetime | None
    conversation: UUID | None
    case_id: UUID | None
    agency_id: UUID
    offered_at: datetime
    moved_at: datetime | None
    expires_at: datetime
    ended_at: datetime | None
    kept_until: datetime | None
    opened_at: datetime | None
    opened_by: UUID | None

    @property
    def percent(self) -> int:
        """How much of it is there, 0 to 100; 100 only when all is."""
        return self.held * 100 // self.chunks

    @property
    def seconds_left(self) -> int | None:
        """How long the rest takes at the rate of the last chunks; None while nothing moves."""
        if self.state is not ParcelState.MOVING or not self.octets_per_second or self.hitch:
            return None
        return int((self.chunks - self.held) * self.size / self.chunks / self.octets_per_second)


@dataclass(frozen=True)
class ParcelLabel:
    """What a large file is called, opened: sealed at both ends, and its opening audited."""

    label: str = field(repr=False)
    filename: str = field(repr=False)
    sha256: str


@dataclass(frozen=True)
class OpenedParcel:
    """A received file, ready to be read once from its beginning; each piece is authentic."""

    filename: str = field(repr=False)
    size: int
    pieces: Callable[[], Iterator[bytes]] = field(repr=False)


@dataclass(frozen=True)
class ArrivedParcel:
    """What a taker is given: a whole, checked file. `by` is the node's service, which acts on it."""

    id: UUID
    member: str
    kind: str
    conversation: UUID | None
    label: str = field(repr=False)
    filename: str = field(repr=False)
    size: int
    sha256: str
    offered_at: datetime
    by: Actor
    purpose: Purpose
    pieces: Callable[[], Iterator[bytes]] = field(repr=False)


@dataclass(frozen=True)
class LimitsFact:
    """What holds for large files of a member: 0 kbit/s is no limit."""

    kbit_per_second: int
    quota_mib: int
    retention_days: int
