"""Members for machines: the directory, its signatures and the agreements, by the same services as the pages."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Body, Router, Schema, Status

from sampan.engines.exchange.quorum import Signature
from sampan.partnership.members.agreeing import services as agreeing
from sampan.partnership.members.agreeing.drafts import Draft
from sampan.partnership.members.agreeing.reading import agreements
from sampan.partnership.members.directory.documents import document_row
from sampan.partnership.members.directory.services import signing, taking
from sampan.partnership.members.standing import documents
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["members"])


class SignerOut(Schema):
    """A country whose signature counts."""

    country: str
    has_signed: bool


class DocumentOut(Schema):
    """A root or directory: how many signatures are needed, who has signed, since when it is in force."""

    id: UUID
    kind: str
    version: int
    digest: str
    state: str
    expires_at: datetime
    came_from: str
    came_at: datetime
    in_force_at: datetime | None
    needed: int
    signers: list[SignerOut]


class SignatureIn(Schema):
    """A signature that was made where the key is kept: the key's id and 64 octets in base64."""

    key: str
    signature: str


class AgreementOut(Schema):
    """An agreement with one member, seen from this node."""

    id: UUID
    series: UUID
    member: str
    version: int
    title: str
    basis: str
    valid_from: date
    valid_to: date | None
    kinds_out: list[str]
    kinds_in: list[str]
    groups_out: list[str]
    groups_in: list[str]
    state: str
    proposed_at: datetime
    confirmed_at: datetime | None
    ended_at: datetime | None
    ended_reason: str


class AgreementIn(Schema):
    """What is proposed to a member; `series` names the agreement that it changes."""

    member: str
    title: str
    basis: str = ""
    valid_from: date
    valid_to: date | None = None
    kinds_out: list[str] = []
    kinds_in: list[str] = []
    groups_out: list[str] = []
    groups_in: list[str] = []
    series: UUID | None = None


@router.get("/directory", response=list[DocumentOut], summary="Roots and directories")
def list_documents(request: HttpRequest) -> list[dict[str, Any]]:
    """Return every root and directory that this node holds or held, the newest first."""
    found = documents(reader=reader_for(request, Permission.READ_MEMBERS))
    return [_told(one) for one in found]


@router.get("/directory/{uuid:signed_id}", summary="One root or directory as it is signed so far")
def one_document(request: HttpRequest, signed_id: UUID) -> dict[str, Any]:
    """Return the document itself, to be signed or checked elsewhere."""
    reader_for(request, Permission.READ_MEMBERS)
    row = document_row(signed_id)
    return {"kind": row.kind, "document": row.document}


@router.post("/directory", response=list[DocumentOut], summary="Take or propose documents")
def take(request: HttpRequest, body: dict[str, Any] = Body(...)) -> list[dict[str, Any]]:
    """Take documents, as a file of them is taken; an unsigned one is refused, see the page for proposing."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    return [_told(one) for one in taking.take_documents(told=body, **by_whom(reader))]


@router.post("/directory/{uuid:signed_id}/signatures", response=DocumentOut, summary="Add a signature")
def sign(request: HttpRequest, signed_id: UUID, body: SignatureIn) -> dict[str, Any]:
    """Add a country's signature; the document is in force as soon as enough have signed."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    signature = Signature.from_json(body.dict())
    return _told(signing.add_signature(document_id=signed_id, signature=signature, **by_whom(reader)))


@router.get("/agreements", response=list[AgreementOut], summary="Agreements with members")
def list_agreements(request: HttpRequest, member: str = "") -> list[dict[str, Any]]:
    """Return the agreements with all members or one, the newest proposal first."""
    found = agreements(reader=reader_for(request, Permission.READ_MEMBERS), member=member)
    return [asdict(one) for one in found]


@router.post("/agreements", response={201: AgreementOut}, summary="Propose an agreement")
def propose(request: HttpRequest, body: AgreementIn) -> Status:
    """Propose an agreement, or a new version of one; it holds once the other side has confirmed it."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    told = {name: tuple(one) if isinstance(one, list) else one for name, one in body.dict().items()}
    return Status(201, asdict(agreeing.propose_agreement(draft=Draft(**told), **by_whom(reader))))


@router.post("/agreements/{uuid:agreement_id}/confirm", response=AgreementOut, summary="Confirm an agreement")
def confirm(request: HttpRequest, agreement_id: UUID) -> dict[str, Any]:
    """Confirm what a member proposed."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    return asdict(agreeing.confirm_agreement(agreement_id=agreement_id, **by_whom(reader)))


def _told(fact: Any) -> dict[str, Any]:
    return asdict(fact)
