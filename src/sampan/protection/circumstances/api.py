"""Circumstances for machines: the same queries and services as the pages, with the same refusals."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Router, Schema, Status

from sampan.protection.cases.queries import case as read_case
from sampan.protection.circumstances import queries
from sampan.protection.circumstances.elements import elements
from sampan.protection.circumstances.facts import PartFact
from sampan.protection.circumstances.services.writing import add_part, change_part, remove_part
from sampan.registry.access.roles import Permission
from sampan.registry.requests import reader_for

router = Router(tags=["circumstances"])


class PartOut(Schema):
    """A leg, a place, a suspect or a trace: its coded fields; `sealed` only where it was opened."""

    id: UUID
    part: str
    version: int
    has_sealed: bool
    told: dict[str, Any]
    sealed: dict[str, str]
    also_seen_in: list[str]


class NewPartIn(Schema):
    """A part (leg, place, suspect or trace) and what is told of it by field; free text among it is sealed."""

    part: str
    told: dict[str, Any]


class ChangeIn(Schema):
    """What changes, and the version that was seen."""

    told: dict[str, Any]
    version: int


class RemoveIn(Schema):
    """A reason of the list removal_reason."""

    reason: str


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


class ElementOut(Schema):
    """One of the three elements: what supports it, and what to ask. Never a verdict."""

    code: str
    supports: list[str]
    questions: list[str]
    is_not_needed: bool


@router.get("/cases/{uuid:case_id}/parts", response=list[PartOut], summary="What happened")
def parts(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return every part of a case, sealed; a trace names the other cases, visible to you, that hold it too."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    told = queries.circumstances(case_id=case_id, reader=reader)
    seen = queries.also_seen(case_id=case_id, reader=reader)
    return [_out(one, [each.number for each in seen.get(one.id, ())]) for one in told.all()]


@router.get("/cases/{uuid:case_id}/elements", response=list[ElementOut], summary="Act, means and purpose")
def summary(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return what supports each element of trafficking in this case, and what to ask."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    case = read_case(case_id=case_id, reader=reader)
    told = queries.circumstances(case_id=case_id, reader=reader)
    return [
        {
            "code": one.code,
            "supports": [each.label for each in one.supports],
            "questions": [str(each) for each in one.questions],
            "is_not_needed": one.is_not_needed,
        }
        for one in elements(case.record, told, language=get_language() or "en")
    ]


@router.post("/cases/{uuid:case_id}/parts", response={201: IdOut}, summary="Add a part")
def add(request: HttpRequest, case_id: UUID, body: NewPartIn) -> Status:
    """Record a leg, place, suspect or trace; 422 names the field that is wrong."""
    reader = reader_for(request, Permission.EDIT_CASE)
    read_case(case_id=case_id, reader=reader)
    told = {"part": body.part, "told": body.told, "by": reader.actor, "purpose": reader.purpose}
    return Status(201, {"id": add_part(case_id=case_id, **told)})


@router.get("/parts/{uuid:part_id}", response=PartOut, summary="One part, opened")
def one(request: HttpRequest, part_id: UUID) -> dict[str, Any]:
    """Return a leg, place, suspect or trace with what is sealed; the reading is audited."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    part = queries.kind_of(part_id=part_id, reader=reader)
    return _out(queries.one_part(part=part, part_id=part_id, reader=reader, is_opened=True), [])


@router.put("/parts/{uuid:part_id}", response=IdOut, summary="Change a part")
def change(request: HttpRequest, part_id: UUID, body: ChangeIn) -> dict[str, UUID]:
    """Change the fields told; an empty one is no longer recorded."""
    reader = reader_for(request, Permission.EDIT_CASE)
    part = queries.kind_of(part_id=part_id, reader=reader)
    told = {"told": body.told, "version": body.version, "by": reader.actor, "purpose": reader.purpose}
    change_part(part=part, part_id=part_id, **told)
    return {"id": part_id}


@router.post("/parts/{uuid:part_id}/remove", response=IdOut, summary="Remove a part")
def remove(request: HttpRequest, part_id: UUID, body: RemoveIn) -> dict[str, UUID]:
    """Take a part out of the file, with a reason; the timeline keeps a coded line."""
    reader = reader_for(request, Permission.EDIT_CASE)
    part = queries.kind_of(part_id=part_id, reader=reader)
    remove_part(part=part, part_id=part_id, reason=body.reason, by=reader.actor, purpose=reader.purpose)
    return {"id": part_id}


def _out(fact: PartFact, seen: list[str]) -> dict[str, Any]:
    return {
        "id": fact.id, "part": fact.part, "version": fact.version, "has_sealed": fact.has_sealed,
        "told": dict(fact.told), "sealed": dict(fact.sealed), "also_seen_in": seen,
    }  # fmt: skip
