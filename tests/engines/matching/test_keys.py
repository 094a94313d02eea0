"""Match keys: canonical, told apart by kind and specification, weighted, and described for users."""

from itertools import combinations

import pytest

from sampan.engines.matching import keys
from sampan.engines.matching.keys import (
    MOST_OF_A_KIND,
    MatchKey,
    key_kinds,
    key_weights,
    match_keys,
    pairing_keys,
)
from sampan.engines.matching.records import read_record

ROW = {
    "id": "1", "name": "Nguyen Thi Hong Hanh", "sex": "female", "birth_date": "1990-05-17", "nationality": "VN",
    "province": "VN-22", "phone": "0912345678", "document": "C1234567", "handle": "telegram:hanh",
}  # fmt: skip


def of(**changed: str) -> tuple[MatchKey, ...]:
    return match_keys(read_record(ROW | changed))


def values(kind: str, **changed: str) -> set[bytes]:
    return {key.value for key in of(**changed) if key.kind == kind}


def test_match_keys_full_record_has_a_key_of_each_kind_but_the_placeholder() -> None:
    alone = {kind.code for kind in key_kinds() if not kind.for_pairing}
    assert alone - {key.kind for key in of()} == {"name_new_year"}
    assert {key.kind for key in of()} <= alone


def test_match_keys_empty_record_has_none() -> None:
    assert match_keys(read_record({"id": "1"})) == ()


def test_match_keys_are_each_there_once() -> None:
    assert len({key.value for key in of()}) == len(of())


@pytest.mark.parametrize("name", ["Nguyễn Thị Hồng Hạnh", "Hong Hanh Nguyen Thi", "NGUYEN THI HONG  HANH"])
def test_name_birth_marks_order_and_case_make_the_same_key(name: str) -> None:
    assert values("name_birth") & values("name_birth", name=name)


@pytest.mark.parametrize("birth", ["1990", "1990-05", "", "1990-01-01"])
def test_name_birth_day_not_known_makes_no_key(birth: str) -> None:
    assert not values("name_birth", birth_date=birth)


def test_name_new_year_first_of_january_makes_a_key_of_its_own_kind() -> None:
    assert values("name_new_year", birth_date="1990-01-01")


def test_skeleton_birth_day_and_month_changed_over_make_the_same_key() -> None:
    swapped = {"birth_date": "1990-07-05"}
    assert values("skeleton_birth", birth_date="1990-05-07") == values("skeleton_birth", **swapped)


def test_phone_home_and_abroad_make_the_same_key() -> None:
    assert values("phone") == values("phone", phone="+84912345678")


def test_match_keys_values_of_two_kinds_never_meet() -> None:
    by_kind = {kind.code: {key.value for key in of() if key.kind == kind.code} for kind in key_kinds()}
    assert not any(first & second for first, second in combinations(by_kind.values(), 2))


def test_match_keys_parts_cannot_be_shifted_into_one_another() -> None:
    first = keys._value("phone", ("ab", "c"))
    assert first != keys._value("phone", ("a", "bc"))
    assert first != keys._value("phone", ("ab", "c,"))


def test_match_keys_other_specification_makes_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {key.value for key in of()}
    monkeypatch.setattr(keys, "SPECIFICATION", "keys-0/names-0")
    assert not before & {key.value for key in of()}


def test_match_keys_page_in_one_field_makes_no_more_than_the_limit() -> None:
    many = ";".join(f"09123456{number:02d}" for number in range(40))
    assert len(values("phone", phone=many)) == MOST_OF_A_KIND


def test_match_keys_no_two_empty_names_meet() -> None:
    nobody = [
        match_keys(read_record({"id": "1", "name": name, "birth_date": "1990-05-17"})) for name in ("", "-")
    ]
    assert nobody == [(), ()]


def test_key_kinds_each_has_a_weight_and_words() -> None:
    assert all(kind.weight_bits > 0 and len(kind.describe.split()) > 3 for kind in key_kinds())
    assert key_weights().keys() == {kind.code for kind in key_kinds()}


def test_key_kinds_selectors_hold_no_name() -> None:
    assert {kind.code for kind in key_kinds() if kind.is_selector} == {"document", "phone", "handle"}


def for_pairing(**changed: str) -> set[str]:
    return {key.kind for key in pairing_keys(read_record(ROW | changed))}


def test_pairing_keys_are_all_of_the_others_and_the_kinds_that_are_weak_alone() -> None:
    every = pairing_keys(read_record(ROW))
    assert {key.kind for key in every} - {key.kind for key in of()} == {
        "token_birth",
        "name_year",
        "name_place",
    }
    assert set(of()) < set(every) and len(set(every)) == len(every)


def test_pairing_keys_year_or_new_year_makes_no_key_of_a_day() -> None:
    assert "token_birth" not in for_pairing(birth_date="1999") | for_pairing(birth_date="1999-01-01")
    assert "name_year" in for_pairing(birth_date="1999") & for_pairing(birth_date="1999-01-01")


def test_pairing_keys_without_a_name_or_place_are_fewer() -> None:
    assert not {"name_year", "name_place", "token_birth"} & for_pairing(name="")
    assert "name_place" not in for_pairing(province="") | for_pairing(sex="")


def test_pairing_keys_other_specification_makes_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {key.value for key in pairing_keys(read_record(ROW))}
    monkeypatch.setattr(keys, "SPECIFICATION", "keys-0/names-0")
    assert not before & {key.value for key in pairing_keys(read_record(ROW))}


def test_match_key_shows_nothing_in_logs() -> None:
    assert all("hanh" not in repr(key) for key in of())
