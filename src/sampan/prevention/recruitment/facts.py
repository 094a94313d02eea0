"""What may leave the recruitment slice: agencies, licences and their history, and what a look-up answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class LicenceFact:
    """The newest version of a licence with what its regulator did with it.

    `suspended`: (first day, last day or None); `status`: licensed, not_yet, expired, suspended or revoked on the day
    asked for; `since`, `until`: of that status, where known.
    """

    id: UUID
    series: UUID
    version: int
    number: str
    regulator: str
    valid_from: date | None
    valid_until: date | None
    occupations: tuple[str, ...]
    destinations: tuple[str, ...]
    suspended: tuple[tuple[date, date | None], ...]
    revoked_on: date | None
    status: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class FeeFact:
    """The most that may be asked; `destination` empty: any; `is_of_country`: it holds for all agencies there."""

    destination: str
    amount: Decimal
    currency: str
    rule: str
    valid_from: date
    is_of_country: bool


@dataclass(frozen=True)
class RecruiterFact:
    """A recruitment agency as of a day; `status`: that of the licence that says most, or no_licence."""

    id: UUID
    country: str
    name: str
    other_names: tuple[str, ...]
    address: str
    contacts: tuple[str, ...]
    source: str
    gone_on: date | None
    status: str
    since: date | None
    until: date | None
    licences: tuple[LicenceFact, ...] = ()


@dataclass(frozen=True)
class Found:
    """An agency that a look-up found. `reason`: number, same, without_marks, sounds, spelled or part; `score` 0..1."""

    recruiter: RecruiterFact
    name: str
    reason: str
    score: float


@dataclass(frozen=True)
class HistoryFact:
    """One thing that was recorded of an agency. `kind`: licence, changed, suspended, lifted, revoked or restored.

    `facts` hold the fields of a licence or those that changed; `until`: the last day of a suspension.
    """

    kind: str
    at: datetime
    on: date | None
    until: date | None
    why: str
    by: UUID
    facts: Mapping[str, object]


@dataclass(frozen=True)
class SourceFact:
    """A source of official lists; `mapping`: field of ours, column of the list."""

    id: UUID
    name: str
    country: str
    publisher: str
    terms: str
    address: str
    mapping: Mapping[str, str]


@dataclass(frozen=True)
class ImportFact:
    """A received list: counts of rows, the first problems and differences, and how far the worker is."""

    id: UUID
    source_id: UUID
    source: str
    sha256: str
    list_date: date
    terms: str
    header: tuple[str, ...]
    mapping: Mapping[str, str]
    is_whole: bool
    status: str
    rows: int
    new: int
    changed: int
    same: int
    gone: int
    wrong: int
    problems: tuple[Mapping[str, object], ...]
    differences: tuple[Mapping[str, object], ...]
    sent_at: datetime
    settled_at: datetime | None
    done: int = 0
