"""What the addresses for machines take and give."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class StreamIn(Schema):
    """A stream of posts."""

    name: str
    platform: str
    origin: str


class StreamOut(StreamIn):
    """A stream with how many posts it has and how many wait to be grouped."""

    id: UUID
    is_reports: bool
    created_at: datetime
    posts: int
    waiting: int


class PostsIn(Schema):
    """At most 1,000 posts: objects with id and text, where known seen_at, lang, place, url."""

    posts: list[dict[str, Any]] = Field(max_length=1_000)
    is_dry: bool = False


class ReceivedOut(Schema):
    """What came of the posts; with problems nothing was kept."""

    rows: int
    new: int
    is_dry: bool
    problems: list[dict[str, Any]]


class CampaignOut(Schema):
    """A campaign without a word of a single post; counts by code."""

    id: UUID
    number: int
    state: str
    title: str
    template: list[str | None]
    posts: int
    recent: int
    first_on: date | None
    last_on: date | None
    level: str
    signs: dict[str, int]
    languages: dict[str, int]
    platforms: dict[str, int]
    places: dict[str, int]
    root_id: UUID | None


class ContactOut(Schema):
    """A contact, masked."""

    id: UUID
    kind: str
    platform: str
    masked: str
    posts: int


class DecisionOut(Schema):
    """A decision without its reason."""

    id: UUID
    act: str
    other_id: UUID | None
    decided_by: UUID
    decided_at: datetime


class DecideIn(Schema):
    """What a campaign is, and why."""

    state: str
    reason: str = Field(max_length=4_000)


class MergeIn(Schema):
    """With which other campaign, and why."""

    other_id: UUID
    reason: str = Field(max_length=4_000)


class PartIn(Schema):
    """Why a part is parted."""

    reason: str = Field(max_length=4_000)
