"""The cells of published tables: counts by every combination of categories, and the sums of them that are published.

Tables that share a margin are linked through it: they are sums of the same counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from sampan.vocabulary.errors import InvalidInput

TOTAL = "*"
"""Stands in a key for the sum over all categories of a dimension."""
Key = tuple[str, ...]
MOST_CELLS = 200_000


@dataclass(frozen=True)
class Cells:
    """Published cells over base cells (one for each combination of categories that occurs or may occur).

    base: n keys without `TOTAL`. cells: m keys, the base cells that are published among them. parts: for each cell
    the places of the base cells that it is the sum of.
    """

    dimensions: tuple[str, ...]
    base: tuple[Key, ...]
    cells: tuple[Key, ...]
    parts: tuple[np.ndarray, ...]

    def sums(self, counts: np.ndarray) -> np.ndarray:
        """Return the m sums of n base counts."""
        return np.array([counts[part].sum() for part in self.parts])

    def place(self, key: Key) -> int:
        """Return the place of a cell. KeyError when it is not published."""
        return {key: place for place, key in enumerate(self.cells)}[key]


def all_margins(dimensions: Sequence[str], *, order: int | None = None) -> tuple[tuple[str, ...], ...]:
    """Return every set of at most `order` dimensions (default: all), the grand total first."""
    most = len(dimensions) if order is None else order
    return tuple(chosen for size in range(most + 1) for chosen in combinations(dimensions, size))


def cells_of(
    categories: Mapping[str, Sequence[str]], *, margins: Iterable[Sequence[str]] | None = None
) -> Cells:
    """Return the cells of the tables that are published: one for each set of dimensions of `margins`.

    Without `margins`: one table by all dimensions, with all its totals. InvalidInput when there are too many cells.
    """
    dimensions = tuple(categories)
    for name, codes in categories.items():
        if TOTAL in codes or len(set(codes)) != len(codes):
            raise InvalidInput(
                f"The categories of {name} are not distinct, or one is called {TOTAL}.",
                remedy="Name each category once; totals are added by themselves.",
                field=name,
            )
    wanted = tuple(map(tuple, margins)) if margins is not None else all_margins(dimensions)
    _require_few(categories, wanted)
    base = tuple(product(*categories.values()))
    keys: dict[Key, list[int]] = {}
    for margin in wanted:
        kept = [name in margin for name in dimensions]
        for place, key in enumerate(base):
            at = tuple(code if keep else TOTAL for code, keep in zip(key, kept, strict=True))
            keys.setdefault(at, []).append(place)
    return Cells(
        dimensions, base, tuple(keys), tuple(np.array(part, dtype=np.intp) for part in keys.values())
    )


def _require_few(categories: Mapping[str, Sequence[str]], margins: Sequence[tuple[str, ...]]) -> None:
    sizes = {name: len(codes) for name, codes in categories.items()}
    count = sum(int(np.prod([sizes[name] for name in margin], dtype=np.int64)) for margin in margins)
    if max(count, int(np.prod(list(sizes.values()), dtype=np.int64))) > MOST_CELLS:
        raise InvalidInput(
            f"The tables would have {count:,} cells; {MOST_CELLS:,} are the most.",
            remedy="Choose fewer columns, or put categories together.",
            field="columns",
        )
