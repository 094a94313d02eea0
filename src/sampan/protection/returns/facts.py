"""What may leave the returns slice: values without identity, the refusal of the gate, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from sampan.vocabulary.errors import Refusal


@dataclass(frozen=True)
class MissingInWords:
    """One thing without which nobody is moved: what it is, what to do, and who does it (a role's code)."""

    code: str
    what: str | Promise
    todo: str | Promise
    who: str


class ReturnRefused(Refusal):
    """The gate is closed: `missing` names each thing that is missing. Nobody can override it."""

    code = "return_refused"

    def __init__(self, missing: tuple[MissingInWords, ...]) -> None:
        """Say everything that is missing at once, so that nobody mends one thing to meet the next."""
        whats = " ".join(str(one.what) for one in missing)
        todos = " ".join(str(one.todo) for one in missing)
        super().__init__(f"This return cannot go on yet. {whats}", remedy=todos, ask="your supervisor")
        self.missing = missing


@dataclass(frozen=True)
class ReturnFact:
    """A return as lists and pages show it, without identity."""

    id: UUID
    listed: UUID
    conversation: UUID
    side: str
    agency_id: UUID
    case_id: UUID | None
    member: str
    operation_id: UUID | None
    group: UUID | None
    group_number: int | None
    referral_id: UUID | None
    phase: str
    nationality: str
    family: str
    host_risk: str
    origin_risk: str
    document: str
    document_until: date | None
    plan: str
    plan_hash: str
    approved_hash: str
    is_handed: bool
    is_received: bool
    has_arrived: bool
    is_disputed: bool
    held: str
    peer_held: str
    answer: str
    asked_on: date | None
    is_signed: bool
    asylum: str
    needs_care: bool
    is_child: bool
    citizenship: str
    province: str
    stop_reason: str
    worker_id: UUID | None
    departed_at: datetime | None
    opened_at: datetime
    changed_at: datetime
    is_read: bool
    rights: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    preview: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_host(self) -> bool:
        """True on the side where the person is."""
        return self.side == "host"


@dataclass(frozen=True)
class PlaceInGroup:
    """Where one of a group stands, for the line of a thousand: their number, and whether they still go."""

    return_id: UUID
    number: int
    phase: str
    is_received: bool


@dataclass(frozen=True, repr=False)
class ReturnEventFact:
    """One event; `told` is what was sealed, filled only when its reading was asked for and audited."""

    id: UUID
    act: str
    by_side: str
    account_id: UUID | None
    happened_at: datetime
    written_at: datetime
    facts: Mapping[str, object]
    has_sealed: bool
    told: Mapping[str, object] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "ReturnEventFact(...)"


@dataclass(frozen=True)
class ClockFact:
    """One awaited answer: whose it is, until when, and whether it came."""

    track: str
    owed_by: str
    asked_at: datetime
    due_on: date
    stopped_at: datetime | None
    level: int

    def is_late(self, today: date) -> bool:
        """True while it runs past its day."""
        return self.stopped_at is None and self.due_on < today
