"""Countries, regions and provinces."""

import pycountry
import pytest

from sampan.vocabulary import territories
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.languages import LANGUAGES


def test_every_country_of_iso_3166_is_there_with_its_codes() -> None:
    for each in pycountry.countries:
        known = territories.country(each.alpha_2)
        assert (known.iso3, known.m49) == (each.alpha_3, each.numeric)


def test_country_is_found_by_either_code() -> None:
    assert territories.by_iso3("VNM") is territories.country("VN")


@pytest.mark.parametrize("code", ["vn", "XX", "", "VNM", None, 704])
def test_unknown_country_is_refused(code: object) -> None:
    assert not territories.is_country(code)
    with pytest.raises(UnknownCode):
        territories.country(code)


def test_commit_states_are_the_six_and_all_in_asia() -> None:
    marked = {each.iso2 for each in territories.countries() if each.is_commit_state}
    assert marked == set(territories.COMMIT_STATES)
    assert {territories.country(iso2).un_region for iso2 in marked} == {"asia"}


def test_region_of_every_country_is_in_the_list() -> None:
    regions = code_list("un_region")
    assert all(each.un_region is None or regions.has(each.un_region) for each in territories.countries())


def test_memberships_from_background_knowledge_are_unverified() -> None:
    asean = [each for each in territories.countries() if each.is_asean_member]
    assert len(asean) == 11
    assert not any(each.verified for each in asean)


@pytest.mark.parametrize("language", LANGUAGES)
def test_commit_state_has_a_name_in_every_language(language: str) -> None:
    names = {territories.country_name(iso2, language) for iso2 in territories.COMMIT_STATES}
    assert len(names) == 6
    if language != "en":
        assert territories.country_name("KH", language) != territories.country_name("KH", "en")


def test_country_choices_begin_with_the_commit_states() -> None:
    choices = territories.country_choices("vi")
    assert tuple(iso2 for iso2, _ in choices[:6]) == territories.COMMIT_STATES
    assert len(choices) == len(territories.countries())


def test_province_is_found_by_its_iso_3166_2_code() -> None:
    province = territories.province("VN-22")
    assert (province.name, province.country) == ("Nghệ An", "VN")


def test_provinces_of_a_country_are_its_own() -> None:
    assert all(each.code.startswith("KH-") for each in territories.provinces("KH"))
    assert len(territories.provinces("KH")) == 25


def test_unknown_province_is_refused() -> None:
    with pytest.raises(UnknownCode):
        territories.province("VN-999")
