"""Detected victims by sex and age as the United Nations publish them: what follows from them, and what hiding costs.

`python -m bench.figures.glotip FILE`: FILE is the published table of the Global Report on Trafficking in Persons (all
rows as CSV, one count a row, "<5" where it is small), which is not part of the project. First the published tables are
attacked. Then, of each that adds up, one table of whole numbers that agrees with it is taken for the true one, and
protected twice: by rule (the smallest other count of a row or column in which one alone is blank) and by ours.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sampan.engines.statistics.suppression.bounds import Known, bounds, recoverable
from sampan.engines.statistics.suppression.cells import TOTAL, Cells, Key, cells_of
from sampan.engines.statistics.suppression.hiding import THRESHOLD, hide
from sampan.engines.statistics.suppression.published import published
from sampan.engines.statistics.suppression.solving import Program, columns_of

_SEXES, _AGES = ("Female", "Male"), ("0 to 17 years", "18 years or over")
_INDICATOR, _DIMENSION = "Detected trafficking victims", "Total"
_SMALL = "<5"


@dataclass
class Sums:
    """What came out of a way of protecting tables, added up."""

    hidden: int = 0
    width: float = 0.0
    reckoned: int = 0
    tables: int = 0

    def add(self, cells: Cells, shown: np.ndarray, *, most: float) -> None:
        """Attack a table that is shown so, and add what comes out."""
        known = Known(shown, least=1)
        attacked = bounds(cells, known)
        hidden = np.isnan(shown)
        found = recoverable(attacked, known).size
        self.hidden += int(hidden.sum())
        self.width += float(np.minimum(attacked.widths[hidden], most).sum())
        self.reckoned += found
        self.tables += bool(found)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    told = list(tables(parser.parse_args().file))
    wrong = attacked = leaking = cells_found = 0
    rule, ours = Sums(), Sums()
    for table in told:
        cells, known = published(
            table, {"sex": _codes(table, 0), "age": _codes(table, 1)}, most=THRESHOLD - 1
        )
        found = bounds(cells, known)
        if not found.adds_up:
            wrong += 1
            continue
        attacked += 1
        reckoned = recoverable(found, known).size
        leaking += bool(reckoned)
        cells_found += reckoned
        whole = cells_of({"sex": _codes(table, 0), "age": _codes(table, 1)})
        counts = agreeing(cells, known)
        if counts is None:
            continue
        sums = whole.sums(counts)
        most = float(sums.max(initial=0))
        rule.add(whole, by_rule(whole, sums), most=most)
        ours.add(whole, hide(whole, counts).shown(sums), most=most)
    print(f"{len(told)} tables by sex and age with a total; {wrong} do not add up")
    print(f"as published: in {leaking} of {attacked} some hidden count follows, {cells_found} counts in all")
    for name, one in (("blanked by rule", rule), ("ours", ours)):
        follow = f"{one.reckoned} counts of {one.tables} tables follow"
        print(f"{name}: {one.hidden} hidden, intervals {one.width:.0f} wide in sum, {follow}")


def tables(path: Path) -> Iterator[dict[Key, float]]:
    """Yield the tables that have both sexes, both ages and a total: counts by sex and age, nan where hidden."""
    found: defaultdict[tuple[str, str, str], dict[Key, float]] = defaultdict(dict)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if (row["Indicator"], row["Dimension"]) == (_INDICATOR, _DIMENSION):
                key = tuple(TOTAL if code == "Total" else code for code in (row["Sex"], row["Age"]))
                text = row["txtVALUE"].replace(",", "")
                count = float("nan") if text == _SMALL else float(text)
                found[row["Iso3_code"], row["Category"], row["Year"]].setdefault(key, count)
    wanted = {(sex, age) for sex in (*_SEXES, TOTAL) for age in (*_AGES, TOTAL)}
    for table in found.values():
        if wanted <= set(table) and not np.isnan(table[TOTAL, TOTAL]):
            yield table


def agreeing(cells: Cells, known: Known) -> np.ndarray | None:
    """Return base counts of whole numbers that agree with a published table, as far from 0 as the first found."""
    hidden = np.flatnonzero(np.isnan(known.counts))
    entries: list[list[tuple[int, float]]] = [[] for _ in range(len(cells.base) + len(hidden))]
    for row, part in enumerate(cells.parts):
        for place in part.tolist():
            entries[place].append((row, 1.0))
    for number, row in enumerate(hidden.tolist()):
        entries[len(cells.base) + number].append((row, -1.0))
    high = np.concatenate([np.full(len(cells.base), np.inf), np.full(len(hidden), known.most)])
    program = Program(
        columns_of(entries, height=len(cells.cells)), low=np.zeros(len(high)), high=high,
        sums=np.nan_to_num(known.counts, nan=0.0), whole=True,
    )  # fmt: skip
    found = program.least(np.concatenate([np.zeros(len(cells.base)), np.full(len(hidden), -1.0)]))
    return None if found is None else np.round(found[: len(cells.base)])


def by_rule(cells: Cells, sums: np.ndarray) -> np.ndarray:
    """Return the table with small counts blank, and in each row and column with one blank the smallest other one."""
    shown = np.where((sums > 0) & (sums < THRESHOLD), np.nan, sums)
    lines = [
        [place for place, key in enumerate(cells.cells) if key[1 - at] == code]
        for at in (0, 1)
        for code in {key[1 - at] for key in cells.cells}
    ]
    while single := [line for line in lines if np.isnan(shown[line]).sum() == 1 and (shown[line] > 0).any()]:
        line = single[0]
        shown[min((place for place in line if shown[place] > 0), key=lambda place: sums[place])] = np.nan
    return shown


def _codes(table: dict[Key, float], at: int) -> tuple[str, ...]:
    return tuple(sorted({key[at] for key in table} - {TOTAL}))


if __name__ == "__main__":
    main()
