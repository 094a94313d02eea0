"""Addresses for machines of those who answer and watch: silent hits, oversight's openings, arrangements."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from sampan.partnership.matches import naming, queries
from sampan.partnership.matches.api_shapes import (
    AgreesIn,
    AnswersIn,
    ArrangementIn,
    ArrangementOut,
    IdOut,
    Limit,
    OpenedPlaceOut,
    SilentHitOut,
)
from sampan.partnership.matches.facts import ArrangementTerms
from sampan.partnership.matches.services.arranging import answer_arrangement, end_arrangement, propose
from sampan.partnership.matches.services.overseeing import compare
from sampan.partnership.matches.services.silence import decide_silent
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["matches"])


@router.get("/silent-hits/", response=list[SilentHitOut], summary="Silent hits")
def list_hits(
    request: HttpRequest, before: UUID | None = None, limit: Limit = queries.PAGE
) -> list[dict[str, Any]]:
    """Return, for the duty officer, who here may be known to a country that asks; those that wait first."""
    reader = reader_for(request, Permission.DECIDE_SILENT)
    return [asdict(one) for one in naming.silent_hits(reader=reader, before=before)[:limit]]


@router.get("/silent-hits/{uuid:hit_id}/", response=SilentHitOut, summary="One silent hit")
def one_hit(request: HttpRequest, hit_id: UUID) -> dict[str, Any]:
    """Return a silent hit and what was decided."""
    reader = reader_for(request, Permission.DECIDE_SILENT)
    return asdict(naming.silent_hit(hit_id=hit_id, reader=reader))


@router.post("/silent-hits/{uuid:hit_id}/decide/", response=SilentHitOut, summary="Decide a silent hit")
def decide_hit(request: HttpRequest, hit_id: UUID, body: AnswersIn) -> dict[str, Any]:
    """Answer that the person is known here, or leave the other side in silence for good."""
    reader = reader_for(request, Permission.DECIDE_SILENT)
    decide_silent(hit_id=hit_id, answers=body.answers, **by_whom(reader))
    return asdict(naming.silent_hit(hit_id=hit_id, reader=reader))


@router.get("/oversight/", response=list[OpenedPlaceOut], summary="Opened questions")
def list_opened(
    request: HttpRequest, before: UUID | None = None, limit: Limit = queries.PAGE
) -> list[dict[str, Any]]:
    """Return opened places, those first that are to be compared with a case file."""
    reader = reader_for(request, Permission.OVERSEE_MATCHES)
    return [asdict(one) for one in queries.opened_places(reader=reader, before=before)[:limit]]


@router.get("/oversight/{uuid:opened_id}/", response=OpenedPlaceOut, summary="One opened place")
def one_opened(request: HttpRequest, opened_id: UUID) -> dict[str, Any]:
    """Return an opened place: whether it holds, and what its question was bound to."""
    reader = reader_for(request, Permission.OVERSEE_MATCHES)
    return asdict(queries.opened_place(opened_id=opened_id, reader=reader))


@router.post(
    "/oversight/{uuid:opened_id}/compare/", response=OpenedPlaceOut, summary="Compare an opened place"
)
def compare_opened(request: HttpRequest, opened_id: UUID, body: AgreesIn) -> dict[str, Any]:
    """Note whether an opened place agrees with the case file; by nobody who may ask, and once."""
    reader = reader_for(request, Permission.OVERSEE_MATCHES)
    compare(opened_id=opened_id, agrees=body.agrees, **by_whom(reader))
    return asdict(queries.opened_place(opened_id=opened_id, reader=reader))


@router.get("/arrangements/", response=list[ArrangementOut], summary="Arrangements")
def list_arrangements(request: HttpRequest, limit: Limit = queries.PAGE) -> list[dict[str, Any]]:
    """Return arrangements with all members: those in force, those that wait, the newest of the others."""
    reader = reader_for(request, Permission.ARRANGE_MATCHES)
    return [asdict(one) for one in queries.arrangements(reader=reader)[:limit]]


@router.post("/arrangements/", response={201: IdOut}, summary="Propose an arrangement")
def propose_arrangement(request: HttpRequest, body: ArrangementIn) -> Status:
    """Propose to a member how to match; a person there confirms it."""
    reader = reader_for(request, Permission.ARRANGE_MATCHES)
    told = body.dict()
    made = propose(member=told.pop("member"), terms=ArrangementTerms(**told), **by_whom(reader))
    return Status(201, {"id": made})


@router.post(
    "/arrangements/{uuid:arrangement_id}/answer/", response={204: None}, summary="Answer an arrangement"
)
def answer(request: HttpRequest, arrangement_id: UUID, body: AgreesIn) -> Status:
    """Confirm or decline what a member proposed; the other side is told."""
    reader = reader_for(request, Permission.ARRANGE_MATCHES)
    answer_arrangement(arrangement_id=arrangement_id, agrees=body.agrees, **by_whom(reader))
    return Status(204, None)


@router.post("/arrangements/{uuid:arrangement_id}/end/", response={204: None}, summary="End an arrangement")
def end(request: HttpRequest, arrangement_id: UUID) -> Status:
    """End matching with a member at once; the other side is told."""
    reader = reader_for(request, Permission.ARRANGE_MATCHES)
    end_arrangement(arrangement_id=arrangement_id, **by_whom(reader))
    return Status(204, None)
