"""Break-glass for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from sampan.registry.access.reader import Reader, named
from sampan.registry.breakglass import queries
from sampan.registry.breakglass.facts import AccessFact
from sampan.registry.breakglass.services.finding import find_file
from sampan.registry.breakglass.services.opening import break_glass, end_access
from sampan.registry.breakglass.services.reviewing import review_access
from sampan.registry.clock.queries import house_now

router = Router(tags=["breakglass"])


class FindIn(Schema):
    """A case number, or a whole name, phone or document number."""

    text: str


class FoundOut(Schema):
    """A file that agrees; `token` opens it within some minutes, `seen_as` is filled when you see it anyway."""

    token: str
    agency_id: UUID
    agency: str
    opened_on: date
    seen_as: UUID | None


class OpenIn(Schema):
    """The file that was found, a code of the list break_glass_reason, and words, which are sealed."""

    token: str
    reason: str
    text: str


class AccessOut(Schema):
    """An emergency access, without its words; `case_id` is empty for its holder once it has ended."""

    id: UUID
    agency_id: UUID
    case_id: UUID | None
    account_id: UUID
    reason: str
    opened_at: datetime
    until: datetime
    ended_at: datetime | None
    review_by: datetime
    reviewed_at: datetime | None
    reviewed_by: UUID | None
    verdict: str


class ReviewIn(Schema):
    """What a supervisor found."""

    is_justified: bool
    note: str


@router.get("/", response=list[AccessOut], summary="Emergency accesses")
def list_accesses(request: HttpRequest, before: UUID | None = None) -> list[dict[str, Any]]:
    """Return a page of the emergency accesses that you may know of, newest first."""
    reader = _reader(request)
    return [_out(one, reader) for one in queries.accesses(reader=reader, before=before)]


@router.post("/find/", response=list[FoundOut], summary="Find a file in an emergency")
def find(request: HttpRequest, body: FindIn) -> list[dict[str, Any]]:
    """Return the files that agree wholly, at most three; an empty list says nothing about why. Counted."""
    reader = _reader(request)
    return [asdict(one) for one in find_file(text=body.text, by=reader.actor, purpose=reader.purpose)]


@router.post("/", response={201: AccessOut}, summary="Open a file in an emergency")
def open_file(request: HttpRequest, body: OpenIn) -> Status:
    """Open the file for exactly three hours; its supervisors are told at once."""
    reader = _reader(request)
    made = break_glass(**body.dict(), by=reader.actor, purpose=reader.purpose)
    return Status(201, _out(queries.access(access_id=made, reader=reader), reader))


@router.post("/{access_id}/end/", response={204: None}, summary="End an emergency access")
def end(request: HttpRequest, access_id: UUID) -> Status:
    """Give your own emergency access back before its time."""
    reader = _reader(request)
    end_access(access_id=access_id, by=reader.actor, purpose=reader.purpose)
    return Status(204, None)


@router.post("/{access_id}/review/", response={204: None}, summary="Review an emergency access")
def review(request: HttpRequest, access_id: UUID, body: ReviewIn) -> Status:
    """Say whether it was justified, with a note; what was not and still runs ends at once."""
    reader = _reader(request)
    review_access(access_id=access_id, **body.dict(), by=reader.actor, purpose=reader.purpose)
    return Status(204, None)


def _out(fact: AccessFact, reader: Reader) -> dict[str, Any]:
    """Return an access as JSON; over, it leads its holder to no file any more."""
    is_over = fact.account_id == reader.actor.account_id and not fact.is_running(house_now())
    return asdict(fact) | ({"case_id": None} if is_over else {})


def _reader(request: HttpRequest) -> Reader:
    return named(getattr(request, "reader", None))
