"""What may leave the linkages slice: linkages and counts; an opened pair only to who reviews it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

BANDS = (0.0, 0.5, 0.7, 0.9, 0.99, 1.0)
"""Bounds of the bands of score in which true pairs are counted; the last one includes its upper bound."""


@dataclass(frozen=True)
class LinkageFact:
    """A linkage; `found`: pairs in the file, `kept`: those that are reviewed.

    `people`: whom the linkage takes for one in both registers, or for one who stands twice in one; None where they
    were not counted. `model`, `keys`: versions of its weights and of the name rules; empty where nobody told.
    `days_left`: until its records are destroyed, 0 or more; None once closed.
    """

    id: UUID
    name: str
    ground: str
    loaded_at: datetime
    found: int
    kept: int
    threshold: float
    keep_until: date
    is_closed: bool
    people: int | None
    is_one_register: bool | None
    model: str
    keys: str
    days_left: int | None


@dataclass(frozen=True, repr=False)
class OpenedPair:
    """Two records side by side, by column, opened for one review."""

    id: UUID
    linkage_id: UUID
    score: float
    a: Mapping[str, str]
    b: Mapping[str, str]


@dataclass(frozen=True)
class Band:
    """Of the pairs kept with a score in [`low`, `high`): how many are decided, and how many are of one person.

    `share` of the decided, 0..1, with its 95 % interval by Wilson; all three None when nothing is decided.
    """

    low: float
    high: float
    pairs: int
    decided: int
    same: int
    share: float | None
    least: float | None
    most: float | None


@dataclass(frozen=True)
class DisputedPair:
    """A pair on which two people differ. `said`: (r1, answer), ...; `own`: the reader's mark, empty without an answer.

    Whoever has no answer in it may decide it.
    """

    id: UUID
    score: float
    said: tuple[tuple[str, str], ...]
    own: str

    @property
    def may_decide(self) -> bool:
        """Say whether the reader is the third person."""
        return not self.own


@dataclass(frozen=True)
class Progress:
    """How a review stands. `disputed`: pairs on which two people differ; `by_reviewer`: decisions of r1, r2, ..."""

    bands: tuple[Band, ...]
    pairs: int
    decided: int
    disputed: int
    by_reviewer: tuple[tuple[str, int], ...]
