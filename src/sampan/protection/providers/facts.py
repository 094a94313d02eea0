"""What may leave the providers slice: the directory as values, and what matching answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class OfferFact:
    """One service of a provider; `free` None: nobody counts its places, so ask."""

    id: UUID
    service: str
    capacity: int | None
    free: int | None
    taken: int
    told_at: datetime | None
    is_open: bool

    @property
    def is_full(self) -> bool:
        """True when its places are counted and none is free."""
        return self.free == 0


@dataclass(frozen=True)
class ProviderFact:
    """A provider of the directory with its offers."""

    id: UUID
    agency_id: UUID
    name: str
    languages: tuple[str, ...]
    sexes: tuple[str, ...]
    age_from: int | None
    age_to: int | None
    nationalities: tuple[str, ...]
    takes_children: bool
    is_accessible: bool
    province: str
    provinces: tuple[str, ...]
    hours: str
    is_always_open: bool
    phone: str
    email: str
    cost: str
    note: str
    is_listed: bool
    verified_on: date | None
    offers: tuple[OfferFact, ...] = ()

    def offer(self, service: str) -> OfferFact | None:
        """Return the open offer of a service, None when it has none."""
        return next((one for one in self.offers if one.service == service and one.is_open), None)


@dataclass(frozen=True)
class PersonFacts:
    """What matching knows of a person: codes alone, each may be missing. `age` is in whole years."""

    sex: str = ""
    age: int | None = None
    majority: str = ""
    citizenship: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    comes_with_children: bool = False
    needs_access: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a provider fits, or does not: a code, and the facts of its sentence."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """A provider beside a need: whether it fits, how it ranks (higher first), and why in reasons."""

    provider: ProviderFact
    offer: OfferFact
    fits: bool
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class PlaceChangeFact:
    """One dated change of free places."""

    at: datetime
    account_id: UUID
    free: int | None
    capacity: int | None
