"""The trafficking record: what is kept, what is refused, and that every problem is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.record import FIELDS, InvalidRecord, fields_of, validate_record
from tests.vocabulary.records import TODAY, records

FULL = {
    "registered": "2023-08",
    "sex": "female",
    "age": 17,
    "age_band": "9-17",
    "majority": "child",
    "citizenship": ["VN"],
    "education": "upper_secondary",
    "languages": ["vi", "hmn"],
    "residence_province": "VN-22",
    "acts": ["recruitment", "transportation"],
    "means": ["false_promises", "restricts_movement"],
    "forms": ["forced_criminality"],
    "crime_types": ["online_scam"],
    "exploitation_countries": ["KH"],
    "exploitation_province": "KH-18",
    "route": ["VN", "KH", "VN"],
    "exploitation_began": "2022-11",
    "exploitation_ended": "2023-07-30",
    "movement_restricted": "yes",
    "non_punishment": "yes",
    "suspect_paid": ["no", "yes"],
    "trafficking_status": "victim",
}


def problems_of(record: dict[str, object]) -> dict[str, str]:
    with pytest.raises(InvalidRecord) as caught:
        validate_record(record, today=TODAY)
    assert all(each.what and each.remedy for each in caught.value.problems)
    return {each.field: each.what for each in caught.value.problems}


def test_full_record_is_kept_as_it_is() -> None:
    kept = validate_record(FULL, today=TODAY)
    assert kept == FULL | {"languages": ["hmn", "vi"]}


def test_record_of_another_order_has_the_same_bytes() -> None:
    turned = {field: FULL[field] for field in reversed(FULL)} | {"languages": ["hmn", "vi", "hmn"]}
    one, other = validate_record(FULL, today=TODAY), validate_record(turned, today=TODAY)
    assert canonical_bytes(one) == canonical_bytes(other)
    assert list(one) == list(other)


def test_route_keeps_its_order_and_repeats() -> None:
    assert validate_record({"route": ["VN", "KH", "VN"]}, today=TODAY)["route"] == ["VN", "KH", "VN"]


def test_values_that_say_nothing_are_left_out() -> None:
    empty = {"sex": "", "age": None, "forms": [], "asylum_asked": "not_recorded"}
    assert validate_record(empty, today=TODAY) == {}


def test_flag_no_is_recorded() -> None:
    assert validate_record({"asylum_asked": "no"}, today=TODAY) == {"asylum_asked": "no"}


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("sex", "robot"),
        ("sex", ["female"]),
        ("age", 300),
        ("age", -1),
        ("age", "17"),
        ("age", True),
        ("age", 17.0),
        ("number_of_children", 31),
        ("citizenship", ["Vietnam"]),
        ("citizenship", "VN"),
        ("citizenship", [None]),
        ("forms", ["forced_labour", "slavry"]),
        ("forms", "forced_labour"),
        ("route", ["VN"] * 61),
        ("residence_province", "VN-999"),
        ("registered", "2023-13"),
        ("registered", 2023),
        ("registered", "2027"),
        ("exploitation_began", "2005-2013"),
        ("exploitation_ended", "2565"),
        ("movement_restricted", True),
        ("movement_restricted", "TRUE"),
        ("recruitment_country", "vn"),
    ],
)
def test_impossible_value_is_a_problem_of_its_field(field: str, given: object) -> None:
    assert list(problems_of({field: given})) == [field]


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"majority": "child", "age": 18}, "majority"),
        ({"majority": "adult", "age": 17}, "majority"),
        ({"majority": "adult", "age_band": "9-17"}, "majority"),
        ({"majority": "child", "age_band": "18-20"}, "majority"),
        ({"age": 25, "age_band": "18-20"}, "age_band"),
        ({"exploitation_began": "2022-06", "exploitation_ended": "2022-05"}, "exploitation_ended"),
        ({"exploitation_countries": ["TH"], "exploitation_province": "KH-18"}, "exploitation_province"),
    ],
)
def test_contradiction_is_a_problem(record: dict[str, object], field: str) -> None:
    assert list(problems_of(record)) == [field]


@pytest.mark.parametrize(
    "record",
    [
        {"majority": "child", "age": 17},
        {"majority": "adult", "age": 18},
        {"exploitation_began": "2022-06", "exploitation_ended": "2022"},
        {"age": 120, "age_band": "48+"},
        {"registered": "2026"},
    ],
)
def test_values_at_the_edge_of_the_possible_are_kept(record: dict[str, object]) -> None:
    assert validate_record(record, today=TODAY) == record


def test_every_problem_is_reported_not_only_the_first() -> None:
    found = problems_of({"sex": "robot", "age": 300, "forms": ["x"], "no_such_field": 1})
    assert set(found) == {"sex", "age", "forms", "no_such_field"}


def test_message_never_repeats_what_was_given() -> None:
    with pytest.raises(InvalidRecord) as caught:
        validate_record({"sex": "Trần Mai", "Trần Mai": "x"}, today=TODAY)
    shown = str(caught.value) + str([(each.field, each.what, each.remedy) for each in caught.value.problems])
    assert "Mai" not in shown


@given(records())
def test_validating_twice_changes_nothing(record: dict[str, object]) -> None:
    kept = validate_record(record, today=TODAY)
    assert validate_record(kept, today=TODAY) == kept


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.integers() | st.text() | st.lists(st.text())))
def test_any_input_is_kept_or_refused_and_never_crashes(record: dict[str, object]) -> None:
    try:
        validate_record(record, today=TODAY)
    except InvalidRecord as error:
        assert error.problems


def test_every_field_has_a_consent_group_a_section_and_a_sensitivity() -> None:
    for field in FIELDS.values():
        assert code_list("consent_group").has(field.group)
        assert code_list("record_section").has(field.section)
        assert field.sensitivity == "coded"


def test_fields_of_a_consent_group_are_only_its_own() -> None:
    assert {field.code for field in fields_of("family")} == {"marital_status", "number_of_children"}
