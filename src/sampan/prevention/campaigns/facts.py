"""What may leave the campaigns slice: plans, activities, reach, and what people learnt; small groups never."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sampan.prevention.awareness.knowledge import Change, QuizSum

CHANNELS = (
    "loudspeaker", "leaflet", "poster", "radio", "school_lesson", "community_meeting", "social_media", "sms",
    "billboard",
)  # fmt: skip
COUNTED, ESTIMATED = "counted", "estimated"
WORLD_DAY = (7, 30)
"""Month and day of the World Day against Trafficking in Persons, around which a period is suggested."""


@dataclass(frozen=True)
class CampaignFact:
    """A campaign; `places`: codes of ISO 3166-2 or text as written."""

    id: UUID
    code: str
    name: str
    starts_on: date
    ends_on: date
    audience: str
    languages: tuple[str, ...]
    channels: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class ActivityFact:
    """Something planned, done or called off; `reached` are contacts, `counted_how` says how they were told."""

    id: UUID
    campaign_id: UUID
    channel: str
    place: str
    planned_on: date
    state: str
    done_on: date | None
    done_by: str
    reached: int | None
    counted_how: str
    cost: Decimal | None
    currency: str


@dataclass(frozen=True)
class SumsFact:
    """That sums were entered, without the sums: one group of a list may be small, and the total would tell it."""

    id: UUID
    lesson: str
    language: str
    moment: str
    is_of_site: bool
    held_on: date
    entered_at: datetime


@dataclass(frozen=True)
class Reach:
    """What was done under one heading (channel or place): contacts counted and estimated, cost by currency."""

    code: str
    done: int
    planned: int
    counted: int
    estimated: int
    costs: Mapping[str, Decimal]


@dataclass(frozen=True)
class Learnt:
    """What people knew `before` and `after`; None where fewer than ten took the quiz, then without `change`.

    `language` and `lesson` are empty for all languages, and for the whole quiz. `leaves_small_out`: all languages,
    without those that have fewer than ten people.
    """

    language: str
    lesson: str
    before: QuizSum | None
    after: QuizSum | None
    change: Change | None
    leaves_small_out: bool = False


@dataclass(frozen=True)
class Report:
    """A campaign's report."""

    campaign: CampaignFact
    by_channel: tuple[Reach, ...]
    by_place: tuple[Reach, ...]
    total: Reach
    learnt: tuple[Learnt, ...]

    @property
    def overall(self) -> Learnt | None:
        """The whole quiz in all languages; None without a quiz."""
        return next((one for one in self.learnt if not one.language and not one.lesson), None)


@dataclass(frozen=True)
class Comparison:
    """Two campaigns side by side; `further`: how much more the second changed, None where either is hidden."""

    first: Report
    second: Report
    further: Change | None

    @property
    def both(self) -> tuple[Report, Report]:
        """The two, the first before the second."""
        return self.first, self.second
