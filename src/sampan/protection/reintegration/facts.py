"""What may leave the reintegration slice: values without identity."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class ItemFact:
    """One goal; `goal` is filled only when its reading was asked for and audited. Money by what was spent."""

    id: UUID
    area: str
    state: str
    due_on: date | None
    responsible: UUID | None
    cost: Decimal | None
    spent: Decimal
    currency: str
    has_goal: bool
    goal: str = ""


@dataclass(frozen=True)
class VisitFact:
    """A visit; `levels` are 1-5 by area, `risk` is none, watch or high, empty before it was made."""

    id: UUID
    due_on: date
    made_on: date | None
    mode: str
    missed_reason: str
    levels: Mapping[str, int]
    signs: tuple[str, ...]
    risk: str
    told_on: date | None
    is_recorded: bool
    has_note: bool
    by: UUID | None
    note: str = ""

    def is_overdue(self, today: date) -> bool:
        """True when its day has passed and nobody recorded it."""
        return not self.is_recorded and self.due_on < today


@dataclass(frozen=True)
class PlanFact:
    """A plan with its goals and visits in order."""

    id: UUID
    case_id: UUID
    agency_id: UUID
    state: str
    begins_on: date
    agreed_on: date | None
    province: str
    visit_months: tuple[int, ...]
    risk: str
    ended_on: date | None
    end: str
    version: int
    items: tuple[ItemFact, ...] = ()
    visits: tuple[VisitFact, ...] = ()

    @property
    def is_open(self) -> bool:
        """True until it was ended."""
        return self.state != "ended"


@dataclass(frozen=True)
class SurvivorFact:
    """One line of the list: whose plan, where, how they fare, and the next visit."""

    plan_id: UUID
    case_id: UUID
    case_number: str
    province: str
    state: str
    risk: str
    next_visit: date | None


@dataclass(frozen=True)
class LineFact:
    """A budget line with what is left of it."""

    id: UUID
    code: str
    name: str
    year: int
    amount: Decimal
    spent: Decimal
    currency: str
    is_open: bool

    @property
    def left(self) -> Decimal:
        """What may still be spent."""
        return self.amount - self.spent
