"""Code lists: every coded answer with its source, its validity and whether anyone verified it.

A list is a CSV in `lists/`, named in `lists/index.csv`. Rows whose source is background knowledge are
`verified = False` and must be shown as unverified; rows that no standard has are `ours = True`.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from sampan.vocabulary.errors import UnknownCode

LISTS = Path(__file__).parent / "lists"
LABELS = Path(__file__).parent / "labels"


@dataclass(frozen=True)
class Code:
    """One code of a list; `parent` is the code (of this or a named list) that it belongs under."""

    code: str
    label: str
    position: int
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool
    ours: bool
    parent: str | None
    note: str

    def in_force(self, day: date) -> bool:
        """Say whether the code may be used on `day`; both ends of its validity are included."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class CodeList:
    """A list of codes in its published order, with the version and source of the whole."""

    name: str
    version: str
    source: str
    codes: tuple[Code, ...]
    description: str = ""

    @cached_property
    def _by_code(self) -> dict[str, Code]:
        return {code.code: code for code in self.codes}

    def get(self, code: str) -> Code:
        """Return the code; raises UnknownCode, naming the list, when it is not there."""
        try:
            return self._by_code[code]
        except (KeyError, TypeError):
            raise UnknownCode(
                f"The code is not in the list {self.name}.", remedy=f"Use one of: {self._sample()}."
            ) from None

    def has(self, code: object) -> bool:
        """Say whether the list contains the code."""
        return isinstance(code, str) and code in self._by_code

    def label(self, code: str, language: str = "en") -> str:
        """Return the code's label in `language`, in English where nobody has translated it yet."""
        english = self.get(code).label
        return labels(language).get((self.name, code), english)

    def in_force(self, day: date) -> tuple[Code, ...]:
        """Return the codes that may be used on `day`."""
        return tuple(code for code in self.codes if code.in_force(day))

    def choices(self, language: str = "en") -> list[tuple[str, str]]:
        """Return (code, label) in the list's order, as a form field takes them."""
        return [(code.code, self.label(code.code, language)) for code in self.codes]

    def _sample(self, most: int = 12) -> str:
        names = [code.code for code in self.codes]
        return ", ".join(names[:most]) + (", ..." if len(names) > most else "")


@cache
def code_list(name: str) -> CodeList:
    """Return the list of that name, read once; raises UnknownCode when there is none."""
    row = _index().get(name)
    if row is None:
        raise UnknownCode(
            "There is no code list of that name.", remedy="See code_list_names() for the names."
        )
    codes = tuple(
        _read_code(position, line, row) for position, line in enumerate(read_table(f"{name}.csv"), start=1)
    )
    return CodeList(name, row["version"], row["source"], codes, row["description"])


def code_list_names() -> tuple[str, ...]:
    """Return the names of all lists, in the order of the index."""
    return tuple(_index())


@cache
def labels(language: str) -> dict[tuple[str, str], str]:
    """Return {(list, code): label} for a translated language; empty when there is no translation."""
    path = LABELS / f"{language}.csv"
    if language == "en" or not path.is_file():
        return {}
    return {(row["list"], row["code"]): row["label"] for row in _rows(path)}


def read_table(file_name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV that stands beside this loader; blank cells are empty text."""
    return _rows(LISTS / file_name)


@cache
def _index() -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in read_table("index.csv")}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _read_code(position: int, line: dict[str, str], of_list: dict[str, str]) -> Code:
    return Code(
        code=line["code"],
        label=line["label"],
        position=position,
        valid_from=_day(line["valid_from"] or of_list["valid_from"]),
        valid_to=_day(line["valid_to"]),
        source=line["source"] or of_list["source"],
        verified=line["verified"] == "true",
        ours=line["ours"] == "true",
        parent=line["parent"] or None,
        note=line["note"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
