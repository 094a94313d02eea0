"""What may leave the movements slice: counts and rows without identity."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class MovementFact:
    """A group return."""

    id: UUID
    listed: UUID
    name: str
    operation_id: UUID | None
    leaves_on: date | None
    begun_at: datetime


@dataclass(frozen=True)
class VehicleFact:
    """A vehicle with the seats that are taken."""

    id: UUID
    label: str
    means: str
    capacity: int
    taken: int
    escorts: int
    escort_agency: str


@dataclass(frozen=True)
class SeatFact:
    """One person's place, and how they were signed off."""

    return_id: UUID
    case_id: UUID
    vehicle_id: UUID | None
    outcome: str


@dataclass(frozen=True)
class Told:
    """What came of an act for one person: `about` their return (or case), an empty reason when it was done.

    `missing` are the gate's codes, when it was the gate that held the person back.
    """

    about: UUID
    reason: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bulk:
    """What came of an act on many: how many it was done for, how many not, by reason, and person by person."""

    done: int
    left: Mapping[str, int]
    people: tuple[Told, ...] = ()

    @classmethod
    def of(cls, people: Iterable[Told]) -> "Bulk":
        """Count what was told of each person."""
        told = tuple(people)
        left = Counter(one.reason for one in told if one.reason)
        return cls(len(told) - left.total(), dict(left), told)

    @property
    def total(self) -> int:
        """How many there were."""
        return self.done + sum(self.left.values())
