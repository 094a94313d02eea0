"""Reads what `sampan match link --about` wrote of its run: by which weights and which name rules it compared."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from sampan.vocabulary.errors import InvalidInput

_MOST_BYTES = 10_000
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./+_-]{0,99}")


@dataclass(frozen=True)
class About:
    """Versions of the weights and of the name rules; empty where nobody told them."""

    model: str = ""
    keys: str = ""


def read_about(path: Path) -> About:
    """Return the versions in a file; InvalidInput, with the field, for another file."""
    with path.open("rb") as file:
        octets = file.read(_MOST_BYTES + 1)
    try:
        told = json.loads(octets) if len(octets) <= _MOST_BYTES else None
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise InvalidInput(
            "The file about the linkage is no JSON object.",
            remedy="Give what link wrote with --about.",
            field="about",
        )
    for name in ("model", "keys"):
        if not (isinstance(told.get(name), str) and _VERSION.fullmatch(told[name])):
            raise InvalidInput(
                f"The file about the linkage has no version in {name}.",
                remedy="Give what link wrote with --about.",
                field="about",
            )
    return About(told["model"], told["keys"])
