"""Weighs providers for one need of one person: every point and every "no" has a reason in words.

A rule that is broken excludes; what is merely unknown never does, it is said. Points only order those that fit:
a language in common counts most, because without it nobody can consent (weights: ADR 0016).
"""

from collections.abc import Iterable

from sampan.protection.providers.facts import Candidate, OfferFact, PersonFacts, ProviderFact, Reason

POINTS = {
    "speaks": 40,
    "same_province": 30,
    "serves_province": 15,
    "places_free": 20,
    "always_open": 5,
    "free_of_charge": 5,
    "verified": 10,
}
CHILD_AGE = 18


def weigh(
    providers: Iterable[ProviderFact], *, need: str, person: PersonFacts, province: str
) -> list[Candidate]:
    """Return a candidate for every provider that offers the service: fitting ones first, best first."""
    found = [
        _candidate(one, offer, person=person, province=province)
        for one in providers
        if one.is_listed and (offer := one.offer(need)) is not None
    ]
    return sorted(found, key=lambda one: (not one.fits, -one.points, one.provider.name))


def _candidate(one: ProviderFact, offer: OfferFact, *, person: PersonFacts, province: str) -> Candidate:
    against = [*_not_accepted(one, person), *_cannot(one, offer, person, province)]
    if against:
        return Candidate(one, offer, False, 0, tuple(against))
    reasons = _for(one, offer, person, province)
    return Candidate(one, offer, True, sum(POINTS.get(why.code, 0) for why in reasons), tuple(reasons))


def _not_accepted(one: ProviderFact, person: PersonFacts) -> list[Reason]:
    """Return the rules of acceptance that the person breaks."""
    age = person.age
    is_child = person.majority == "child" or (age is not None and age < CHILD_AGE)
    checks = (
        (
            bool(one.sexes and person.sex and person.sex not in one.sexes),
            Reason("only_sexes", {"sexes": one.sexes}),
        ),
        (
            age is not None and one.age_from is not None and age < one.age_from,
            Reason("from_age", {"age": one.age_from}),
        ),
        (
            age is not None and one.age_to is not None and age > one.age_to,
            Reason("to_age", {"age": one.age_to}),
        ),
        (
            age is None and is_child and (one.age_from or 0) >= CHILD_AGE,
            Reason("from_age", {"age": one.age_from}),
        ),
        (
            bool(one.nationalities and person.citizenship)
            and not set(one.nationalities) & set(person.citizenship),
            Reason("only_nationalities", {"countries": one.nationalities}),
        ),
        (person.comes_with_children and not one.takes_children, Reason("no_children")),
        (person.needs_access and not one.is_accessible, Reason("not_accessible")),
    )
    return [reason for is_broken, reason in checks if is_broken]


def _cannot(one: ProviderFact, offer: OfferFact, person: PersonFacts, province: str) -> list[Reason]:
    """Return why the provider could not help now although it would accept the person."""
    checks = (
        (offer.is_full, Reason("full")),
        (
            bool(one.provinces and province) and province not in one.provinces and province != one.province,
            Reason("another_area"),
        ),
    )
    return [reason for is_broken, reason in checks if is_broken]


def _for(one: ProviderFact, offer: OfferFact, person: PersonFacts, province: str) -> list[Reason]:
    """Return what speaks for a provider that fits, and what is not known of it."""
    spoken = tuple(code for code in person.languages if code in one.languages)
    checks = (
        (bool(offer.free), Reason("places_free", {"free": offer.free})),
        (offer.free is None, Reason("places_unknown")),
        (bool(spoken), Reason("speaks", {"languages": spoken})),
        (bool(person.languages and not spoken), Reason("needs_interpreter")),
        (bool(one.sexes and person.sex), Reason("accepts_sex", {"sex": person.sex})),
        (bool(province) and one.province == province, Reason("same_province")),
        (bool(province) and one.province != province, Reason("serves_province")),
        (one.is_always_open, Reason("always_open")),
        (one.cost == "free", Reason("free_of_charge")),
        (one.verified_on is not None, Reason("verified")),
        (one.verified_on is None, Reason("not_verified")),
        (person.age is None and (one.age_from or one.age_to) is not None, Reason("ask_age")),
    )
    return [reason for holds, reason in checks if holds]
