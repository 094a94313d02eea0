"""What leans on the name is taken back; nothing is where the register shows too little, and no level changes sides."""

import contextlib
import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sampan.engines.matching.linkage.choosing import alone
from sampan.engines.matching.linkage.database import connect
from sampan.engines.matching.linkage.leaning import take_back
from sampan.engines.matching.linkage.linking import link_files
from sampan.portal.demo.registers.making import registers

CHANCES = {
    "sex": {"same": (0.98, 0.5), "different": (0.02, 0.5)},
    "nationality": {"same": (0.97, 0.2), "different": (0.03, 0.8)},
    "province": {"same": (0.8, 0.02), "different": (0.2, 0.98)},
}
MODEL = {
    "comparisons": [
        {
            "output_column_name": field,
            "comparison_levels": [
                {"label_for_charts": level, "m_probability": m, "u_probability": u}
                for level, (m, u) in levels.items()
            ],
        }
        for field, levels in CHANCES.items()
    ]
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Any]:
    with contextlib.closing(connect(memory_mb=500, threads=1, spill=tmp_path / "spill")) as connection:
        yield connection


def people(database: Any, *, count: int, province: str) -> None:
    """Women of one name and nationality, ten years apart; `province` in SQL."""
    database.execute(
        f"CREATE TABLE people AS SELECT i AS number, 'aye aye' AS name, 'y y' AS bones, 'aye aye' AS marked, "
        f"['aye', 'aye'] AS parts, 'female' AS sex, 'MM' AS nationality, {province} AS province, "
        f"(1900 + 10 * (i % 9))::INTEGER AS birth_year FROM range({count}) t(i)"
    )
    database.execute("CREATE TABLE scored AS SELECT 0 AS first, 9 AS second, 20.0::DOUBLE AS bits")


def test_agreement_that_the_name_told_already_is_worth_nothing(database: Any) -> None:
    people(database, count=3_000, province="'MM-' || (i % 50)")
    added = take_back(database, MODEL)["name"]
    for field in ("sex", "nationality"):
        m, u = CHANCES[field]["same"]
        assert added[field, "same"] == pytest.approx(-math.log2(m / u), abs=0.05)
    assert added["province", "same"] == pytest.approx(0.0, abs=0.5)
    bits = database.execute("SELECT bits FROM scored").fetchall()[0][0]
    assert bits == pytest.approx(
        20.0 + added["sex", "same"] + added["nationality", "same"] + added["province", "different"]
    )


def test_disagreement_never_speaks_for_one_person(database: Any) -> None:
    people(database, count=3_000, province="'MM-01'")
    added = take_back(database, MODEL)["name"]
    for field, levels in CHANCES.items():
        m, u = levels["different"]
        assert math.log2(m / u) + added[field, "different"] <= 1e-9


def test_register_that_shows_too_little_changes_nothing(database: Any) -> None:
    people(database, count=300, province="'MM-01'")
    assert take_back(database, MODEL) == {}
    assert database.execute("SELECT * FROM scored").fetchall() == [(0, 9, 20.0)]


def test_bones_that_thousands_share_say_less_than_rare_ones(database: Any) -> None:
    database.execute(
        """CREATE TABLE people AS SELECT i AS number, 'n' || i AS name, 'n' || i AS marked, ['n' || i] AS parts,
        CASE WHEN i < 900 THEN 'common' ELSE 'rare' || (i // 2) END AS bones, NULL AS sex, NULL AS nationality,
        NULL AS province, 1990 AS birth_year FROM range(1000) t(i)"""
    )
    database.execute(
        "CREATE TABLE scored AS SELECT * FROM (VALUES (0, 1, 20.0::DOUBLE), (900, 901, 20.0)) t(first, second, bits)"
    )
    take_back(database, MODEL)
    common, rare = (bits for (bits,) in database.execute("SELECT bits FROM scored ORDER BY first").fetchall())
    assert common < 20.0 < rare


def test_score_of_a_duplicate_is_the_chance_that_it_is_one(tmp_path: Path) -> None:
    register, out = tmp_path / "one.csv", tmp_path / "pairs.csv"
    person = {}
    with register.open("w", encoding="utf-8", newline="") as file:
        writer = None
        for row in registers(12_000, seed=17):
            if row.side == "a" or row.person % 5 == 0:
                writer = writer or csv.DictWriter(file, row.fields.keys())
                if not person:
                    writer.writeheader()
                writer.writerow(row.fields)
                person[row.fields["id"]] = row.person
    link_files(register, out=out)
    with out.open(encoding="utf-8", newline="") as file:
        found = [
            (float(row["score"]), person[row["id_a"]] == person[row["id_b"]]) for row in csv.DictReader(file)
        ]
    right = sum(is_right for _, is_right in found) / len(found)
    told = sum(score for score, _ in found) / len(found)
    assert len(found) > 1_000
    assert right > 0.95
    assert abs(right - told) < 0.03


@pytest.mark.parametrize(("both", "bits"), [(0.5, 2.0), (0.0, 0.0), (1.0, 2 * math.log2(10))])
def test_pair_gains_as_nobody_stands_twice(both: float, bits: float) -> None:
    share = max(both, 1e-9) / 1_000
    assert alone(math.log2(share / (1 - share)), of_a=1_000, of_b=1_000) == pytest.approx(bits, abs=1e-3)
