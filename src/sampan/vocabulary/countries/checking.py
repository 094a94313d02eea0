"""Checks a folder of a node's own pack rows before a node uses it; every fault names file, row and column."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_type_hints

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.own_packs import REPLACES, merged, replaced
from sampan.vocabulary.countries.pack import events
from sampan.vocabulary.countries.reading import PACKS, cell, read_rows
from sampan.vocabulary.countries.rows import Fact
from sampan.vocabulary.countries.tables import FILES, TABLES, Table
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.indicators import operational_indicators

_STATUSES = ("PossibleVictimOfTrafficking", "ActualVictimOfTrafficking", "NotAVictimOfTrafficking")
_COUNTED_FROM = ("", "known", "asked", "began", "decided")
_NO_LIMIT = "none"


@dataclass(frozen=True)
class PackProblem:
    """One fault; `row` counts the rows below the header from 1, 0 is the whole file."""

    country: str
    file: str
    row: int
    column: str
    what: str

    def __str__(self) -> str:
        place = f"{self.country}/{self.file}"
        place += f", row {self.row}" if self.row else ""
        return f"{place}{f', column {self.column}' if self.column else ''}: {self.what}"


def problems_of(folder: Path) -> list[PackProblem]:
    """Return every fault of a folder of packs (`kh/procedure.csv`), none when a node may use it."""
    found: list[PackProblem] = []
    for part in sorted(one for one in folder.iterdir() if one.is_dir()):
        if len(part.name) != 2 or not part.name.isalpha() or part.name != part.name.lower():
            found.append(PackProblem(part.name, "", 0, "", "A folder is a country's code, such as kh."))
            continue
        found += _of_country(part)
    return found


def require_sound(folder: Path) -> None:
    """Refuse a folder with faults: raises InvalidInput that names the first ten."""
    found = problems_of(folder) if folder.is_dir() else []
    if found:
        told = " ".join(str(one) for one in found[:10])
        raise InvalidInput(
            f"The node's country packs have {len(found)} faults. {told}", remedy="Mend the files."
        )


def _of_country(folder: Path) -> list[PackProblem]:
    country = folder.name
    found = [
        PackProblem(
            country, one.name, 0, "", f"There is no such file in a pack. Use one of: {', '.join(FILES)}."
        )
        for one in sorted(folder.iterdir())
        if one.name not in FILES and one.name != REPLACES
    ]
    found += [
        PackProblem(country, REPLACES, 0, "", f"It names {name}, which is not in the folder.")
        for name in sorted(replaced(folder))
        if not (folder / name).is_file()
    ]
    for table in TABLES:
        if (folder / table.file).is_file():
            found += _of_cells(country, folder / table.file, table)
    return found or list(_between_files(folder))


def _of_cells(country: str, path: Path, table: Table) -> Iterator[PackProblem]:
    hints = get_type_hints(table.row_type)
    names = [field.name for field in fields(table.row_type)]
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.DictReader(file)
        if sorted(lines.fieldnames or []) != sorted(names):
            yield PackProblem(country, path.name, 0, "", f"Its columns are exactly: {','.join(names)}.")
            return
        for row, cells in enumerate(lines, start=1):
            for name in names:
                try:
                    cell(cells, name=name, kind=hints[name], row=row, file=path.name)
                except InvalidInput as error:
                    yield PackProblem(country, path.name, row, name, error.remedy)


def _between_files(folder: Path) -> Iterator[PackProblem]:
    tables = {table.name: _rows(folder, table) for table in TABLES}
    for table in TABLES:
        own = read_rows(folder / table.file, table.row_type) if (folder / table.file).is_file() else ()
        for row, fact in enumerate(own, start=1):
            for column, what in (*_of_row(fact, table), *_of_references(fact, table, tables)):
                yield PackProblem(folder.name, table.file, row, column, what)
        yield from _twice(folder.name, table, own)
        yield from _at_once(folder.name, table, tables[table.name])
    if not any(one.status == "official" for one in tables["languages"]):
        yield PackProblem(folder.name, "languages.csv", 0, "status", "No language is official.")
    for name in ("authorities", "procedure", "statuses"):
        if not tables[name]:
            yield PackProblem(folder.name, f"{name}.csv", 0, "", "A pack needs at least one row of it.")


def _rows(folder: Path, table: Table) -> tuple[Any, ...]:
    own = read_rows(folder / table.file, table.row_type) if (folder / table.file).is_file() else ()
    path = PACKS / folder.name / table.file
    shipped = read_rows(path, table.row_type) if path.is_file() else ()
    return own if table.file in replaced(folder) else merged(table, shipped, own)


def _of_row(fact: Any, table: Table) -> Iterator[tuple[str, str]]:
    for column in table.key:
        if column not in ("valid_from", "version") and not getattr(fact, column):
            yield column, "It is empty."
    if not fact.source.strip():
        yield "source", "Every row says where it comes from."
    if fact.verified and "background knowledge" in fact.source:
        yield "verified", "What rests on background knowledge is not verified: write false."
    if (
        fact.valid_from
        and fact.valid_to
        and fact.valid_to < fact.valid_from
        and "never in force" not in fact.note
    ):
        yield "valid_to", "It ends before it begins."
    if hasattr(fact, "limit_number"):
        if (fact.limit_number is None) != (fact.limit_unit == _NO_LIMIT):
            yield "limit_unit", "A number needs hours, days or working_days; no number needs none."
        if fact.limit_number is not None and fact.limit_number < 0:
            yield "limit_number", "It is less than nothing."


def _of_references(fact: Any, table: Table, tables: dict[str, Any]) -> Iterator[tuple[str, str]]:
    known = {name: {getattr(row, "code", "") for row in rows} for name, rows in tables.items()}
    indicators = {one.code for one in operational_indicators()}
    asked: dict[str, list[tuple[str, Any]]] = {
        "procedure": [("actor", known["authorities"]), ("event", events()), ("completes", {"", *events()})],
        "statuses": [("htcds", _STATUSES)],
        "entitlement_rows": [("regime", known["support_regimes"]), ("group", known["support_groups"])],
        "provinces": [("merged_into", {"", *known["provinces"]})],
        "rights": [
            ("right", {one.code for one in code_list("right").codes}),
            ("authority", {"", *known["authorities"]}),
            ("counted_from", _COUNTED_FROM),
        ],
        "questions": [
            ("indicators", indicators),
            ("forms", {one.code for one in code_list("form_of_exploitation").codes}),
        ],
    }
    for column, allowed in asked.get(table.name, []):
        told = getattr(fact, column)
        for one in told if isinstance(told, tuple) else (told,):
            if one not in allowed:
                yield column, f"{one or 'An empty cell'} is not known here."


def _twice(country: str, table: Table, own: tuple[Fact, ...]) -> Iterator[PackProblem]:
    seen: set[tuple[object, ...]] = set()
    for row, fact in enumerate(own, start=1):
        if table.key_of(fact) in seen:
            yield PackProblem(country, table.file, row, table.key[0], "This row stands there twice.")
        seen.add(table.key_of(fact))


def _at_once(country: str, table: Table, rows: tuple[Any, ...]) -> Iterator[PackProblem]:
    """Two texts of one thing must not be in force on the same day, or a clock would not know which."""
    if len(table.key) == 1 or table.name == "entitlement_rows":
        return
    by_code: dict[object, list[Fact]] = {}
    for fact in rows:
        by_code.setdefault(getattr(fact, table.key[0]), []).append(fact)
    for code, facts in by_code.items():
        spans = sorted(span for span in map(_span, facts) if span[0] <= span[1])
        if any(later[0] <= earlier[1] for earlier, later in pairwise(spans)):
            yield PackProblem(
                country, table.file, 0, "valid_to",
                f"Two rows of {code} are in force on the same day: end the old one the day before the new.",
            )  # fmt: skip


def _span(fact: Fact) -> tuple[date, date]:
    return fact.valid_from or date.min, fact.valid_to or date.max
