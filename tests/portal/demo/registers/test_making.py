"""Invented registers: the same seed gives the same rows, half are shared, and the shares are as written."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sampan.engines.matching.records import COLUMNS, read_record
from sampan.portal.demo.registers.making import Row, registers, write_registers

SIZE = 1_000


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(registers(SIZE, seed=5))


def share(rows: list[Row], column: str) -> float:
    return sum(bool(row.fields[column]) for row in rows) / len(rows)


def test_registers_same_seed_same_rows_other_seed_others(rows: list[Row]) -> None:
    assert list(registers(SIZE, seed=5)) == rows
    assert list(registers(10, seed=6)) != rows[:15]


def test_registers_each_side_has_its_size_and_half_is_shared(rows: list[Row]) -> None:
    a, b = ({row.person for row in rows if row.side == side} for side in "ab")
    assert (len(a), len(b), len(a & b)) == (SIZE, SIZE, SIZE // 2)


def test_registers_ids_are_unique_and_tell_nothing_of_the_person(rows: list[Row]) -> None:
    ids = [row.fields["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    assert all(len(one) == 17 for one in ids)


@pytest.mark.parametrize(
    ("column", "expected"),
    [("name", 1.0), ("phone", 0.7), ("document", 0.55), ("birth_date", 0.95), ("handle", 0.15)],
)
def test_registers_columns_are_filled_as_often_as_written(
    rows: list[Row], column: str, expected: float
) -> None:
    assert share(rows, column) == pytest.approx(expected, abs=0.05)


def test_registers_every_row_can_be_read(rows: list[Row]) -> None:
    assert all(tuple(row.fields) == COLUMNS and read_record(row.fields).name.readings for row in rows[:400])


def test_registers_nguyen_is_the_surname_of_four_in_ten_vietnamese(rows: list[Row]) -> None:
    vietnamese = [row.fields["name"].split() for row in rows if row.fields["nationality"] == "VN"]
    assert sum("Nguyen" in name for name in vietnamese) / len(vietnamese) == pytest.approx(0.38, abs=0.08)


BIG = 6_000


@dataclass(frozen=True)
class Pair:
    """Both rows of one person."""

    a: dict[str, str]
    b: dict[str, str]


@pytest.fixture(scope="module")
def many() -> list[Row]:
    return list(registers(BIG, seed=6))


@pytest.fixture(scope="module")
def pairs(many: list[Row]) -> list[Pair]:
    of_b = {row.person: row.fields for row in many if row.side == "b"}
    return [Pair(row.fields, of_b[row.person]) for row in many if row.side == "a" and row.person in of_b]


def among(told: Iterable[bool]) -> float:
    """Return the share that is true."""
    counted = list(told)
    assert len(counted) > 100
    return sum(counted) / len(counted)


def of_nation(rows: list[Row], nationality: str) -> list[list[str]]:
    return [row.fields["name"].split() for row in rows if row.fields["nationality"] == nationality]


def words_in_one_order(name: str) -> list[str]:
    return sorted(name.casefold().split())


# One test for each property of the registers on which the building blocks were measured (docs/adr, matching).


def test_registers_burmese_have_no_family_name(many: list[Row]) -> None:
    last = Counter(name[-1] for name in of_nation(many, "MM"))
    assert last.most_common(1)[0][1] / last.total() < 0.08


def test_registers_one_indonesian_in_three_has_one_name(many: list[Row]) -> None:
    assert among(len(name) == 1 for name in of_nation(many, "ID")) == pytest.approx(0.35, abs=0.06)


def test_registers_one_in_eight_full_dates_is_1_january(many: list[Row]) -> None:
    full = [row.fields["birth_date"] for row in many if len(row.fields["birth_date"]) == 10]
    assert among(date.endswith("-01-01") for date in full) == pytest.approx(0.12, abs=0.02)


def test_registers_birth_date_is_a_year_alone_or_missing_as_often_as_written(many: list[Row]) -> None:
    lengths = Counter(len(row.fields["birth_date"]) for row in many)
    assert set(lengths) == {0, 4, 10}
    assert lengths[4] / lengths.total() == pytest.approx(0.18, abs=0.02)
    assert lengths[0] / lengths.total() == pytest.approx(0.05, abs=0.01)


def test_registers_phone_changed_in_45_of_100_people(pairs: list[Pair]) -> None:
    known = [pair for pair in pairs if pair.a["phone"] and pair.b["phone"]]
    assert among(pair.a["phone"] != pair.b["phone"] for pair in known) == pytest.approx(0.45, abs=0.04)


def test_registers_document_on_both_sides_is_the_same_but_for_slips(pairs: list[Pair]) -> None:
    known = [pair for pair in pairs if pair.a["document"] and pair.b["document"]]
    assert len(known) / len(pairs) == pytest.approx(0.55**2, abs=0.04)
    assert among(pair.a["document"] == pair.b["document"] for pair in known) > 0.9


def test_registers_order_of_names_is_swapped_in_some(pairs: list[Pair]) -> None:
    swapped = among(
        words_in_one_order(pair.a["name"]) == words_in_one_order(pair.b["name"])
        and pair.a["name"].casefold() != pair.b["name"].casefold()
        for pair in pairs
    )
    assert 0.04 < swapped < 0.12


def test_registers_middle_names_are_dropped_in_some(pairs: list[Pair]) -> None:
    names = [(pair.a["name"].split(), pair.b["name"].split()) for pair in pairs]
    long = [(a, b) for a, b in names if max(len(a), len(b)) > 2]
    assert 0.05 < among(len(a) != len(b) for a, b in long) < 0.2


def test_registers_names_drift_and_are_mistyped_in_some(pairs: list[Pair]) -> None:
    whole = [(words_in_one_order(pair.a["name"]), words_in_one_order(pair.b["name"])) for pair in pairs]
    same_length = [(a, b) for a, b in whole if len(a) == len(b)]
    assert 0.2 < among(a != b for a, b in same_length) < 0.45


def test_registers_thai_family_name_is_of_few(many: list[Row]) -> None:
    last = Counter(name[-1] for name in of_nation(many, "TH"))
    assert last.most_common(1)[0][1] / last.total() < 0.03


def test_write_registers_truth_names_ids_of_both_files(tmp_path: Path) -> None:
    a, b, truth = (tmp_path / name for name in ("a.csv", "b.csv", "truth.csv"))
    write_registers(50, seed=5, a=a, b=b, truth=truth)
    read = {
        path: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) for path in (a, b, truth)
    }
    assert [len(read[path]) for path in (a, b, truth)] == [50, 50, 25]
    for path, column in ((a, "id_a"), (b, "id_b")):
        ids = [row["id"] for row in read[path]]
        assert ids == sorted(ids)
        assert {row[column] for row in read[truth]} <= set(ids)
