"""What may leave the consent slice."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class ConsentFact:
    """One consent as it stands."""

    id: UUID
    case_id: UUID
    purpose: str
    recipient: str
    groups: tuple[str, ...]
    language: str
    given_by: str
    given_on: date
    expires_on: date
    withdrawn_at: datetime | None
    elements: tuple[str, ...] = ()

    def is_open(self, on: date) -> bool:
        """True when it was given, not withdrawn and not expired on that day."""
        return self.withdrawn_at is None and self.given_on <= on <= self.expires_on


@dataclass(frozen=True)
class ConsentAnswers:
    """From whom a person withdrew consent, and to whom one is in force, as recipients; a recipient may be in both."""

    withdrawn: frozenset[str] = frozenset()
    in_force: frozenset[str] = frozenset()


@dataclass(frozen=True, repr=False)
class ConsentHelpers:
    """The people who helped to ask: names, sealed at rest. `repr` is blank."""

    interpreter: str = ""
    guardian: str = ""
    witness: str = ""
