"""Every scenario in short, one after another in one laboratory of two hosts: storm, flood, rate and partition."""

from pathlib import Path
from typing import Any

from bench.fault_lab.lab import Shape, is_root, laboratory
from bench.fault_lab.runs import apart, flood, steady, storm

FAULTS, STORM_LETTERS, FLOOD_LETTERS, PARTED_LETTERS = 5, 200, 1_000, 400
_RATE = 20.0


def run(folder: Path, *, seed: int) -> dict[str, Any]:
    """Run them; the verdict is on all letters of all scenarios. Without root: no power cut, no disk of its own."""
    shape = Shape(2, with_network=False, with_disks=is_root(), with_doors=True)
    kinds = storm.SHORT & storm.possible(shape)
    with laboratory(folder, shape) as lab:
        told = {
            "storm": storm.pass_over(lab, storm.Storm(seed, 0.3, FAULTS, STORM_LETTERS, kinds)),
            "throughput": flood.pour(lab, seed=seed, letters=FLOOD_LETTERS, chunk=40, minutes=1.0),
            "rate": steady.hold(lab, seed=seed, rate=_RATE, minutes=0.1, warm=1.0),
            "partition": apart.part(lab, seed=seed, letters=PARTED_LETTERS, apart_seconds=8.0),
        }
        return {"scenario": "short", "seed": seed} | told | lab.verdict()
