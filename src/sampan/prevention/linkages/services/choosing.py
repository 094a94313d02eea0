"""Reads the pairs of a linkage and chooses which of them people look at."""

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom

from sampan.engines.matching.deciding import SAME
from sampan.engines.matching.linkage.choosing import clusters
from sampan.vocabulary.errors import InvalidInput

MOST_PAIRS = 2_000
"""Pairs of a linkage that are kept at most: some days of two people's work (ADR 0036)."""

_SURE_SHARE = 0.25  # of what is kept: so that precision can be told over all scores
_COLUMNS = ("id_a", "id_b", "score")


@dataclass(frozen=True, repr=False)
class ScoredPair:
    """A row of `pairs.csv`."""

    id_a: str
    id_b: str
    score: float


@dataclass(frozen=True)
class Bounds:
    """Scores between which a pair is doubtful, and how many pairs are kept at most, 1 to MOST_PAIRS."""

    low: float = 0.5
    high: float = 0.95
    most: int = MOST_PAIRS

    def __post_init__(self) -> None:
        if not 0 <= self.low < self.high <= 1:
            raise InvalidInput(
                "The bounds are not two scores.", remedy="Give 0 to 1, the lower first.", field="low"
            )
        if not 1 <= self.most <= MOST_PAIRS:
            raise InvalidInput(
                "This is no number of pairs.", remedy=f"Give 1 to {MOST_PAIRS:,}.", field="most"
            )


@dataclass(frozen=True, repr=False)
class Chosen:
    """`kept`: the pairs to look at; of the whole file, `found`: its pairs, `people`: whom it takes for one."""

    kept: list[ScoredPair]
    found: int
    people: int


def chosen_pairs(path: Path, bounds: Bounds, *, is_one_register: bool = False) -> Chosen:
    """Return the pairs to look at, and how many pairs and people the file has.

    People are counted over pairs with a score of SAME and more; who is linked over a third is one with them.

    The doubtful ones by lot, and by lot a quarter of the surer ones; who is few leaves room to the other. Those below
    the lower bound are left out. InvalidInput with row and field for a file that cannot be read.
    """
    doubtful: list[ScoredPair] = []
    sure: list[ScoredPair] = []
    matched: list[tuple[str, str]] = []
    found, second = 0, "a" if is_one_register else "b"
    for pair in _pairs(path):
        found += 1
        if pair.score >= SAME:
            matched.append((f"a{pair.id_a}", f"{second}{pair.id_b}"))
        if pair.score >= bounds.low:
            (doubtful if pair.score < bounds.high else sure).append(pair)
    of_sure = min(len(sure), max(math.ceil(bounds.most * _SURE_SHARE), bounds.most - len(doubtful)))
    lot = SystemRandom()
    kept = lot.sample(sure, of_sure) + lot.sample(doubtful, min(len(doubtful), bounds.most - of_sure))
    return Chosen(kept, found, len(set(clusters(matched).values())))


def _pairs(path: Path) -> Iterator[ScoredPair]:
    seen: set[tuple[str, str]] = set()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            for column in _COLUMNS:
                if column not in (reader.fieldnames or ()):
                    raise InvalidInput(
                        f"The file of pairs has no column {column}.",
                        remedy="Give what link wrote.",
                        field=column,
                    )
            for number, row in enumerate(reader, start=1):
                pair = _pair(row, number)
                if (pair.id_a, pair.id_b) in seen:
                    raise _wrong(number, "id_b", "This pair stands here twice.")
                seen.add((pair.id_a, pair.id_b))
                yield pair
        except (UnicodeDecodeError, csv.Error):
            raise InvalidInput(
                "The file of pairs is no CSV in UTF-8.", remedy="Give what link wrote."
            ) from None


def _pair(row: Mapping[str, str | None], number: int) -> ScoredPair:
    id_a, id_b, score = ((row.get(column) or "").strip() for column in _COLUMNS)
    for column, text in zip(_COLUMNS, (id_a, id_b, score), strict=True):
        if not text:
            raise _wrong(number, column, "Nothing stands here.")
    try:
        told = float(score)
    except ValueError:
        told = -1.0
    if not 0 <= told <= 1:
        raise _wrong(number, "score", "This is no score from 0 to 1.")
    return ScoredPair(id_a, id_b, told)


def _wrong(row: int, field: str, what: str) -> InvalidInput:
    return InvalidInput(
        f"Pairs, row {row}, {field}: {what}", remedy="Give what link wrote.", field=field, row=row
    )
