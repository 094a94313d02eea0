"""What the addresses for machines take and give."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class LicenceOut(Schema):
    """The newest version of a licence; `status`: licensed, not_yet, expired, suspended or revoked."""

    series: UUID
    version: int
    number: str
    regulator: str
    valid_from: date | None
    valid_until: date | None
    occupations: list[str]
    destinations: list[str]
    suspended: list[tuple[date, date | None]]
    revoked_on: date | None
    status: str


class RecruiterOut(Schema):
    """An agency as of a day; `status`: that of the licence that says most, or no_licence."""

    id: UUID
    country: str
    name: str
    other_names: list[str]
    address: str
    contacts: list[str]
    source: str
    gone_on: date | None
    status: str
    since: date | None
    until: date | None
    licences: list[LicenceOut]


class FoundOut(Schema):
    """An agency that a look-up found: by which of its names, why (number, same, sounds ...), how alike, 0..1."""

    recruiter: RecruiterOut
    name: str
    reason: str
    score: float


class FeeOut(Schema):
    """The most that may be asked; `destination` empty: any country; `is_of_country`: of all agencies there."""

    destination: str
    amount: Decimal
    currency: str
    rule: str
    valid_from: date
    is_of_country: bool


class HistoryOut(Schema):
    """One thing that was recorded: licence, changed, suspended, lifted, revoked or restored."""

    kind: str
    at: datetime
    on: date | None
    until: date | None
    why: str
    by: UUID
    facts: dict[str, Any]


class FindingOut(Schema):
    """What an offer says of an agency; `kind` is never that it is safe. `words` stand from `start` to `end`."""

    kind: str
    about: str
    words: str
    start: int
    end: int
    agency_id: str
    agency: str
    since: date | None
    until: date | None


class SourceOut(Schema):
    """A source of official lists; `mapping`: field of ours, column of the list."""

    id: UUID
    name: str
    country: str
    publisher: str
    terms: str
    address: str
    mapping: dict[str, str]


class ListOut(Schema):
    """A received list: counts of rows, the first problems and differences; `done`: rows through by now."""

    id: UUID
    source_id: UUID
    sha256: str
    list_date: date
    terms: str
    header: list[str]
    mapping: dict[str, str]
    is_whole: bool
    status: str
    rows: int
    new: int
    changed: int
    same: int
    gone: int
    wrong: int
    problems: list[dict[str, Any]]
    differences: list[dict[str, Any]]
    done: int


class EntryIn(Schema):
    """An agency's entry."""

    name: str
    country: str
    other_names: list[str] = []
    address: str = ""
    contacts: list[str] = []


class ChangeIn(EntryIn):
    """A changed entry, and why."""

    why: str


class LicenceIn(Schema):
    """A licence; with `series` the next version of one."""

    number: str
    why: str
    regulator: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    occupations: list[str] = []
    destinations: list[str] = []
    series: UUID | None = None


class ActIn(Schema):
    """What was decided on a licence: suspended, lifted, revoked or restored."""

    kind: str
    from_on: date
    reason: str
    until_on: date | None = None


class FeeIn(Schema):
    """The most that may be asked of a worker."""

    amount: Decimal = Field(ge=0)
    currency: str
    rule: str
    valid_from: date
    destination: str = ""


class SourceIn(Schema):
    """Who publishes a list, and under which terms."""

    name: str
    country: str
    publisher: str
    terms: str
    address: str = ""


class OfferIn(Schema):
    """An offer's text; it is not kept."""

    text: str = Field(max_length=20_000)
    on: date | None = None


class ColumnsIn(Schema):
    """Field of ours: column of the list."""

    mapping: dict[str, str]


class ConfirmIn(Schema):
    """Whether wrong rows are to be left out."""

    without_wrong: bool = False
