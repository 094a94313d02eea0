"""Hides counts so that none that is small can be reckoned, with a table that proves it for each.

A count from 1 to `threshold` - 1 is small. Zero is shown as zero, so whoever reads a hidden cell knows that it is at
least 1, and a hidden sum at least the number of its parts that are not 0. For each small count there is, among the
tables that agree with all that is shown, one in which it is as small as that, and one in which it is `threshold` - 1
(a sum of several: `threshold` - 2 above the least); for each other hidden count, two in which it differs by
`threshold` - 2. These tables are found by linear programming as the cheapest changes, in whole numbers, and what they
change is hidden; then what need not be hidden is shown again.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sampan.engines.statistics.suppression.cells import Cells
from sampan.engines.statistics.suppression.solving import Program, columns_of
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput

THRESHOLD = 5
_FREE = 1e-3  # cost of a change of what is hidden already
_MOVED, _WHOLE = 0.5, 1e-6
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Hidden:
    """Which cells are hidden (m each), which of them because they are small, and the changes that prove it.

    proofs: changes of the m cells, one a row; the true counts with any row added are a table that agrees with what is
    shown.
    """

    hidden: np.ndarray
    small: np.ndarray
    proofs: np.ndarray

    def shown(self, sums: np.ndarray) -> np.ndarray:
        """Return what is published of the m counts: nan where hidden."""
        return np.where(self.hidden, np.nan, sums)


def hide(
    cells: Cells, counts: np.ndarray, *, threshold: int = THRESHOLD, progress: Progress | None = None
) -> Hidden:
    """Return which of the cells to hide. counts: n base counts, whole numbers. InvalidInput for other counts."""
    if threshold < 3:
        raise InvalidInput(
            "The threshold is below 3.", remedy="Use 3 or more; 5 is usual.", field="threshold"
        )
    if len(counts) != len(cells.base) or (counts < 0).any() or (counts != np.floor(counts)).any():
        raise InvalidInput("A count is no whole number from 0 on.", remedy="Count again.", field="counts")
    work = _Work(cells, counts, threshold)
    work.protect(progress)
    work.tidy()
    return Hidden(work.hidden, work.small, np.array(list(work.proofs.values())).reshape(-1, len(cells.cells)))


class _Work:
    """The search: what is hidden so far, and for each wanted change the cheapest one found."""

    def __init__(self, cells: Cells, counts: np.ndarray, threshold: int) -> None:
        self.cells, self.counts, self.threshold = cells, counts, threshold
        self.sums = cells.sums(counts)
        self.small = (self.sums > 0) & (self.sums < threshold)
        self.hidden = self.small.copy()
        self.proofs: dict[tuple[int, int], np.ndarray] = {}
        self.reach = np.zeros(
            (2, len(cells.cells))
        )  # the most and the least that each cell changes in the proofs
        self.worth = 1.0 + np.log1p(self.sums)  # what hiding a cell costs
        self.free = np.flatnonzero(counts > 0)  # base cells that may differ: zero is shown as zero
        self.least = np.array([int((counts[part] > 0).sum()) for part in cells.parts])
        self._programs = [self._built(whole=False)]
        if len(cells.dimensions) > 2:  # else the corners of the linear program are whole
            self._programs.append(self._built(whole=True))

    def protect(self, progress: Progress | None) -> None:
        """Hide until every wanted change is possible."""
        done: set[tuple[int, int]] = set()
        while waiting := [one for one in self._wanted() if one not in done]:
            for number, one in enumerate(waiting):
                if not self._is_proved(one):
                    change = self._change(one, forbidden=False)
                    if change is None:
                        raise IntegrityFailure(
                            "A small count cannot be protected.", remedy="Put categories together."
                        )
                    self._keep(one, change)
                    self.hidden |= np.abs(change) > _MOVED
                done.add(one)
                if progress:
                    progress(number + 1, len(waiting))

    def tidy(self) -> None:
        """Show again, the largest first, what need not be hidden."""
        for place in sorted(
            np.flatnonzero(self.hidden & ~self.small).tolist(), key=lambda it: -self.worth[it]
        ):
            self._try_showing(place)

    def _try_showing(self, place: int) -> None:
        before, proofs, reach = self.hidden.copy(), dict(self.proofs), self.reach
        self.hidden[place] = False
        self.proofs = {
            one: change for one, change in proofs.items() if abs(change[place]) < _MOVED and one[0] != place
        }
        kept = np.array([np.zeros(len(before)), *self.proofs.values()])
        self.reach = np.stack([kept.max(axis=0), kept.min(axis=0)])
        for one in self._wanted():
            if not self._is_proved(one):
                change = self._change(one, forbidden=True)
                if change is None:
                    self.hidden, self.proofs, self.reach = before, proofs, reach
                    return
                self._keep(one, change)

    def _keep(self, one: tuple[int, int], change: np.ndarray) -> None:
        self.proofs[one] = change
        self.reach = np.stack([np.maximum(self.reach[0], change), np.minimum(self.reach[1], change)])

    def _wanted(self) -> list[tuple[int, int]]:
        """Return cell and change for all that is to be possible: small ones down to 1 and up, others by a width."""
        told = []
        for place in np.flatnonzero(self.hidden).tolist():
            if self.small[place]:
                count, least = int(self.sums[place]), int(self.least[place])
                changes = (least - count, least + self.threshold - 2 - count)
                told += [(place, change) for change in changes if change]
            else:
                told.append((place, self.threshold - 2))
        return told

    def _is_proved(self, one: tuple[int, int]) -> bool:
        place, wanted = one
        most, least = self.reach[0, place], self.reach[1, place]
        if self.small[place]:
            return bool(most >= wanted if wanted > 0 else least <= wanted)
        return bool(most - least >= wanted)

    def _built(self, *, whole: bool) -> Program:
        """Columns: up and down of each free base cell, then of each cell. Rows: a cell changes as its parts do."""
        place_of = {base: number for number, base in enumerate(self.free.tolist())}
        count, width = len(self.cells.cells), len(self.free)
        entries: list[list[tuple[int, float]]] = [[] for _ in range(2 * width + 2 * count)]
        for row, part in enumerate(self.cells.parts):
            for base in part.tolist():
                if base in place_of:
                    entries[place_of[base]].append((row, 1.0))
                    entries[width + place_of[base]].append((row, -1.0))
            entries[2 * width + row].append((row, -1.0))
            entries[2 * width + count + row].append((row, 1.0))
        low, high = self._bounds(forbidden=False)
        return Program(
            columns_of(entries, height=count), low=low, high=high, sums=np.zeros(count), whole=whole
        )

    def _bounds(self, *, forbidden: bool) -> tuple[np.ndarray, np.ndarray]:
        """Return the bounds of all columns; `forbidden`: what is shown must not change."""
        most = float(self.counts.max(initial=0) + self.threshold)
        moving = np.where(self.hidden | (not forbidden), np.inf, 0.0)
        moving = np.where(self.sums > 0, moving, 0.0)
        down = self.counts[self.free] - 1.0
        high = np.concatenate(
            [np.full(len(self.free), most), down, moving, np.minimum(moving, self.sums - 1.0)]
        )
        return np.zeros(len(high)), np.maximum(high, 0.0)

    def _change(self, one: tuple[int, int], *, forbidden: bool) -> np.ndarray | None:
        """Return the cheapest change of all cells in which one cell changes as wanted."""
        place, wanted = one
        low, high = self._bounds(forbidden=forbidden)
        width, count = len(self.free), len(self.cells.cells)
        up, down = 2 * width + place, 2 * width + count + place
        low[up] = high[up] = max(wanted, 0)
        low[down] = high[down] = max(-wanted, 0)
        costs = np.where(self.hidden, _FREE, self.worth)
        costs = np.concatenate([np.full(2 * width, _FREE), costs, costs])
        found: np.ndarray | None = None
        for program in self._programs:
            program.set_bounds(low, high)
            found = program.least(costs)
            if found is None or np.abs(found - np.round(found)).max() < _WHOLE:
                break
        if found is None:
            return None
        ups, downs = found[2 * width : 2 * width + count], found[2 * width + count :]
        return np.asarray(np.round(ups - downs))
