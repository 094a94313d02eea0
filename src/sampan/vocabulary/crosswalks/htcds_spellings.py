"""HTCDS 2.0 as data: its 84 fields, its codes, and every spelling of them found in its own toolkit.

The defects met on the way are documented in `lists/htcds_defects.csv`, each with what we do about it.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.vocabulary.codelists import read_table
from sampan.vocabulary.errors import UnknownCode

# Column names of the Excel template that are neither the field standard's nor the XLSForm's.
_EXCEL_NAMES = {"vic_TraffickinStatusDecisionMakingOrg": "vic_TraffickingStatusDecisionMakingOrg"}
# Codes are told apart by one of these, tried in this order: the field standard's (Salesforce), the Excel
# template's, the XLSForm's (a blank).
_SEPARATORS = (";", ",", " ")


@dataclass(frozen=True)
class HtcdsField:
    """One of the 84 fields; `part` says where we keep it: record, identity, narrative, case or consent."""

    field: str
    section: str
    label: str
    type: str
    status: str
    core: bool
    deprecated: bool
    external_code_list: str
    xlsform_name: str
    part: str
    source: str


@dataclass(frozen=True)
class CodePair:
    """One row of the crosswalk; `direction` is both, read or write, `lossy` says what does not come back."""

    ours_field: str
    ours_code: str
    htcds_field: str
    htcds_code: str
    direction: str
    lossy: str


@cache
def htcds_fields() -> dict[str, HtcdsField]:
    """Return the 84 fields of HTCDS 2.0 by name, in the order of the field standard."""
    return {row["field"]: _read_field(row) for row in read_table("htcds_fields.csv")}


@cache
def htcds_defects() -> tuple[dict[str, str], ...]:
    """Return the defects of HTCDS's own lists: where, defect, what_we_do, source."""
    return tuple(read_table("htcds_defects.csv"))


@cache
def code_pairs() -> tuple[CodePair, ...]:
    """Return the crosswalk of codes between the trafficking record and HTCDS."""
    with (Path(__file__).parent / "htcds.csv").open(encoding="utf-8", newline="") as file:
        return tuple(CodePair(**row) for row in csv.DictReader(file))


def field_name(column: str) -> str | None:
    """Return the field standard's name for a column of any of its toolkits, or None for an unknown column."""
    return _column_names().get(_key(column))


def read_codes(text: str, field: str) -> list[str]:
    """Return the HTCDS codes in a cell that holds codes or labels, one or several.

    Raises UnknownCode, naming the codes of the list, when a part is neither.
    """
    known = _spellings(field)
    if _key(text) in known:
        return [known[_key(text)]]
    for separator in _SEPARATORS:
        parts = [_key(part) for part in text.split(separator) if part.strip()]
        if all(part in known for part in parts):
            return [known[part] for part in parts]
    codes = list(dict.fromkeys(known.values()))
    shown = ", ".join(codes[:12]) + (", ..." if len(codes) > 12 else "")
    raise UnknownCode("The code is not in the HTCDS list of this field.", remedy=f"Use one of: {shown}.")


@cache
def has_codes(field: str) -> bool:
    """Say whether HTCDS 2.0 gives a list of codes for the field."""
    return bool(_spellings(field))


@cache
def ours_by_htcds(field: str) -> dict[str, tuple[str, str]]:
    """Return {HTCDS code: (our field, our code)} for reading; our code is empty for not recorded."""
    return {
        pair.htcds_code: (pair.ours_field, pair.ours_code)
        for pair in code_pairs()
        if pair.htcds_field == field and pair.direction != "write"
    }


@cache
def htcds_by_ours(field: str) -> dict[str, str]:
    """Return {our code: HTCDS code} for writing; the HTCDS code is empty where the code is lost."""
    return {
        pair.ours_code: pair.htcds_code
        for pair in code_pairs()
        if pair.htcds_field == field and pair.direction != "read"
    }


@cache
def _spellings(field: str) -> dict[str, str]:
    found = {}
    for row in read_table("htcds_codes.csv"):
        if row["field"] == field:
            found[_key(row["label"])] = found[_key(row["code"])] = row["code"]
    for pair in code_pairs():
        if pair.htcds_field == field and pair.htcds_code and pair.direction != "write":
            found.setdefault(_key(pair.htcds_code), pair.htcds_code)
    return found


@cache
def _column_names() -> dict[str, str]:
    names = {_key(excel): standard for excel, standard in _EXCEL_NAMES.items()}
    for field in htcds_fields().values():
        names[_key(field.field)] = field.field
        if field.xlsform_name:
            names[_key(field.xlsform_name)] = field.field
    return names


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\ufeff", "").strip()).casefold()


def _read_field(row: dict[str, str]) -> HtcdsField:
    return HtcdsField(
        field=row["field"],
        section=row["section"],
        label=row["label"],
        type=row["type"],
        status=row["status"],
        core=row["core"] == "true",
        deprecated=row["deprecated"] == "true",
        external_code_list=row["external_code_list"],
        xlsform_name=row["xlsform_name"],
        part=row["part"],
        source=row["source"],
    )
