"""`./dev bench matching [--size N ...]`: both link the same invented registers, in processes of their own.

With `--engine duckdb spark` it compares the engines of `sampan match link` with one another instead of with Splink.
"""

import argparse
import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench._machine import heading, load
from bench.matching.engines import ENGINES, compare_engines
from bench.matching.judging import Cost, Quality, at, best, mutual_best, read_pairs, timed
from bench.matching.peer_limits import add_peer_limits, peer_limits
from sampan.engines.matching.deciding import SAME
from sampan.portal.demo.registers.making import write_registers

_SEED = 1  # never the one of bench/matching/learning.py
_HEAD = f"{'':38}{'F1':>8}{'precision':>11}{'recall':>9}{'threshold':>11}{'CPU s':>9}{'MiB':>8}"


def measure(size: int, folder: Path, *, peer_limits: tuple[str, ...]) -> None:
    """Make the registers, link them with Splink and with ours; print both at their thresholds, and the difference.

    Splink is shown twice: its pairs as they come, and with one partner a record as ours has it. `peer_limits`: options
    of its own process, which keep its memory down and its pairs the same.
    """
    a, b, truth, peer, ours = (folder / f"{name}.csv" for name in ("a", "b", "truth", "splink", "ours"))
    write_registers(size, seed=_SEED, a=a, b=b, truth=truth)
    true = read_pairs(truth)
    ours_cost = timed("sampan", "match", "link", str(a), str(b), "--out", str(ours))
    print(f"sampan took {ours_cost.cpu_seconds:.1f} CPU s, {ours_cost.memory_mib:.0f} MiB", flush=True)
    theirs_cost = timed("bench.matching.default_splink", str(a), str(b), str(peer), *peer_limits)
    theirs, mine = read_pairs(peer), read_pairs(ours)
    first, published = best(theirs, true), at(mine, true, SAME)
    print(f"\n{size:,} a side, {len(true):,} in both\n{_HEAD}")
    print(_line("default Splink, best threshold", first, theirs_cost))
    print(_line("   with one partner, best threshold", best(mutual_best(theirs), true), theirs_cost))
    print(_line("sampan match link, as published", published, ours_cost))
    print(_line("   best threshold", best(mine, true), ours_cost))
    print(f"{'difference of F1; ratio of CPU':38}{published.f1 - first.f1:+8.4f}{'':31}"
          f"{ours_cost.cpu_seconds / theirs_cost.cpu_seconds:9.2f}", flush=True)  # fmt: skip


def _line(name: str, quality: Quality, cost: Cost) -> str:
    shown = (
        f"{name:38}{quality.f1:8.4f}{quality.precision:11.4f}{quality.recall:9.4f}{quality.threshold:11.4f}"
    )
    return shown + f"{cost.cpu_seconds:9.1f}{cost.memory_mib:8.0f}"


@contextlib.contextmanager
def _folder(keep: Path | None, size: int) -> Iterator[Path]:
    """Give a folder for the files of one size; it goes afterwards, unless it is to be kept."""
    if keep is not None:
        (keep / str(size)).mkdir(parents=True, exist_ok=True)
        yield keep / str(size)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def main() -> None:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, nargs="+", default=[20_000], help="people a side")
    parser.add_argument(
        "--engine", choices=sorted(ENGINES), nargs="+", default=[], help="compare these instead"
    )
    add_peer_limits(parser)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the files of each size under DIR")
    asked = parser.parse_args()
    print(heading())
    for size in asked.size:
        with _folder(asked.keep, size) as folder:
            if asked.engine:
                compare_engines(size, folder, engines=asked.engine)
            else:
                measure(size, folder, peer_limits=peer_limits(asked))
    print(f"load      {load():.2f} at the end")


if __name__ == "__main__":
    main()
