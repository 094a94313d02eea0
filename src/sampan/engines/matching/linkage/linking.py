"""Links two registers, or finds the duplicates in one: CSV files in, pairs with scores and reasons out."""

import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sampan.engines.matching.deciding import SAME
from sampan.engines.matching.linkage import choosing
from sampan.engines.matching.linkage.database import connect, fill, keep_telling_keys, one_number
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
    """Write the pairs, and of one register the clusters; return the numbers of people, of pairs compared and found.

    `out`: id_a,id_b,score,reasons, score >= SAME; between two registers each record with one partner at most.
    `clusters_out`: id,cluster (the smallest id in it). `memory_mb` bounds the database; Python takes some 150 MB
    beside it. InvalidInput with row and field for a bad row, Unavailable where Spark is asked for.
    """
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
    prior = _prior(connection, sides=sides)
    if sides == 2:
        choosing.keep_mutual_best(connection)
    found = _write(connection, out, prior=prior)
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
    of_a = prepared(read_register(a), side="a", first=0)
    if b is None:
        yield from of_a
        return
    last = -1
    for row in of_a:
        last = row.number
        yield row
    yield from prepared(read_register(b), side="b", first=last + 1)


def _prior(connection: "duckdb.DuckDBPyConnection", *, sides: int) -> float:
    """Return the bits to be added to those of `scored`, which hold the prior from which learning started."""
    people = one_number(connection, "SELECT count(*) FROM people")
    of_a = one_number(connection, "SELECT count(*) FROM people WHERE side = 'a'")
    started = math.log2(_PRIOR / (1 - _PRIOR))
    histogram = connection.execute(
        "SELECT round(bits, 1) AS bits, count(*) FROM scored GROUP BY ALL"
    ).fetchall()
    settled = choosing.settled_prior(
        ((bits - started, count) for bits, count in histogram),
        all_pairs=of_a * (people - of_a) if sides == 2 else of_a * (of_a - 1) // 2,
        start=_PRIOR,
    )
    return settled - started


def _write(connection: "duckdb.DuckDBPyConnection", out: Path, *, prior: float) -> int:
    """Write the pairs at or above the threshold, the likeliest first; return how many."""
    found = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id_a", "id_b", "score", "reasons"))
        for id_a, id_b, bits, *levels in iter(connection.execute(_pairs_with_levels()).fetchone, None):
            chance = posterior(bits + prior)
            if chance < SAME:
                break
            writer.writerow((id_a, id_b, f"{chance:.9f}", _reasons(levels)))
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
        found = choosing.clusters((row["id_a"], row["id_b"]) for row in csv.DictReader(file))
    ordered = sorted((cluster, one) for one, cluster in found.items())
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "cluster"))
        writer.writerows((one, cluster) for cluster, one in ordered)
