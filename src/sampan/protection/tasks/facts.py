"""What may leave the tasks slice: values without identity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class TaskKind:
    """A kind of task, as its slice registered it: title and action in words, and the page where it is done.

    `url_name` is reversed with the task's `source_id`, or with its `case_id` when it has no source.
    """

    code: str
    title: str
    action: str
    url_name: str


@dataclass(frozen=True)
class NewTask:
    """A task to be owed. Without `assigned_to` and `for_role` it is the case's team's."""

    kind: str
    agency_id: UUID
    case_id: UUID | None = None
    source_id: UUID | None = None
    due_on: date | None = None
    for_role: str = ""
    assigned_to: UUID | None = None
    urgency: str = "normal"
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class TaskFact:
    """A task as lists show it; `text` is filled only when its reading was asked for and audited."""

    id: UUID
    case_id: UUID | None
    case_number: str
    kind: str
    title: str
    action: str
    source_id: UUID | None
    for_role: str
    assigned_to: UUID | None
    urgency: str
    due_on: date | None
    created_at: datetime
    done_at: datetime | None
    outcome: str
    has_text: bool
    url: str
    text: str = ""

    def is_overdue(self, today: date) -> bool:
        """True when its last day has passed and it is still owed."""
        return self.done_at is None and self.due_on is not None and self.due_on < today
