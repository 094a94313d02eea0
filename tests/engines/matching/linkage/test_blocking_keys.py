"""Keys that the database makes: those of the match keys and the wide ones, each once a person."""

from collections import defaultdict
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from sampan.engines.matching.keys import match_keys
from sampan.engines.matching.linkage.blocking_keys import keys_in_sql
from sampan.engines.matching.linkage.database import as_table, connect, take_in
from sampan.engines.matching.linkage.preparing import batches, prepared
from sampan.engines.matching.records import MatchRecord, read_record
from sampan.engines.matching.register_file import read_register
from sampan.portal.demo.registers.making import write_registers

ROW = {
    "id": "1", "name": "Sok Dara", "sex": "female", "birth_date": "1990-05-17", "province": "KH-12",
    "phone": "+85512345678", "document": "N1234567", "handle": "telegram:dara",
}  # fmt: skip


def keys(folder: Path, records: list[MatchRecord]) -> list[tuple[int, int]]:
    """Return (number, key) as the database makes them."""
    with closing(connect(memory_mb=500, threads=1, spill=folder / "spill")) as connection:
        for columns in batches(prepared(records, side="a", first=0)):
            take_in(connection, "people", as_table(columns))
        return connection.execute(f"SELECT number, key FROM ({keys_in_sql('people')})").fetchall()


def shared(folder: Path, first: dict[str, str], second: dict[str, str]) -> int:
    """Return how many keys two rows have in common."""
    records = [read_record(row) for row in (first, second)]
    of: dict[int, set[int]] = defaultdict(set)
    for number, key in keys(folder, records):
        of[number].add(key)
    return len(of[0] & of[1])


def test_keys_whoever_share_a_match_key_share_a_key_and_no_key_comes_twice(tmp_path: Path) -> None:
    write_registers(400, seed=3, a=tmp_path / "a.csv", b=tmp_path / "b.csv", truth=tmp_path / "truth.csv")
    records = [record for side in "ab" for record in read_register(tmp_path / f"{side}.csv")]
    found = keys(tmp_path, records)
    assert len(set(found)) == len(found) > 10 * len(records) and min(key for _, key in found) >= 0
    meeting = pairs((key, number) for number, key in found)
    told = pairs((key.value, number) for number, record in enumerate(records) for key in match_keys(record))
    assert told <= meeting and len(told) > 100


def pairs(found: object) -> set[tuple[int, int]]:
    by_key: dict[object, list[int]] = defaultdict(list)
    for key, number in found:  # type: ignore[attr-defined]
        by_key[key].append(number)
    return {pair for numbers in by_key.values() for pair in combinations(sorted(set(numbers)), 2)}


@pytest.mark.parametrize(
    ("changed", "least"),
    [
        (
            {"name": "Dara Chea", "phone": "", "document": "", "handle": ""},
            3,
        ),  # a word with the day, the year, the place
        ({"name": "", "birth_date": "", "document": "", "handle": "", "phone": "012 345 678"}, 1),  # the tail
        (
            {"name": "Sokdara", "birth_date": "1990", "phone": "", "document": "", "handle": ""},
            1,
        ),  # words joined
        (
            {"name": "Sok Dara", "birth_date": "", "phone": "", "document": "", "handle": ""},
            2,
        ),  # the name and the place
        ({"name": "Somebody Else", "phone": "", "document": "", "handle": ""}, 1),  # day and place
    ],
)
def test_keys_leave_out_what_offices_write_otherwise(
    tmp_path: Path, changed: dict[str, str], least: int
) -> None:
    assert shared(tmp_path, ROW, ROW | changed) >= least


def test_keys_nothing_known_is_no_key(tmp_path: Path) -> None:
    assert keys(tmp_path, [read_record({"id": "1", "province": "KH-12", "sex": "male"})]) == []
    assert (
        shared(tmp_path, ROW, {"id": "2", "name": "Somebody Else", "birth_date": "1971", "sex": "female"})
        == 0
    )
