"""What may leave the weights slice: what is in force, what is proposed, the history; no pair, no person helped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sampan.engines.matching.feedback import Change
from sampan.engines.matching.weighing import Weights


@dataclass(frozen=True)
class InForce:
    """The weights that this node compares with. `number`: of the step that took them over, 0 for the shipped ones.

    `is_outdated`: weights were taken over, but start from other shipped weights than this release has.
    """

    weights: Weights
    version: str
    number: int = 0
    taken_at: datetime | None = None
    is_outdated: bool = False

    @property
    def is_shipped(self) -> bool:
        """True where nothing that reviewers taught is in use."""
        return not self.weights.adjustments


@dataclass(frozen=True)
class Crossing:
    """Of `counted` labelled pairs, how many scores would cross the threshold: `up` to one person, `down` to two.

    `up_same`, `down_other`: those of which the reviewer said so too. Pairs compared by names alone are not counted.
    """

    counted: int = 0
    up: int = 0
    up_same: int = 0
    down: int = 0
    down_other: int = 0


@dataclass(frozen=True)
class Lacking:
    """What a level still needs before its weight may move: so many more pairs, so many more reviewers."""

    field: str
    level: str
    pairs: int
    reviewers: int


@dataclass(frozen=True)
class Proposed:
    """What the labels teach today, starting from the shipped weights. `left_out`: labels not counted."""

    weights: Weights
    version: str
    changes: tuple[Change, ...]
    labels: int
    reviewers: int
    left_out: int
    lacking: tuple[Lacking, ...]
    crossing: Crossing


@dataclass(frozen=True)
class StepFact:
    """Weights that were proposed or taken over; `told` is what was known then: labels, reviewers, changes, crossing."""

    id: UUID
    number: int | None
    version: str
    base: str
    replaces: str
    adjustments: Mapping[tuple[str, str], float]
    reason: str
    proposed_by: UUID
    proposed_at: datetime
    taken_by: UUID | None
    taken_at: datetime | None
    is_in_force: bool
    is_of_this_release: bool
    told: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_shipped(self) -> bool:
        """True for a step back to the shipped weights."""
        return not self.adjustments
