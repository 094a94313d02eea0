"""Makes two registers that share half of their people; by seed, row after row."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sampan.engines.matching.records import COLUMNS
from sampan.portal.demo.registers.people import invent
from sampan.portal.demo.registers.recording import record

SHARED = 0.5  # share of each side's people that stand in the other register too


@dataclass(frozen=True, repr=False)
class Row:
    """One row of register `side` (a or b), by column name; `person`: the number of the true person."""

    side: str
    person: int
    fields: dict[str, str]


def registers(size: int, *, seed: int) -> Iterator[Row]:
    """Yield the rows of two registers of `size` people each, half of whom stand in both; nobody exists.

    Each person is drawn from a seed of their own, so that rows do not depend on those before. A shared person's rows
    follow one another, a before b; ids are drawn so that they tell nothing.
    """
    shared = int(size * SHARED)
    for person in range(2 * size - shared):
        chance = Random(f"{seed}:{person}")  # noqa: S311 - invented people, no secret
        who = invent(chance)
        sides = "ab" if person < shared else "a" if person < size else "b"
        for side in sides:
            number = f"{side}{chance.randrange(16**16):016x}"
            row = record(who, number=number, chance=chance, later=side == "b")
            yield Row(side, person, row)


def write_registers(size: int, *, seed: int, a: Path, b: Path, truth: Path) -> None:
    """Write the two registers as CSV with the columns of `sampan match`, and the true pairs (id_a,id_b).

    Each file is in the order of its ids, so that no place tells who is whom. Needs about 600 bytes a row.
    """
    rows: dict[str, list[dict[str, str]]] = {"a": [], "b": []}
    pairs: list[dict[str, str]] = []
    last: Row | None = None
    for row in registers(size, seed=seed):
        rows[row.side].append(row.fields)
        if last is not None and last.person == row.person:
            pairs.append({"id_a": last.fields["id"], "id_b": row.fields["id"]})
        last = row
    _write(a, rows["a"], COLUMNS)
    _write(b, rows["b"], COLUMNS)
    _write(truth, pairs, ("id_a", "id_b"))


def _write(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row[columns[0]]))
