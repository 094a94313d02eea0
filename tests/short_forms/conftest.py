"""Two invented registers of which the truth is known, and the Python that has the peers."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.matching.judging import Pair, read_pairs, timed
from sampan.portal.demo.registers.making import write_registers

SIZE = 20_000  # people a side: with fewer, Bloom filters meet so few strangers that they do nearly as well
SEED = 1  # as the benchmarks; no weight was learnt from it


@dataclass(frozen=True)
class Registers:
    """Two files, half of each side in both, and the true pairs."""

    a: Path
    b: Path
    true: dict[Pair, float]


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    folder = tmp_path_factory.mktemp("registers")
    a, b, truth = (folder / f"{name}.csv" for name in ("a", "b", "truth"))
    write_registers(SIZE, seed=SEED, a=a, b=b, truth=truth)
    return Registers(a, b, read_pairs(truth))


@pytest.fixture(scope="session")
def splink(registers: Registers, tmp_path_factory: pytest.TempPathFactory) -> dict[Pair, float]:
    """Return what default Splink finds on the plain text, in a process of its own."""
    out = tmp_path_factory.mktemp("splink") / "pairs.csv"
    timed("bench.matching.default_splink", str(registers.a), str(registers.b), str(out))
    return read_pairs(out)


@pytest.fixture(scope="session")
def peers() -> Path:
    """Return a Python with clkhash, anonlink and openmined-psi."""
    found = os.environ.get("SAMPAN_PEERS", "")
    if not found:
        pytest.skip("no SAMPAN_PEERS: ./dev peers makes it")
    return Path(found)
