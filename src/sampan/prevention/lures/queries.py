"""Reads streams and campaigns; no word of a post and no contact in clear is among what they return."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, F, Q

from sampan.prevention.lures.facts import (
    STATES,
    AlertFacts,
    CampaignFact,
    ContactFact,
    DecisionFact,
    PartFact,
    StreamFact,
)
from sampan.prevention.lures.models import Campaign, Contact, Decision, Merge, Post, Progress, Stream
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

PAGE = 50
RECENT_DAYS = 7
ORDERS = ("largest", "newest", "growing")
LEVELS = ("much_like_a_lure", "like_a_lure", "signs_found", "nothing_found", "not_read")
_FEWEST = 2  # posts of what is listed as a campaign


def require_reading(reader: Reader) -> None:
    """Refuse whoever does not follow campaigns."""
    require(reader.actor, Permission.READ_LURES, purpose=reader.purpose)


def streams(*, reader: Reader) -> list[StreamFact]:
    """Return the streams by name, each with how many posts it has and how many wait."""
    require_reading(reader)
    waiting = Count("posts", filter=Q(posts__campaign=None))
    rows = Stream.objects.order_by("name").annotate(total=Count("posts"), waits=waiting)
    return [_stream_fact(one) for one in rows]


def stream(*, stream_id: UUID, reader: Reader) -> StreamFact:
    """Return one stream; NotFound."""
    found = next((one for one in streams(reader=reader) if one.id == stream_id), None)
    if found is None:
        raise NotFound("There is no such stream.")
    return found


def has_waiting(*, reader: Reader) -> bool:
    """Say whether posts wait to be grouped."""
    require_reading(reader)
    return Post.objects.filter(campaign=None).exists()


def waiting(*, reader: Reader) -> tuple[int, int]:
    """Return how many posts are grouped, and how many there are."""
    require_reading(reader)
    told = dict(Progress.objects.values_list("name", "count"))
    return told.get("grouped", 0), told.get("received", 0)


def campaigns(
    *,
    reader: Reader,
    state: str = "",
    language: str = "",
    platform: str = "",
    level: str = "",
    order: str = "largest",
    skip: int = 0,
    limit: int = PAGE,
) -> list[CampaignFact]:
    """Return campaigns of two posts and more, of a state, language, platform and level where asked.

    `order`: largest, newest (last post) or growing (posts of the last 7 days). InvalidInput names what is no choice.
    """
    require_reading(reader)
    for name, told, known in (("state", state, STATES), ("level", level, LEVELS), ("order", order, ORDERS)):
        if told and told not in known:
            raise InvalidInput("There is no such choice.", remedy=f"Use {', '.join(known)}.", field=name)
    rows = Campaign.objects.filter(parent=None, posts__gte=_FEWEST).defer("grams")
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(level=level) if level else rows
    rows = rows.filter(languages__has_key=language) if language else rows
    rows = rows.filter(platforms__has_key=platform) if platform else rows
    since = house_today() - timedelta(days=RECENT_DAYS - 1)
    if order == "growing":
        recent = Count("members__own", filter=Q(members__own__seen_on__gte=since))
        rows = rows.filter(last_on__gte=since).annotate(lately=recent).order_by("-lately", "-posts", "id")
    else:
        rows = rows.order_by(*(("-posts", "id") if order == "largest" else ("-last_on", "id")))
    some = list(rows[skip : skip + limit])
    lately = _lately([one.id for one in some], since)
    return [campaign_fact(one, recent=lately.get(one.id, 0)) for one in some]


def campaign(*, campaign_id: UUID, reader: Reader) -> CampaignFact:
    """Return one campaign, also one that became part of another; NotFound."""
    require_reading(reader)
    return campaign_fact(row_of(campaign_id))


def numbered(*, number: int, reader: Reader) -> CampaignFact:
    """Return the campaign of that number; NotFound."""
    require_reading(reader)
    row = Campaign.objects.filter(number=number).defer("grams").first()
    if row is None:
        raise NotFound("There is no campaign of this number.")
    return campaign_fact(row)


def by_day(*, campaign_id: UUID, reader: Reader) -> dict[object, int]:
    """Return how many posts of a campaign were seen on each day."""
    require_reading(reader)
    rows = Post.objects.filter(campaign__root=campaign_id).values_list("seen_on").annotate(Count("id"))
    return dict(rows.order_by("seen_on"))


def contacts(*, campaign_id: UUID, reader: Reader) -> list[ContactFact]:
    """Return the contacts that a campaign's posts name, masked, the commonest first."""
    require_reading(reader)
    rows = Contact.objects.filter(named__post__campaign__root=campaign_id)
    counted = rows.annotate(times=Count("named")).order_by("-times", "id").defer("told")
    return [ContactFact(one.id, one.kind, one.platform, one.masked, one.times) for one in counted]


