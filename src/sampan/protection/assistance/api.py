"""Assistance for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.assistance import queries
from sampan.protection.assistance.candidates import person_of
from sampan.protection.assistance.services import answering, asking, handing_over, needs, packets, serving
from sampan.protection.assistance.services.transfers import request_transfer
from sampan.protection.cases.queries import case as read_case
from sampan.protection.providers.queries import match_providers, why
from sampan.registry.access.reader import named, require
from sampan.registry.access.roles import Permission

router = Router(tags=["assistance"])


class ReferralOut(Schema):
    """Help asked of a provider; `case_id` is null for the provider's side, `preview` names nobody."""

    id: UUID
    case_id: UUID | None
    agency_id: UUID
    provider_agency_id: UUID
    kind: str
    service: str
    urgency: str
    phase: str
    level: int
    due_at: datetime | None
    asked_at: datetime
    reason: str
    next_visit: date | None
    groups: list[str]
    preview: dict[str, Any]


class NeedOut(Schema):
    """What a person needs, with the conversations about it."""

    id: UUID
    service: str
    urgency: str
    state: str
    opened_on: date
    closed_on: date | None
    referrals: list[ReferralOut]


class NeedsIn(Schema):
    """Services needed, codes of the list referral_service."""

    services: list[str]
    urgency: str = Field(default="normal", pattern="^(normal|urgent)$")


class CandidateOut(Schema):
    """A provider beside a need: whether it fits, and why in words."""

    provider_id: UUID
    agency_id: UUID
    name: str
    fits: bool
    points: int
    why: str


class AskIn(Schema):
    """Whom to ask for what; `kind` transfer moves the whole case and needs no service."""

    provider_agency: UUID
    service: str = ""
    kind: str = Field(default="service", pattern="^(service|transfer)$")
    urgency: str = Field(default="normal", pattern="^(normal|urgent)$")
    groups: list[str] = []
    need_id: UUID | None = None


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


class ReasonIn(Schema):
    """A coded reason."""

    reason: str


class GroupsIn(Schema):
    """Groups of information, codes of the list consent_group."""

    groups: list[str]


class ServiceIn(Schema):
    """One service as it went."""

    happened_on: date
    result: str
    service: str = ""
    refusal: str = ""
    outcome: str = ""
    cost: Decimal | None = None
    next_visit: date | None = None
    note: str = ""


class NumberIn(Schema):
    """A case number of another agency."""

    number: str


@router.get("/", response=list[ReferralOut], summary="What was referred to one's own agency")
def inbox(request: HttpRequest, view: str = "new") -> list[dict[str, Any]]:
    """Return new, here or ended."""
    return [asdict(one) for one in queries.inbox(reader=named(request.reader), view=view)]


