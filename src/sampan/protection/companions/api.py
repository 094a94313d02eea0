"""Companions for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.cases.queries import case as read_case
from sampan.protection.companions.facts import NewLink
from sampan.protection.companions.queries import links_of, network_of
from sampan.protection.companions.services.linking import link_cases, unlink_cases
from sampan.registry.access.roles import Permission
from sampan.registry.requests import reader_for

router = Router(tags=["companions"])


class LinkOut(Schema):
    """A link; `other_id` is null and `other_number` empty for who may not see the other case."""

    id: UUID
    case_id: UUID
    other_id: UUID | None
    other_number: str
    kind: str
    relation: str
    certainty: str
    since: str
    until: str


class LinkIn(Schema):
    """A link to be recorded; `relation` says what the other person is to this one, only in a family."""

    number: str = Field(max_length=20)
    kind: str
    certainty: str
    relation: str = ""
    since: str = ""
    until: str = ""


class EndIn(Schema):
    """Why a link ends: a code of the list link_end_reason."""

    reason: str


class NodeOut(Schema):
    """A person of the network; without a number for who may not see their case."""

    key: str
    case_id: UUID | None
    number: str
    is_child: bool


class EdgeOut(Schema):
    """A link between two people of the network."""

    one: str
    other: str
    kind: str
    relation: str
    certainty: str


class NetworkOut(Schema):
    """Who is linked with whom; `left_out` counts the people beyond the most shown."""

    nodes: list[NodeOut]
    edges: list[EdgeOut]
    left_out: int


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


@router.get("/cases/{uuid:case_id}", response=list[LinkOut], summary="The links of a case")
def links(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the links of a case, family first; 404 when the case is not there or not visible."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    read_case(case_id=case_id, reader=reader)
    return [asdict(one) for one in links_of(case_id=case_id, reader=reader)]


@router.post("/cases/{uuid:case_id}", response={201: IdOut}, summary="Link two cases")
def link(request: HttpRequest, case_id: UUID, body: LinkIn) -> Status:
    """Link a case with one of a number that you see, too; nobody sees a case because it is linked."""
    reader = reader_for(request, Permission.EDIT_CASE)
    told = body.dict()
    number = told.pop("number")
    made = link_cases(
        case_id=case_id, number=number, new=NewLink(**told), by=reader.actor, purpose=reader.purpose
    )
    return Status(201, {"id": made})


@router.post("/links/{uuid:link_id}/end", response=IdOut, summary="End a link")
def end(request: HttpRequest, link_id: UUID, body: EndIn) -> dict[str, UUID]:
    """End a link on both sides, with a reason."""
    reader = reader_for(request, Permission.EDIT_CASE)
    unlink_cases(link_row_id=link_id, reason=body.reason, by=reader.actor, purpose=reader.purpose)
    return {"id": link_id}


@router.get("/cases/{uuid:case_id}/network", response=NetworkOut, summary="Who is linked around a case")
def network(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Return who is linked with a case, and with those, three links far."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    read_case(case_id=case_id, reader=reader)
    return asdict(network_of(case_id=case_id, reader=reader))
