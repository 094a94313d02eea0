"""`python -m bench.matching.one_register [--rows N]`: the duplicates in one large invented register, one row in ten."""

import argparse
import contextlib
import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench._machine import heading, load
from bench.matching.judging import Pair, at, best, read_pairs, timed
from sampan.engines.matching.deciding import SAME
from sampan.engines.matching.records import COLUMNS
from sampan.portal.demo.registers.making import registers

_SEED = 2  # never the one of bench/matching/learning.py
_OF_NINE = 2  # of nine people of the first half, so many stand twice: one row in ten is a duplicate


def write_register(rows: int, *, out: Path, truth: Path) -> None:
    """Write a register and its true pairs, row by row; second rows stand at the end, far from the first ones."""
    with contextlib.ExitStack() as stack:
        late = stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="", dir=out.parent))
        files = [stack.enter_context(path.open("w", encoding="utf-8", newline="")) for path in (out, truth)]
        once, twice = csv.DictWriter(files[0], COLUMNS), csv.DictWriter(late, COLUMNS)
        pairs = csv.writer(files[1])
        once.writeheader()
        pairs.writerow(("id_a", "id_b"))
        first = ""
        for side, person, fields in _rows(rows):
            if side == "a":
                first = fields["id"]
                once.writerow(fields)
            elif person % 9 < _OF_NINE:
                twice.writerow(fields)
                pairs.writerow((first, fields["id"]))
        late.seek(0)
        files[0].writelines(late)


def _rows(rows: int) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Yield side, person and fields of the first register's people, as far as it goes."""
    size = rows * 9 // 10
    for row in registers(size, seed=_SEED):
        if row.person >= size:
            return
        yield row.side, row.person, row.fields


def measure(rows: int, folder: Path, *, memory_mb: int) -> None:
    """Make the register, find its duplicates, print how many of them and at what cost."""
    register, truth, out, clusters = (
        folder / f"{name}.csv" for name in ("one", "truth", "pairs", "clusters")
    )
    write_register(rows, out=register, truth=truth)
    print(f"made: {rows:,} rows, {register.stat().st_size:,} octets; load {load():.2f}", flush=True)
    cost = timed(
        "sampan", "match", "link", str(register), "--out", str(out), "--clusters", str(clusters),
        "--memory-mb", str(memory_mb),
    )  # fmt: skip
    true = {_ordered(pair) for pair in read_pairs(truth)}
    found = {_ordered(pair): score for pair, score in read_pairs(out).items()}
    for name, one in (("as published", at(found, true, SAME)), ("best threshold", best(found, true))):
        print(
            f"{name}: F1 {one.f1:.4f}, {one.precision:.4f} right, {one.recall:.4f} found, at {one.threshold:.4f}"
        )
    print(
        f"{cost.cpu_seconds:,.0f} CPU s, {cost.memory_mib:,.0f} MiB; load {load():.2f} at the end", flush=True
    )


def _ordered(pair: Pair) -> Pair:
    return min(pair), max(pair)


def main() -> None:
    """Measure one size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--memory-mb", type=int, default=2_100)
    parser.add_argument(
        "--dir", type=Path, help="where the files are made and removed (default: the system's)"
    )
    asked = parser.parse_args()
    print(heading())
    with tempfile.TemporaryDirectory(dir=asked.dir) as folder:
        measure(asked.rows, Path(folder), memory_mb=asked.memory_mb)


if __name__ == "__main__":
    main()
