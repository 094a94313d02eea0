"""Asks HiGHS (through `highspy`) for the least cost of a linear or whole-number program; numbers in, numbers out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

_INFINITE = float(highspy.kHighsInf)


@dataclass(frozen=True)
class Columns:
    """A sparse matrix by columns: column j has the rows `rows[starts[j]:starts[j + 1]]` with these values."""

    starts: np.ndarray
    rows: np.ndarray
    values: np.ndarray
    height: int


def columns_of(entries: Sequence[Sequence[tuple[int, float]]], *, height: int) -> Columns:
    """Return the matrix whose columns have these (row, value) entries."""
    starts = np.cumsum([0, *(len(one) for one in entries)]).astype(np.int32)
    rows = np.array([row for one in entries for row, _ in one], dtype=np.int32)
    values = np.array([value for one in entries for _, value in one], dtype=np.float64)
    return Columns(starts, rows, values, height)


class Program:
    """Least cost over columns within bounds, whose rows have given sums. Costs and bounds may change between asks."""

    def __init__(
        self, matrix: Columns, *, low: np.ndarray, high: np.ndarray, sums: np.ndarray, whole: bool = False
    ) -> None:
        """Take the program over; `whole`: columns are whole numbers."""
        count = len(low)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = count, matrix.height
        program.col_cost_ = np.zeros(count)
        program.col_lower_, program.col_upper_ = low.astype(float), np.minimum(high, _INFINITE)
        program.row_lower_ = program.row_upper_ = sums.astype(float)
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_, program.a_matrix_.index_ = matrix.starts, matrix.rows
        program.a_matrix_.value_ = matrix.values
        if whole:
            program.integrality_ = [highspy.HighsVarType.kInteger] * count
        self._highs: Any = highspy.Highs()
        self._highs.silent()
        self._highs.setOptionValue("threads", 1)
        self._highs.passModel(program)
        self._places = np.arange(count, dtype=np.int32)

    def set_bounds(self, low: np.ndarray, high: np.ndarray) -> None:
        """Change all bounds."""
        self._highs.changeColsBounds(len(self._places), self._places, low.astype(float), high.astype(float))

    def least(self, costs: np.ndarray) -> np.ndarray | None:
        """Return the columns of least cost; None when there is no solution."""
        self._highs.changeColsCost(len(self._places), self._places, costs.astype(float))
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._highs.getSolution().col_value)
