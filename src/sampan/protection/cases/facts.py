"""What may leave the cases slice: values without identity."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sampan.vocabulary.dates import PartialDate


@dataclass(frozen=True)
class MilestoneFact:
    """Something that happened and is counted; `kind` is a code of the list milestone."""

    kind: str
    happened: PartialDate
    country: str = ""
    province: str = ""
    programme: str = ""


@dataclass(frozen=True)
class CaseFact:
    """A case as lists and pages show it, without identity."""

    id: UUID
    number: str
    agency_id: UUID
    person_id: UUID
    operation_id: UUID | None
    operation_name: str
    source: str
    trafficking_status: str
    urgency: str
    ownership: str
    owner_member: str
    opened_at: datetime
    closed_at: datetime | None
    closure_reason: str
    version: int
    record: Mapping[str, object] = field(default_factory=dict)
    milestones: tuple[MilestoneFact, ...] = ()
    majority: str = ""
    unanswered: Mapping[str, str] = field(default_factory=dict)
    merged_into_id: UUID | None = None

    @property
    def is_open(self) -> bool:
        """True until the case is closed, or joined with another file of the same person."""
        return self.closed_at is None and self.merged_into_id is None

    def coded(self, codes: Iterable[str]) -> dict[str, object]:
        """Return those fields of the record that are recorded, majority as it is counted; nothing else leaves."""
        known = dict(self.record) | {"majority": self.majority}
        return {code: known[code] for code in codes if known.get(code)}


@dataclass(frozen=True)
class OpenedCase:
    """What a listener learns of a case just opened; `majority` is adult, child or empty, `record` coded facts."""

    case_id: UUID
    agency_id: UUID
    is_here: bool
    majority: str
    event: str
    event_on: date
    operation_id: UUID | None = None
    record: Mapping[str, object] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimelineFact:
    """One line of the timeline; `note` is filled only when its reading was asked for and audited."""

    id: UUID
    at: datetime
    kind: str
    facts: Mapping[str, object]
    has_note: bool
    account_id: UUID
    note: str = ""


@dataclass(frozen=True)
class OperationFact:
    """A group operation with the number of its cases that the reader may see."""

    id: UUID
    name: str
    country: str
    province: str
    happened_on: date
    people_expected: int | None
    people_registered: int


@dataclass(frozen=True)
class DraftFact:
    """An intake that somebody has begun and not finished; what it says is sealed."""

    id: UUID
    kind: str
    begun_at: datetime
    changed_at: datetime
