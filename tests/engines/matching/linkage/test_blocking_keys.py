"""Keys that the database makes: whoever shares a match key shares one of them, and each wide one does its work."""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

from sampan.engines.matching.keys import match_keys
from sampan.engines.matching.linkage.database import as_table, connect, keys_of
from sampan.engines.matching.linkage.preparing import batches, prepared
from sampan.engines.matching.records import MatchRecord, read_record
from sampan.engines.matching.register_file import read_register
from sampan.portal.demo.registers.making import write_registers

PERSON = {
    "id": "1", "name": "Nguyen Thi Hong Hanh", "sex": "female", "birth_date": "1990-05-17", "nationality": "VN",
    "province": "VN-22", "phone": "+84912345678", "document": "C1234567", "handle": "telegram:hanh",
}  # fmt: skip
OTHER = {"id": "2", "sex": "male", "name": "Tran Van Long", "birth_date": "1971-11-23", "province": "VN-SG"}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with contextlib.closing(connect(memory_mb=500, threads=1, spill=tmp_path / "spill")) as connection:
        yield connection


def keys(database: duckdb.DuckDBPyConnection, records: Iterable[MatchRecord]) -> dict[int, set[int]]:
    rows = list(prepared(records, side="a", first=0))
    database.register("prepared", as_table(next(batches(rows, size=len(rows)))))
    found: dict[int, set[int]] = defaultdict(set)
    for number, _, key in database.sql(keys_of("prepared")).fetchall():
        found[number].add(key)
    return found


def test_records_with_a_match_key_in_common_share_a_key(
    database: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    a, b, truth = (tmp_path / f"{name}.csv" for name in ("a", "b", "truth"))
    write_registers(400, seed=3, a=a, b=b, truth=truth)
    records = [*read_register(a), *read_register(b)]
    found = keys(database, records)
    holders: dict[bytes, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for key in match_keys(record):
            holders[key.value].append(number)
    shared = [(one, other) for held in holders.values() for one in held for other in held if one < other]
    assert len(shared) > 300
    assert all(found[one] & found[other] for one, other in shared)


@pytest.mark.parametrize(
    "changed",
    [
        {"phone": "0912345678"},
        {"name": PERSON["name"]},
        {"name": "Hanh Nguyen", "birth_date": "1990-05-17"},
        {"name": "Hong Hanh", "birth_date": "1990"},
        {"birth_date": "1990-05-17", "province": "VN-22"},
        {"birth_date": "1990-17-05", "name": "Nguyen Thi Hong Hanh"},
        {"name": "Nguyen Thihong Hanh", "birth_date": "1990-12-31"},
    ],
    ids=[
        "home and abroad",
        "name",
        "a word and the day",
        "words and the year",
        "day and place",
        "swapped",
        "joined",
    ],
)
def test_person_written_otherwise_shares_a_key(
    database: duckdb.DuckDBPyConnection, changed: dict[str, str]
) -> None:
    found = keys(database, [read_record(PERSON), read_record(OTHER | changed)])
    assert found[0] & found[1]


def test_strangers_share_none_and_nothing_known_makes_none(database: duckdb.DuckDBPyConnection) -> None:
    found = keys(
        database,
        [read_record(PERSON), read_record(OTHER), read_record({"id": "3"}), read_record({"id": "4"})],
    )
    assert not found[0] & found[1]
    assert not found[2] and not found[3]


def test_one_person_has_each_key_once_and_a_number_that_a_database_divides(
    database: duckdb.DuckDBPyConnection,
) -> None:
    rows = list(prepared([read_record(PERSON)], side="a", first=0))
    database.register("prepared", as_table(next(batches(rows))))
    made = [key for _, _, key in database.sql(keys_of("prepared")).fetchall()]
    assert len(made) == len(set(made)) > 20
    assert all(-(2**63) <= key < 2**63 for key in made)
