"""What may leave the offers slice: codes and days; words only when they were opened for somebody."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class ReportFact:
    """A report without its words; `signs` as the check found them when it was sent."""

    id: UUID
    state: str
    level: str
    signs: tuple[str, ...]
    language: str
    page: str
    received_on: date
    answers: int


@dataclass(frozen=True)
class ReportsCounted:
    """How many reports there are, and by state, level, language of the message, and sign."""

    total: int
    by_state: dict[str, int]
    by_level: dict[str, int]
    by_language: dict[str, int]
    by_sign: dict[str, int]


@dataclass(frozen=True, repr=False)
class Word:
    """What one side wrote, opened; `is_ours` when the office did."""

    text: str
    written_on: date
    is_ours: bool


@dataclass(frozen=True, repr=False)
class OpenedReport:
    """A report opened for somebody; its opening was audited."""

    fact: ReportFact
    text: str
    where: str
    more: str
    reach: str
    words: tuple[Word, ...]
