"""What may leave the conferences slice: values without identity, and what was opened of its sealed words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, repr=False)
class ConferencePlan:
    """When, where, who of the staff takes part, and which questions are to be answered. `repr` is blank."""

    planned_for: datetime
    invited: tuple[UUID, ...]
    place: str = ""
    questions: str = ""

    def __repr__(self) -> str:
        return "ConferencePlan(...)"


@dataclass(frozen=True, repr=False)
class NewDecision:
    """A decision in words; with a day it becomes a task, of a person or of the case's team. `repr` is blank."""

    text: str
    assigned_to: UUID | None = None
    due_on: date | None = None

    def __repr__(self) -> str:
        return "NewDecision(...)"


@dataclass(frozen=True, repr=False)
class Minutes:
    """What was said and decided, who was there, and whether the person was heard. `repr` is blank."""

    held_on: date
    present: tuple[UUID, ...]
    person_heard: str
    text: str
    others: str = ""
    decisions: tuple[NewDecision, ...] = ()

    def __repr__(self) -> str:
        return "Minutes(...)"


@dataclass(frozen=True)
class ConferenceFact:
    """A conference without its sealed words."""

    id: UUID
    case_id: UUID
    planned_for: datetime
    invited: tuple[UUID, ...]
    planned_by: UUID
    held_on: date | None
    present: tuple[UUID, ...]
    person_heard: str
    decisions: int
    cancelled_because: str
    ended_by: UUID | None
    ended_at: datetime | None
    has_plan: bool
    has_minutes: bool

    @property
    def state(self) -> str:
        """planned, held or cancelled."""
        if self.ended_at is None:
            return "planned"
        return "held" if self.held_on else "cancelled"


@dataclass(frozen=True)
class TakenDecision:
    """A decision as the minutes keep it; `task_id` None: it owes nothing further."""

    text: str
    assigned_to: UUID | None
    due_on: date | None
    task_id: UUID | None


@dataclass(frozen=True, repr=False)
class OpenedConference:
    """The sealed words of a conference, opened under audit. `repr` is blank."""

    place: str
    questions: str
    text: str
    others: str
    decisions: tuple[TakenDecision, ...]

    def __repr__(self) -> str:
        return "OpenedConference(...)"
