"""The fault laboratory at the command line: `./dev bench fault_lab --scenario NAME --seed N`."""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench._machine import describe, load
from bench.fault_lab.faults import Kind
from bench.fault_lab.lab import Shape, is_root
from bench.fault_lab.report import keep, table
from bench.fault_lab.runs import apart, cuts, flood, short, steady, storm

_FOLDER = Path("/tmp/sampan-fault-lab")  # noqa: S108 - short, as a socket's path must be


def main() -> int:
    """Run one scenario, print its table and keep its figures; 1 when a promise was broken."""
    asked = _arguments()
    if not is_root() and asked.scenario != "short":
        sys.stderr.write("Root, ip, iptables, TUN and FUSE are needed; only --scenario short runs without.\n")
        return 2
    asked.folder.mkdir(parents=True, exist_ok=True)
    asked.folder.chmod(0o755)
    before, began = load(), time.monotonic()
    told = _SCENARIOS[asked.scenario](asked)
    told |= {"load_before": round(before, 2), "load_after": round(load(), 2)}
    told |= {"ended_at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": describe()}
    told["whole_seconds"] = round(time.monotonic() - began)
    keep(asked.report or asked.folder / "report.json", told)
    print(table(told))
    return int(any(told["violations"].values()) and not asked.broken)


def _faults(asked: argparse.Namespace) -> dict[str, Any]:
    shape = Shape(asked.hosts)
    kinds = storm.possible(shape) if not asked.only else frozenset(Kind(one) for one in asked.only)
    letters = asked.letters or 110_000
    ordered = storm.Storm(asked.seed, asked.minutes, asked.faults, letters, kinds, asked.chunk, asked.cuts)
    return storm.run(asked.folder, shape, ordered)


def _short(asked: argparse.Namespace) -> dict[str, Any]:
    return short.run(asked.folder, seed=asked.seed)


def _cuts(asked: argparse.Namespace) -> dict[str, Any]:
    survive = 0.0 if asked.broken else None
    return cuts.run(asked.folder, seed=asked.seed, cuts=asked.cuts, broken=asked.broken, survive=survive)


def _throughput(asked: argparse.Namespace) -> dict[str, Any]:
    letters = asked.letters or 1_790_000
    return flood.run(asked.folder, seed=asked.seed, letters=letters, chunk=asked.chunk, minutes=asked.minutes)


def _rate(asked: argparse.Namespace) -> dict[str, Any]:
    return steady.run(asked.folder, seed=asked.seed, rate=asked.rate, minutes=asked.minutes)


def _partition(asked: argparse.Namespace) -> dict[str, Any]:
    letters = asked.letters or 50_000
    return apart.run(asked.folder, seed=asked.seed, letters=letters, apart_seconds=asked.apart)


_SCENARIOS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "faults": _faults,
    "short": _short,
    "cuts": _cuts,
    "throughput": _throughput,
    "rate": _rate,
    "partition": _partition,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench fault_lab", description=__doc__)
    parser.add_argument("--scenario", choices=sorted(_SCENARIOS), default="faults")
    parser.add_argument("--seed", type=int, default=20_261_122, help="the same seed draws the same faults")
    parser.add_argument("--minutes", type=float, default=30.0, help="how long faults, letters or rate go on")
    parser.add_argument("--faults", type=int, default=720)
    parser.add_argument(
        "--only", nargs="*", choices=[one.value for one in Kind], help="only these kinds of fault"
    )
    parser.add_argument(
        "--letters", type=int, default=0, help="how many in all (default: the scenario's own)"
    )
    parser.add_argument("--hosts", type=int, default=6)
    parser.add_argument("--cuts", type=int, default=200, help="how many power cuts")
    parser.add_argument("--broken", default="", help="break PostgreSQL on purpose, such as fsync=off")
    parser.add_argument("--chunk", type=int, default=40, help="the most letters in one transaction")
    parser.add_argument("--rate", type=float, default=100.0, help="letters a second in all")
    parser.add_argument("--apart", type=float, default=60.0, help="seconds apart after the clocks moved")
    parser.add_argument(
        "--folder", type=Path, default=_FOLDER, help="where the nodes are; fresh ones are kept there"
    )
    parser.add_argument(
        "--report", type=Path, help="the JSON file of figures (default: report.json in the folder)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
