"""What may leave the codemaps slice."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class UnknownFact:
    """A code of a member that stands in no list here, how often it came and when last."""

    member: str
    list_name: str
    theirs: str
    times: int
    last_at: datetime


@dataclass(frozen=True)
class MappedFact:
    """What a code of a member means here; `ours` is empty when we have nothing like it."""

    id: int
    member: str
    list_name: str
    theirs: str
    ours: str
    mapped_at: datetime
