"""Reads people pasted from a sheet: every bad cell is named by its row and column, and nothing is guessed."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sampan.protection.cases.asking import read_country
from sampan.registry.people.identity import Identity
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.names import PersonName, fold
from sampan.vocabulary.territories import country_name

COLUMNS = ("name", "sex", "age", "nationality", "phone", "document")
LABELS = {
    "name": gettext_lazy("name"),
    "sex": gettext_lazy("sex"),
    "age": gettext_lazy("age"),
    "nationality": gettext_lazy("nationality"),
    "phone": gettext_lazy("phone"),
    "document": gettext_lazy("document"),
}
_HEADINGS = {
    "name": ("name", "full name", "họ tên", "họ và tên", "tên", "nama", "ชื่อ", "ឈ្មោះ", "ຊື່", "姓名"),
    "sex": ("sex", "gender", "giới tính", "giới", "jenis kelamin", "เพศ", "ភេទ", "ເພດ", "性别"),
    "age": ("age", "tuổi", "umur", "usia", "อายุ", "អាយុ", "ອາຍຸ", "年龄"),
    "nationality": ("nationality", "citizenship", "quốc tịch", "kewarganegaraan", "สัญชาติ", "សញ្ជាតិ", "ສັນຊາດ", "国籍"),
    "phone": ("phone", "telephone", "điện thoại", "số điện thoại", "telepon", "โทรศัพท์", "ទូរស័ព្ទ", "ໂທລະສັບ", "电话"),
    "document": (
        "document", "document number", "passport", "giấy tờ", "số giấy tờ", "cccd", "hộ chiếu", "dokumen", "paspor",
    ),
}  # fmt: skip
_COLUMN_OF = {name: column for column, names in _HEADINGS.items() for name in names}
_SEXES = {
    "female": ("female", "f", "woman", "girl", "nữ", "nu", "perempuan", "p", "หญิง", "ស្រី", "ຍິງ", "女"),
    "male": ("male", "m", "man", "boy", "nam", "laki-laki", "l", "ชาย", "ប្រុស", "ຊາຍ", "男"),
}
NOT_KNOWN = frozenset({"", "-", "–", "?", "không rõ", "unknown"})
MOST_ROWS = 1_000


@dataclass(frozen=True)
class CellProblem:
    """What is wrong in one cell: the row as counted in the paste (1 is its first line), the column, the remedy."""

    row: int
    column: str
    what: str

    @property
    def label(self) -> str:
        """The column's name in the reader's language."""
        return str(LABELS.get(self.column, self.column))


@dataclass(frozen=True, repr=False)
class PersonRow:
    """One person of the paste. `repr` is blank."""

    row: int
    record: Mapping[str, object]
    identity: Identity
    unanswered: Mapping[str, str]

    def __repr__(self) -> str:
        return "PersonRow(...)"

    @property
    def sex(self) -> str:
        """The sex in the reader's language; empty when it is not recorded."""
        code = self.record.get("sex")
        return code_list("sex").label(str(code), get_language() or "en") if code else ""

    @property
    def nationality(self) -> str:
        """The country of nationality in the reader's language; empty when it is not recorded."""
        told = self.record.get("citizenship")
        return country_name(str(told[0]), get_language() or "en") if isinstance(told, list) else ""


@dataclass(frozen=True, repr=False)
class Grid:
    """The people read, what is wrong, and rows that may be the same person inside the group. `repr` is blank."""

    people: tuple[PersonRow, ...]
    problems: tuple[CellProblem, ...]
    twins: tuple[tuple[int, int], ...]

    def __repr__(self) -> str:
        return "Grid(...)"


def read_grid(text: str) -> Grid:
    """Read tab-separated lines (or comma- or semicolon-separated ones); empty lines are left out."""
    lines = list(_cells(text))
    columns = _heading(lines[0][1]) if lines else None
    rows = lines[1:] if columns else lines
    if len(rows) > MOST_ROWS:
        what = _("More than %(most)s people. Import them as a file.") % {"most": MOST_ROWS}
        return Grid((), (CellProblem(rows[MOST_ROWS][0], "name", what),), ())
    read = [_person(number, cells, columns or list(COLUMNS)) for number, cells in rows]
    people = tuple(person for person, _problems in read)
    problems = tuple(problem for _person_row, found in read for problem in found)
    return Grid(people, problems, tuple(_twins(people)))


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    separator = "\t" if "\t" in text else (";" if ";" in text else ",")
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if line.strip():
            cells = next(csv.reader(StringIO(line), delimiter=separator, strict=False), [])
            yield number, [cell.strip().lstrip("\ufeff") for cell in cells]


