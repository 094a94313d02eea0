"""What may leave the interviews slice: values without identity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class InterviewFact:
    """An interview as it stands; `at_step` is the page to go on from."""

    id: UUID
    case_id: UUID
    form: str
    profile: str
    language: str
    interpreter: str
    present: tuple[str, ...]
    answers: Mapping[str, str]
    at_step: int
    started_by: UUID
    started_at: datetime
    changed_at: datetime
    finished_at: datetime | None
    screening_id: UUID | None

    @property
    def is_finished(self) -> bool:
        """True once it was ended; its answers stay as they are then."""
        return self.finished_at is not None


@dataclass(frozen=True)
class NoteFact:
    """A note beside an interview; `text` is filled only when its reading was asked for and audited."""

    id: UUID
    topic: str
    written_by: UUID
    written_at: datetime
    text: str = ""


@dataclass(frozen=True)
class AloneFact:
    """A session in which a person answers alone; shown to the officer without its token, which nobody keeps."""

    id: UUID
    case_id: UUID
    way: str
    sector: str
    profile: str
    language: str
    started_at: datetime
    expires_at: datetime
    opened_at: datetime | None
    ended_at: datetime | None
    ended_how: str
    screening_id: UUID | None
    answers: Mapping[str, str] = field(default_factory=dict)

    def is_open(self, now: datetime) -> bool:
        """True while answers are still taken."""
        return self.ended_at is None and now < self.expires_at
