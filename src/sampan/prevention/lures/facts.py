"""What may leave the lures slice: codes, counts and templates; words and contacts only when they were opened."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

STATES = ("new", "confirmed", "not_a_lure", "closed")
PLATFORMS = (
    "facebook", "telegram", "tiktok", "zalo", "line", "whatsapp", "wechat", "viber", "instagram", "youtube", "x",
    "job_board", "sms", "web", "paper", "other",
)  # fmt: skip
Template = tuple[str | None, ...]
"""Fixed words in their order, None for each gap."""


@dataclass(frozen=True)
class StreamFact:
    """A stream with how many posts it has and how many of them wait to be grouped."""

    id: UUID
    name: str
    platform: str
    origin: str
    is_reports: bool
    created_at: datetime
    posts: int
    waiting: int


@dataclass(frozen=True)
class Received:
    """What came of posts that were sent: how many there were, how many are new. `problems`: those that are wrong."""

    rows: int
    new: int
    is_dry: bool = False
    problems: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True)
class CampaignFact:
    """A campaign without a word of a single post; counts by code, most first. `recent`: posts of the last 7 days."""

    id: UUID
    number: int
    state: str
    template: Template
    posts: int
    first_on: date | None
    last_on: date | None
    level: str
    signs: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    platforms: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    changed_at: datetime
    parent_id: UUID | None = None
    root_id: UUID | None = None
    recent: int = 0

    @property
    def title(self) -> str:
        """The beginning of the template; empty where there is none yet."""
        return " ".join(part or "…" for part in self.template)[:90]


@dataclass(frozen=True)
class ContactFact:
    """A contact as it may be shown to all who read campaigns: masked; `posts` of this campaign that name it."""

    id: UUID
    kind: str
    platform: str
    masked: str
    posts: int


@dataclass(frozen=True)
class Related:
    """A campaign that shares a contact with another."""

    campaign: CampaignFact
    contact: ContactFact


@dataclass(frozen=True)
class PartFact:
    """A campaign that became part of another: `votes` posts between them, none when an analyst joined them."""

    campaign_id: UUID
    number: int
    posts: int
    votes: int


@dataclass(frozen=True)
class DecisionFact:
    """A decision without its reason."""

    id: UUID
    act: str
    other_id: UUID | None
    decided_by: UUID
    decided_at: datetime


@dataclass(frozen=True, repr=False)
class OpenedPost:
    """A kept post, opened; `repr` is blank."""

    text: str
    url: str
    seen_on: date
    stream: str


@dataclass(frozen=True, repr=False)
class OpenedCampaign:
    """A campaign's kept posts, contacts and reasons, opened for somebody; its opening was audited."""

    fact: CampaignFact
    posts: tuple[OpenedPost, ...]
    contacts: tuple[tuple[ContactFact, str], ...]
    slots: tuple[tuple[str, ...] | str, ...]
    reasons: dict[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AlertFacts:
    """What a message to other countries about a campaign begins with: no contact, no word of a single post."""

    campaign_id: UUID
    number: int
    title: str
    template: str
    posts: int
    first_on: date | None
    last_on: date | None
    signs: tuple[str, ...]
    places: tuple[str, ...]
    languages: tuple[str, ...]
