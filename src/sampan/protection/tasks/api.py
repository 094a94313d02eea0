"""Tasks for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.cases.queries import case as read_case
from sampan.protection.tasks import queries
from sampan.protection.tasks.facts import OwnTask
from sampan.protection.tasks.services.own import change_task, reopen_task, settle_task, write_task
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import reader_for

router = Router(tags=["tasks"])
_MOST = 200


class TaskOut(Schema):
    """A task without the words that somebody wrote; `outcome` empty: still owed."""

    id: UUID
    case_id: UUID | None
    kind: str
    title: str
    source_id: UUID | None
    for_role: str
    assigned_to: UUID | None
    urgency: str
    due_on: date | None
    created_at: datetime
    done_at: datetime | None
    outcome: str
    has_text: bool


class TaskPageOut(Schema):
    """A page of tasks; `after` begins the next one, empty on the last."""

    tasks: list[TaskOut]
    after: str


class TaskIn(Schema):
    """A task in words, which are sealed; without a person or a role it is the team's."""

    text: str = Field(max_length=4_000)
    due_on: date
    assigned_to: UUID | None = None
    for_role: str = ""
    urgency: str = Field("normal", pattern="^(normal|urgent)$")


class TaskChangeIn(Schema):
    """Whose the task is now, until when, and how urgent."""

    due_on: date | None = None
    assigned_to: UUID | None = None
    for_role: str = ""
    urgency: str = Field("normal", pattern="^(normal|urgent)$")


class TaskSettledIn(Schema):
    """done, or why the task is no longer needed: a code of the list task_outcome."""

    outcome: str = "done"


class TaskIdOut(Schema):
    """The id of the task."""

    id: UUID


@router.get("/", response=TaskPageOut, summary="The reader's open tasks")
def tasks(
    request: HttpRequest, whose: str = "mine", when: str = "", after: str = "", limit: int = 50
) -> dict[str, Any]:
    """Return open tasks soonest first: `whose` mine, team or office; `when` overdue, week, later or empty."""
    page = queries.task_page(
        reader=_reader(request),
        whose=whose,
        when=when,
        today=house_today(),
        after=after,
        limit=max(1, min(limit, _MOST)),
    )
    return {"tasks": [asdict(one) for one in page.tasks], "after": page.after}


@router.get("/cases/{uuid:case_id}", response=list[TaskOut], summary="The tasks of a case")
def of_case(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the open tasks of a case soonest first, then those settled; 404 when it is not visible."""
    reader = _reader(request)
    read_case(case_id=case_id, reader=reader)
    return [asdict(one) for one in queries.tasks_of_case(case_id=case_id, reader=reader)]


@router.post("/cases/{uuid:case_id}", response={201: TaskIdOut}, summary="Write a task")
def write(request: HttpRequest, case_id: UUID, body: TaskIn) -> Status:
    """Write a task of a person in a case."""
    reader = _reader(request)
    told = OwnTask(body.text, body.due_on, body.assigned_to, body.for_role, body.urgency)
    written = write_task(case_id=case_id, task=told, by=reader.actor, purpose=reader.purpose)
    return Status(201, {"id": written})


@router.get("/{uuid:task_id}", response=TaskOut, summary="One task")
def one_task(request: HttpRequest, task_id: UUID) -> dict[str, Any]:
    """Return a task; 404 when it is not there, not visible, or another role's."""
    return asdict(queries.task(task_id=task_id, reader=_reader(request)))


@router.put("/{uuid:task_id}", response=TaskOut, summary="Give a task to somebody else, or another day")
def change(request: HttpRequest, task_id: UUID, body: TaskChangeIn) -> dict[str, Any]:
    """Change who does a task and until when."""
    reader = _reader(request)
    change_task(task_id=task_id, **body.dict(), by=reader.actor, purpose=reader.purpose)
    return asdict(queries.task(task_id=task_id, reader=reader))


@router.post("/{uuid:task_id}/settle", response=TaskIdOut, summary="Settle a task")
def settle(request: HttpRequest, task_id: UUID, body: TaskSettledIn) -> dict[str, UUID]:
    """Settle a task as done, or with the reason why it is no longer needed."""
    reader = _reader(request)
    settle_task(task_id=task_id, outcome=body.outcome, by=reader.actor, purpose=reader.purpose)
    return {"id": task_id}


@router.post("/{uuid:task_id}/reopen", response=TaskIdOut, summary="Owe a task again")
def reopen(request: HttpRequest, task_id: UUID) -> dict[str, UUID]:
    """Owe a settled task again."""
    reader = _reader(request)
    reopen_task(task_id=task_id, by=reader.actor, purpose=reader.purpose)
    return {"id": task_id}


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.DO_TASKS)
