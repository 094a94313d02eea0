"""The pairing of `sampan match private` with its keys in plain: `python -m bench.private_registers.plain A B OUT`.

Masking gives equal keys equal tags and others others, so the pairs are the same; what a million records a side would
cost is only the pairing's part here. Hashes of the keys are this process's own and go nowhere.
"""

import argparse
import csv
import hashlib
from pathlib import Path

from sampan.engines.matching.keys import pairing_keys
from sampan.engines.matching.private.pairing import Entry, pair, pairing_weights
from sampan.engines.matching.register_file import read_register
from sampan.portal.private_matching.keeper_side import score_of
from sampan.portal.private_matching.process import THRESHOLD_BITS


def entries(path: Path) -> tuple[list[str], list[Entry]]:
    """Return the ids of a register, and its keys as the key-holder has them."""
    ids: list[str] = []
    found: list[Entry] = []
    for number, record in enumerate(read_register(path)):
        ids.append(record.id)
        found += [(number, key.kind, hashlib.sha256(key.value).digest()[:12]) for key in pairing_keys(record)]
    return ids, found


def main() -> None:
    """Write id_a,id_b,score of the pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("a", "b", "out"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    (ids_a, a), (ids_b, b) = entries(asked.a), entries(asked.b)
    pairs = pair(a, b, weights=pairing_weights(), threshold_bits=THRESHOLD_BITS)
    with asked.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id_a", "id_b", "score"))
        writer.writerows((ids_a[one.a], ids_b[one.b], round(score_of(one.bits), 4)) for one in pairs)


if __name__ == "__main__":
    main()
