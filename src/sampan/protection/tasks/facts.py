"""What may leave the tasks slice: values without identity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5


@dataclass(frozen=True)
class TaskKind:
    """A kind of task, as its slice registered it: title and action in words, and the page where it is done.

    `url_name` is reversed with the task's `source_id`, or with its `case_id` when it has no source. `only_by_act`:
    it ends by the act that it waits for alone, and nobody says that it is no longer needed.
    """

    code: str
    title: str
    action: str
    url_name: str
    only_by_act: bool = False


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


@dataclass(frozen=True, repr=False)
class OwnTask:
    """A task that a person writes: what is to be done (sealed), whose it is and until when. `repr` is blank.

    With neither `assigned_to` nor `for_role` it is the case's team's.
    """

    text: str
    due_on: date
    assigned_to: UUID | None = None
    for_role: str = ""
    urgency: str = "normal"

    def __repr__(self) -> str:
        return "OwnTask(...)"


@dataclass(frozen=True)
class TaskPage:
    """A page of the reader's tasks; `after` begins the next one, empty on the last."""

    tasks: tuple["TaskFact", ...]
    after: str


@dataclass(frozen=True)
class TaskCounts:
    """How many open tasks there are, by whose they are and by when; a count at its cap means "or more"."""

    whose: Mapping[str, int]
    when: Mapping[str, int]


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
    done_by: UUID | None = None
    created_by: UUID | None = None
    escalated_on: date | None = None
    agency_id: UUID | None = None

    @property
    def is_open(self) -> bool:
        """True while it is owed."""
        return self.done_at is None

    @property
    def is_done_here(self) -> bool:
        """True when a person settles it on its own page; others are settled by the act that they wait for."""
        return self.source_id == self.id

    def is_overdue(self, today: date) -> bool:
        """True when its last day has passed and it is still owed."""
        return self.done_at is None and self.due_on is not None and self.due_on < today


def source_named(*words: object) -> UUID:
    """Return the same id for the same words: the source of a task about no row, such as a member's day, owed once."""
    return uuid5(NAMESPACE_URL, ":".join(str(word) for word in words))
