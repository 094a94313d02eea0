"""Keys of the index: what makes two records meet in it, what never does, and that the rules have a version."""

import csv
from pathlib import Path

import pytest

from sampan.engines.matching import index_keys as module
from sampan.engines.matching.index_keys import SPECIFICATION, index_keys
from sampan.engines.matching.keys import SPECIFICATION as KEYS_SPECIFICATION
from sampan.engines.matching.keys import match_keys
from sampan.engines.matching.records import MatchRecord, read_record

FULL = {
    "name": "Nguyễn Thị Hương Giang", "birth_date": "1999-03-04", "sex": "f", "province": "VN-01",
    "phone": "+84912345678", "document": "C1234567", "handle": "facebook:giang", "nationality": "VN",
}  # fmt: skip


def made(**fields: str) -> MatchRecord:
    return read_record({"id": "1", **fields})


def shared(one: dict[str, str], other: dict[str, str]) -> set[bytes]:
    return set(index_keys(made(**one))) & set(index_keys(made(**other)))


def test_every_match_key_is_in_the_index():
    record = made(**FULL)
    assert {key.value for key in match_keys(record)} < set(index_keys(record))


@pytest.mark.parametrize(
    "changed",
    [
        {"birth_date": ""},
        {"birth_date": "1999"},
        {"birth_date": "1999-04-03", "phone": "", "document": "", "handle": ""},
        {"name": "giang huong thi nguyen", "phone": "", "document": "", "handle": ""},
        {"name": "", "document": "", "handle": "", "phone": "0912 345 678"},
        {"name": "Somebody Else", "birth_date": "", "phone": "", "handle": ""},
    ],
)
def test_record_written_otherwise_shares_a_key(changed):
    assert shared(FULL, FULL | changed)


def test_records_of_two_people_share_no_key():
    assert not shared(
        FULL, {"name": "Somchai Jaidee", "birth_date": "1988-01-02", "sex": "m", "province": "TH-10"}
    )


@pytest.mark.parametrize("other", ["គឹម លីដា", "ບຸນມີ ສີສະຫວັດ", "", "?"])
def test_names_never_meet_by_becoming_empty(other):
    assert not shared({"name": "សុខ ចាន់ណា"}, {"name": other})


@pytest.mark.parametrize("fields", [{}, {"birth_date": "1999-03-04"}, {"sex": "f", "province": "VN-01"}])
def test_record_without_name_or_number_has_no_key(fields):
    assert index_keys(made(**fields)) == {}


def test_longest_name_has_a_bounded_number_of_keys():
    assert len(index_keys(made(**FULL | {"name": " ".join(f"n{number}" for number in range(20))}))) < 60


def test_every_kind_has_a_weight_with_source_and_a_docstring():
    with (Path(module.__file__).parent / "index_key_weights.csv").open(encoding="utf-8") as file:
        rows = {row["kind"]: row for row in csv.DictReader(file)}
    assert rows.keys() == module._MAKERS.keys()
    assert all(float(row["weight_bits"]) > 0 and row["source"] and row["as_of"] for row in rows.values())
    assert all((make.__doc__ or "").strip().endswith(".") for make in module._MAKERS.values())


def test_specification_names_the_rules_that_it_builds_on():
    assert SPECIFICATION.endswith(KEYS_SPECIFICATION) and SPECIFICATION != KEYS_SPECIFICATION


def test_equal_parts_of_two_kinds_make_two_keys():
    assert module._value("name", ("dara",)) != module._value("skeleton", ("dara",))
    assert module._value("name", ("a", "b")) != module._value("name", ("ab", ""))