def _heading(cells: list[str]) -> list[str] | None:
    """Return the columns of a first line of column names; None when it is a person already."""
    found = [column_of(cell) for cell in cells]
    return found if "name" in found else None


def column_of(heading: str) -> str:
    """Return the column that a heading names in English or a language of the region; empty when none."""
    return _COLUMN_OF.get(heading.strip().casefold(), "")


def _person(number: int, cells: list[str], columns: list[str]) -> tuple[PersonRow, list[CellProblem]]:
    told = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
    person, problems = read_person(number, told)
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        problems.insert(0, CellProblem(number, columns[-1], _("There are more cells than columns.")))
    return person, problems


def read_person(number: int, told: Mapping[str, str]) -> tuple[PersonRow, list[CellProblem]]:
    """Read one row by its columns (COLUMNS; others are left alone): the person, and what is wrong."""
    problems: list[CellProblem] = []
    read: dict[str, object] = {}
    unanswered: dict[str, str] = {}
    for column in COLUMNS:
        cell = told.get(column, "")
        if cell.casefold() in NOT_KNOWN:
            if column == "name" and not cell:
                problems.append(
                    CellProblem(number, column, _("The name is missing; write a dash if it is not known."))
                )
            unanswered |= {_FIELD_OF.get(column, column): "not_known"} if column in told else {}
            continue
        try:
            read[column] = _READERS[column](cell)
        except (InvalidInput, forms.ValidationError) as error:
            problems.append(CellProblem(number, column, _words(error)))
    return PersonRow(number, _record(read), _identity(read), unanswered), problems


def _record(read: Mapping[str, object]) -> dict[str, object]:
    record = {"sex": read.get("sex"), "age": read.get("age")}
    if read.get("nationality"):
        record["citizenship"] = [read["nationality"]]
    return {code: told for code, told in record.items() if told is not None}


def _identity(read: Mapping[str, object]) -> Identity:
    number = read.get("document")
    return Identity(
        name=read.get("name"),  # type: ignore[arg-type]
        phones=(str(read["phone"]),) if read.get("phone") else (),
        documents=({"kind": "other", "number": str(number)},) if number else (),
    )


def _twins(people: tuple[PersonRow, ...]) -> Iterator[tuple[int, int]]:
    """Yield pairs of rows that share a name, a phone or a document, each pair once."""
    first: dict[tuple[str, str], int] = {}
    said: set[tuple[int, int]] = set()
    for person in people:
        for mark in _marks(person.identity):
            before = first.setdefault(mark, person.row)
            if before != person.row and (before, person.row) not in said:
                said.add((before, person.row))
                yield before, person.row


def _marks(identity: Identity) -> Iterator[tuple[str, str]]:
    if identity.name is not None:
        yield "name", identity.name.folded
    for phone in identity.phones:
        yield "phone", "".join(letter for letter in phone if letter.isdigit())
    for document in identity.documents:
        yield "document", fold(document["number"])


def _sex(cell: str) -> str:
    wanted = cell.casefold().rstrip(".")
    for code, words in _SEXES.items():
        if wanted in words:
            return code
    raise InvalidInput(_("Write female or male, or a dash."))


def _age(cell: str) -> int:
    if cell.isdigit() and int(cell) <= 120:
        return int(cell)
    raise InvalidInput(_("Write the age in whole years, from 0 to 120."))


def _phone(cell: str) -> str:
    digits = [letter for letter in cell if letter.isdigit()]
    if not 5 <= len(digits) <= 15 or not all(letter.isdigit() or letter in "+-(). " for letter in cell):
        raise InvalidInput(_("Write the phone in digits."))
    return cell


def _document(cell: str) -> str:
    if len(cell) > 40:
        raise InvalidInput(_("The number is too long."))
    return cell


def _words(error: InvalidInput | forms.ValidationError) -> str:
    return error.messages[0] if isinstance(error, forms.ValidationError) else str(error)


_FIELD_OF = {"nationality": "citizenship", "phone": "phones", "document": "documents"}
_READERS: dict[str, Callable[[str], object]] = {
    "name": PersonName.of,
    "sex": _sex,
    "age": _age,
    "nationality": read_country,
    "phone": _phone,
    "document": _document,
}