@router.get("/cases/{uuid:case_id}/needs", response=list[NeedOut], summary="What a person needs")
def board(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the needs of a case, open ones first."""
    reader = named(request.reader)
    require(reader.actor, Permission.ASK_ASSISTANCE, purpose=reader.purpose)
    read_case(case_id=case_id, reader=reader)
    return [asdict(one) for one in queries.board(case_id=case_id, reader=reader)[0]]


@router.post("/cases/{uuid:case_id}/needs", response={204: None}, summary="Open needs")
def add_needs(request: HttpRequest, case_id: UUID, body: NeedsIn) -> Status:
    """Open a need for each service."""
    needs.add_needs(case_id=case_id, services=body.services, urgency=body.urgency, **_who(request))
    return Status(204, None)


@router.get("/needs/{uuid:need_id}/candidates", response=list[CandidateOut], summary="Who could meet a need")
def candidates(request: HttpRequest, need_id: UUID) -> list[dict[str, Any]]:
    """Return providers that fit, best first, then those that do not, each with the reasons in words."""
    reader = named(request.reader)
    require(reader.actor, Permission.ASK_ASSISTANCE, purpose=reader.purpose)
    case_id, need = queries.need(need_id=need_id, reader=reader)
    case = read_case(case_id=case_id, reader=reader)
    place = str(case.record.get("residence_province") or "")
    found = match_providers(need=need.service, person=person_of(case), province=place, reader=reader)
    return [
        {
            "provider_id": one.provider.id, "agency_id": one.provider.agency_id, "name": one.provider.name,
            "fits": one.fits, "points": one.points, "why": why(one, language="en"),
        }
        for one in found
    ]  # fmt: skip


@router.post("/cases/{uuid:case_id}/referrals", response={201: IdOut}, summary="Ask a provider or an agency")
def ask(request: HttpRequest, case_id: UUID, body: AskIn) -> Status:
    """Ask by a preview that names nobody."""
    told = body.dict() | {"groups": tuple(body.groups)}
    return Status(201, {"id": asking.ask(case_id=case_id, question=asking.Question(**told), **_who(request))})


@router.get("/{uuid:help_id}", response=ReferralOut, summary="One conversation")
def one_referral(request: HttpRequest, help_id: UUID) -> dict[str, Any]:
    """Return a conversation as the reader's side sees it."""
    return asdict(queries.referral(referral_id=help_id, reader=named(request.reader)))


@router.post("/{uuid:help_id}/accept", response={204: None}, summary="Accept")
def accept(request: HttpRequest, help_id: UUID) -> Status:
    """Accept, as the provider."""
    answering.accept(referral_id=help_id, **_who(request))
    return Status(204, None)


@router.post("/{uuid:help_id}/decline", response={204: None}, summary="Decline")
def decline(request: HttpRequest, help_id: UUID, body: ReasonIn) -> Status:
    """Decline with a reason of the list decline_reason."""
    answering.decline(referral_id=help_id, reason=body.reason, **_who(request))
    return Status(204, None)


@router.post("/{uuid:help_id}/ask-again", response={204: None}, summary="Ask again")
def ask_again(request: HttpRequest, help_id: UUID) -> Status:
    """Ask the same provider again."""
    asking.ask_again(referral_id=help_id, **_who(request))
    return Status(204, None)


@router.post("/{uuid:help_id}/recall", response={204: None}, summary="Take back")
def recall(request: HttpRequest, help_id: UUID) -> Status:
    """Take the question back."""
    asking.recall(referral_id=help_id, **_who(request))
    return Status(204, None)


@router.post("/{uuid:help_id}/release", response={204: None}, summary="Let the provider know more")
def release(request: HttpRequest, help_id: UUID, body: GroupsIn) -> Status:
    """Release further groups under consent."""
    asking.release(referral_id=help_id, groups=body.groups, **_who(request))
    return Status(204, None)


@router.post(
    "/{uuid:help_id}/identity", response=dict[str, Any], summary="Open the identity, as the provider"
)
def identity(request: HttpRequest, help_id: UUID) -> dict[str, Any]:
    """Open what the person agreed to; each opening is audited."""
    return packets.open_packet(referral_id=help_id, **_who(request))


@router.post("/{uuid:help_id}/services", response={201: IdOut}, summary="Record a service")
def record_service(request: HttpRequest, help_id: UUID, body: ServiceIn) -> Status:
    """Record what became of a service."""
    kept = serving.record_service(referral_id=help_id, given=serving.Given(**body.dict()), **_who(request))
    return Status(201, {"id": kept})


@router.post("/{uuid:help_id}/end", response={204: None}, summary="End help, as the provider")
def end(request: HttpRequest, help_id: UUID, body: ReasonIn) -> Status:
    """End with a reason of the list help_end."""
    serving.end_help(referral_id=help_id, reason=body.reason, **_who(request))
    return Status(204, None)


@router.post("/{uuid:help_id}/dispute", response={204: None}, summary="Do not confirm a hand-over")
def dispute(request: HttpRequest, help_id: UUID, body: ReasonIn) -> Status:
    """Say what differs; signing itself needs the second step, on the page."""
    handing_over.dispute(referral_id=help_id, reason=body.reason, **_who(request))
    return Status(204, None)


@router.post("/transfer-requests", response={202: None}, summary="Ask for a case that another agency keeps")
def ask_for(request: HttpRequest, body: NumberIn) -> Status:
    """Answer alike whether the case exists or not."""
    request_transfer(number=body.number, **_who(request))
    return Status(202, None)


def _who(request: HttpRequest) -> dict[str, Any]:
    reader = named(request.reader)
    return {"by": reader.actor, "purpose": reader.purpose}
