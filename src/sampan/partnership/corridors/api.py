"""Corridors for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from sampan.partnership.corridors import queries
from sampan.partnership.corridors.commands import run_status
from sampan.partnership.corridors.services.handling import close_incident, take_incident
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.figures import LetterSearch, found_letters
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["corridors"])


class CorridorOut(Schema):
    """One subject in one direction: what waits, how late, how long answers took in 30 days."""

    member: str
    subject: str
    owed_by: str
    waiting: int
    late: int
    oldest_at: datetime | None
    most_overdue_at: datetime | None
    answered: int
    median_hours: float | None


class LetterOut(Schema):
    """A letter without its body: what it is and what became of it."""

    id: UUID
    direction: str
    member: str
    lane: int
    kind: str
    sequence: int | None
    state: str
    reason: str
    written_at: datetime
    settled_at: datetime | None
    read_at: datetime | None


class LettersIn(Schema):
    """Which letters; what is left out means all."""

    member: str = ""
    direction: str = ""
    lane: int | None = None
    state: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None


class IncidentOut(Schema):
    """Something wrong on the lines, and whose it is."""

    id: UUID
    code: str
    member: str
    about: str
    began_at: datetime
    over_at: datetime | None
    taken_by: UUID | None
    taken_at: datetime | None
    closed_by: UUID | None
    closed_at: datetime | None


class NoteIn(Schema):
    """What was found and done."""

    note: str


@router.get("/status/", summary="How the lines stand")
def status(request: HttpRequest) -> dict[str, Any]:
    """Return what `sampan exchange status` returns."""
    return run_status(reader=reader_for(request, Permission.WATCH_EXCHANGE))


@router.get("/late/", response=list[CorridorOut], summary="Who is late in each corridor")
def late(request: HttpRequest) -> list[dict[str, Any]]:
    """Return every corridor in which something waits or was answered lately."""
    reader = reader_for(request, Permission.READ_MEMBERS)
    return [asdict(one) for one in queries.corridors(reader=reader, now=house_now())]


@router.post("/letters/", response=list[LetterOut], summary="Letters, found by what is known of them")
def letters(request: HttpRequest, body: LettersIn, before: UUID | None = None) -> list[dict[str, Any]]:
    """Return a page of letters newest first, without their bodies."""
    reader = reader_for(request, Permission.READ_LETTERS)
    found = found_letters(reader=reader, search=LetterSearch(**body.dict()), before=before)
    return [asdict(one) for one in found]


@router.get("/incidents/", response=list[IncidentOut], summary="Incidents of the exchange")
def list_incidents(
    request: HttpRequest, is_open: bool = True, before: UUID | None = None
) -> list[dict[str, Any]]:
    """Return a page of incidents, newest first."""
    reader = reader_for(request, Permission.WATCH_EXCHANGE)
    return [asdict(one) for one in queries.incidents(reader=reader, is_open=is_open, before=before)]


@router.post("/incidents/{incident_id}/take/", response={204: None}, summary="Take an incident")
def take(request: HttpRequest, incident_id: UUID) -> Status:
    """Make an incident yours."""
    reader = reader_for(request, Permission.WATCH_EXCHANGE)
    take_incident(incident_id=incident_id, **by_whom(reader))
    return Status(204, None)


@router.post("/incidents/{incident_id}/close/", response={204: None}, summary="Close an incident")
def close(request: HttpRequest, incident_id: UUID, body: NoteIn) -> Status:
    """Close an incident with a note, which is sealed."""
    reader = reader_for(request, Permission.WATCH_EXCHANGE)
    close_incident(incident_id=incident_id, note=body.note, **by_whom(reader))
    return Status(204, None)
