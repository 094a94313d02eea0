"""`./dev bench private_matching`: the group's rate, an epoch and its questions, two registers of selectors.

Peers are measured in the same run where a Python that has them is named; they are no dependency. CPU-seconds of all
parties together unless a line says whose. Values are invented numbers.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench._machine import heading, load
from bench.private_matching.bulk import measure_intersection
from bench.private_matching.making import timed
from bench.private_matching.questions import measure_questions
from sampan.engines.matching.private import group


def measure_group(count: int = 3_000) -> None:
    """Print what one operation costs."""
    scalar, element = group.random_scalar(os.urandom), group.hash_to_group(b"x", tag=b"bench")
    operations: dict[str, Callable[[], Any]] = {
        "multiplication": lambda: group.multiply(scalar, element),
        "multiplication of the generator": lambda: group.multiply_base(scalar),
        "hash to group": lambda: group.hash_to_group(b"x", tag=b"bench"),
        "addition": lambda: group.add(element, element),
    }
    for name, operation in operations.items():
        timed(f"{count:,} x {name}", lambda act=operation: [act() for _ in range(count)], each=count)  # type: ignore[misc]


def main() -> None:
    """Measure one after the other; 0 leaves a part out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--register", type=int, default=10_000, help="(default: %(default)s)")
    parser.add_argument("--questions", type=int, default=2_000, help="(default: %(default)s)")
    parser.add_argument("--intersection", type=int, default=10_000, help="(default: %(default)s)")
    parser.add_argument("--peers", type=Path, help="a Python that has openmined-psi")
    parser.add_argument("--spu-python", type=Path, help="a Python that has spu 0.9.5")
    asked = parser.parse_args()
    print(heading())
    measure_group()
    if asked.intersection:
        measure_intersection(asked.intersection, peers=asked.peers, spu_python=asked.spu_python)
    if asked.questions:
        measure_questions(asked.register, asked.questions)
    print(f"load      {load():.2f} at the end")


if __name__ == "__main__":
    main()
