"""What may leave the audit slice: entries as values, and what verification found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class AuditFact:
    """One entry of the audit with its place in the chain."""

    sequence: int
    at: datetime
    account_id: UUID | None
    agency_id: UUID | None
    purpose: str
    act: str
    subject_kind: str
    subject_id: str
    case_id: UUID | None
    details: Mapping[str, object]
    hash: str


@dataclass(frozen=True)
class ChainReport:
    """What verification found: entries read, the head reached, the first fault if any, and whether all was read."""

    entries: int
    head_sequence: int
    head_hash: str
    fault: str = ""
    faulty_sequence: int | None = None
    is_whole: bool = True

    @property
    def is_sound(self) -> bool:
        """True when no fault was found."""
        return not self.fault
