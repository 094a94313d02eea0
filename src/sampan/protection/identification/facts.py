"""What may leave the identification slice: values without identity."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class ScreeningFact:
    """A screening as it stands; `result` is the stored recommendation, None while it goes on."""

    id: UUID
    case_id: UUID
    profile: str
    list_version: str
    answers: Mapping[str, str]
    started_by: UUID
    started_at: datetime
    finished_at: datetime | None
    result: Mapping[str, object] | None
    kind: str = "officer"

    @property
    def is_finished(self) -> bool:
        """True once it was finished; its answers stay as they are then."""
        return self.finished_at is not None


@dataclass(frozen=True)
class DecisionFact:
    """A decision on the status; `reasons_text` is filled only when its reading was asked for and audited."""

    id: UUID
    case_id: UUID
    status: str
    national_status: str
    authority: str
    reasons: tuple[str, ...]
    has_text: bool
    screening_id: UUID | None
    decided_by: UUID
    decided_on: date
    reasons_text: str = ""
    authority_name: str = ""
    national_label: str = ""
    legal_basis: str = ""


@dataclass(frozen=True)
class Contradiction:
    """An indicator to which the person, asked alone, said otherwise than the officer wrote."""

    indicator: str
    label: str
    alone: str
    officer: str


@dataclass(frozen=True)
class DeadlineFact:
    """A step owed in a case, with its label in the reader's language; `due_on` None: no limit is known."""

    id: UUID
    case_id: UUID
    case_number: str
    step: str
    label: str
    authority: str
    counted_from: date
    due_on: date | None
    done_on: date | None
    lapsed_on: date | None
    depends_on: str
    is_presumed: bool
    is_verified: bool
    urgency: str

    @property
    def is_open(self) -> bool:
        """True while the step is owed."""
        return self.done_on is None and self.lapsed_on is None

    def is_overdue(self, today: date) -> bool:
        """True when its last day has passed and it is still owed."""
        return self.is_open and self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class WorkCounts:
    """How many steps are overdue and how many fall due soon; a count at its cap means "that many or more"."""

    overdue: int
    due: int


@dataclass(frozen=True, repr=False)
class Verdict:
    """What a person decided: the country's status, who is competent, why, and when. `repr` is blank."""

    national_status: str
    reasons: tuple[str, ...]
    decided_on: date
    text: str = ""
    authority: str = ""

    def __repr__(self) -> str:
        return "Verdict(...)"
