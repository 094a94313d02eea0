"""Attacks published tables: between which numbers must each hidden count lie, and which tables do not add up.

Linear programming over all sums that are published. Every whole-numbered table that agrees with what is published
lies within these bounds; rounding them inward to whole numbers loses none.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sampan.engines.statistics.suppression.cells import Cells
from sampan.engines.statistics.suppression.solving import Columns, Program, columns_of

_SLACK = 1e-6
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Known:
    """What somebody knows: the count of each cell (nan where hidden), and how small and large a hidden one may be."""

    counts: np.ndarray
    least: float = 0.0
    most: float = np.inf


@dataclass(frozen=True)
class Attacked:
    """Lowest and highest count of each cell (m each); `adds_up` is False where no table agrees with what is told."""

    low: np.ndarray
    high: np.ndarray
    adds_up: bool

    @property
    def widths(self) -> np.ndarray:
        """How far apart the bounds are; 0 for what is told or can be reckoned."""
        return np.asarray(self.high - self.low)


def bounds(cells: Cells, known: Known, *, progress: Progress | None = None) -> Attacked:
    """Return between which whole numbers each cell must lie.

    `known.least` and `most` hold for each hidden cell alone. Without a table that agrees, all bounds are nan.
    """
    hidden = np.flatnonzero(np.isnan(known.counts))
    low = np.where(np.isnan(known.counts), np.inf, known.counts)
    high = np.where(np.isnan(known.counts), -np.inf, known.counts)
    program = _program(cells, known)
    first = program.least(np.zeros(_width(cells, hidden)))
    if first is None:
        nothing = np.full(len(low), np.nan)
        return Attacked(nothing, nothing, adds_up=False)
    base = len(cells.base)
    for number, place in enumerate(hidden.tolist()):
        for side in (1.0, -1.0):
            costs = np.zeros(len(first))
            costs[cells.parts[place]] = side
            found = program.least(costs)
            worth = float(found[:base][cells.parts[place]].sum()) if found is not None else -side * np.inf
            low[place], high[place] = min(low[place], worth), max(high[place], worth)
        if progress:
            progress(number + 1, len(hidden))
    whole = np.isfinite(low)
    low[whole] = np.ceil(low[whole] - _SLACK)
    open_ended = ~np.isfinite(high)
    high = np.floor(high + _SLACK)
    high[open_ended] = np.inf
    return Attacked(low, high, adds_up=True)


def recoverable(attacked: Attacked, known: Known) -> np.ndarray:
    """Return the places of hidden cells whose count follows from what is published."""
    return np.flatnonzero(np.isnan(known.counts) & (attacked.low == attacked.high))


def differing(first: Known, second: Known) -> np.ndarray:
    """Return what somebody knows of each cell from two releases of one table: nan where both hide it."""
    return np.where(np.isnan(first.counts), second.counts, first.counts)


def _width(cells: Cells, hidden: np.ndarray) -> int:
    return len(cells.base) + len(hidden)


def _program(cells: Cells, known: Known) -> Program:
    """Columns: the base cells, then each hidden cell. Rows: each published cell is the sum of its parts."""
    hidden = np.flatnonzero(np.isnan(known.counts))
    entries: list[list[tuple[int, float]]] = [[] for _ in range(_width(cells, hidden))]
    for row, part in enumerate(cells.parts):
        for place in part.tolist():
            entries[place].append((row, 1.0))
    for number, row in enumerate(hidden.tolist()):
        entries[len(cells.base) + number].append((row, -1.0))
    matrix: Columns = columns_of(entries, height=len(cells.cells))
    low = np.concatenate([np.zeros(len(cells.base)), np.full(len(hidden), known.least)])
    high = np.concatenate([np.full(len(cells.base), np.inf), np.full(len(hidden), known.most)])
    return Program(matrix, low=low, high=high, sums=np.nan_to_num(known.counts, nan=0.0))
