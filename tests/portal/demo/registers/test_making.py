"""Invented registers: the same seed gives the same rows, half are shared, and the shares are as written."""

import csv
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
