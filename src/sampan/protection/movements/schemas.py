"""What the API of group returns takes and gives, typed."""

from datetime import date
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime


class MovementOut(Schema):
    """A group return; it names nobody."""

    id: UUID
    name: str
    leaves_on: date | None


class ArrivingOut(Schema):
    """A group that another country announced: its id is the same on both sides."""

    id: UUID
    member: str
    people: int


class BoardOut(Schema):
    """How many have come how far, and for how many the gate lacks what."""

    progress: dict[str, int]
    waits: dict[str, int]


class PlaceOut(Schema):
    """Where one person of a group stands: their return, their number on both sides, and the phase."""

    person: UUID
    number: int
    phase: str


class ToldOut(Schema):
    """What came of it for one person: no reason when it was done; `missing` are codes of the gate."""

    person: UUID
    reason: str
    missing: list[str]


class BulkOut(Schema):
    """What came of an act on many, in numbers and person by person."""

    done: int
    left: dict[str, int]
    people: list[ToldOut]


class BeginIn(Schema):
    """A group return: a place and a day as its name, and the operation in which the people were met."""

    name: str
    operation_id: UUID | None = None
    leaves_on: date | None = None


class BegunOut(Schema):
    """The id of what was made."""

    id: UUID


class PeopleIn(Schema):
    """Everybody of the operation who is a national of a member's country; the province where all go to one."""

    member: str
    province: str = ""


class VehicleIn(Schema):
    """A vehicle; `capacity` are seats for people who return, `means` a code of transport_means."""

    label: str
    means: str
    capacity: int
    escorts: int
    escort_agency: str


class VehicleOut(Schema):
    """A vehicle with the seats that are taken, and for how many people there was none."""

    id: UUID
    seated: int
    no_seat: int


class GroupLegIn(Schema):
    """One leg of everybody's way."""

    start: str
    end: str
    means: str
    on: date


class GroupPlanIn(Schema):
    """One plan for everybody who is verified and has none."""

    leaves_on: date
    legs: list[GroupLegIn]
    meeting_place: str
    escort_agency: str
    payer: str
    escorts: str = ""
    medical: str = ""
    child_escort: str = ""


class DepartureIn(Schema):
    """When everybody really left."""

    happened_at: AwareDatetime


class WorkerIn(Schema):
    """Who will work on everybody's return."""

    agency_id: UUID
    account_id: UUID


class SignedIn(Schema):
    """One person at the border: present, absent or refused.

    Who is present has an account with it: when, where and by whom, the condition and what was handed over, each
    as somebody said it; nothing is taken for granted.
    """

    person: UUID
    outcome: str
    happened_at: AwareDatetime | None = None
    place: str = ""
    officer: str = ""
    condition: str = ""
    belongings: list[str] = []


class ReceivedIn(Schema):
    """One person received at the border, with this side's own account."""

    person: UUID
    happened_at: AwareDatetime
    place: str
    officer: str
    condition: str
    belongings: list[str]


class SignedOut(Schema):
    """What came of it: present, absent, refused or received, or blocked by the gate."""

    outcome: str
