"""Rights for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from sampan.protection.rights import queries
from sampan.protection.rights.facts import BLOCKERS
from sampan.protection.rights.services.recording import Happening, record_right
from sampan.registry.access.roles import Permission
from sampan.registry.requests import reader_for

router = Router(tags=["rights"])


class RightOut(Schema):
    """A right as it stands; `id` null and `status` empty: nothing was written about it yet."""

    right: str
    id: UUID | None
    status: str
    authority: str
    began_on: date | None
    asked_on: date | None
    due_on: date | None
    ends_on: date | None
    answered_on: date | None
    told_on: date | None
    told_language: str
    lapsed_on: date | None


class HappeningIn(Schema):
    """What happened to a right: told, asked, granted, refused, began, ended, appointed, done, used, ..."""

    act: str
    on: date
    authority: str = ""
    until: date | None = None
    language: str = ""
    result: str = ""
    note: str = ""


class BlockerOut(Schema):
    """Why a person must not be returned now, as a code and in words."""

    code: str
    words: str


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


@router.get("/cases/{uuid:case_id}", response=list[RightOut], summary="The rights of a case")
def rights(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return every right of the person, written about or not."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return [asdict(one) for one in queries.rights_of_case(case_id=case_id, reader=reader)]


@router.get(
    "/cases/{uuid:case_id}/return-blockers", response=list[BlockerOut], summary="What blocks a return"
)
def blockers(request: HttpRequest, case_id: UUID) -> list[dict[str, str]]:
    """Return what blocks a return now; empty when nothing does."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    found = queries.return_blockers(case_id, reader)
    return [{"code": code, "words": str(BLOCKERS[code])} for code in found]


@router.post(
    "/cases/{uuid:case_id}/{slug:right}", response={201: IdOut}, summary="Something happened to a right"
)
def happened(request: HttpRequest, case_id: UUID, right: str, body: HappeningIn) -> Status:
    """Write what happened to a right; what then waits for somebody owes a task."""
    reader = reader_for(request, Permission.EDIT_CASE)
    told = Happening(**body.model_dump())
    written = record_right(case_id=case_id, right=right, told=told, by=reader.actor, purpose=reader.purpose)
    return Status(201, {"id": written})
