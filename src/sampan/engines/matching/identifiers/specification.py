"""The version of the rules for numbers and accounts: two sides that compare them must have the same.

Every change of a canonical form is a new version. `conformance.csv` holds what people write with what the rules make
of it; a test fails when a row changes and the version and its digest do not.
"""

import hashlib
from pathlib import Path

from sampan.engines.matching.identifiers.forms import FORMS
from sampan.engines.matching.tables import read_rows

SPECIFICATION = "identifiers-2"
DIGEST = "39e5a1ebf765f25e"  # SHA-256 of the vectors of this version, first 16 hexadecimal digits


def vectors() -> list[dict[str, str]]:
    """Return the conformance vectors: kind, text, region, canonical."""
    return read_rows(Path(__file__).parent / "conformance.csv")


def form(kind: str, text: str, *, region: str = "") -> str:
    """Return the canonical form of a kind as this machine makes it, or "". KeyError for no kind."""
    return FORMS[kind](text, region)


def digest() -> str:
    """Return the digest of all conformance vectors as the rules make them now."""
    told = hashlib.sha256()
    for row in vectors():
        made = form(row["kind"], row["text"], region=row["region"])
        told.update("\x1f".join((row["kind"], row["text"], row["region"], made)).encode() + b"\x1e")
    return told.hexdigest()[:16]


def conforms() -> bool:
    """Say whether this machine makes every conformance vector of SPECIFICATION."""
    return digest() == DIGEST
