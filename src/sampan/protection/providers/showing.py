"""Turns entries of the directory into what pages show."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from sampan.protection.providers.facts import PlaceChangeFact, ProviderFact
from sampan.protection.providers.wording import places_in_words, province_words
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import country_name


def provider_shown(one: ProviderFact, language: str, *, service: str = "") -> dict[str, Any]:
    """Return an entry in words; with `service`, that service's places first in the list."""
    offers = [offer for offer in one.offers if offer.is_open]
    offers.sort(key=lambda offer: offer.service != service)
    return {
        "provider": one,
        "offers": [
            {
                "offer": offer,
                "label": _labels("referral_service", [offer.service], language),
                "places": places_in_words(offer),
                "kind": "quiet" if offer.free is None else "warm" if offer.is_full else "done",
            }
            for offer in offers
        ],
        "languages": _labels("language", one.languages, language),
        "accepts": _accepts(one, language),
        "area": ", ".join(map(province_words, one.provinces)) or gettext("the whole country"),
        "place": province_words(one.province) if one.province else "",
        "hours": gettext("day and night") if one.is_always_open else one.hours,
        "cost": _labels("provider_cost", [one.cost], language),
    }


def changes_in_words(changes: Iterable[tuple[str, PlaceChangeFact]], language: str) -> list[dict[str, Any]]:
    """Return each dated change of places in words."""
    return [
        {"at": one.at, "service": _labels("referral_service", [service], language), "change": one}
        for service, one in changes
    ]


def _accepts(one: ProviderFact, language: str) -> list[str]:
    told = [
        _labels("sex", one.sexes, language),
        gettext("from the age of %(age)s") % {"age": one.age_from} if one.age_from is not None else "",
        gettext("up to the age of %(age)s") % {"age": one.age_to} if one.age_to is not None else "",
        ", ".join(country_name(code, language) for code in one.nationalities),
        gettext("with children") if one.takes_children else "",
        gettext("accessible with a disability") if one.is_accessible else "",
    ]
    return [part for part in told if part] or [gettext("everybody")]


def _labels(name: str, codes: Iterable[str], language: str) -> str:
    known = code_list(name)
    return ", ".join(known.label(code, language) if known.has(code) else code for code in codes)
