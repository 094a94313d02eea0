"""Linkage within a memory limit: what does not fit is written to a private folder, and the pairs stay the same."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sampan.engines.matching.linkage.blocking_keys import KEY_COLUMNS
from sampan.engines.matching.linkage.database import candidates, connect, fill, keep_telling_keys, one_number
from sampan.engines.matching.linkage.linking import link_files, silent
from sampan.engines.matching.linkage.preparing import PreparedRow, prepared
from sampan.engines.matching.register_file import read_register
from sampan.portal.demo.registers.making import write_registers
from sampan.vocabulary.errors import InvalidInput

SIZE = 400
COPIES = 60
MADE_OF = (*KEY_COLUMNS, "name", "bones", "birth_day", "birth_unordered", "province")
LITTLE_MB, PLENTY_MB = 16, 1_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers")
    write_registers(SIZE, seed=5, a=folder / "a.csv", b=folder / "b.csv", truth=folder / "truth.csv")
    return folder


def many(folder: Path) -> Iterator[PreparedRow]:
    """The people of both registers, again and again, each time with other keys."""
    rows = [
        row for side in "ab" for row in prepared(read_register(folder / f"{side}.csv"), side=side, first=0)
    ]
    for place, (copy, row) in enumerate((copy, row) for copy in range(COPIES) for row in rows):
        yield row._replace(number=place, **{name: other(getattr(row, name), copy) for name in MADE_OF})


def other(told: object, copy: int) -> Any:
    """What keys are made of, different in each copy."""
    if isinstance(told, str):
        return f"{told}{copy:02d}"
    return [f"{one}{copy:02d}" for one in told] if isinstance(told, list | tuple) else told


def compared(folder: Path, *, memory_mb: int, chunks: int) -> tuple[set[tuple[int, int]], int, int]:
    """Return the pairs that share a key; the most that the database held, and that lay on the disk, in octets."""
    pairs: set[tuple[int, int]] = set()
    held, spilled = 0, 0
    spill = folder / f"spill {memory_mb}"
    with closing(connect(memory_mb=memory_mb, threads=1, spill=spill)) as connection:
        fill(connection, many(folder), progress=silent)
        keep_telling_keys(connection, sides=2)
        for chunk in range(chunks):
            candidates(connection, sides=2, chunk=chunk, chunks=chunks)
            held = max(held, one_number(connection, "SELECT sum(memory_usage_bytes) FROM duckdb_memory()"))
            spilled = max(spilled, sum(path.stat().st_size for path in spill.glob("*")))
            pairs |= set(connection.execute("SELECT join_key_l, join_key_r FROM candidates").fetchall())
    return pairs, held, spilled


def test_database_with_little_memory_keeps_to_it_spills_and_finds_the_same_pairs(folder: Path) -> None:
    pairs, held, spilled = compared(folder, memory_mb=LITTLE_MB, chunks=7)
    in_memory, needed, nothing = compared(folder, memory_mb=PLENTY_MB, chunks=1)
    assert pairs == in_memory
    assert held <= LITTLE_MB * 1_000_000 < needed
    assert spilled > 0 == nothing


def test_link_files_spills_into_a_folder_of_its_owner_alone(folder: Path) -> None:
    modes: set[int] = set()

    def look(step: str, done: int, of: int) -> None:
        modes.update(path.stat().st_mode & 0o777 for path in folder.glob(".pairs.csv.*.spill"))

    link_files(folder / "a.csv", folder / "b.csv", out=folder / "pairs.csv", progress=look)
    assert modes == {0o700}
    assert not list(folder.glob(".*"))


def test_link_files_that_fails_leaves_no_spilled_people(folder: Path) -> None:
    (folder / "bad.csv").write_text((folder / "b.csv").read_text() + "last,A,,,never,,,,,\n")
    with pytest.raises(InvalidInput):
        link_files(folder / "a.csv", folder / "bad.csv", out=folder / "none.csv")
    assert not list(folder.glob(".*"))
