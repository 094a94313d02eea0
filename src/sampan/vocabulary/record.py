"""The trafficking record: the coded part of a case that names nobody, as one flat JSON object.

A field that is absent is not recorded; "no" is recorded. Identity, contact and free text are never here.
The fields are data (`lists/record_fields.csv`), so that forms, imports and reports read one definition.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sampan.vocabulary.codelists import labels, read_table
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.record_checks import contradictions
from sampan.vocabulary.record_kinds import Problem, read_kind

__all__ = ["FIELDS", "InvalidRecord", "Problem", "RecordField", "fields_of", "validate_record"]


@dataclass(frozen=True)
class RecordField:
    """One field of the record.

    `kind` is code, codes, flag, number, partial_date, partial_date|year_span, year_span, country, countries
    or text_short; `list` names the code list (or `province`, ISO 3166-2); `group` is the consent group;
    `htcds` and `ctdc` name the columns of those formats; `sensitivity` is the class of the stored field.
    """

    code: str
    section: str
    kind: str
    list: str
    label: str
    group: str
    htcds: str
    ctdc: str
    sensitivity: str
    note: str

    def label_in(self, language: str) -> str:
        """Return the label in `language`, in English where nobody has translated it."""
        return labels(language).get(("record_field", self.code), self.label)


class InvalidRecord(InvalidInput):
    """A record with problems; all of them are in `problems`, not only the first."""

    code = "invalid_record"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems; the message counts them and names the first field."""
        first = problems[0]
        super().__init__(
            f"{len(problems)} problem(s) in the record; the first is in {first.field}: {first.what}",
            remedy=first.remedy,
            field=first.field,
        )
        self.problems = problems


FIELDS: dict[str, RecordField] = {row["code"]: RecordField(**row) for row in read_table("record_fields.csv")}


def validate_record(record: Mapping[str, object], *, today: date) -> dict[str, object]:
    """Return the canonical copy of `record`: known fields in the order of FIELDS, codes sorted and unique.

    Empty values and flags that are not recorded are left out, so that equal records have equal bytes.
    Raises InvalidRecord with every problem: unknown fields and codes, wrong types, and values that cannot be
    true on `today`, such as an age of 300 or an end before a beginning.
    """
    problems = [_unknown(name) for name in record if name not in FIELDS]
    canonical: dict[str, object] = {}
    for code, field in FIELDS.items():
        if code not in record or _is_empty(record[code]):
            continue
        try:
            canonical[code] = read_kind(record[code], kind=field.kind, list_name=field.list, field=code)
        except InvalidInput as error:
            problems.append(Problem(code, error.what, error.remedy))
    canonical = {code: kept for code, kept in canonical.items() if kept != "not_recorded"}
    problems += contradictions(canonical, today=today)
    if problems:
        raise InvalidRecord(tuple(problems))
    return canonical


@cache
def fields_of(group: str) -> tuple[RecordField, ...]:
    """Return the fields that one consent group covers."""
    return tuple(field for field in FIELDS.values() if field.group == group)


def _is_empty(given: object) -> bool:
    return given is None or given == "" or given == [] or given == ()


def _unknown(name: object) -> Problem:
    shown = name if isinstance(name, str) and name.isidentifier() and len(name) <= 40 else "(unnamed)"
    return Problem(shown, "The record has no such field.", "Remove it, or see FIELDS for the names.")
