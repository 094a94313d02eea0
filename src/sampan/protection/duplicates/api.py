"""Duplicates for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.cases.queries import case as read_case
from sampan.protection.duplicates import queries
from sampan.protection.duplicates.services.finding import find_pairs, possible_duplicates
from sampan.protection.duplicates.services.judging import judge_pair
from sampan.protection.duplicates.services.merging import merge_cases
from sampan.protection.duplicates.services.undoing import unmerge
from sampan.registry.access.roles import Permission
from sampan.registry.requests import reader_for

router = Router(tags=["duplicates"])


class ReasonOut(Schema):
    """Why two files may be of one person: a code, its points, and coded facts."""

    code: str
    points: int
    facts: dict[str, Any]


class LikenessOut(Schema):
    """Two files and how alike they are, 0 to 100; a warning, never a verdict."""

    first: UUID
    second: UUID
    score: int
    reasons: list[ReasonOut]


class PairOut(LikenessOut):
    """A kept pair; `state` is open, same, different or merged."""

    id: UUID
    first_number: str
    second_number: str
    operation_id: UUID | None
    state: str
    found_at: datetime


class LookIn(Schema):
    """Where to look: the people of an operation, or the newest files."""

    operation_id: UUID | None = None


class AnswerIn(Schema):
    """The answer about a pair."""

    answer: str = Field(pattern="^(same|different)$")


class MergeIn(Schema):
    """The file that stands, the one joined with it, and by field whether survivor or duplicate stands."""

    survivor_id: UUID
    duplicate_id: UUID
    choices: dict[str, str] = {}


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


@router.get("/pairs", response=list[PairOut], summary="Pairs that nobody has judged")
def pairs(
    request: HttpRequest, operation_id: UUID | None = None, after: UUID | None = None
) -> list[dict[str, Any]]:
    """Return the open pairs, strongest first, after a pair."""
    reader = reader_for(request, Permission.MERGE_CASES)
    found = queries.open_pairs(reader=reader, operation_id=operation_id, after=after)
    return [asdict(one) for one in found[: queries.PAGE]]


@router.post("/look", response=list[PairOut], summary="Look for pairs now")
def look(request: HttpRequest, body: LookIn) -> list[dict[str, Any]]:
    """Look among an operation's people or the newest files, keep and return what waits, at most 200."""
    reader = reader_for(request, Permission.MERGE_CASES)
    return [asdict(one) for one in find_pairs(reader=reader, operation_id=body.operation_id)[:200]]


@router.post("/pairs/{uuid:pair_id}/answer", response=IdOut, summary="Two people, or one")
def answer(request: HttpRequest, pair_id: UUID, body: AnswerIn) -> dict[str, UUID]:
    """Write the answer about a pair; joining is a separate act."""
    reader = reader_for(request, Permission.MERGE_CASES)
    judge_pair(pair_id=pair_id, answer=body.answer, by=reader.actor, purpose=reader.purpose)
    return {"id": pair_id}


@router.get(
    "/cases/{uuid:case_id}", response=list[LikenessOut], summary="Files that may be of the same person"
)
def of_case(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the visible files that may be of the same person as a case; the comparison is audited."""
    reader = reader_for(request, Permission.MERGE_CASES)
    read_case(case_id=case_id, reader=reader)
    return [asdict(one) for one in possible_duplicates(case_id=case_id, reader=reader)]


@router.post("/merges", response={201: IdOut}, summary="Join two files of one person")
def join(request: HttpRequest, body: MergeIn) -> Status:
    """Join two files by a pointer; no row changes its place."""
    reader = reader_for(request, Permission.MERGE_CASES)
    made = merge_cases(**body.dict(), by=reader.actor, purpose=reader.purpose)
    return Status(201, {"id": made})


@router.post("/merges/{uuid:merge_id}/undo", response=IdOut, summary="Undo a joining")
def undo(request: HttpRequest, merge_id: UUID) -> dict[str, UUID]:
    """Let both files stand for themselves again."""
    reader = reader_for(request, Permission.MERGE_CASES)
    unmerge(merge_id=merge_id, by=reader.actor, purpose=reader.purpose)
    return {"id": merge_id}
