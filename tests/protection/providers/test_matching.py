"""Who fits a need, with a reason for every yes and every no."""

from dataclasses import replace
from uuid import uuid4

import pytest

from sampan.protection.providers.facts import OfferFact, PersonFacts, ProviderFact
from sampan.protection.providers.matching import weigh
from sampan.protection.providers.wording import reasons_in_words

OFFER = OfferFact(uuid4(), "shelter", 8, 2, 6, None, True)
HOUSE = ProviderFact(
    id=uuid4(), agency_id=uuid4(), name="House", languages=("km", "vi"), sexes=("female",), age_from=None,
    age_to=None, nationalities=(), takes_children=False, is_accessible=False, province="VN-HN", provinces=(),
    hours="", is_always_open=False, phone="", email="", cost="free", note="", is_listed=True, verified_on=None,
    offers=(OFFER,),
)  # fmt: skip
WOMAN = PersonFacts(sex="female", age=19, majority="adult", citizenship=("KH",), languages=("km",))


def one(provider=HOUSE, person=WOMAN, province="VN-HN"):
    return weigh([provider], need="shelter", person=person, province=province)[0]


def test_fitting_provider_says_why_in_words():
    found = one()
    assert found.fits
    words = reasons_in_words(found, "en")
    assert words.startswith("2 places free, speaks ")
    assert words.endswith("accepts: Female, same province, free of charge, nobody has verified it yet")


@pytest.mark.parametrize(
    ("changes", "person", "words"),
    [
        ({"offers": (replace(OFFER, free=0),)}, {}, "full"),
        ({"sexes": ("male",)}, {}, "accepts only: Male"),
        ({"age_from": 20}, {}, "only from the age of 20"),
        ({"age_to": 17}, {}, "only up to the age of 17"),
        ({"nationalities": ("VN",)}, {}, "accepts only nationals of Viet Nam"),
        ({}, {"comes_with_children": True}, "takes nobody who comes with children"),
        ({}, {"needs_access": True}, "not accessible with a disability"),
        ({"province": "VN-SG", "provinces": ("VN-SG",)}, {}, "works in another area"),
        ({"age_from": 18}, {"age": None, "majority": "child"}, "only from the age of 18"),
    ],
)
def test_provider_that_does_not_fit_says_why(changes, person, words):
    found = one(replace(HOUSE, **changes), replace(WOMAN, **person))
    assert not found.fits
    assert reasons_in_words(found, "en") == words


def test_what_is_unknown_excludes_nobody_and_is_said():
    found = one(replace(HOUSE, age_from=18, offers=(replace(OFFER, free=None),)), PersonFacts())
    assert found.fits
    assert {"places_unknown", "ask_age"} <= {why.code for why in found.reasons}


def test_better_reasons_come_first_and_misfits_last():
    abroad = replace(HOUSE, name="A", languages=("th",))
    full = replace(HOUSE, name="B", offers=(replace(OFFER, free=0),))
    found = weigh([full, abroad, HOUSE], need="shelter", person=WOMAN, province="VN-HN")
    assert [each.provider.name for each in found] == ["House", "A", "B"]


def test_unlisted_and_other_services_are_no_candidates():
    unlisted, other = (
        replace(HOUSE, is_listed=False),
        replace(HOUSE, offers=(replace(OFFER, service="medical"),)),
    )
    assert weigh([unlisted, other], need="shelter", person=WOMAN, province="") == []
