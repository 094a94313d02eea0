"""Working lists for machines: the same queries and services as the pages, with the same refusals."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.cases.services.filtering import Filter
from sampan.protection.worklists.queries import count_of, working_list, working_lists
from sampan.protection.worklists.ready_made import READY_MADE
from sampan.protection.worklists.services.keeping import keep_list, remove_list
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission

router = Router(tags=["worklists"])


class WorkingListOut(Schema):
    """A kept list; `filters` are those of GET /cases."""

    id: UUID
    name: str
    filters: dict[str, str]
    is_office: bool


class ReadyMadeOut(Schema):
    """A list that comes with the node, with its number of cases up to 100."""

    code: str
    filters: dict[str, str]
    count: int


class WorkingListIn(Schema):
    """Filters as GET /cases takes them, under a name; for the office only by a supervisor."""

    name: str = Field(max_length=60)
    filters: dict[str, str]
    is_office: bool = False


class CountOut(Schema):
    """How many cases a list holds, counted up to 100."""

    count: int


class WorkingListIdOut(Schema):
    """The id of the list."""

    id: UUID


@router.get("/", response=list[WorkingListOut], summary="Your working lists and your office's")
def lists(request: HttpRequest) -> Any:
    """Return the lists that the reader keeps, then those of their office."""
    return [_out(one) for one in working_lists(reader=_reader(request))]


@router.get("/ready-made", response=list[ReadyMadeOut], summary="The lists that come with the node")
def ready_made(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the ready-made lists with their counts."""
    reader = _reader(request)
    return [
        {"code": one.code, "filters": dict(one.filters), "count": count_of(one.filters, reader=reader)}
        for one in READY_MADE
    ]


@router.post("/", response={201: WorkingListIdOut}, summary="Keep a working list")
def keep(request: HttpRequest, body: WorkingListIn) -> Status:
    """Keep filters under a name; what is no filter is left out."""
    reader = _reader(request)
    kept = keep_list(
        name=body.name,
        filter=Filter.of(body.filters),
        is_office=body.is_office,
        by=reader.actor,
        purpose=reader.purpose,
    )
    return Status(201, {"id": kept})


@router.get("/{uuid:list_id}/count", response=CountOut, summary="How many cases a list holds")
def count(request: HttpRequest, list_id: UUID) -> dict[str, int]:
    """Count the cases of a list that the reader may see."""
    reader = _reader(request)
    told = working_list(list_id=list_id, reader=reader)
    return {"count": count_of(told.filters, reader=reader)}


@router.post("/{uuid:list_id}/remove", response=WorkingListIdOut, summary="Remove a working list")
def remove(request: HttpRequest, list_id: UUID) -> dict[str, UUID]:
    """Remove a list; no case is touched."""
    reader = _reader(request)
    remove_list(list_id=list_id, by=reader.actor, purpose=reader.purpose)
    return {"id": list_id}


def _out(one: Any) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "filters": dict(one.filters), "is_office": one.is_office}


def _reader(request: HttpRequest) -> Reader:
    reader = named(getattr(request, "reader", None))
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    return reader
