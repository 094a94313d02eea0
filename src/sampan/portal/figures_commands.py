"""Declares and runs `sampan figures`: tables of any CSV, small counts hidden with proof, published tables attacked."""

import argparse
import csv
import sys
from pathlib import Path
from typing import Any

from sampan.portal.link_commands import progress_of
from sampan.portal.node.starting import load
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]
_ENGINE = "sampan.engines.statistics.suppression"


def declare(parser: argparse.ArgumentParser, *, command: Any) -> None:
    """Declare what follows `sampan figures`."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    tabulate = command(group, "tabulate", run_tabulate, "count the rows of a CSV by columns, with all sums")
    suppress = command(
        group,
        "suppress",
        run_suppress,
        "the same table with small counts hidden so that nobody can reckon them",
    )
    for one in (tabulate, suppress):
        one.add_argument(
            "file", type=Path, metavar="FILE", help="CSV with a heading, in UTF-8; empty: not recorded"
        )
        one.add_argument("--columns", nargs="+", required=True, metavar="NAME", help="what to count by")
        one.add_argument(
            "--once", default="", metavar="NAME", help="column of the person or case: each counts once a cell"
        )
        one.add_argument(
            "--order", type=int, metavar="N", help="tables by at most so many columns (default: by all)"
        )
        one.add_argument("--out", type=Path, required=True, metavar="FILE", help="CSV to write")
    suppress.add_argument(
        "--threshold", type=int, default=5, metavar="N", help="counts from 1 to N-1 are hidden (5)"
    )
    attack = command(
        group, "attack", run_attack, "which hidden counts of a published table follow from the others"
    )
    attack.add_argument("file", type=Path, metavar="FILE", help="CSV: columns with codes, one with counts")
    attack.add_argument("--columns", nargs="+", required=True, metavar="NAME", help="the columns with codes")
    attack.add_argument(
        "--count", default="count", metavar="NAME", help="the column with counts (default: %(default)s)"
    )
    attack.add_argument(
        "--total", default="*", metavar="CODE", help="code that stands for a sum (default: %(default)s)"
    )
    attack.add_argument(
        "--least", type=int, default=0, metavar="N", help="a hidden count is at least N (default: 0)"
    )
    attack.add_argument(
        "--most", type=int, metavar="N", help="a hidden count is at most N (default: not known)"
    )


def run_tabulate(asked: argparse.Namespace) -> Told:
    """Write the table as it is: for the office alone."""
    cells, counts = _counted(asked)
    _write(asked.out, load(f"{_ENGINE}.sheets:table_rows")(cells, cells.sums(counts).astype(float), None))
    return {"ok": True, "table": str(asked.out), "cells": len(cells.cells), "rows": int(counts.sum())}


def run_suppress(asked: argparse.Namespace) -> Told:
    """Write the table with small counts hidden, attack it, and tell what an attacker can know at best."""
    cells, counts = _counted(asked)
    progress = progress_of(sys.stderr)
    told = load(f"{_ENGINE}.hiding:hide")(
        cells, counts, threshold=asked.threshold, progress=lambda done, of: progress("hiding", done, of)
    )
    sums = cells.sums(counts)
    shown = told.shown(sums)
    known = load(f"{_ENGINE}.bounds:Known")(shown, least=1)
    attacked = load(f"{_ENGINE}.bounds:bounds")(
        cells, known, progress=lambda done, of: progress("attacking", done, of)
    )
    widths = attacked.widths[told.hidden]
    if widths.size and widths.min() < asked.threshold - 2:
        raise AssertionError("The attack bounds a hidden count more tightly than was proved.")
    _write(asked.out, load(f"{_ENGINE}.sheets:table_rows")(cells, shown, attacked))
    return {
        "ok": True, "table": str(asked.out), "cells": len(cells.cells), "hidden": int(told.hidden.sum()),
        "small": int(told.small.sum()), "narrowest": int(widths.min()) if widths.size else 0,
    }  # fmt: skip


def run_attack(asked: argparse.Namespace) -> Told:
    """Tell which hidden counts can be reckoned; the status is 1 when some can, or the table does not add up."""
    sheets = f"{_ENGINE}.sheets"
    with asked.file.open(encoding="utf-8-sig", newline="") as file:
        told, categories = load(f"{sheets}:read_table")(
            file, columns=asked.columns, count=asked.count, total=asked.total
        )
    cells, known = load(f"{_ENGINE}.published:published")(
        told, categories, least=asked.least, most=asked.most
    )
    progress = progress_of(sys.stderr)
    attacked = load(f"{_ENGINE}.bounds:bounds")(
        cells, known, progress=lambda done, of: progress("attacking", done, of)
    )
    if not attacked.adds_up:
        return {
            "ok": False,
            "adds_up": False,
            "next": "No table agrees with all that is told: look for a wrong sum.",
        }
    found = load(f"{_ENGINE}.bounds:recoverable")(attacked, known).tolist()
    return {
        "ok": not found, "adds_up": True, "hidden": int((known.counts != known.counts).sum()),
        "recoverable": [
            {"cell": dict(zip(cells.dimensions, cells.cells[place], strict=True)), "count": int(attacked.low[place])}
            for place in found
        ],
    }  # fmt: skip


def _counted(asked: argparse.Namespace) -> tuple[Any, Any]:
    if len(set(asked.columns)) != len(asked.columns):
        raise InvalidInput("A column stands twice.", remedy="Name each once.", field="columns")
    sheets, cells_module = f"{_ENGINE}.sheets", f"{_ENGINE}.cells"
    with asked.file.open(encoding="utf-8-sig", newline="") as file:
        counted = load(f"{sheets}:read_rows")(file, columns=asked.columns, once=asked.once)
    categories = load(f"{sheets}:categories_of")(counted, asked.columns)
    margins = load(f"{cells_module}:all_margins")(asked.columns, order=asked.order)
    cells = load(f"{cells_module}:cells_of")(categories, margins=margins)
    return cells, load(f"{sheets}:counts_of")(cells, counted)


def _write(path: Path, rows: Any) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
