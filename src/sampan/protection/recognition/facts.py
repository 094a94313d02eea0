"""What may leave the recognition slice: whom one asks about, and who may be the same person, without identity."""

from dataclasses import dataclass, field
from uuid import UUID

from sampan.engines.matching.deciding import Reason
from sampan.registry.people.identity import Identity


@dataclass(frozen=True, repr=False)
class Sought:
    """Whom one asks about, as far as is known. `sex`: female, male or ""; `nationality`: ISO 3166-1 alpha-2 or "".

    `province`: of residence, ISO 3166-2, or "".
    """

    identity: Identity = field(default_factory=Identity)
    sex: str = ""
    nationality: str = ""
    province: str = ""

    def __repr__(self) -> str:
        return "Sought(...)"


@dataclass(frozen=True)
class Candidate:
    """A file that may be of the person; `score` 0..1, `same`: at the published threshold. A warning, no verdict."""

    case_id: UUID
    score: float
    same: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Answer:
    """The candidates, the likeliest first; `is_complete` False: keys are being made anew, somebody may be missed.

    `weights`: the version of the weights by which they were compared.
    """

    candidates: tuple[Candidate, ...] = ()
    is_complete: bool = True
    weights: str = ""
