"""Keeps the directory: a provider's entry, its services, whether it was verified, and its free places."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.providers.models import Offer, PlaceChange, Provider
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.agencies.queries import agency_names
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted
from sampan.vocabulary.territories import is_country, is_province

MOST_PLACES = 10_000  # more is a slip of the keyboard: the largest shelters of the region hold some hundreds


@dataclass(frozen=True)
class Entry:
    """What the directory says of a provider; empty lists mean everybody and the whole country."""

    languages: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    nationalities: tuple[str, ...] = ()
    takes_children: bool = False
    is_accessible: bool = False
    province: str = ""
    provinces: tuple[str, ...] = ()
    hours: str = ""
    is_always_open: bool = False
    phone: str = ""
    email: str = ""
    cost: str = "free"
    note: str = ""
    is_listed: bool = True


@transaction.atomic
def keep_provider(
    *, agency_id: UUID, entry: Entry, services: Iterable[str], by: Actor, purpose: Purpose
) -> UUID:
    """Write an agency's entry and the services that it offers, new or over the old one; return its id.

    A service that is no longer named is closed, not removed. Raises InvalidInput naming the field.
    """
    require(by, Permission.MANAGE_PROVIDERS, purpose=purpose)
    offered = sorted(set(services))
    _check(agency_id, entry, offered)
    kept = Provider.objects.select_for_update().filter(agency_id=agency_id).first()
    told = {code: list(part) if isinstance(part, tuple) else part for code, part in asdict(entry).items()}
    row = kept or Provider(agency_id=agency_id, created_by_id=by.account_id)
    for code, part in told.items():
        setattr(row, code, part)
    row.changed_at = house_now()
    row.save(force_insert=kept is None)
    _offer(row, offered)
    record(
        "provider.kept", by=by, purpose=purpose, subject_kind="provider", subject_id=row.id,
        details={"services": offered, "is_new": kept is None},
    )  # fmt: skip
    return row.id


@transaction.atomic
def verify_provider(*, provider_id: UUID, on: date, by: Actor, purpose: Purpose) -> None:
    """Write that somebody checked the entry with the provider on a day; raises InvalidInput, NotFound."""
    require(by, Permission.MANAGE_PROVIDERS, purpose=purpose)
    if on > house_today():
        raise InvalidInput("This day is to come.", remedy="Give the day you checked.", field="on")
    row = _locked(Provider, provider_id)
    row.verified_on, row.verified_by_id = on, by.account_id
    row.save(update_fields=("verified_on", "verified_by"))
    record("provider.verified", by=by, purpose=purpose, subject_kind="provider", subject_id=row.id)


@transaction.atomic
def tell_places(
    *,
    offer_id: UUID,
    free: int | None,
    capacity: int | None,
    is_open: bool = True,
    by: Actor,
    purpose: Purpose,
) -> None:
    """Say how many places of a service are free now; the provider itself does, or who keeps the directory.

    Each change is dated and kept. Raises InvalidInput naming the field, NotFound, NotPermitted.
    """
    if not by.may_for(Permission.MANAGE_PROVIDERS, purpose):
        require(by, Permission.ANSWER_ASSISTANCE, purpose=purpose)
    row = _locked(Offer, offer_id)
    if row.agency_id != by.agency_id and not by.may_for(Permission.MANAGE_PROVIDERS, purpose):
        raise NotPermitted("This is another provider's service.", ask="whoever keeps the directory")
    _check_places(free, capacity)
    row.free_told, row.capacity, row.is_open = free, capacity, is_open
    row.taken_when_told, row.told_at, row.told_by_id = row.taken, house_now(), by.account_id
    row.save()
    PlaceChange.objects.create(
        offer=row,
        agency_id=row.agency_id,
        at=row.told_at,
        account_id=by.account_id,
        free=free,
        capacity=capacity,
    )
    record(
        "provider.places_told", by=by, purpose=purpose, subject_kind="offer", subject_id=row.id,
        details={"free": free, "capacity": capacity, "is_open": is_open},
    )  # fmt: skip


def count_taken(*, agency_id: UUID, service: str, taken: int) -> None:
    """Write how many referrals hold a place of a service now; called in the transaction that changes it."""
    Offer.objects.filter(agency_id=agency_id, service=service).update(taken=taken)


def _offer(row: Provider, offered: list[str]) -> None:
    known = {one.service: one for one in Offer.objects.select_for_update().filter(provider=row)}
    for service in offered:
        if service not in known:
            Offer.objects.create(provider=row, agency_id=row.agency_id, service=service)
    for service, one in known.items():
        if one.is_open != (service in offered):
            one.is_open = service in offered
            one.save(update_fields=("is_open",))


def _locked(model: type[Provider] | type[Offer], row_id: UUID) -> Provider | Offer:
    row = model.objects.select_for_update().filter(id=row_id).first()
    if row is None:
        raise NotFound("There is no such provider in the directory, or you may not see it.")
    return row


def _check(agency_id: UUID, entry: Entry, offered: list[str]) -> None:
    if agency_id not in agency_names():
        raise InvalidInput(
            "This is no agency of this node.", remedy="Let the administrator register it.", field="agency"
        )
    if not offered:
        raise InvalidInput("Name at least one service.", remedy="Choose what it offers.", field="services")
    lists = (
        ("services", "referral_service", offered),
        ("languages", "language", entry.languages),
        ("sexes", "sex", entry.sexes),
        ("cost", "provider_cost", (entry.cost,)),
    )
    for field, name, codes in lists:
        if unknown := [code for code in codes if not code_list(name).has(code)]:
            raise InvalidInput(f"Not in the list {name}: {', '.join(unknown)}.", field=field)
    _check_places_of_the_world(entry)
    if entry.age_from is not None and entry.age_to is not None and entry.age_to < entry.age_from:
        raise InvalidInput("The ages are the wrong way round.", remedy="Lowest first.", field="age_to")


def _check_places_of_the_world(entry: Entry) -> None:
    for code in entry.nationalities:
        if not is_country(code):
            raise InvalidInput("This is no country.", remedy="Use its two letters.", field="nationalities")
    for field, codes in (("province", (entry.province,)), ("provinces", entry.provinces)):
        if any(code and not is_province(code) for code in codes):
            raise InvalidInput("This is no province.", remedy="Use ISO 3166-2, such as VN-HN.", field=field)


def _check_places(free: int | None, capacity: int | None) -> None:
    for field, number in (("free", free), ("capacity", capacity)):
        if number is not None and not 0 <= number <= MOST_PLACES:
            raise InvalidInput("This is no number of places.", remedy="Count again.", field=field)
    if free is not None and capacity is not None and free > capacity:
        raise InvalidInput("More places are free than there are.", remedy="Count again.", field="free")
