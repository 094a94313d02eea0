"""What may leave the breakglass slice."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class FileLabel:
    """What the slice that keeps the files says of one: enough to tell two apart, nothing of the person."""

    case_id: UUID
    agency_id: UUID
    opened_on: date


@dataclass(frozen=True)
class FoundFile:
    """A file that a search found; `token` names it to whoever searched, for some minutes."""

    token: str
    agency_id: UUID
    agency: str
    opened_on: date
    seen_as: UUID | None = None
    """The case's id when the searcher sees the file anyway, so that nothing need be broken."""


@dataclass(frozen=True)
class AccessFact:
    """An emergency access; text and note are filled only when their reading was asked for and audited."""

    id: UUID
    agency_id: UUID
    case_id: UUID
    account_id: UUID
    reason: str
    opened_at: datetime
    until: datetime
    ended_at: datetime | None
    review_by: datetime
    reviewed_at: datetime | None
    reviewed_by: UUID | None
    verdict: str
    text: str = ""
    note: str = ""

    def is_running(self, now: datetime) -> bool:
        """Say whether the access lasts at that moment."""
        return self.ended_at is None and now < self.until

    def is_overdue(self, now: datetime) -> bool:
        """Say whether the review is late."""
        return self.reviewed_at is None and now >= self.review_by

    @property
    def over_at(self) -> datetime:
        """The moment at which it ended or will end."""
        return self.ended_at or self.until


@dataclass(frozen=True)
class UseFact:
    """What the holder did with the file: an act of the audit in words, how often, and when last."""

    act: str
    words: str
    times: int
    last_at: datetime
