"""What may leave the complaints slice: codes and days; words only when they were opened for somebody."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

BY_KINDS = ("worker", "family", "ngo", "inspector", "other")
ABOUT = (
    "fees", "documents_kept", "contract_changed", "unlicensed", "false_promise", "wages_withheld", "violence", "other",
)  # fmt: skip


@dataclass(frozen=True)
class ComplaintFact:
    """A complaint without its words."""

    id: UUID
    recruiter_id: UUID
    by_kind: str
    about: tuple[str, ...]
    happened_on: date | None
    state: str
    received_at: datetime
    changed_at: datetime


@dataclass(frozen=True, repr=False)
class StepFact:
    """A decision with its reason, opened."""

    state: str
    reason: str
    decided_at: datetime
    decided_by: UUID


@dataclass(frozen=True, repr=False)
class OpenedComplaint:
    """A complaint with its words and reasons, opened for somebody; its opening was audited."""

    fact: ComplaintFact
    words: str
    steps: tuple[StepFact, ...]


@dataclass(frozen=True)
class Counted:
    """How many complaints there are about an agency by state; no names."""

    recruiter_id: UUID
    by_state: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(count for _state, count in self.by_state)
