"""Comparing, weighing, deciding, explaining: symmetric, monotonous where it must be, and silent about the people."""

import csv
import json
from pathlib import Path

import pytest

from sampan.engines.matching import explaining, weighing
from sampan.engines.matching.comparing import LEVELS, compare
from sampan.engines.matching.deciding import SAME, Decision, match
from sampan.engines.matching.explaining import in_words, told
from sampan.engines.matching.records import MatchRecord, read_record
from sampan.engines.matching.weighing import (
    Frequencies,
    Weights,
    expectation_maximisation,
    learn,
    posterior,
    shipped_weights,
)

HOA = {
    "name": "Nguyen Thi Hoa", "sex": "female", "birth_date": "1990-05-17", "nationality": "VN", "province": "VN-22",
    "phone": "0912345678", "document": "C1234567", "handle": "telegram:hoa",
}  # fmt: skip


def of(**fields: str) -> MatchRecord:
    return read_record({"id": "1", **fields})


def decided(a: dict[str, str], b: dict[str, str], frequencies: Frequencies | None = None) -> Decision:
    one, other = (
        match(of(**a), of(**b), frequencies=frequencies),
        match(of(**b), of(**a), frequencies=frequencies),
    )
    assert one == other
    return one


def test_match_same_record_is_one_person() -> None:
    assert decided(HOA, HOA).score > 0.999


def test_match_nothing_in_common_to_compare_scores_zero() -> None:
    assert decided({}, {}) == Decision(0.0, False, ())
    assert decided({"name": "Nguyen Thi Hoa"}, {"phone": "0912345678"}).score == 0.0


@pytest.mark.parametrize("name", ["Nguyễn Thị Hoa", "NGUYEN THI HOA", "Hoa Nguyen Thi"])
def test_match_name_alone_that_is_the_same_name_is_same(name: str) -> None:
    assert decided({"name": "Nguyễn Thị Hoa"}, {"name": name}).same


@pytest.mark.parametrize(
    ("first", "second"), [("សុខ ដារា", "ចាន់ បុប្ផា"), ("ສົມພອນ ແກ້ວ", "ບຸນມີ ວົງ"), ("Hoa", "Trang")]
)
def test_match_name_alone_of_two_people_is_not_same(first: str, second: str) -> None:
    assert not decided({"name": first}, {"name": second}).same


def test_match_same_name_another_sex_counts_against() -> None:
    name = {"name": "Nguyen Thi Hoa"}
    assert decided(name | {"sex": "f"}, name | {"sex": "m"}).score < decided(name, name).score


def test_match_same_name_another_birth_date_is_not_same() -> None:
    name = {"name": "Nguyen Thi Hoa"}
    assert not decided(name | {"birth_date": "1990-05-17"}, name | {"birth_date": "1975-11-02"}).same


def test_match_shared_phone_of_two_names_is_not_same() -> None:
    assert not decided({"name": "Nguyen Thi Hoa", "phone": "0912345678", "nationality": "VN"},
                       {"name": "Tran Van Binh", "phone": "+84912345678"}).same  # fmt: skip


@pytest.mark.parametrize(
    ("field", "near", "far"),
    [("birth_date", "1990-05-18", "1971-12-30"), ("birth_date", "1990", "1971"), ("phone", "912345678", "0987654321"),
     ("document", "C1234568", "B7654321"), ("handle", "line:hoa", "telegram:minh")],
)  # fmt: skip
def test_match_near_value_scores_above_a_far_one(field: str, near: str, far: str) -> None:
    base = {"name": "Nguyen Thi Hoa", "nationality": "VN", field: HOA[field]}
    assert decided(base, base | {field: near}).score > decided(base, base | {field: far}).score


def test_match_first_of_january_tells_less_than_another_day() -> None:
    name = {"name": "Nguyen Thi Hoa"}
    placeholder, day = name | {"birth_date": "1990-01-01"}, name | {"birth_date": "1990-05-17"}
    assert decided(placeholder, placeholder).score < decided(day, day).score


def test_match_phone_of_many_tells_less() -> None:
    a, b = {"phone": "+84912345678", "name": "Hoa"}, {"phone": "+84912345678", "name": "Hoa Mai"}
    many = Frequencies(phones={"+84912345678": 64})
    assert decided(a, b, many).score < decided(a, b, Frequencies()).score


