"""Writes by what a linkage compared: the versions that who reviews its pairs, or repeats it, has to know."""

import json
from importlib.metadata import version
from pathlib import Path

from sampan.engines.matching.names.specification import DIGEST, SPECIFICATION
from sampan.engines.matching.result_file import new_file


def write_about(out: Path, *, model: str) -> None:
    """Write `model` (the version of the weights), `keys` (of the name rules) and `sampan` as a JSON object."""
    told = {"model": model, "keys": f"{SPECIFICATION}/{DIGEST}", "sampan": version("sampan")}
    with new_file(out) as file:
        json.dump(told, file, indent=2)
        file.write("\n")
