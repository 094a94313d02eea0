"""Documents for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router, Schema, Status

from sampan.protection.cases.queries import case as read_case
from sampan.protection.documents import queries
from sampan.protection.documents.answers import download, streamed
from sampan.protection.documents.services.keeping import (
    About,
    change_document,
    keep_document,
    remove_document,
)
from sampan.protection.documents.services.opening import copy_for_sharing, open_details, open_document
from sampan.protection.documents.services.receiving import receive_body
from sampan.registry.access.roles import Permission
from sampan.registry.requests import reader_for

router = Router(tags=["documents"])
UNTITLED = "–"


class DocumentOut(Schema):
    """A document; title, file name and SHA-256 are empty until it was opened."""

    id: UUID
    case_id: UUID
    kind: str
    paper: str
    format: str
    size_bytes: int
    language: str
    taken_on: date | None
    received_on: date
    consent: str
    has_preview: bool
    kept_at: datetime
    removed_at: datetime | None
    removal_reason: str
    title: str
    filename: str
    sha256: str


class SlotOut(Schema):
    """A paper that the country's procedure knows, and the document that is one; null: missing."""

    paper: str
    label: str
    kind: str
    is_verified: bool
    document_id: UUID | None


class AboutIn(Schema):
    """What is said of a document; the title is sealed."""

    kind: str
    title: str
    language: str = ""
    paper: str = ""
    taken_on: date | None = None
    received_on: date | None = None
    consent: str = "not_asked"


class RemoveIn(Schema):
    """A reason of the list removal_reason."""

    reason: str


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


@router.get("/cases/{uuid:case_id}", response=list[DocumentOut], summary="The documents of a case")
def of_case(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the documents of a case without their titles, newest first, removed ones too."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    read_case(case_id=case_id, reader=reader)
    return [asdict(one) for one in queries.documents_of_case(case_id=case_id, reader=reader)]


@router.get("/cases/{uuid:case_id}/slots", response=list[SlotOut], summary="Papers there and missing")
def papers(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the papers that the procedure knows for the case, there or missing."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    case = read_case(case_id=case_id, reader=reader)
    found = queries.documents_of_case(case_id=case_id, reader=reader)
    language = settings.LANGUAGE_CODE
    return [asdict(one) for one in queries.slots(case, found, language=language)]


@router.post("/cases/{uuid:case_id}", response={201: IdOut}, summary="Add a document")
def add(request: HttpRequest, case_id: UUID, kind: str = "other") -> Status:
    """Keep the request's body as a document of a kind; put its title afterwards: it does not belong in an address."""
    reader = reader_for(request, Permission.EDIT_CASE)
    read_case(case_id=case_id, reader=reader)
    upload = receive_body(request)
    try:
        with upload.opened() as stream:
            kept = keep_document(
                case_id=case_id, kind=kind, title=UNTITLED, stream=stream, filename="", by=reader.actor,
                purpose=reader.purpose,
            )  # fmt: skip
    finally:
        upload.discard()
    return Status(201, {"id": kept})


@router.get("/{uuid:document_id}", response=DocumentOut, summary="One document, opened")
def one(request: HttpRequest, document_id: UUID) -> dict[str, Any]:
    """Return a document with title, file name and SHA-256; the reading is audited."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return asdict(open_details(document_id=document_id, reader=reader))


@router.put("/{uuid:document_id}", response=IdOut, summary="Say what a document is")
def change(request: HttpRequest, document_id: UUID, body: AboutIn) -> dict[str, UUID]:
    """Change what is said of a document; its file stays as it came."""
    reader = reader_for(request, Permission.EDIT_CASE)
    about = About(body.language, body.paper, body.taken_on, body.received_on, body.consent)
    change_document(
        document_id=document_id, kind=body.kind, title=body.title, about=about, by=reader.actor,
        purpose=reader.purpose,
    )  # fmt: skip
    return {"id": document_id}


@router.get("/{uuid:document_id}/file", summary="The file as it came")
def file(request: HttpRequest, document_id: UUID) -> HttpResponseBase:
    """Return the file's bytes; the reading is audited."""
    return streamed(
        open_document(document_id=document_id, reader=reader_for(request, Permission.READ_IDENTITY))
    )


@router.post("/{uuid:document_id}/copy", summary="A copy without metadata")
def copy(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Return a copy that may be shared; 422 says why none can be made."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return download(copy_for_sharing(document_id=document_id, reader=reader))


@router.post("/{uuid:document_id}/remove", response=IdOut, summary="Remove a document")
def remove(request: HttpRequest, document_id: UUID, body: RemoveIn) -> dict[str, UUID]:
    """Destroy a document's key, with a reason; the line that it was there stays."""
    reader = reader_for(request, Permission.EDIT_CASE)
    remove_document(document_id=document_id, reason=body.reason, by=reader.actor, purpose=reader.purpose)
    return {"id": document_id}
