"""What is wrong with the rows of a file: where, what, and what to do; bounded in memory, whole on file."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TextIO

from sampan.engines.sheets.cells import guard

MOST_SHOWN = 1_000  # a person mends the first ones and sends the file again; the report file holds all
REPORT_HEADER = ("row", "column", "what", "remedy")


@dataclass(frozen=True)
class RowProblem:
    """One problem: row as the spreadsheet numbers it (header = 1; 0 = the file), column, what, remedy.

    The texts name codes and columns, never the content of an identifying cell.
    """

    row: int
    column: str
    what: str
    remedy: str

    def as_json(self) -> dict[str, object]:
        """The problem for machines."""
        return {"row": self.row, "column": self.column, "what": self.what, "remedy": self.remedy}


@dataclass
class ProblemList:
    """Collects problems: the first `most_shown` are kept, all are counted and written to `report`."""

    report: TextIO | None = None
    continues: bool = False
    most_shown: int = MOST_SHOWN
    shown: list[RowProblem] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        """Start the report with its header, unless the list continues another one's report."""
        self._writer = csv.writer(self.report) if self.report else None
        if self._writer and not self.continues:
            self._writer.writerow(REPORT_HEADER)

    def add(self, problems: Iterable[RowProblem]) -> None:
        """Take more problems in."""
        for problem in problems:
            self.count += 1
            if len(self.shown) < self.most_shown:
                self.shown.append(problem)
            if self._writer:
                texts = (guard(problem.column), guard(problem.what), guard(problem.remedy))
                self._writer.writerow((problem.row, *texts))
