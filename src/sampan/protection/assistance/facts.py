"""What may leave the assistance slice: values without identity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sampan.protection.assistance.table import OPEN, Phase, Side, owes


@dataclass(frozen=True)
class StepFact:
    """One act of a conversation."""

    act: str
    side: str
    phase: str
    at: datetime
    account_id: UUID
    facts: Mapping[str, object]


@dataclass(frozen=True)
class GivenFact:
    """One service as it went; its note is sealed for the case."""

    id: UUID
    service: str
    happened_on: date
    result: str
    refusal: str
    outcome: str
    cost: Decimal | None
    currency: str
    next_visit: date | None
    has_note: bool


@dataclass(frozen=True)
class ReferralFact:
    """Help asked of a provider, as one side sees it; `case_id` is None for the provider's side."""

    id: UUID
    case_id: UUID | None
    agency_id: UUID
    provider_agency_id: UUID
    kind: str
    service: str
    urgency: str
    phase: str
    level: int
    due_at: datetime | None
    asked_at: datetime
    changed_at: datetime
    reason: str
    next_visit: date | None
    groups: tuple[str, ...]
    is_ours: bool
    preview: Mapping[str, object] = field(default_factory=dict)
    need_id: UUID | None = None

    @property
    def is_open(self) -> bool:
        """True while somebody owes something."""
        return Phase(self.phase) in OPEN

    @property
    def waits_for(self) -> Side | None:
        """The side that owes the next step."""
        return owes(Phase(self.phase))


@dataclass(frozen=True)
class NeedFact:
    """What a person needs, with the conversations about it, newest first."""

    id: UUID
    service: str
    urgency: str
    state: str
    opened_on: date
    closed_on: date | None
    referrals: tuple[ReferralFact, ...] = ()


@dataclass(frozen=True)
class HandOverFact:
    """A hand-over without what is sealed: who signed and when."""

    happened_at: datetime
    receipt: str
    given_by: UUID
    given_at: datetime
    received_by: UUID | None
    received_at: datetime | None
    dispute: str


@dataclass(frozen=True)
class TransferLineFact:
    """A case that moved to another agency."""

    number: str
    to_agency: UUID
    moved_on: date
