"""Writes the tasks of people, and what may be done with any task: change, settle, open again."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.tasks.facts import NewTask, OwnTask
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services.kinds import kind_of
from sampan.protection.tasks.services.owing import keep_task
from sampan.protection.tasks.services.reach import DESK, NATIONAL, ROLES, may_see
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.queries import team_of
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import colleagues, display_names
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

OWN, DECISION = "own", "decision"
TEXT_LABEL = "task-text"
CLOSED = "case_closed"  # settled by the closure of its case, and owed again when that is reopened


@transaction.atomic
def write_task(*, case_id: UUID, task: OwnTask, by: Actor, purpose: Purpose, kind: str = OWN) -> UUID:
    """Write a task of a person in a case and return its id; its text is sealed with the case's key.

    Raises InvalidInput for an empty text, a day in the past, a role or a person it cannot be given to, and
    WrongState when the case is closed or not here.
    """
    require(by, Permission.DO_TASKS, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    text = task.text.strip()
    if not text:
        raise InvalidInput("The task says nothing.", remedy="Write what is to be done.", field="text")
    _require_holder(
        case_id, case.agency_id, assigned_to=task.assigned_to, for_role=task.for_role, by=by, purpose=purpose
    )
    _require_to_come(task.due_on)
    new = NewTask(
        kind=kind,
        agency_id=case.agency_id,
        case_id=case_id,
        due_on=task.due_on,
        for_role="" if task.assigned_to else task.for_role,
        assigned_to=task.assigned_to,
        urgency=task.urgency,
    )
    sealed = seal_for_case(text.encode(), case_id=case_id, label=TEXT_LABEL)
    return keep_task(new, by=by, purpose=purpose, text_sealed=sealed)


@transaction.atomic
def change_task(
    *,
    task_id: UUID,
    due_on: date | None,
    urgency: str,
    by: Actor,
    purpose: Purpose,
    assigned_to: UUID | None = None,
    for_role: str = "",
) -> None:
    """Give a task to somebody else, or another day or urgency; with neither person nor role it is the team's.

    Raises WrongState when it is settled, the duty desk's, or the actor's own of no case, which only a supervisor
    gives away; InvalidInput for a day in the past that is not the one it had.
    """
    require(by, Permission.DO_TASKS, purpose=purpose)
    task = _locked(task_id, by)
    _require_owed(task)
    _require_givable(task, by, to=assigned_to)
    _require_holder(
        task.case_id, task.agency_id, assigned_to=assigned_to, for_role=for_role, by=by, purpose=purpose
    )
    if due_on is not None and due_on != task.due_on:
        _require_to_come(due_on)
    role = "" if assigned_to else for_role
    if role != task.for_role:
        task.escalated_on = None
    task.assigned_to_id, task.for_role, task.due_on, task.urgency = assigned_to, role, due_on, urgency
    task.is_national = task.is_national or role == NATIONAL
    task.save(update_fields=("assigned_to", "for_role", "due_on", "urgency", "escalated_on", "is_national"))
    details = {"for_role": role, "due_on": str(due_on or ""), "urgency": urgency}
    _record("task.changed", task, details, by=by, purpose=purpose)


@transaction.atomic
def settle_task(*, task_id: UUID, outcome: str, by: Actor, purpose: Purpose) -> None:
    """Settle one task: done, or why it is no longer needed (codes of the list task_outcome).

    "done" is said only of a task that a person wrote; another is done by the act that it waits for. Raises
    WrongState when it was settled before.
    """
    require(by, Permission.DO_TASKS, purpose=purpose)
    code_list("task_outcome").get(outcome)
    task = _locked(task_id, by)
    _require_owed(task)
    if kind_of(task.kind).only_by_act:
        raise InvalidInput(
            "This task waits for a decision, and ends by it alone.",
            remedy="Follow its link.",
            field="outcome",
        )
    if outcome == CLOSED or (outcome == "done" and task.source_id != task.id):
        raise InvalidInput(
            "This task is done by the act that it waits for.",
            remedy="Follow its link, or say why it is no longer needed.",
            field="outcome",
        )
    task.done_at, task.done_by_id, task.outcome = house_now(), by.account_id, outcome
    task.save(update_fields=("done_at", "done_by", "outcome"))
    _record("task.settled", task, {"outcome": outcome}, by=by, purpose=purpose)


@transaction.atomic
def reopen_task(*, task_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Owe a settled task again; raises WrongState when it is owed, its case is closed, or another took its place."""
    require(by, Permission.DO_TASKS, purpose=purpose)
    task = _locked(task_id, by)
    if task.done_at is None:
        raise WrongState("This task is open.", remedy="Nothing more is needed.")
    if task.case_id:
        require_open_here(read_case(case_id=task.case_id, reader=Reader(by, purpose)))
    same = Task.objects.filter(kind=task.kind, source_id=task.source_id, done_at__isnull=True)
    if task.source_id and same.exists():
        raise WrongState("A newer task took its place.", remedy="Look at the open tasks of the case.")
    task.done_at, task.done_by_id, task.outcome = None, None, ""
    task.save(update_fields=("done_at", "done_by", "outcome"))
    _record("task.reopened", task, {}, by=by, purpose=purpose)