def test_match_common_name_tells_less_than_a_rare_one() -> None:
    a = {"name": "Nguyen Thi Hoa", "birth_date": "1990"}
    common = Frequencies(tokens={"hoa": 0.08, "thi": 0.2, "nguyen": 0.38})
    assert decided(a, a, common).score < decided(a, a, Frequencies(tokens={"hoa": 0.0001})).score


def test_match_reasons_weightiest_first_and_only_what_was_compared() -> None:
    reasons = decided(HOA, {"name": "Nguyen Thi Hoa", "birth_date": "1990-05-17", "sex": "m"}).reasons
    assert [reason.field for reason in reasons][-1] == "sex" or abs(reasons[0].bits) >= abs(reasons[-1].bits)
    assert {reason.field for reason in reasons} == {"name", "birth_date", "sex"}


def test_told_is_json_and_repeats_nothing_of_the_records() -> None:
    text = json.dumps(told(decided(HOA, HOA)))
    assert all(part not in text for part in ("Hoa", "0912345678", "C1234567", "1990"))
    assert json.loads(text)["same"] is True


def test_in_words_every_level_has_words() -> None:
    with (Path(explaining.__file__).parent / "reasons.csv").open(encoding="utf-8", newline="") as file:
        worded = {(row["field"], row["code"]) for row in csv.DictReader(file)}
    assert worded == {
        (field, level) for field, levels in LEVELS.items() for level in levels if level != "missing"
    }
    assert "1 January" in in_words(
        next(r for r in decided({"birth_date": "1990-01-01"}, {"birth_date": "1990-01-01"}).reasons)
    )


def test_shipped_weights_know_every_level_with_source_and_date() -> None:
    with (Path(weighing.__file__).parent / "levels.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["field"], row["level"]) for row in rows} == {
        (field, level) for field, levels in LEVELS.items() for level in levels if level != "missing"
    }
    assert all(row["source"] and row["as_of"] and 0 < float(row["m"]) < 1 for row in rows)


@pytest.mark.parametrize("field", LEVELS)
def test_shipped_weights_best_level_speaks_for_and_different_against(field: str) -> None:
    weights = shipped_weights()
    assert weights.bits(field, LEVELS[field][0]) > 0 > weights.bits(field, "different")
    assert weights.bits(field, "missing") == 0.0


@pytest.mark.parametrize(("bits", "chance"), [(0, 0.5), (1, 2 / 3), (-1, 1 / 3), (500, 1.0)])
def test_posterior_of_bits(bits: float, chance: float) -> None:
    assert posterior(bits) == pytest.approx(chance)


def test_published_threshold_is_one_half() -> None:
    assert SAME == 0.5


def test_expectation_maximisation_from_a_poor_start_finds_the_shares() -> None:
    """300 true pairs that agree on name nine times in ten, 9,700 others one in a hundred."""

    def pattern(*same: bool) -> tuple[str, ...]:
        told = dict.fromkeys(LEVELS, "missing") | dict(
            zip(
                ("sex", "province", "nationality"),
                ("same" if one else "different" for one in same),
                strict=True,
            )
        )
        return tuple(told[field] for field in LEVELS)

    patterns = {}
    for bits in range(8):
        same = tuple(bool(bits >> place & 1) for place in range(3))
        true, other = 300.0, 9_700.0
        for one in same:
            true, other = true * (0.9 if one else 0.1), other * (0.05 if one else 0.95)
        patterns[pattern(*same)] = round(true + other)
    start = learn([(pattern(True, True, True), 6, 1), (pattern(False, False, False), 2, 20)], prior_bits=-3)
    found = expectation_maximisation(patterns, start=Weights(start.chances, -3.0), rounds=200)
    assert found.chances["sex"]["same"].m == pytest.approx(0.9, abs=0.05)
    assert found.chances["sex"]["same"].u == pytest.approx(0.05, abs=0.01)
    assert posterior(found.prior_bits) == pytest.approx(0.03, abs=0.005)


def test_comparison_shows_nothing_in_logs() -> None:
    assert "hoa" not in repr(compare(of(**HOA), of(**HOA))).casefold()