def parts(*, campaign_id: UUID, reader: Reader) -> list[PartFact]:
    """Return the campaigns that became part of this one and can be parted from it, each with the posts between."""
    require_reading(reader)
    rows = Campaign.objects.filter(root=campaign_id).exclude(parent=None).order_by("number").defer("grams")
    votes = {one.gone: len(one.votes) for one in Merge.objects.filter(gone__in=[row.number for row in rows])}
    return [PartFact(row.id, row.number, row.own_posts, votes.get(row.number, 0)) for row in rows]


def decisions(*, campaign_id: UUID, reader: Reader) -> list[DecisionFact]:
    """Return what was decided on a campaign, the newest first, without the reasons."""
    require_reading(reader)
    rows = Decision.objects.filter(Q(campaign=campaign_id) | Q(other=campaign_id)).order_by(
        "-decided_at", "-id"
    )
    return [
        DecisionFact(one.id, one.act, one.other_id if one.campaign_id == campaign_id else one.campaign_id,
                     one.decided_by_id, one.decided_at)
        for one in rows.defer("reason")
    ]  # fmt: skip


def facts_for_alert(*, campaign_id: UUID, reader: Reader) -> AlertFacts:
    """Return what a message to other countries begins with; WrongState unless the campaign is confirmed."""
    one = campaign(campaign_id=campaign_id, reader=reader)
    if one.state != Campaign.State.CONFIRMED:
        raise WrongState("This campaign is not confirmed.", remedy="Confirm it first, with a reason.")
    codes = [tuple(code for code, _count in some) for some in (one.signs, one.places, one.languages)]
    return AlertFacts(
        one.id,
        one.number,
        one.title,
        template_told(one.template),
        one.posts,
        one.first_on,
        one.last_on,
        *codes,
    )


def template_told(template: Iterable[str | None], gap: str = "[…]") -> str:
    """Return a template as one line."""
    return " ".join(part if part is not None else gap for part in template)


def row_of(campaign_id: UUID) -> Campaign:
    """Return the row of a campaign; NotFound."""
    row = Campaign.objects.filter(id=campaign_id).defer("grams").first()
    if row is None:
        raise NotFound("There is no such campaign here, or you may not see it.")
    return row


def campaign_fact(row: Campaign, *, recent: int = 0) -> CampaignFact:
    """Return a campaign as it may leave the slice."""
    return CampaignFact(
        row.id, row.number, row.state, tuple(row.template), row.posts, row.first_on, row.last_on, row.level,
        *map(_ranked, (row.signs, row.languages, row.platforms, row.places)), row.changed_at, row.parent_id,
        row.root_id, recent,
    )  # fmt: skip


def _ranked(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _lately(ids: list[UUID], since: object) -> dict[UUID, int]:
    rows = Post.objects.filter(campaign__root__in=ids, seen_on__gte=since).values(root=F("campaign__root"))
    return dict(rows.annotate(Count("id")).values_list("root", "id__count"))


def _stream_fact(one: Stream) -> StreamFact:
    return StreamFact(
        one.id, one.name, one.platform, one.origin, one.is_reports, one.created_at, one.total, one.waits
    )
