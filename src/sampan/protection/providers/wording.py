"""Says in words why a provider fits a need or does not, and what a provider accepts."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext, gettext_lazy, ngettext

from sampan.protection.providers.facts import Candidate, OfferFact, Reason
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import country_name, is_province, province

_PLAIN = {
    "places_unknown": gettext_lazy("its places are not counted: ask"),
    "needs_interpreter": gettext_lazy("no language in common: an interpreter is needed"),
    "same_province": gettext_lazy("same province"),
    "serves_province": gettext_lazy("takes people from this province"),
    "always_open": gettext_lazy("open day and night"),
    "free_of_charge": gettext_lazy("free of charge"),
    "verified": gettext_lazy("verified"),
    "not_verified": gettext_lazy("nobody has verified it yet"),
    "ask_age": gettext_lazy("the person's age is not recorded: ask"),
    "no_children": gettext_lazy("takes nobody who comes with children"),
    "not_accessible": gettext_lazy("not accessible with a disability"),
    "full": gettext_lazy("full"),
    "another_area": gettext_lazy("works in another area"),
}


def reasons_in_words(candidate: Candidate, language: str) -> str:
    """Return the reasons of a candidate as one line: "2 places free, speaks Khmer, same province"."""
    return ", ".join(in_words(one, language) for one in candidate.reasons)


def in_words(reason: Reason, language: str) -> str:
    """Return one reason in words of the language."""
    if reason.code in _PLAIN:
        return str(_PLAIN[reason.code])
    return _TOLD[reason.code](reason.facts, language)


def places_in_words(offer: OfferFact) -> str:
    """Say how many places are free: "2 of 8 places free", "full", "places not counted"."""
    if offer.free is None:
        return gettext("places not counted")
    if offer.free == 0:
        return gettext("full")
    if offer.capacity is None:
        return _free({"free": offer.free}, "")
    return gettext("%(free)s of %(all)s places free") % {"free": offer.free, "all": offer.capacity}


def province_words(code: str) -> str:
    """Return a province's name, or its code when nobody knows it."""
    return province(code).name if is_province(code) else code


def _free(facts: Mapping[str, object], language: str) -> str:
    count = int(str(facts["free"]))
    return ngettext("%(free)s place free", "%(free)s places free", count) % {"free": count}


def _labels(name: str, codes: object, language: str) -> str:
    known = code_list(name)
    return ", ".join(known.label(code, language) for code in codes if known.has(code))  # type: ignore[attr-defined]


def _speaks(facts: Mapping[str, object], language: str) -> str:
    return gettext("speaks %(languages)s") % {"languages": _labels("language", facts["languages"], language)}


def _accepts(facts: Mapping[str, object], language: str) -> str:
    return gettext("accepts: %(sex)s") % {"sex": _labels("sex", [facts["sex"]], language)}


def _only_sexes(facts: Mapping[str, object], language: str) -> str:
    return gettext("accepts only: %(sexes)s") % {"sexes": _labels("sex", facts["sexes"], language)}


def _only_from(facts: Mapping[str, object], language: str) -> str:
    names = ", ".join(country_name(code, language) for code in facts["countries"])  # type: ignore[attr-defined]
    return gettext("accepts only nationals of %(countries)s") % {"countries": names}


def _from_age(facts: Mapping[str, object], language: str) -> str:
    return gettext("only from the age of %(age)s") % facts


def _to_age(facts: Mapping[str, object], language: str) -> str:
    return gettext("only up to the age of %(age)s") % facts


_TOLD: dict[str, Callable[[Mapping[str, object], str], str]] = {
    "places_free": _free,
    "speaks": _speaks,
    "accepts_sex": _accepts,
    "only_sexes": _only_sexes,
    "only_nationalities": _only_from,
    "from_age": _from_age,
    "to_age": _to_age,
}