def holders_of(*, case_id: UUID | None, agency_id: UUID, reader: Reader) -> list[tuple[UUID, str]]:
    """Return who can be given a task of a case: its agency's staff and its team, by name, each once."""
    from_office = colleagues(agency_id)
    return from_office + [one for one in _team(case_id, reader) if one not in from_office]


def _team(case_id: UUID | None, reader: Reader) -> Iterable[tuple[UUID, str]]:
    names = display_names(team_of(case_id=case_id, reader=reader)) if case_id else {}
    return sorted(names.items(), key=lambda one: one[1])


def _require_holder(
    case_id: UUID | None,
    agency_id: UUID,
    *,
    assigned_to: UUID | None,
    for_role: str,
    by: Actor,
    purpose: Purpose,
) -> None:
    if for_role and for_role not in ROLES:
        raise InvalidInput(
            "A task cannot be given to this role.", remedy="Choose from the list.", field="holder"
        )
    if assigned_to is None or assigned_to == by.account_id:
        return
    known = holders_of(case_id=case_id, agency_id=agency_id, reader=Reader(by, purpose))
    if assigned_to not in {account for account, _name in known}:
        raise InvalidInput(
            "This person is neither on the team nor in the case's agency.",
            remedy="Choose from the list.",
            field="holder",
        )


def _require_givable(task: Task, by: Actor, *, to: UUID | None) -> None:
    """Refuse what row security would not let the actor write: the task would leave their sight."""
    if task.for_role == DESK:
        raise WrongState("This task is the duty desk's alone.", remedy="Do what it waits for.")
    is_own = task.case_id is None and task.assigned_to_id == by.account_id
    if is_own and to != by.account_id and "supervisor" not in by.roles:
        raise WrongState("This task is of no case, and yours.", remedy="Ask your supervisor to give it away.")


def _require_to_come(due_on: date) -> None:
    if due_on < house_today():
        raise InvalidInput("This day has passed.", remedy="Give today or a day to come.", field="due_on")


def _require_owed(task: Task) -> None:
    if task.done_at is not None:
        raise WrongState("This task was settled before.", remedy="Open it again first, if it is still owed.")


def _locked(task_id: UUID, by: Actor) -> Task:
    task = Task.objects.select_for_update().filter(id=task_id).first()
    if task is None or not may_see(task, by):
        raise NotFound("There is no such task here, or you may not see it.")
    return task


def _record(act: str, task: Task, details: dict[str, object], *, by: Actor, purpose: Purpose) -> None:
    record(
        act, by=by, purpose=purpose, subject_kind="task", subject_id=task.id, case_id=task.case_id,
        details=details,
    )  # fmt: skip
