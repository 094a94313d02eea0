"""The feature table is honest: every yes and partly of ours names a test that is there, every peer has a mark."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

PAGE = ROOT / "docs" / "reference" / "features.md"
PEERS = ("Primero", "OSCaR", "SORMAS", "DHIS2", "IOM")
MARKS = frozenset("YPN?")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
SAID = re.compile(r"(yes|partly: .+|no: .+)")


@dataclass(frozen=True)
class Row:
    """One feature: the marks of the peers, what we say of ourselves, and the tests that show it."""

    feature: str
    marks: tuple[str, ...]
    ours: str
    shown_by: str

    @property
    def tests(self) -> list[tuple[str, str]]:
        return TEST.findall(self.shown_by)


def rows(text: str) -> list[Row]:
    """Return the rows of every table whose heads are a feature, the peers and ourselves."""
    found, inside = [], False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| feature |"):
            inside = cells == ["feature", *PEERS, "Sampan", "test that shows it"]
        elif not line.startswith("|"):
            inside = False
        elif inside and not set(line) <= set("| -"):
            found.append(Row(cells[0], tuple(cells[1:-2]), cells[-2], cells[-1]))
    return found


def faults(row: Row, *, root: Path = ROOT) -> list[str]:
    """Return what is wrong with a row."""
    found = []
    if len(row.marks) != len(PEERS) or not set(row.marks) <= MARKS:
        found.append(f"{row.feature}: one of {sorted(MARKS)} for each of {len(PEERS)} peers")
    if not SAID.fullmatch(row.ours):
        found.append(f"{row.feature}: yes, or partly or no with a word why")
    if row.ours.startswith("no") == bool(row.tests):
        found.append(f"{row.feature}: a yes or partly names its test, a no has none")
    if "`" in TEST.sub("", row.shown_by):
        found.append(f"{row.feature}: a test is named as tests/path.py::test_name")
    found += [
        f"{row.feature}: no test {path}::{name}" for path, name in row.tests if name not in names(root / path)
    ]
    return found


@cache
def names(path: Path) -> frozenset[str]:
    """Return the test functions of a file without importing it; none when there is no file."""
    if not path.exists():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(one.name for one in tree.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))


ROWS = rows(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.feature[:50])
def test_feature_has_its_marks_and_a_test_that_exists(row: Row) -> None:
    assert faults(row) == []


def test_table_is_read_whole_and_each_feature_stands_once() -> None:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    tables = sum(line.startswith("| feature |") for line in lines)
    assert len(ROWS) == len(lines) - 2 * tables > 60
    assert len({row.feature for row in ROWS}) == len(ROWS)


def test_index_leads_to_the_table() -> None:
    assert "(reference/features.md)" in (ROOT / "docs" / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("| Boats | Y | N | P | ? | yes | `tests/test_boat.py::test_floats` |", "peers"),
        ("| Boats | Y | N | P | ? | maybe | yes | `tests/test_boat.py::test_floats` |", "peers"),
        ("| Boats | Y | N | P | ? | ? | yes |  |", "names its test"),
        ("| Boats | Y | N | P | ? | ? | partly: leaks |  |", "names its test"),
        ("| Boats | Y | N | P | ? | ? | partly | `tests/test_boat.py::test_floats` |", "a word why"),
        ("| Boats | Y | N | P | ? | ? | yes | `tests/test_boat.py::test_sinks` |", "no test"),
        ("| Boats | Y | N | P | ? | ? | yes | `tests/gone.py::test_floats` |", "no test"),
        ("| Boats | Y | N | P | ? | ? | no: later | `tests/test_boat.py::test_floats` |", "a no has none"),
        ("| Boats | Y | N | P | ? | ? | yes | `tests/test_boat.py::test_floats`, `test_x` |", "is named as"),
    ],
)
def test_faults_a_row_that_claims_too_much_is_named(line: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_boat.py").write_text("def test_floats():\n    pass\n", encoding="utf-8")
    head = f"| feature | {' | '.join(PEERS)} | Sampan | test that shows it |\n| --- |\n"
    (row,) = rows(head + line)
    assert any(fault in one for one in faults(row, root=tmp_path))


def test_faults_a_whole_row_has_none(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_boat.py").write_text("def test_floats():\n    pass\n", encoding="utf-8")
    told = ("yes", "`tests/test_boat.py::test_floats`"), ("no: later", "")
    assert [faults(Row("Boats", tuple("YNP??"), *one), root=tmp_path) for one in told] == [[], []]
