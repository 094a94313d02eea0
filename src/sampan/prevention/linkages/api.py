"""Linkages for machines: how a review stands, and the decisions. People open and decide pairs, on the pages."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status

from sampan.prevention.linkages import queries
from sampan.prevention.linkages.services.ending import close_linkage, decisions_csv
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["linkages"])


class LinkageOut(Schema):
    """A linkage; `found`: pairs in its file, `kept`: those that are reviewed until `keep_until`.

    `people`: whom the linkage takes for one in both registers, or for one who stands twice in one (`is_one_register`);
    null where they were not counted. `model`, `keys`: versions of its weights and name rules; empty where not told.
    """

    id: UUID
    name: str
    ground: str
    loaded_at: datetime
    found: int
    kept: int
    threshold: float
    keep_until: date
    is_closed: bool
    people: int | None
    is_one_register: bool | None
    model: str
    keys: str
    days_left: int | None


class BandOut(Schema):
    """Of the pairs with a score in [`low`, `high`): decided, of one person, and that share with its 95 % interval."""

    low: float
    high: float
    pairs: int
    decided: int
    same: int
    share: float | None
    least: float | None
    most: float | None


class ProgressOut(Schema):
    """How a review stands; `disputed`: pairs on which two people differ; `by_reviewer`: mark and decisions."""

    linkage: LinkageOut
    pairs: int
    decided: int
    disputed: int
    by_reviewer: list[tuple[str, int]]
    bands: list[BandOut]


class DisputedOut(Schema):
    """A pair on which two people differ; `said`: mark and answer; `may_decide`: the reader is the third person."""

    id: UUID
    score: float
    said: list[tuple[str, str]]
    own: str
    may_decide: bool


@router.get("/", response=list[LinkageOut], summary="The linkages of the agency")
def linkages(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the linkages of the agency, the newest first."""
    return [asdict(one) for one in queries.linkages(reader=reader_for(request, Permission.REVIEW_LINKAGE))]


@router.get("/{linkage_id}", response=ProgressOut, summary="How the review of a linkage stands")
def progress(request: HttpRequest, linkage_id: UUID) -> dict[str, Any]:
    """Return a linkage with counts by band of score; no record."""
    reader = reader_for(request, Permission.REVIEW_LINKAGE)
    told = {"linkage": asdict(queries.linkage(linkage_id=linkage_id, reader=reader))}
    return told | asdict(queries.progress(linkage_id=linkage_id, reader=reader))


@router.get(
    "/{linkage_id}/disputed", response=list[DisputedOut], summary="The pairs on which two people differ"
)
def disputed(request: HttpRequest, linkage_id: UUID) -> list[dict[str, Any]]:
    """Return the disputed pairs, the oldest dispute first, with marks in place of people; no record."""
    reader = reader_for(request, Permission.REVIEW_LINKAGE)
    found = queries.disputed(linkage_id=linkage_id, reader=reader)
    return [asdict(one) | {"may_decide": one.may_decide} for one in found]


@router.post("/{linkage_id}/decisions", summary="The decisions as sampan match link reads them")
def decisions(request: HttpRequest, linkage_id: UUID) -> HttpResponse:
    """Return id_a,id_b,decision,reviewer as CSV; audited, since the ids are opened for it."""
    told = decisions_csv(linkage_id=linkage_id, reader=reader_for(request, Permission.EXPORT_LINKAGE))
    return HttpResponse(told, content_type="text/csv; charset=utf-8")


@router.post("/{linkage_id}/close", response={204: None}, summary="Destroy the records of a linkage")
def close(request: HttpRequest, linkage_id: UUID) -> Status:
    """Close it: the records of its pairs are destroyed, counts and answers stay."""
    close_linkage(linkage_id=linkage_id, **by_whom(reader_for(request, Permission.LOAD_LINKAGE)))
    return Status(204, None)
