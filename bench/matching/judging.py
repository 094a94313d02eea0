"""Judges written pairs by the truth: F1 at the best threshold and at a given one; CPU and memory of a process."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[str, str]
_MIB = 1024  # ru_maxrss is in KiB


@dataclass(frozen=True)
class Quality:
    """Shares of pairs in 0..1, and the lowest score that was counted as one person."""

    f1: float
    precision: float
    recall: float
    threshold: float


@dataclass(frozen=True)
class Cost:
    """What a run took: processor-seconds of all its processes, and the largest resident memory in MiB."""

    cpu_seconds: float
    memory_mib: float


def read_pairs(path: Path) -> dict[Pair, float]:
    """Return {(id_a, id_b): score}; truth has no score and gets 1."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["id_a"], row["id_b"]): float(row.get("score") or 1.0) for row in csv.DictReader(file)}


def best(found: dict[Pair, float], truth: Iterable[Pair]) -> Quality:
    """Return the quality at the threshold at which F1 is highest: what a user with labels could reach."""
    true = set(truth)
    right, top = 0, Quality(0.0, 0.0, 0.0, 1.0)
    ranked = sorted(found.items(), key=lambda item: -item[1])
    for place, (pair, score) in enumerate(ranked, start=1):
        right += pair in true
        if place == len(ranked) or ranked[place][1] != score:
            top = max(top, _quality(right, place, len(true), score), key=lambda one: one.f1)
    return top


def at(found: dict[Pair, float], truth: Iterable[Pair], threshold: float) -> Quality:
    """Return the quality at one threshold."""
    kept = {pair for pair, score in found.items() if score >= threshold}
    true = set(truth)
    return _quality(len(kept & true), len(kept), len(true), threshold)


def mutual_best(found: dict[Pair, float]) -> dict[Pair, float]:
    """Return the pairs in which each record is the other's best: what a user does who knows that nobody stands twice.

    Splink has it as `cluster_using_single_best_links`. Ties go to the smaller pair of ids.
    """
    best_of_a: dict[str, tuple[float, Pair]] = {}
    best_of_b: dict[str, tuple[float, Pair]] = {}
    for pair, score in found.items():
        for one, kept in ((pair[0], best_of_a), (pair[1], best_of_b)):
            if one not in kept or (-score, pair) < (-kept[one][0], kept[one][1]):
                kept[one] = score, pair
    return {pair: score for score, pair in best_of_a.values() if best_of_b[pair[1]][1] == pair}


def timed(module: str, *arguments: str) -> Cost:
    """Run `python -m module arguments` and return what it took."""
    process = subprocess.Popen([sys.executable, "-m", module, *arguments])
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / _MIB)


def _quality(right: int, found: int, true: int, threshold: float) -> Quality:
    precision, recall = right / max(found, 1), right / max(true, 1)
    return Quality(2 * right / max(found + true, 1), precision, recall, threshold)
