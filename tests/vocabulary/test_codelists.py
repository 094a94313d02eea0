"""The code lists: every list reads, keeps its source, and is labelled in Vietnamese and Indonesian."""

import csv
import re
from datetime import date

import pytest

from sampan.vocabulary.codelists import LABELS, LISTS, Code, code_list, code_list_names, labels
from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.record import FIELDS

NAMES = code_list_names()
TABLES = {
    "index",
    "territories",
    "htcds_fields",
    "htcds_codes",
    "htcds_defects",
    "ilo_weights",
    "record_fields",
}
SAME_WORD = {"recruitment_app", "language"}  # brand names, and names that CLDR writes alike

# The set of our own extensions, by the list in which each lives.
EXTENSIONS = {
    "form_of_exploitation": {"forced_criminality", "organ_removal", "unborn_child"},
    "crime_type": {"online_scam", "online_gambling", "money_laundering", "smuggling", "other"},
    "means": {"restricts_movement"},
}


@pytest.mark.parametrize("name", NAMES)
def test_list_has_version_source_and_unique_codes(name: str) -> None:
    codes = code_list(name)
    assert codes.version and codes.source and codes.description
    assert len({each.code for each in codes.codes}) == len(codes.codes) > 0
    assert [each.position for each in codes.codes] == list(range(1, len(codes.codes) + 1))
    assert all(each.label and each.source for each in codes.codes)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["vi", "id"])
def test_every_code_has_a_label_in_vietnamese_and_indonesian(name: str, language: str) -> None:
    missing = [each.code for each in code_list(name).codes if not labels(language).get((name, each.code))]
    assert missing == []


@pytest.mark.parametrize("language", ["vi", "id"])
def test_every_record_field_has_a_label(language: str) -> None:
    assert [code for code in FIELDS if not labels(language).get(("record_field", code))] == []


@pytest.mark.parametrize("language", ["vi", "id"])
def test_no_label_stands_for_a_code_that_is_gone(language: str) -> None:
    known = {(name, each.code) for name in NAMES for each in code_list(name).codes}
    known |= {("record_field", code) for code in FIELDS}
    assert set(labels(language)) <= known


@pytest.mark.parametrize("language", ["vi", "id"])
def test_labels_of_one_list_are_told_apart(language: str) -> None:
    for name in set(NAMES) - {"ilo_operational_indicator", "case_stage", "language"}:
        shown = [label for _, label in code_list(name).choices(language)]
        assert len(set(shown)) == len(shown), name


def test_vietnamese_labels_are_not_english_left_in_place() -> None:
    same = [
        (name, each.code)
        for name in set(NAMES) - SAME_WORD
        for each in code_list(name).codes
        if each.label == code_list(name).label(each.code, "vi")
    ]
    assert same == []


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.csv")), ids=lambda path: path.stem)
def test_every_file_beside_the_loader_is_known_and_well_formed(path: object) -> None:
    assert path.stem in TABLES | set(NAMES)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {len(rows[0])}


def test_background_knowledge_alone_is_never_verified() -> None:
    for name in NAMES:
        for each in code_list(name).codes:
            assert not (each.source.startswith("background knowledge") and each.verified), (name, each.code)


def test_unverified_codes_are_really_marked() -> None:
    unverified = [each.code for each in code_list("referral_service").codes if not each.verified]
    assert "family_tracing" in unverified
    assert "shelter" not in unverified
    assert not any(each.verified for each in code_list("iccs").codes)


def test_our_own_extension_codes_are_exactly_those_of_the_issue() -> None:
    found = {name: {each.code for each in code_list(name).codes if each.ours} for name in NAMES}
    assert {name: codes for name, codes in found.items() if codes and name != "extension"} == EXTENSIONS


def test_extension_list_points_at_codes_and_fields_that_exist() -> None:
    for each in code_list("extension").codes:
        place, _, code = (each.parent or "").partition(":")
        assert code in FIELDS if place == "record_field" else code_list(place).get(code).ours


def test_parents_exist() -> None:
    parents = {"education": "education_group", "means": "palermo_means", "un_region": "un_region"}
    parents |= {"labour_sector": "labour_sector", "suspect_role": "suspect_role"}
    for name, parent_list in parents.items():
        assert all(
            not each.parent or code_list(parent_list).has(each.parent) for each in code_list(name).codes
        )


def test_every_list_that_a_record_field_names_exists() -> None:
    assert {field.list for field in FIELDS.values()} - {"", "province"} <= set(NAMES)


def test_unknown_list_is_refused() -> None:
    with pytest.raises(UnknownCode):
        code_list("no_such_list")


def test_unknown_code_is_refused_with_the_codes_to_use() -> None:
    with pytest.raises(UnknownCode, match="male"):
        code_list("sex").get("robot")


def test_label_falls_back_to_english_where_nobody_translated() -> None:
    assert code_list("sex").label("female", "km") == "Female"


def test_code_is_in_force_from_its_first_to_its_last_day() -> None:
    code = Code("a", "A", 1, date(2020, 1, 1), date(2020, 12, 31), "test", True, False, None, "")
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [code.in_force(day) for day in days] == [False, True, True, False]


def test_source_is_a_name_that_a_reader_can_look_up_not_an_internal_number() -> None:
    for path in [*LISTS.glob("*"), *LABELS.glob("*")]:
        assert not re.search(r"\bids? \d{8,}", path.read_text(encoding="utf-8")), path.name
