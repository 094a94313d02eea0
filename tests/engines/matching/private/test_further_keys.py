"""The further keys of a pairing: what makes them, and that each kind has a weight."""

from sampan.engines.matching.private.further_keys import pairing_keys, pairing_weights
from sampan.engines.matching.records import read_record

LINH = {
    "id": "1",
    "name": "Nguyen Thi Linh",
    "sex": "female",
    "birth_date": "1999-03-14",
    "province": "VN-14",
}


def kinds(**changed: str) -> set[str]:
    return {key.kind for key in pairing_keys(read_record({**LINH, **changed}))}


def test_pairing_keys_each_kind_has_a_weight() -> None:
    assert (
        {"token_birth", "name_year", "name_place", "name_birth"} <= kinds() <= pairing_weights().bits.keys()
    )


def test_pairing_keys_year_alone_makes_no_key_of_a_day() -> None:
    assert "token_birth" not in kinds(birth_date="1999") and "name_year" in kinds(birth_date="1999")


def test_pairing_keys_new_year_is_no_day() -> None:
    assert "token_birth" not in kinds(birth_date="1999-01-01")


def test_pairing_keys_without_a_name_or_place_are_fewer() -> None:
    assert not {"name_year", "name_place", "token_birth"} & kinds(name="")
    assert "name_place" not in kinds(province="")


def test_pairing_keys_each_once() -> None:
    keys = pairing_keys(read_record(LINH))
    assert len(keys) == len(set(keys))


def test_pairing_weights_selectors_are_numbers_and_handles() -> None:
    assert pairing_weights().selectors == {"document", "phone", "handle"}
