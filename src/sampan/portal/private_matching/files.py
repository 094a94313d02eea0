"""The files of `sampan match private`: a register in, own hits out."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sampan.engines.matching.keys import MatchKey, pairing_keys
from sampan.engines.matching.register_file import read_register
from sampan.engines.matching.result_file import new_file

HIT_COLUMNS = ("id", "pair", "score", "kinds")
FOUND_COLUMNS = ("id", "kinds")


@dataclass(frozen=True)
class Hit:
    """One line of the answer: an own id, the pair's label in both files, the score (0-1) and what agreed."""

    own_id: str
    pair: str
    score: float
    kinds: tuple[str, ...]


def read_keys(path: Path) -> dict[str, tuple[MatchKey, ...]]:
    """Return {id: keys} of a register; InvalidInput with row and field as `read_register` raises it."""
    return {record.id: pairing_keys(record) for record in read_register(path)}


def write_hits(path: Path, hits: Iterable[Hit]) -> int:
    """Write the hits by own id; return their number.

    The file is readable by its owner alone, also where another one stood there: that one is taken away first.
    """
    lines = sorted((hit.own_id, hit.pair, f"{hit.score:.4f}", ";".join(hit.kinds)) for hit in hits)
    with new_file(path) as file:
        writer = csv.writer(file)
        writer.writerow(HIT_COLUMNS)
        writer.writerows(lines)
    return len(lines)


def write_found(path: Path, found: Mapping[str, Sequence[str]]) -> int:
    """Write own ids with the kinds of selectors that the other side has too, as `write_hits`; return their number."""
    with new_file(path) as file:
        writer = csv.writer(file)
        writer.writerow(FOUND_COLUMNS)
        writer.writerows((own_id, ";".join(kinds)) for own_id, kinds in sorted(found.items()))
    return len(found)
