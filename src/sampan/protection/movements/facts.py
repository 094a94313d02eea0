"""What may leave the movements slice: counts and rows without identity."""

from collections.abc import Mapping
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
class Bulk:
    """What came of an act on many: how many it was done for, and how many not, by reason."""

    done: int
    left: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many there were."""
        return self.done + sum(self.left.values())
