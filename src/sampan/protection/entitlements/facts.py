"""What may leave the entitlements slice."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class PaymentFact:
    """One payment or delivery in kind (amount None)."""

    amount: Decimal | None
    currency: str
    paid_on: date
    receipt: str


@dataclass(frozen=True)
class SupportFact:
    """One regime for one person; `reason` is filled only when its reading was asked for and audited."""

    id: UUID
    case_id: UUID
    regime: str
    group: str
    entitlement: str
    is_verified: bool
    legal_basis: str
    state: str
    granted: Decimal | None
    currency: str
    proposed_by: UUID
    proposed_at: datetime
    decided_by: UUID | None
    decided_on: date | None
    refusal: str
    ask_again: bool
    due_on: date | None
    has_reason: bool
    payments: tuple[PaymentFact, ...] = ()
    reason: str = ""

    @property
    def paid(self) -> Decimal:
        """What was paid so far."""
        return sum((one.amount for one in self.payments if one.amount is not None), Decimal(0))

    @property
    def is_settled(self) -> bool:
        """True when all that was granted is paid or delivered."""
        if self.granted is None:
            return bool(self.payments)
        return self.paid >= self.granted

    def is_overdue(self, today: date) -> bool:
        """True when the country's limit has passed and nobody decided."""
        return self.state == "proposed" and self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class BudgetRow:
    """The total of one regime: how many granted, how much, how much paid."""

    regime: str
    currency: str
    granted_count: int
    granted: Decimal
    paid: Decimal
