"""Links two registers, or finds the duplicates in one: CSV files in, pairs with scores and reasons out."""

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sampan.engines.matching.deciding import SAME
from sampan.engines.matching.linkage.choosing import clusters, keep_mutual_best, settled_prior
from sampan.engines.matching.linkage.database import connect, fill, keep_telling_keys
from sampan.engines.matching.linkage.model import FIELDS, compared_columns, level_in_sql
from sampan.engines.matching.linkage.preparing import PreparedRow, prepared, read_register
from sampan.engines.matching.linkage.scoring import score, trained
from sampan.engines.matching.weighing import posterior
from sampan.vocabulary.errors import InvalidInput, Unavailable

if TYPE_CHECKING:
    import duckdb

_PEOPLE_A_CHUNK = 250_000  # what fits, with its candidate pairs, in the default memory limit
_PRIOR = 1e-5  # where learning starts; `settled_prior` replaces it
_FEWEST = 200  # people; below it there is nothing to learn from


def link_files(
    a: Path, b: Path | None = None, *, out: Path, clusters_out: Path | None = None, engine: str = "duckdb",
    memory_mb: int = 1500, threads: int = 2,
) -> dict[str, int]:  # fmt: skip
    """Write `out` (id_a,id_b,score,reasons; score >= SAME, each record with one partner at most) and, of one
    register, `clusters_out` (id,cluster). Returns the numbers of people, of pairs compared and of pairs found.

    `memory_mb` bounds the database; Python takes some 150 MB beside it. Raises InvalidInput with row and field for a
    bad row, Unavailable where the extra `linkage` is not installed.
    """  # noqa: D205 - one sentence
    _check(engine)
    sides = 2 if b is not None else 1
    connection = connect(memory_mb=memory_mb, threads=threads)
    people = fill(connection, _rows(a, b))
    if people < _FEWEST:
        raise InvalidInput(
            f"There are fewer than {_FEWEST} people: weights cannot be learnt.",
            remedy="Compare their records with `sampan match compare`.",
        )
    keep_telling_keys(connection, sides=sides)
    linker = trained(connection, prior=_PRIOR)
    compared, _ = score(connection, linker, sides=sides, chunks=1 + people // _PEOPLE_A_CHUNK)
    if sides == 2:
        keep_mutual_best(connection)
    found = _write(connection, out)
    if clusters_out is not None:
        _write_clusters(out, clusters_out)
    return {"people": people, "compared": compared, "found": found}


def _check(engine: str) -> None:
    if engine != "duckdb":
        raise Unavailable(
            "Linkage on Spark is not in this release.",
            remedy="Leave --engine out: DuckDB links 10 million rows.",
        )


def _rows(a: Path, b: Path | None) -> Iterator[PreparedRow]:
    """Number the people of both registers one after the other."""
    first = list[int]([0])

    def counted(path: Path, side: str) -> Iterator[PreparedRow]:
        for row in prepared(read_register(path), side=side, first=first[0]):
            first[0] = row.number + 1
            yield row

    return chain(counted(a, "a"), counted(b, "b") if b is not None else ())


def _write(connection: "duckdb.DuckDBPyConnection", out: Path) -> int:
    """Write the pairs at or above the threshold, the likeliest first; return how many."""
    prior = settled_prior(
        connection.execute("SELECT round(bits, 1) AS bits, count(*) FROM scored GROUP BY ALL").fetchall()
    )
    rows = connection.execute(_pairs_with_levels())
    found = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id_a", "id_b", "score", "reasons"))
        while batch := rows.fetchmany(10_000):
            for id_a, id_b, bits, *levels in batch:
                chance = posterior(bits + prior)
                if chance < SAME:
                    return found
                writer.writerow((id_a, id_b, f"{chance:.6f}", _reasons(levels)))
                found += 1
    return found


def _pairs_with_levels() -> str:
    columns = ", ".join(f"l.{one} AS {one}_l, r.{one} AS {one}_r" for one in ("id", *compared_columns()))
    levels = ", ".join(f"{level_in_sql(field)} AS level_{field}" for field in FIELDS)
    return (
        f"SELECT id_l, id_r, bits, {levels} FROM (SELECT bits, {columns} FROM scored "  # noqa: S608 - columns of ours
        "JOIN people l ON l.number = first JOIN people r ON r.number = second) ORDER BY bits DESC, id_l, id_r"
    )


def _reasons(levels: list[str]) -> str:
    told = zip(FIELDS, levels, strict=True)
    return ";".join(f"{field}:{level}" for field, level in told if level != "missing")


def _write_clusters(pairs: Path, out: Path) -> None:
    with pairs.open(encoding="utf-8", newline="") as file:
        found = clusters((row["id_a"], row["id_b"]) for row in csv.DictReader(file))
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "cluster"))
        writer.writerows(sorted(found.items(), key=lambda item: (item[1], item[0])))
