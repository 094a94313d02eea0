"""What may leave the linkages slice: linkages and counts; an opened pair only to who reviews it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

BANDS = (0.0, 0.5, 0.7, 0.9, 0.99, 1.0)
"""Bounds of the bands of score in which true pairs are counted; the last one includes its upper bound."""


@dataclass(frozen=True)
class LinkageFact:
    """A linkage; `found`: pairs in the file, `kept`: those that are reviewed."""

    id: UUID
    name: str
    ground: str
    loaded_at: datetime
    found: int
    kept: int
    threshold: float
    keep_until: date
    is_closed: bool


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
class Progress:
    """How a review stands. `disputed`: pairs on which two people differ; `by_reviewer`: decisions of r1, r2, ..."""

    bands: tuple[Band, ...]
    pairs: int
    decided: int
    disputed: int
    by_reviewer: tuple[tuple[str, int], ...]
