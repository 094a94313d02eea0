"""`./dev bench private_registers [--size N ...] [--peers PYTHON]`: `sampan match private` beside its peers.

Default Splink sees both registers in plain; Bloom filters are compared all with all and get the threshold that is
best for them, as Splink does; ours keeps its published one. Each runs in processes of its own.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench._machine import heading, load
from bench.matching.judging import Cost, Pair, Quality, at, best, mutual_best, read_pairs, timed
from bench.matching.peer_limits import add_peer_limits, peer_limits
from sampan.portal.demo.registers.making import write_registers

_SEED = 1  # as ./dev bench matching; never 4711 or 12, from which weights were learnt
_HEAD = f"{'':46}{'F1':>8}{'precision':>11}{'recall':>9}{'threshold':>11}{'CPU s':>9}{'MiB':>8}"
_BLOOM = Path(__file__).parents[1] / "_peers" / "bloom.py"


def measure(
    size: int, folder: Path, peers: Path | None, *, peer_limits: tuple[str, ...], plain_keys: bool
) -> None:
    """Make the registers, pair them in three ways; print each at its threshold. `peer_limits`: Splink's options."""
    a, b, truth = (folder / f"{name}.csv" for name in ("a", "b", "truth"))
    write_registers(size, seed=_SEED, a=a, b=b, truth=truth)
    true = read_pairs(truth)
    print(f"\n{size:,} a side, seed {_SEED}, {len(true):,} in both\n{_HEAD}", flush=True)
    ours = (paired_in_plain if plain_keys else paired_in_private)(a, b, folder)
    published = at(ours[0], true, 0.0)
    _say(
        "the same pairing, keys in plain" if plain_keys else "sampan match private, as published",
        published,
        ours[1],
    )
    bloom = _bloom_where_it_can(a, b, folder, peers, size=size) if peers else None
    if bloom:
        _say("Bloom filters, best threshold", best(bloom[0], true), bloom[1])
        alone = best(mutual_best(bloom[0]), true)
        _say("   with one partner, best threshold", alone, bloom[1])
        print(f"{'ours over Bloom filters at their best':46}{published.f1 - alone.f1:+8.4f}", flush=True)
    theirs_file = folder / "splink.csv"
    cost = timed("bench.matching.default_splink", str(a), str(b), str(theirs_file), *peer_limits)
    theirs = read_pairs(theirs_file)
    plain = best(theirs, true)
    _say("default Splink on the plain text, best threshold", plain, cost)
    _say("   with one partner, best threshold", best(mutual_best(theirs), true), cost)
    print(f"{'ours over Splink at its best':46}{published.f1 - plain.f1:+8.4f}", flush=True)


def paired_in_private(a: Path, b: Path, folder: Path) -> tuple[dict[Pair, float], Cost]:
    """Return the pairs of `sampan match private`, put together from both sides' files, and what it took."""
    outs = [folder / "a_hits.csv", folder / "b_hits.csv"]
    cost = timed(
        "sampan", "match", "private", str(a), str(b), "--out-a", str(outs[0]), "--out-b", str(outs[1]),
    )  # fmt: skip
    sides = [_hits(path) for path in outs]
    return {(own, sides[1][label]): 1.0 for label, own in sides[0].items()}, cost


def paired_in_plain(a: Path, b: Path, folder: Path) -> tuple[dict[Pair, float], Cost]:
    """Return the same pairs without masking, and what that took."""
    out = folder / "ours.csv"
    cost = timed("bench.private_registers.plain", str(a), str(b), str(out))
    return read_pairs(out), cost


def bloom_filters(a: Path, b: Path, folder: Path, peers: Path) -> tuple[dict[Pair, float], Cost]:
    """Return what Bloom filters find, with scores; `peers`: a Python with clkhash and anonlink."""
    out = folder / "bloom.csv"
    process = subprocess.Popen([str(peers), str(_BLOOM), str(a), str(b), str(out)])
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("the Bloom filters ended early: does --peers name a Python with clkhash and anonlink?")
    return read_pairs(out), Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _hits(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["pair"]: row["id"] for row in csv.DictReader(file)}


def _bloom_where_it_can(
    a: Path, b: Path, folder: Path, peers: Path, *, size: int
) -> tuple[dict[Pair, float], Cost] | None:
    if size > 100_000:
        print("Bloom filters: 10**12 comparisons would take a day of one core; left out")
        return None
    return bloom_filters(a, b, folder, peers)


def _say(name: str, quality: Quality, cost: Cost) -> None:
    shown = (
        f"{name:46}{quality.f1:8.4f}{quality.precision:11.4f}{quality.recall:9.4f}{quality.threshold:11.4f}"
    )
    print(shown + f"{cost.cpu_seconds:9.1f}{cost.memory_mib:8.0f}", flush=True)


def main() -> None:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, nargs="+", default=[20_000], help="people a side")
    parser.add_argument("--peers", type=Path, help="a Python that has clkhash and anonlink")
    add_peer_limits(parser)
    parser.add_argument(
        "--plain-keys", action="store_true", help="ours without masking: the same pairs, less time"
    )
    asked = parser.parse_args()
    print(heading())
    for size in asked.size:
        with tempfile.TemporaryDirectory() as folder:
            measure(
                size, Path(folder), asked.peers, peer_limits=peer_limits(asked), plain_keys=asked.plain_keys
            )
    print(f"load      {load():.2f} at the end")


if __name__ == "__main__":
    main()
