"""Writes who is whom: pairs with scores and reasons, the likeliest first, and the clusters of one register."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from sampan.engines.matching.linkage.choosing import clusters
from sampan.engines.matching.linkage.model import FIELDS, compared_columns, fields, level_in_sql
from sampan.engines.matching.result_file import new_file
from sampan.engines.matching.weighing import posterior

if TYPE_CHECKING:
    import duckdb

THROUGH = "through"
"""The reason of a pair that a third record joins: its id follows, and nothing after it."""


def write_pairs(
    connection: "duckdb.DuckDBPyConnection",
    out: Path,
    *,
    prior: float,
    least: float,
    further: tuple[str, ...],
    told_as: tuple[str, ...],
) -> int:
    """Write the pairs of `scored` that have at least `least` bits, and those of `through`; return how many.

    `prior`: bits to be added to theirs; `further`: what the database calls the further columns, `told_as`: what
    reasons call them.
    """
    found, told = 0, (*FIELDS, *told_as)
    with new_file(out) as file:
        writer = csv.writer(file)
        writer.writerow(("id_a", "id_b", "score", "reasons"))
        pairs = connection.execute(_pairs_with_levels(further), {"least": least})
        for id_a, id_b, bits, third, *levels in iter(pairs.fetchone, None):
            chance = posterior(bits + prior)
            writer.writerow((id_a, id_b, f"{chance:.9f}", _reasons(told, levels, third=third)))
            found += 1
    return found


def _pairs_with_levels(further: tuple[str, ...]) -> str:
    columns = ", ".join(
        f"l.{one} AS {one}_l, r.{one} AS {one}_r" for one in ("id", *compared_columns(), *further)
    )
    levels = ", ".join(f"{level_in_sql(*one)} AS level_{one[0]}" for one in fields(further).items())
    return (
        f"SELECT id_l, id_r, bits, third_id, {levels} FROM (SELECT bits, third.id AS third_id, {columns} FROM "  # noqa: S608
        "(SELECT first, second, bits, NULL AS third FROM scored WHERE bits >= $least "
        "UNION ALL SELECT first, second, bits, third FROM through) AS pairs "
        "JOIN people l ON l.number = first JOIN people r ON r.number = second "
        "LEFT JOIN people third ON third.number = pairs.third) ORDER BY bits DESC, id_l, id_r"
    )


def _reasons(fields: tuple[str, ...], levels: list[str], *, third: str | None) -> str:
    told = [f"{field}:{level}" for field, level in zip(fields, levels, strict=True) if level != "missing"]
    return ";".join(told if third is None else [*told, f"{THROUGH}:{third}"])


def write_clusters(pairs: Path, out: Path) -> None:
    """Write id,cluster of the records that stand in pairs, by connected components."""
    with pairs.open(encoding="utf-8", newline="") as file:
        found = clusters((row["id_a"], row["id_b"]) for row in csv.DictReader(file))
    ordered = sorted((cluster, one) for one, cluster in found.items())
    with new_file(out) as file:
        writer = csv.writer(file)
        writer.writerow(("id", "cluster"))
        writer.writerows((one, cluster) for cluster, one in ordered)
