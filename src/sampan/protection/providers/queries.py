"""Reads the directory of service providers, and weighs who fits a need."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from sampan.protection.providers.facts import (
    Candidate,
    OfferFact,
    PersonFacts,
    PlaceChangeFact,
    ProviderFact,
)
from sampan.protection.providers.matching import weigh
from sampan.protection.providers.models import Offer, PlaceChange, Provider
from sampan.protection.providers.wording import reasons_in_words
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import NotFound, NotPermitted

PAGE = 50
_MAY_READ = (Permission.ASK_ASSISTANCE, Permission.ANSWER_ASSISTANCE, Permission.MANAGE_PROVIDERS)


def require_reading(reader: Reader) -> None:
    """Refuse whoever neither asks for help, nor answers, nor keeps the directory."""
    if not any(reader.actor.may_for(one, reader.purpose) for one in _MAY_READ):
        require(reader.actor, Permission.ASK_ASSISTANCE, purpose=reader.purpose)
        raise NotPermitted("The directory is not for your role.", ask="your supervisor")


def providers(
    *,
    reader: Reader,
    text: str = "",
    service: str = "",
    province: str = "",
    language: str = "",
    free_only: bool = False,
    after: str = "",
    limit: int = PAGE,
) -> list[ProviderFact]:
    """Return listed providers by name, at most `limit`, after the name `after`.

    `province` finds those that are there or take people from there. A provider's own account sees itself alone.
    """
    require_reading(reader)
    found = _listed().filter(agency__name__gt=after)
    if text:
        found = found.filter(Q(agency__name__icontains=text) | Q(agency__name_local__icontains=text))
    if province:
        anywhere = Q(provinces__len=0)
        found = found.filter(Q(province=province) | Q(provinces__contains=[province]) | anywhere)
    if language:
        found = found.filter(languages__contains=[language])
    if service:
        found = found.filter(offers__service=service, offers__is_open=True)
    rows = (_fact(one) for one in found.order_by("agency__name"))
    kept = (one for one in rows if not free_only or _has_room(one, service))
    return [one for one, _place in zip(kept, range(limit), strict=False)]


def provider(*, provider_id: UUID, reader: Reader) -> ProviderFact:
    """Return one provider; raises NotFound when there is none or the reader may not see it."""
    require_reading(reader)
    return _one(Provider.objects.filter(id=provider_id))


def provider_of_agency(*, agency_id: UUID, reader: Reader) -> ProviderFact:
    """Return the entry of an agency in the directory; raises NotFound."""
    return _one(Provider.objects.filter(agency_id=agency_id))


def place_changes(*, provider_id: UUID, reader: Reader, limit: int = 20) -> list[tuple[str, PlaceChangeFact]]:
    """Return (service, change) of a provider, newest first."""
    require_reading(reader)
    found = PlaceChange.objects.filter(offer__provider_id=provider_id).select_related("offer").order_by("-id")
    return [
        (one.offer.service, PlaceChangeFact(one.at, one.account_id, one.free, one.capacity))
        for one in found[:limit]
    ]


def match_providers(
    *, need: str, person: PersonFacts, province: str, reader: Reader, but: Mapping[UUID, str] | None = None
) -> list[Candidate]:
    """Return who could meet a need, best first with reasons, then who does not fit and why.

    `need` is a code of the list referral_service, `province` ISO 3166-2 or empty; agencies in `but` are left out.
    Raises UnknownCode.
    """
    require_reading(reader)
    code_list("referral_service").get(need)
    offering = (
        _listed().filter(offers__service=need, offers__is_open=True).exclude(agency_id__in=list(but or {}))
    )
    return weigh((_fact(one) for one in offering), need=need, person=person, province=province)


def why(candidate: Candidate, *, language: str) -> str:
    """Return the reasons of a candidate as one line in words: "2 places free, speaks Khmer, same province"."""
    return reasons_in_words(candidate, language)


def _listed() -> "QuerySet[Provider]":
    found = Provider.objects.filter(is_listed=True, agency__is_active=True)
    return found.select_related("agency").prefetch_related("offers")


def _one(found: "QuerySet[Provider]") -> ProviderFact:
    row = found.select_related("agency").prefetch_related("offers").first()
    if row is None:
        raise NotFound("There is no such provider in the directory, or you may not see it.")
    return _fact(row)


def _has_room(one: ProviderFact, service: str) -> bool:
    asked = [offer for offer in one.offers if offer.is_open and (not service or offer.service == service)]
    return any(not offer.is_full for offer in asked)


def _fact(row: Provider) -> ProviderFact:
    return ProviderFact(
        id=row.id,
        agency_id=row.agency_id,
        name=row.agency.name,
        languages=tuple(row.languages),
        sexes=tuple(row.sexes),
        age_from=row.age_from,
        age_to=row.age_to,
        nationalities=tuple(row.nationalities),
        takes_children=row.takes_children,
        is_accessible=row.is_accessible,
        province=row.province,
        provinces=tuple(row.provinces),
        hours=row.hours,
        is_always_open=row.is_always_open,
        phone=row.phone,
        email=row.email,
        cost=row.cost,
        note=row.note,
        is_listed=row.is_listed,
        verified_on=row.verified_on,
        offers=tuple(_offer(one) for one in sorted(row.offers.all(), key=lambda offer: offer.service)),
    )


def _offer(row: Offer) -> OfferFact:
    return OfferFact(row.id, row.service, row.capacity, free_places(row), row.taken, row.told_at, row.is_open)


def free_places(row: Offer) -> int | None:
    """Return the places free now: what was told less what was accepted since, never over the capacity."""
    left = None if row.capacity is None else max(0, row.capacity - row.taken)
    if row.free_told is None:
        return left
    told = max(0, row.free_told - (row.taken - row.taken_when_told))
    return told if row.capacity is None else min(told, row.capacity)
