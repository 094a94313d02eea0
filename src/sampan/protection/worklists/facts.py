"""What may leave the worklists slice: a list's name and filters, and how many cases it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class WorkingListFact:
    """A kept list; `is_office`: it is everybody's of the agency."""

    id: UUID
    name: str
    filters: Mapping[str, str]
    is_office: bool


@dataclass(frozen=True)
class ReadyMade:
    """A list that comes with the node: its code, its words, why one would look at it, and its filters."""

    code: str
    label: str
    why: str
    filters: Mapping[str, str]
