"""What may leave the surge slice: counts, people by tag, sheets; no name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class PersonFact:
    """A person of an operation as lists show them: a tag and coded facts, no name."""

    case_id: UUID
    operation_id: UUID
    tag: str
    sex: str
    age_band: str
    nationality: str
    language: str
    signs: tuple[str, ...]
    needs: tuple[str, ...]
    steps: tuple[str, ...]
    level: str
    computed: str
    changed_why: str
    worker_id: UUID | None
    claimed_by: UUID | None
    claimed_until: datetime | None
    seen_at: datetime | None
    is_open: bool

    @property
    def is_changed(self) -> bool:
        """True when a person changed the level that the rules gave."""
        return bool(self.changed_why)


@dataclass(frozen=True)
class BoardFact:
    """An operation in numbers: how many people, and how many of each kind; "" stands for not recorded."""

    operation_id: UUID
    name: str
    country: str
    province: str
    happened_on: date
    expected: int | None
    total: int
    waiting: int
    with_somebody: int
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class OperationFact:
    """An operation in the list, with how far its work is."""

    id: UUID
    name: str
    country: str
    happened_on: date
    expected: int | None
    total: int
    seen: int
    urgent: int


@dataclass(frozen=True)
class SheetFact:
    """A sheet that was sent for an operation, and what became of its rows."""

    id: UUID
    operation_id: UUID
    format: str
    status: str
    rows: int
    good: int
    wrong: int
    known: int
    taken: int
    problem_count: int
    problems: tuple[Mapping[str, object], ...]
    keeps_wrong: bool
    own_wrong: int
    mended: int
    sent_at: datetime
    account_id: UUID

    @property
    def waiting(self) -> int:
        """Wrong rows that nobody has mended yet."""
        return max(0, self.own_wrong - self.mended)

    @property
    def may_be_confirmed(self) -> bool:
        """True while somebody has to say what becomes of it."""
        return self.status == "checked" and self.good > 0
