"""What may leave the duplicates slice: pairs and joinings, without identity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Reason:
    """Why two files may, or may not, be of one person: a code, its points, and coded facts for the sentence."""

    code: str
    points: int
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Likeness:
    """Two files and how alike they are, 0 to 100, with the reasons; the smaller id comes first."""

    first: UUID
    second: UUID
    score: int
    reasons: tuple[Reason, ...]

    def other(self, case_id: UUID) -> UUID:
        """Return the file that is not this one."""
        return self.second if case_id == self.first else self.first


@dataclass(frozen=True)
class PairFact:
    """A kept pair; `state` is open, same, different or merged."""

    id: UUID
    agency_id: UUID
    operation_id: UUID | None
    first: UUID
    second: UUID
    first_number: str
    second_number: str
    score: int
    reasons: tuple[Reason, ...]
    state: str
    found_at: datetime


@dataclass(frozen=True)
class MergeFact:
    """A joining: the file that stands, the one that was joined with it, by whom and when, and whether it was undone."""

    id: UUID
    case_id: UUID
    duplicate_id: UUID
    case_number: str
    duplicate_number: str
    merged_by: UUID
    merged_at: datetime
    is_undone: bool
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class UndoPreview:
    """What undoing a joining does: fields that go back, fields written since that stay, lines written since."""

    merge: MergeFact
    goes_back: tuple[str, ...]
    stays: tuple[str, ...]
    lines_since: int
