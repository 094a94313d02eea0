"""Forms and persons in UNODC's classifications."""

import pytest

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.crosswalks import glotip
from sampan.vocabulary.errors import UnknownCode

FORMS = [each.code for each in code_list("form_of_exploitation").codes]


@pytest.mark.parametrize("form", FORMS)
def test_form_is_classified_with_codes_that_exist(form: str) -> None:
    found = glotip.classification(form)
    assert found.glotip_form is None or code_list("glotip_form").has(found.glotip_form)
    assert found.sdg_series is None or code_list("sdg_series").has(found.sdg_series)
    assert found.palermo_purpose is None or code_list("palermo_purpose").has(found.palermo_purpose)
    assert found.iccs is None or code_list("iccs").has(found.iccs)
    assert not found.verified


@pytest.mark.parametrize(
    ("form", "category", "series"),
    [
        ("forced_labour", "forced_labour", "VC_HTF_DETVFL"),
        ("sexual_exploitation", "sexual_exploitation", "VC_HTF_DETVSX"),
        ("organ_removal", "other", "VC_HTF_DETVOG"),
        ("forced_criminality", "other", "VC_HTF_DETVOP"),
        ("sale_for_gain", None, None),
    ],
)
def test_form_counts_where_unodc_counts_it(form: str, category: str | None, series: str | None) -> None:
    assert (glotip.glotip_form(form), glotip.sdg_series(form)) == (category, series)


def test_person_exploited_twice_counts_under_both_forms() -> None:
    cells = glotip.cells({"forms": ["forced_labour", "sexual_exploitation"], "sex": "female", "age": 18})
    assert (cells.sex, cells.age, cells.forms) == (
        "female",
        "adult",
        ("forced_labour", "sexual_exploitation"),
    )
    assert cells.sdg_series == ("VC_HTF_DETV", "VC_HTF_DETVFL", "VC_HTF_DETVSX")


def test_person_about_whom_nothing_is_recorded_counts_as_unknown_and_in_the_total() -> None:
    cells = glotip.cells({})
    assert (cells.sex, cells.age, cells.forms, cells.sdg_series) == (
        "unknown",
        "unknown",
        (),
        ("VC_HTF_DETV",),
    )


@pytest.mark.parametrize(
    ("record", "age"),
    [({"age": 17}, "child"), ({"age_band": "9-17"}, "child"), ({"majority": "adult"}, "adult")],
)
def test_age_is_taken_from_what_is_recorded(record: dict[str, object], age: str) -> None:
    assert glotip.cells(record).age == age


def test_sex_beyond_two_is_other() -> None:
    assert glotip.cells({"sex": "non_conforming"}).sex == "other"


def test_unknown_form_is_refused() -> None:
    with pytest.raises(UnknownCode):
        glotip.glotip_form("fun")
