"""Surge for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.cases.queries import operation as read_operation
from sampan.protection.records.services.receiving import receive_body
from sampan.protection.surge import queries
from sampan.protection.surge.facts import OperationFact, PersonFact, SheetFact
from sampan.protection.surge.jobs import take
from sampan.protection.surge.services.queueing import claim_next, mark_seen, release
from sampan.protection.surge.services.receiving import confirm_sheet, discard_sheet, receive_sheet
from sampan.protection.surge.services.registering import MOST_TAGS, issue_tags
from sampan.protection.surge.services.triaging import change_level, set_signs
from sampan.registry.access.reader import named
from sampan.registry.requests import by_whom

router = Router(tags=["surge"])


class OperationOut(Schema):
    """An operation with how far the work is; only people whom the reader may see are counted."""

    id: UUID
    name: str
    country: str
    happened_on: date
    expected: int | None
    total: int
    seen: int
    urgent: int


class BoardOut(Schema):
    """An operation in numbers; `counts` by kind and code, "" for not recorded."""

    operation_id: UUID
    name: str
    country: str
    province: str
    happened_on: date
    expected: int | None
    total: int
    waiting: int
    with_somebody: int
    counts: dict[str, dict[str, int]]


class PersonOut(Schema):
    """A person of an operation by tag; no name."""

    case_id: UUID
    operation_id: UUID
    tag: str
    sex: str
    age_band: str
    nationality: str
    language: str
    signs: list[str]
    needs: list[str]
    steps: list[str]
    level: str
    computed: str
    changed_why: str
    seen_at: datetime | None
    is_open: bool


class SheetOut(Schema):
    """A sheet and what became of its rows; `problems` name rows and columns, never what a cell says."""

    id: UUID
    operation_id: UUID
    format: str
    status: str
    rows: int
    good: int
    wrong: int
    known: int
    taken: int
    waiting: int
    problem_count: int
    problems: list[dict[str, Any]]


class TagsOut(Schema):
    """Tags given out: nobody else gets them."""

    tags: list[str]


class NextOut(Schema):
    """The next person to see, null when nobody waits."""

    person: PersonOut | None


class SignsIn(Schema):
    """Signs that were noticed: codes of the list risk_sign, in place of those before."""

    signs: list[str]


class LevelIn(Schema):
    """Another level than the rules gave, and why: codes of triage_level and triage_change."""

    level: str
    why: str
    text: str = Field("", max_length=2_000)


class TagsIn(Schema):
    """How many tags."""

    count: int = Field(ge=1, le=MOST_TAGS)


@router.get("/operations", response=list[OperationOut], summary="Operations with progress, newest first")
def get_operations(request: HttpRequest) -> list[OperationFact]:
    """At most 50."""
    return queries.operations_with_progress(reader=named(request.reader))


@router.get("/operations/{operation_id}", response=BoardOut, summary="The board of one operation")
def get_board(request: HttpRequest, operation_id: UUID) -> dict[str, Any]:
    """Counts by step, level, nationality, sex, age, language, sign and worker."""
    return asdict(queries.board(operation_id=operation_id, reader=named(request.reader)))


@router.get("/operations/{operation_id}/people", response=list[PersonOut], summary="People of an operation")
def get_people(
    request: HttpRequest,
    operation_id: UUID,
    after: UUID | None = None,
    level: str = "",
    nationality: str = "",
    missing: str = "",
) -> list[PersonFact]:
    """At most 50, those who came last first; `after` is the last case seen."""
    reader = named(request.reader)
    read_operation(operation_id=operation_id, reader=reader)
    chosen = queries.Chosen(level=level, nationality=nationality, missing=missing)
    return queries.people(operation_id=operation_id, reader=reader, chosen=chosen, after=after)


@router.post(
    "/operations/{operation_id}/sheets",
    response={201: SheetOut},
    summary="Send a sheet of people as the body",
)
def post_sheet(request: HttpRequest, operation_id: UUID, event: str = "rescued") -> Status[SheetFact]:
    """Checked whole and kept sealed; nobody is opened before it is confirmed."""
    reader = named(request.reader)
    sheet_id = receive_sheet(
        upload=receive_body(request), operation_id=operation_id, event=event, **by_whom(reader)
    )
    return Status(201, queries.sheet(sheet_id=sheet_id, reader=reader))


@router.get("/sheets/{sheet_id}", response=SheetOut, summary="Where a sheet is")
def get_sheet(request: HttpRequest, sheet_id: UUID) -> SheetFact:
    """Its counts and first problems."""
    return queries.sheet(sheet_id=sheet_id, reader=named(request.reader))


@router.post("/sheets/{sheet_id}/confirm", response={202: SheetOut}, summary="Take a sheet in")
def post_confirm(request: HttpRequest, sheet_id: UUID, keep_wrong: bool = False) -> Status[SheetFact]:
    """The worker takes it in: every row, or with `keep_wrong` the good ones while the wrong ones wait sealed."""
    reader = named(request.reader)
    confirm_sheet(sheet_id=sheet_id, keeps_wrong=keep_wrong, **by_whom(reader))
    take.configure(queueing_lock=f"surge.take_sheet {sheet_id}").defer(
        sheet_id=str(sheet_id), account_id=str(reader.actor.account_id), purpose=reader.purpose.value
    )
    return Status(202, queries.sheet(sheet_id=sheet_id, reader=reader))


@router.post("/sheets/{sheet_id}/discard", response={204: None}, summary="Destroy a sheet")
def post_discard(request: HttpRequest, sheet_id: UUID) -> Status[None]:
    """With the rows that wait in it."""
    discard_sheet(sheet_id=sheet_id, **by_whom(named(request.reader)))
    return Status(204, None)


@router.post("/operations/{operation_id}/tags", response=TagsOut, summary="Give out tags to print")
def post_tags(request: HttpRequest, operation_id: UUID, told: TagsIn) -> dict[str, list[str]]:
    """The next running numbers with their check digits."""
    reader = named(request.reader)
    read_operation(operation_id=operation_id, reader=reader)
    given = issue_tags(operation_id=operation_id, count=told.count, **by_whom(reader))
    return {"tags": given}


@router.get("/operations/{operation_id}/tags/{tag}", response=PersonOut, summary="Find a person by tag")
def get_by_tag(request: HttpRequest, operation_id: UUID, tag: str) -> PersonFact:
    """422 when the check digit does not fit, 404 when nobody whom the reader may see wears it."""
    return queries.by_tag(operation_id=operation_id, tag=tag, reader=named(request.reader))


@router.post("/operations/{operation_id}/next", response=NextOut, summary="Claim the next person to see")
def post_next(request: HttpRequest, operation_id: UUID, language: str = "") -> dict[str, PersonFact | None]:
    """Nobody else is given this person for half an hour."""
    reader = named(request.reader)
    read_operation(operation_id=operation_id, reader=reader)
    found = claim_next(operation_id=operation_id, language=language, **by_whom(reader))
    return {"person": queries.person(case_id=found, reader=reader) if found else None}


@router.post("/people/{case_id}/seen", response=PersonOut, summary="A person was seen")
def post_seen(request: HttpRequest, case_id: UUID) -> PersonFact:
    """They leave the queue."""
    reader = named(request.reader)
    mark_seen(case_id=case_id, **by_whom(reader))
    return queries.person(case_id=case_id, reader=reader)


@router.post("/people/{case_id}/release", response=PersonOut, summary="Give a person back to the queue")
def post_release(request: HttpRequest, case_id: UUID) -> PersonFact:
    """Another officer may claim them."""
    reader = named(request.reader)
    release(case_id=case_id, **by_whom(reader))
    return queries.person(case_id=case_id, reader=reader)


@router.put("/people/{case_id}/signs", response=PersonOut, summary="Write what was noticed of a person")
def put_signs(request: HttpRequest, case_id: UUID, told: SignsIn) -> PersonFact:
    """The rules weigh it; they decide nothing."""
    reader = named(request.reader)
    set_signs(case_id=case_id, signs=told.signs, **by_whom(reader))
    return queries.person(case_id=case_id, reader=reader)


@router.put("/people/{case_id}/level", response=PersonOut, summary="Say otherwise than the rules")
def put_level(request: HttpRequest, case_id: UUID, told: LevelIn) -> PersonFact:
    """With a coded reason; words are sealed."""
    reader = named(request.reader)
    change_level(case_id=case_id, level=told.level, why=told.why, text=told.text, **by_whom(reader))
    return queries.person(case_id=case_id, reader=reader)
