"""Large files for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Router, Schema, Status

from sampan.partnership.parcels import queries
from sampan.partnership.parcels.answers import streamed
from sampan.partnership.parcels.services.offering import About, offer_file
from sampan.partnership.parcels.services.opening import open_parcel, read_label
from sampan.partnership.parcels.services.stopping import stop_parcel
from sampan.partnership.parcels.services.uploads import receive_body
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.facts import Direction
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["large files"])
UNTITLED = "–"


class ParcelOut(Schema):
    """A large file and how far it is; its label stays sealed."""

    id: UUID
    way: str
    member: str
    kind: str
    state: str
    reason: str
    room_needed: int
    size: int
    chunks: int
    held: int
    percent: int
    octets_per_second: float
    seconds_left: int | None
    hitch: str
    conversation: UUID | None
    case_id: UUID | None
    offered_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    kept_until: datetime | None
    opened_at: datetime | None


class LabelOut(Schema):
    """What a large file is called."""

    label: str
    filename: str
    sha256: str


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


@router.get("/", response=list[ParcelOut], summary="Large files, newest first")
def listed(request: HttpRequest, way: Direction | None = None, before: datetime | None = None) -> list[Any]:
    """Return the large files that the reader may see, at most 50, offered before a moment."""
    reader = reader_for(request, Permission.OPEN_PARCEL)
    return [_told(one) for one in queries.parcels(reader=reader, way=way, before=before)]


@router.post("/", response={201: IdOut}, summary="Send a large file")
def send(request: HttpRequest, member: str, kind: str = "file", case_id: UUID | None = None) -> Status:
    """Seal the request's body and offer it to a member. Its name and label do not belong in an address: it has none."""
    reader = reader_for(request, Permission.SEND_PARCEL)
    upload = receive_body(request)
    try:
        with upload.opened() as stream:
            about = About(kind=kind, case_id=case_id, size=upload.size_bytes)
            sent = offer_file(member=member, stream=stream, label=UNTITLED, about=about, **by_whom(reader))
    finally:
        upload.discard()
    return Status(201, {"id": sent})


@router.get("/{uuid:parcel_id}", response=ParcelOut, summary="One large file")
def one(request: HttpRequest, parcel_id: UUID) -> dict[str, Any]:
    """Return how far a large file is."""
    reader = reader_for(request, Permission.OPEN_PARCEL)
    return _told(queries.parcel(parcel_id=parcel_id, reader=reader))


@router.post("/{uuid:parcel_id}/label", response=LabelOut, summary="What it is called, opened")
def label(request: HttpRequest, parcel_id: UUID) -> dict[str, Any]:
    """Return label, file name and SHA-256; the reading is audited."""
    return vars(read_label(parcel_id=parcel_id, reader=reader_for(request, Permission.OPEN_PARCEL)))


@router.post("/{uuid:parcel_id}/file", summary="The file, opened")
def file(request: HttpRequest, parcel_id: UUID) -> HttpResponseBase:
    """Return a received file's octets; the opening is audited."""
    return streamed(open_parcel(parcel_id=parcel_id, reader=reader_for(request, Permission.OPEN_PARCEL)))


@router.post("/{uuid:parcel_id}/stop", response=IdOut, summary="Stop or remove a large file")
def stop(request: HttpRequest, parcel_id: UUID) -> dict[str, UUID]:
    """Stop a file under way, or remove a received one."""
    stop_parcel(parcel_id=parcel_id, **by_whom(reader_for(request, Permission.OPEN_PARCEL)))
    return {"id": parcel_id}


def _told(fact: Any) -> dict[str, Any]:
    return asdict(fact) | {"percent": fact.percent, "seconds_left": fact.seconds_left}
