"""Cases for machines: the same queries and services as the pages, with the same refusals."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from sampan.protection.cases import queries
from sampan.protection.cases.services.changing import change_record
from sampan.protection.cases.services.filtering import Filter
from sampan.protection.cases.services.groups import MOST_PEOPLE, NewOperation, open_group
from sampan.protection.cases.services.identity import change_case_identity
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.people.identity import identity_from
from sampan.registry.requests import reader_for

router = Router(tags=["cases"])
LARGEST_PAGE = 200


class MilestoneOut(Schema):
    """A milestone; `happened` is a partial date."""

    kind: str
    happened: str
    country: str
    province: str
    programme: str


class CaseOut(Schema):
    """A case without identity; `record` and `unanswered` are by field of the trafficking record."""

    id: UUID
    number: str
    agency_id: UUID
    operation_id: UUID | None
    source: str
    trafficking_status: str
    urgency: str
    ownership: str
    owner_member: str
    opened_at: datetime
    closed_at: datetime | None
    closure_reason: str
    version: int
    record: dict[str, Any]
    unanswered: dict[str, str]
    milestones: list[MilestoneOut]


class CasesOut(Schema):
    """A page of cases, newest first; `next` is the `before` of the page that follows, null at the end."""

    cases: list[CaseOut]
    next: UUID | None


class CaseIn(Schema):
    """A case to open. `identity` holds sealed fields as JSON: name, birth_date, documents, phones, ..."""

    record: dict[str, Any] = {}
    identity: dict[str, Any] = {}
    unanswered: dict[str, str] = {}
    needs: list[str] = []
    urgency: str = Field("normal", pattern="^(normal|urgent)$")
    event: str = "reported"
    event_on: date | None = None


class OperationIn(Schema):
    """The operation that a group is opened under: `id` of one begun before, or a new one."""

    id: UUID | None = None
    name: str = ""
    country: str = ""
    province: str = ""
    happened_on: date | None = None
    people_expected: int | None = None


class GroupIn(Schema):
    """A group: all are opened, or none."""

    operation: OperationIn
    people: list[CaseIn] = Field(min_length=1, max_length=MOST_PEOPLE)


class OpenedOut(Schema):
    """The id of the case that was opened."""

    id: UUID


class GroupOut(Schema):
    """The operation and the cases that were opened, in the order given."""

    operation_id: UUID
    case_ids: list[UUID]


class ChangeIn(Schema):
    """Changes of the record: field to content, "" to remove; `version` is the one that was read."""

    version: int
    changes: dict[str, Any]
    unanswered: dict[str, str] = {}


class IdentityChangeIn(Schema):
    """Changes of the sealed identity: field to content, "" to remove; `version` is the case's that was read."""

    version: int
    changes: dict[str, Any]


class VersionOut(Schema):
    """The case's version after the change."""

    version: int


class FilterIn(Schema):
    """Filters of the case list; empty: all. `needs` are codes of conditions, with commas between."""

    mine: bool = False
    state: str = ""
    status: str = ""
    urgency: str = ""
    operation: UUID | None = None
    citizenship: str = ""
    exploited_in: str = ""
    province: str = ""
    form: str = ""
    closed_because: str = ""
    opened_from: date | None = None
    opened_until: date | None = None
    needs: str = ""

    def filter(self) -> Filter:
        """Return the filters as the queries take them."""
        told = {name: "yes" if kept is True else str(kept) for name, kept in self.dict().items() if kept}
        return Filter.of(told)


@router.get("", response=CasesOut, summary="A page of cases")
def list_cases(
    request: HttpRequest,
    filters: Query[FilterIn],
    before: UUID | None = None,
    limit: int = queries.PAGE,
) -> dict[str, Any]:
    """Return visible cases without identity, newest first, narrowed as the case list is."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    size = max(1, min(limit, LARGEST_PAGE))
    found = queries.cases(reader=reader, filter=filters.filter(), before=before, limit=size + 1)
    following = found[size - 1].id if len(found) > size else None
    return {"cases": [_out(one) for one in found[:size]], "next": following}


@router.get("/{uuid:case_id}", response=CaseOut, summary="One case")
def one_case(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Return a case without identity; 404 when it is not there or not visible."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return _out(queries.case(case_id=case_id, reader=reader))


@router.post("", response={201: OpenedOut}, summary="Open a case")
def open_one(request: HttpRequest, body: CaseIn) -> Status:
    """Open a case in your agency with you on its team; its time limits start."""
    reader = reader_for(request, Permission.OPEN_CASE)
    return Status(201, {"id": open_case(draft=_draft(body), by=reader.actor, purpose=reader.purpose)})


@router.post("/groups", response={201: GroupOut}, summary="Open a group")
def open_many(request: HttpRequest, body: GroupIn) -> Status:
    """Open a case for each person under one operation: all, or none."""
    reader = reader_for(request, Permission.OPEN_GROUP)
    told = body.operation
    begun = told.id or NewOperation(
        name=told.name,
        country=told.country,
        happened_on=told.happened_on or house_today(),
        province=told.province,
        people_expected=told.people_expected,
    )
    drafts = [_draft(one) for one in body.people]
    operation_id, opened = open_group(drafts=drafts, operation=begun, by=reader.actor, purpose=reader.purpose)
    return Status(201, {"operation_id": operation_id, "case_ids": opened})


@router.patch("/{uuid:case_id}/record", response=VersionOut, summary="Change the record")
def change(request: HttpRequest, case_id: UUID, body: ChangeIn) -> dict[str, int]:
    """Change fields of the record; 403 when somebody wrote since the version that you read."""
    reader = reader_for(request, Permission.EDIT_CASE)
    version = change_record(
        case_id=case_id,
        changes=body.changes,
        version=body.version,
        by=reader.actor,
        purpose=reader.purpose,
        unanswered=body.unanswered,
    )
    return {"version": version}


@router.patch("/{uuid:case_id}/identity", response=VersionOut, summary="Change the identity")
def change_who(request: HttpRequest, case_id: UUID, body: IdentityChangeIn) -> dict[str, int]:
    """Write sealed fields anew; 403 when somebody wrote since, or when the person withdrew consent."""
    reader = reader_for(request, Permission.WRITE_IDENTITY)
    version = change_case_identity(
        case_id=case_id, changes=body.changes, version=body.version, by=reader.actor, purpose=reader.purpose
    )
    return {"version": version}


def _draft(told: CaseIn) -> CaseDraft:
    return CaseDraft(
        record=told.record,
        identity=identity_from(told.identity),
        urgency=told.urgency,
        unanswered=told.unanswered,
        needs=tuple(told.needs),
        event=told.event,
        event_on=told.event_on,
    )


def _out(fact: Any) -> dict[str, Any]:
    milestones = [vars(one) | {"happened": str(one.happened)} for one in fact.milestones]
    return vars(fact) | {"milestones": milestones, "record": dict(fact.record)}
