"""What may leave the circumstances slice: coded values; what is sealed only when its reading was audited."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class PartFact:
    """One leg, place, suspect or trace. `told` holds the coded fields by code, `sealed` the opened ones."""

    id: UUID
    case_id: UUID
    part: str
    version: int
    has_sealed: bool
    told: Mapping[str, object] = field(default_factory=dict)
    sealed: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Circumstances:
    """What is recorded of what happened: legs in their order, the rest in the order of writing."""

    legs: tuple[PartFact, ...] = ()
    places: tuple[PartFact, ...] = ()
    suspects: tuple[PartFact, ...] = ()
    traces: tuple[PartFact, ...] = ()

    def all(self) -> tuple[PartFact, ...]:
        """Return every part."""
        return self.legs + self.places + self.suspects + self.traces


@dataclass(frozen=True)
class SeenCase:
    """Another case, visible to the reader, in which the same trace stands."""

    case_id: UUID
    number: str
