"""The engines of `sampan match link` side by side on the same registers: the same pairs, and what each takes.

A run is a tree of processes (Spark has Java and several Pythons), some of which end before it does; so all of them are
looked at twice a second. CPU is the sum of what each had used when it was last seen; memory is the highest sum of the
shares of memory (PSS: what several share is counted once).
"""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.matching.judging import at, read_pairs
from sampan.engines.matching.deciding import SAME
from sampan.portal.demo.registers.making import write_registers

ENGINES: dict[str, tuple[str, ...]] = {
    "duckdb": (),
    "spark": ("--engine", "spark", "--master", "local[2]"),
}
"""What each engine is called with: Spark with two workers of this machine."""

_SEED = 1  # as in the comparison with Splink
_LOOK_S = 0.5
_MIB = 2**20
_HEAD = f"{'':12}{'F1':>8}{'pairs':>10}{'CPU s':>10}{'MiB':>8}{'wall s':>9}"


@dataclass(frozen=True)
class Taken:
    """What a run took, with all its processes: processor-seconds, highest memory in MiB, seconds by the clock."""

    cpu_seconds: float
    memory_mib: float
    wall_seconds: float


def compare_engines(size: int, folder: Path, *, engines: list[str]) -> None:
    """Make the registers and link them with each engine; print what each took. RuntimeError where pairs differ."""
    a, b, truth = (folder / f"{name}.csv" for name in ("a", "b", "truth"))
    write_registers(size, seed=_SEED, a=a, b=b, truth=truth)
    true, taken, written = read_pairs(truth), {}, {}
    print(f"\n{size:,} a side, {len(true):,} in both\n{_HEAD}")
    for engine in engines:
        out = folder / f"{engine}.csv"
        taken[engine] = _run("match", "link", str(a), str(b), "--out", str(out), *ENGINES[engine])
        written[engine] = out.read_bytes()
        pairs = read_pairs(out)
        print(f"{engine:12}{at(pairs, true, SAME).f1:8.4f}{len(pairs):10,}{taken[engine].cpu_seconds:10.1f}"
              f"{taken[engine].memory_mib:8.0f}{taken[engine].wall_seconds:9.0f}", flush=True)  # fmt: skip
    if len(set(written.values())) > 1:
        raise RuntimeError("the engines wrote different pairs")
    first, *others = engines
    for other in others:
        ratio = taken[other].cpu_seconds / taken[first].cpu_seconds
        print(f"the same file, octet for octet; CPU of {other} to {first}: {ratio:.2f}", flush=True)


def _run(*arguments: str) -> Taken:
    began, used, most = time.monotonic(), dict[int, float](), 0.0
    process = subprocess.Popen([sys.executable, "-m", "sampan", *arguments], stdout=subprocess.DEVNULL)
    top = psutil.Process(process.pid)
    while process.poll() is None:
        memory = 0.0
        for one in _tree(top):
            try:
                told = one.cpu_times()
                used[one.pid] = told.user + told.system
                memory += one.memory_full_info().pss / _MIB
            except psutil.Error:
                continue
        most = max(most, memory)
        time.sleep(_LOOK_S)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    return Taken(sum(used.values()), most, time.monotonic() - began)


def _tree(top: psutil.Process) -> list[psutil.Process]:
    try:
        return [top, *top.children(recursive=True)]
    except psutil.Error:
        return []
