"""Lures for machines: posts in, campaigns, decisions, files that go out. People open what is sealed, on the pages."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from sampan.prevention.lures import queries
from sampan.prevention.lures.crews import related
from sampan.prevention.lures.facts import CampaignFact
from sampan.prevention.lures.services.deciding import decide_campaign, merge_campaigns, part_campaign
from sampan.prevention.lures.services.exporting import export_campaign
from sampan.prevention.lures.services.publishing import publish_campaigns
from sampan.prevention.lures.services.receiving import receive_posts
from sampan.prevention.lures.services.streams import NewStream, keep_stream
from sampan.prevention.lures.shapes import (
    CampaignOut,
    ContactOut,
    DecideIn,
    DecisionOut,
    MergeIn,
    PartIn,
    PostsIn,
    ReceivedOut,
    StreamIn,
    StreamOut,
)
from sampan.prevention.lures.starting import start_grouping
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["lures"])


@router.get("/streams", response=list[StreamOut], summary="Streams of posts")
def streams(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the streams by name."""
    return [asdict(one) for one in queries.streams(reader=_reader(request))]


@router.post("/streams", response={201: dict[str, UUID]}, summary="Enter a stream of posts")
def add_stream(request: HttpRequest, body: StreamIn) -> Status:
    """Enter where posts come from, and by which right."""
    return Status(201, {"id": keep_stream(stream=NewStream(**body.dict()), **by_whom(_decider(request)))})


@router.post(
    "/streams/{uuid:stream_id}/posts",
    response=ReceivedOut,
    summary="Send posts; the same ones change nothing",
)
def send_posts(request: HttpRequest, stream_id: UUID, body: PostsIn) -> dict[str, Any]:
    """Take all posts or none; what is wrong is told by the number of the post (the first is 1) and the field."""
    who = by_whom(_decider(request))
    told = receive_posts(stream_id=stream_id, posts=body.posts, is_dry=body.is_dry, **who)
    if told.new and not told.is_dry:
        start_grouping()
    return asdict(told)


@router.get(
    "/", response=list[CampaignOut], summary="Campaigns, of a state, language, platform and level where asked"
)
def campaigns(
    request: HttpRequest,
    state: str = "",
    language: str = "",
    platform: str = "",
    level: str = "",
    order: str = "largest",
    skip: int = 0,
) -> list[dict[str, Any]]:
    """Return fifty campaigns; `order`: largest, newest or growing; `skip`: how many to leave out."""
    asked = {"state": state, "language": language, "platform": platform, "level": level, "order": order}
    found = queries.campaigns(reader=_reader(request), **asked, skip=max(0, skip))
    return [_told(one) for one in found]


@router.post("/publish", summary="The confirmed campaigns as a public file")
def publish(request: HttpRequest) -> HttpResponse:
    """Return the file that a public site compares offers with; audited."""
    octets = publish_campaigns(country=settings.SAMPAN_NODE.country, **by_whom(_decider(request)))
    return HttpResponse(octets, content_type="application/json")


@router.get("/{uuid:campaign_id}", response=CampaignOut, summary="One campaign")
def one_campaign(request: HttpRequest, campaign_id: UUID) -> dict[str, Any]:
    """Return a campaign; one that became part of another tells which in `root_id`."""
    return _told(queries.campaign(campaign_id=campaign_id, reader=_reader(request)))


@router.get(
    "/{uuid:campaign_id}/contacts", response=list[ContactOut], summary="What a campaign's posts name, masked"
)
def contacts(request: HttpRequest, campaign_id: UUID) -> list[dict[str, Any]]:
    """Return the contacts, the commonest first."""
    return [asdict(one) for one in queries.contacts(campaign_id=campaign_id, reader=_reader(request))]


@router.get(
    "/{uuid:campaign_id}/related", response=list[CampaignOut], summary="Campaigns that share a contact"
)
def beside(request: HttpRequest, campaign_id: UUID) -> list[dict[str, Any]]:
    """Return the campaigns of the same crew, the largest first."""
    return [_told(one.campaign) for one in related(campaign_id=campaign_id, reader=_reader(request))]


@router.get(
    "/{uuid:campaign_id}/decisions", response=list[DecisionOut], summary="What was decided on a campaign"
)
def decisions(request: HttpRequest, campaign_id: UUID) -> list[dict[str, Any]]:
    """Return the decisions without their reasons, the newest first."""
    return [asdict(one) for one in queries.decisions(campaign_id=campaign_id, reader=_reader(request))]


@router.post("/{uuid:campaign_id}/decisions", response={204: None}, summary="Decide on a campaign")
def decide(request: HttpRequest, campaign_id: UUID, body: DecideIn) -> Status:
    """Say what a campaign is, with a reason."""
    decide_campaign(campaign_id=campaign_id, **body.dict(), **by_whom(_decider(request)))
    return Status(204, None)


@router.post("/{uuid:campaign_id}/merge", response=dict[str, UUID], summary="Make two campaigns one")
def merge(request: HttpRequest, campaign_id: UUID, body: MergeIn) -> dict[str, UUID]:
    """Return the id of the one that stands."""
    return {"id": merge_campaigns(campaign_id=campaign_id, **body.dict(), **by_whom(_decider(request)))}


@router.post("/{uuid:campaign_id}/part", response={204: None}, summary="Part a campaign from the others")
def part(request: HttpRequest, campaign_id: UUID, body: PartIn) -> Status:
    """Make a part a campaign of its own again."""
    part_campaign(campaign_id=campaign_id, **body.dict(), **by_whom(_decider(request)))
    return Status(204, None)


@router.post(
    "/{uuid:campaign_id}/export/{shape}", response=dict[str, Any], summary="A campaign for platforms"
)
def export(request: HttpRequest, campaign_id: UUID, shape: str) -> dict[str, Any]:
    """Return a confirmed campaign with its contacts as a STIX 2.1 bundle (`stix`) or MISP event (`misp`); audited."""
    who = by_whom(_decider(request))
    return export_campaign(campaign_id=campaign_id, shape=shape, publisher=settings.SAMPAN_NODE.name, **who)


def _told(one: CampaignFact) -> dict[str, Any]:
    counted = {name: dict(getattr(one, name)) for name in ("signs", "languages", "platforms", "places")}
    return asdict(one) | counted | {"title": one.title, "template": list(one.template)}


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.READ_LURES)


def _decider(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.DECIDE_LURES)
