"""Complaints for machines: received and counted. People open them and decide, on the pages."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.prevention.complaints import queries
from sampan.prevention.complaints.services.deciding import NewComplaint, receive_complaint
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["complaints"])


class ComplaintIn(Schema):
    """What somebody says of an agency; the words are sealed."""

    recruiter_id: UUID
    by_kind: str
    about: list[str]
    words: str = Field(max_length=20_000)
    happened_on: date | None = None


class ComplaintOut(Schema):
    """A complaint without its words."""

    id: UUID
    recruiter_id: UUID
    by_kind: str
    about: list[str]
    happened_on: date | None
    state: str
    received_at: datetime
    changed_at: datetime


class CountedOut(Schema):
    """How many complaints there are about an agency, by state."""

    recruiter_id: UUID
    total: int
    by_state: dict[str, int]


@router.get(
    "/", response=list[ComplaintOut], summary="Complaints about recruitment agencies, without their words"
)
def complaints(
    request: HttpRequest, state: str = "", recruiter_id: UUID | None = None
) -> list[dict[str, Any]]:
    """Return the complaints that the reader sees, the newest first."""
    reader = reader_for(request, Permission.RECEIVE_COMPLAINT)
    return [asdict(one) for one in queries.complaints(reader=reader, state=state, recruiter_id=recruiter_id)]


@router.get("/figures", response=list[CountedOut], summary="Complaints by agency and state; no names")
def figures(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the counts of what the reader sees, the agency with most of them first."""
    found = queries.counted(reader=reader_for(request, Permission.RECEIVE_COMPLAINT))
    return [
        {"recruiter_id": one.recruiter_id, "total": one.total, "by_state": dict(one.by_state)}
        for one in found
    ]


@router.post("/", response={201: dict[str, UUID]}, summary="Receive a complaint")
def receive(request: HttpRequest, body: ComplaintIn) -> Status:
    """Seal a complaint and keep it."""
    told = body.dict()
    complaint = NewComplaint(**(told | {"about": tuple(told["about"])}))
    reader = reader_for(request, Permission.RECEIVE_COMPLAINT)
    return Status(201, {"id": receive_complaint(complaint=complaint, **by_whom(reader))})
