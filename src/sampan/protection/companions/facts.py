"""What may leave the companions slice."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class NewLink:
    """A link to be recorded. `relation` says what the other person is to this one; only in a family."""

    kind: str
    certainty: str
    relation: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class LinkFact:
    """A link as one side sees it; `other_id` and `other_number` are empty for who may not see the other case."""

    id: UUID
    case_id: UUID
    other_id: UUID | None
    other_number: str
    kind: str
    relation: str
    certainty: str
    since: str
    until: str
    recorded_at: datetime

    @property
    def cares(self) -> bool:
        """True when the other person is a parent or the guardian."""
        return self.relation in ("parent", "guardian")


@dataclass(frozen=True)
class Node:
    """A person in the picture of an incident; `number` is empty for who may not see their case."""

    key: str
    case_id: UUID | None
    number: str
    is_child: bool


@dataclass(frozen=True)
class Edge:
    """A link in the picture, between two nodes by their keys."""

    one: str
    other: str
    kind: str
    relation: str
    certainty: str


@dataclass(frozen=True)
class Network:
    """Who is linked with whom around a case or in an operation; `left_out` counts people beyond the most shown."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0
