"""What may leave the movements slice: counts and rows without identity."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sampan.protection.returns.facts import ReturnFact


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


@dataclass(frozen=True)
class AskedLine:
    """Which page of the line at the border is asked for.

    show    `all`, `left` (who is still to come), or a vehicle's id
    after   the number behind which the page begins; opened: the person whose questions are open
    """

    show: str = "all"
    after: int = 0
    opened: UUID | None = None
    with_names: bool = False


@dataclass(frozen=True, repr=False)
class LineRow:
    """One person at the border: what tells them from the next, and what came of them; `repr` holds no name."""

    fact: ReturnFact
    number: int
    who: str
    vehicle: str
    outcome: str
    is_over: bool
    name: str = ""

    def __repr__(self) -> str:
        return "LineRow(...)"


@dataclass(frozen=True)
class Line:
    """A page of the line: its rows, the person who is open, how many are left, and behind whom the next begins."""

    rows: tuple[LineRow, ...]
    now: LineRow | None
    left: int
    found: int
    next_after: int | None
    vehicles: tuple[tuple[UUID, str], ...] = ()
