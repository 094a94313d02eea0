"""The version of the name rules: two sides that exchange keys must have the same, or they miss in silence.

Every change of a reading, a folded key or a skeleton is a new version. `conformance.csv` holds names with
what the rules make of them; a test fails when a row changes and the version and its digest do not.
"""

import hashlib

from sampan.engines.matching.names.forms import forms
from sampan.engines.matching.names.keys import folded, skeletons
from sampan.engines.matching.names.tables_reading import rows

SPECIFICATION = "names-3"
DIGEST = "d41e3f40a733faac"  # SHA-256 of the vectors of this version, first 16 hexadecimal digits


def vector(name: str, *, native: str = "", nationality: str = "") -> tuple[str, str, str]:
    """Return (readings, folded, skeletons) of a name as text: readings parted by `|`, words by spaces."""
    read = forms(name, native=native, nationality=nationality)
    readings = "|".join(" ".join(words) for words in read.readings)
    return readings, "|".join(folded(read)), "|".join(skeletons(read))


def digest() -> str:
    """Return the digest of all conformance vectors as the rules make them now."""
    told = hashlib.sha256()
    for row in rows("conformance"):
        made = vector(row["name"], native=row["native"], nationality=row["nationality"])
        told.update("\x1f".join((row["name"], row["native"], row["nationality"], *made)).encode() + b"\x1e")
    return told.hexdigest()[:16]


def conforms() -> bool:
    """Say whether this machine makes every conformance vector of SPECIFICATION; ask before a session."""
    return digest() == DIGEST
