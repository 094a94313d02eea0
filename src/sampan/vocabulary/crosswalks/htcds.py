"""Crosswalk between a case of ours and one row of HTCDS 2.0 (Human Trafficking Case Data Standard).

A row is read whole: what has no place in our record or identity is kept with the case, and columns that
HTCDS does not know are kept in `unmapped`, so that writing the case again gives them back. What is lost
in translation is data: `lossy_steps()`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sampan.vocabulary.crosswalks.htcds_fields import read_event, read_field, write_fields
from sampan.vocabulary.crosswalks.htcds_identity import read_day, read_identity, write_identity
from sampan.vocabulary.crosswalks.htcds_spellings import (
    CodePair,
    code_pairs,
    field_name,
    has_codes,
    htcds_fields,
    read_codes,
)
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.flags import Flag
from sampan.vocabulary.record_kinds import Problem

HEADER: tuple[str, ...] = tuple(htcds_fields())  # the 84 names in the order of the field standard
FEWEST_FIELDS = 3  # columns of HTCDS that a file must have before we call it HTCDS


@dataclass(frozen=True, repr=False)
class HtcdsCase:
    """One HTCDS row, taken apart; the repr is blank because identity and narrative name a person."""

    record: dict[str, object] = field(default_factory=dict)
    identity: dict[str, object] = field(default_factory=dict)
    case: dict[str, str] = field(default_factory=dict)
    consent: Flag = Flag.NOT_RECORDED
    unmapped: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        """Show nothing of the person."""
        return f"HtcdsCase(problems={len(self.problems)})"


def recognise(names: Iterable[str]) -> bool:
    """Say whether these column names are of an HTCDS file, in any spelling of its toolkits."""
    return len({field_name(name) for name in names} - {None}) >= FEWEST_FIELDS


def is_label_row(row: Mapping[str, str | None]) -> bool:
    """Say whether a row is the second header (labels) that the Excel template puts under the codes."""
    labels = {each.label.casefold() for each in htcds_fields().values()}
    texts = [text.strip().casefold() for text in row.values() if text and text.strip()]
    return len(texts) >= FEWEST_FIELDS and all(text in labels for text in texts)


def read_row(row: Mapping[str, str | None]) -> HtcdsCase:
    """Take a row apart; nothing is dropped. Problems name the column and never repeat the cell.

    Codes and labels, one or several, are read in the spellings of the field standard, the XLSForm and the
    Excel template. Consent that is blank is not recorded. The record is not validated as a whole.
    """
    cells, unmapped = _known_and_unknown(row)
    problems: list[Problem] = []
    record = _read_record(cells, problems)
    case = _read_case(cells, problems)
    if event := read_event(case.get("hte_Type", ""), case.get("hte_Country", "")):
        record |= event
        del case["hte_Type"], case["hte_Country"]
    return HtcdsCase(
        record=record,
        identity=_read_identity(cells, problems),
        case=case,
        consent=_read_consent(cells.get("con_Consent", ""), problems),
        unmapped=unmapped,
        problems=tuple(problems),
    )


def write_row(case: HtcdsCase) -> dict[str, str]:
    """Write a case as the 84 columns of HTCDS and, after them, its unmapped ones; blank if absent."""
    cells = dict.fromkeys(HEADER, "")
    record_cells = write_fields(case.record)
    if "hte_Type" in case.case:  # the case keeps an event of its own: it is not overwritten
        record_cells = {name: text for name, text in record_cells.items() if not name.startswith("hte_")}
    cells |= record_cells | case.case | write_identity(case.identity)
    if case.consent is not Flag.NOT_RECORDED:
        cells["con_Consent"] = "TRUE" if case.consent is Flag.YES else "FALSE"
    return cells | case.unmapped


def lossy_steps() -> tuple[CodePair, ...]:
    """Return the pairs of codes that do not come back as they went, each with the sentence that says why."""
    return tuple(pair for pair in code_pairs() if pair.lossy and pair.direction != "read")


def _known_and_unknown(row: Mapping[str, str | None]) -> tuple[dict[str, str], dict[str, str]]:
    cells: dict[str, str] = {}
    unmapped: dict[str, str] = {}
    for column, text in row.items():
        name = field_name(column)
        if name is None:
            unmapped[column] = text or ""
        elif text and text.strip():
            cells[name] = text.strip()
    return cells, unmapped


def _of_part(cells: Mapping[str, str], part: str) -> dict[str, str]:
    fields = htcds_fields()
    return {name: text for name, text in cells.items() if fields[name].part == part}


def _read_record(cells: Mapping[str, str], problems: list[Problem]) -> dict[str, object]:
    record: dict[str, object] = {}
    for name, text in _of_part(cells, "record").items():
        try:
            found = read_field(name, text)
        except InvalidInput as error:
            problems.append(Problem(name, error.what, error.remedy))
            continue
        for ours, kept in found.items():
            already = record.get(ours)
            record[ours] = already + kept if isinstance(already, list) and isinstance(kept, list) else kept
    return {ours: sorted(set(kept)) if isinstance(kept, list) else kept for ours, kept in record.items()}


def _read_case(cells: Mapping[str, str], problems: list[Problem]) -> dict[str, str]:
    case: dict[str, str] = {}
    for name, text in _of_part(cells, "case").items():
        try:
            case[name] = _case_cell(name, text)
        except InvalidInput as error:
            problems.append(Problem(name, error.what, error.remedy))
    return case


def _case_cell(name: str, text: str) -> str:
    if has_codes(name):
        return ";".join(read_codes(text, name))
    if htcds_fields()[name].type == "Date":
        return str(read_day(text))
    return text


def _read_identity(cells: Mapping[str, str], problems: list[Problem]) -> dict[str, object]:
    identifying, narrative = _of_part(cells, "identity"), _of_part(cells, "narrative")
    try:
        return read_identity(identifying, narrative)
    except InvalidInput as error:
        problems.append(Problem("prs_Birthdate", error.what, error.remedy))
        return read_identity(
            {name: text for name, text in identifying.items() if name != "prs_Birthdate"}, narrative
        )


def _read_consent(text: str, problems: list[Problem]) -> Flag:
    try:
        return Flag.read(text)
    except InvalidInput as error:
        problems.append(Problem("con_Consent", error.what, error.remedy))
        return Flag.NOT_RECORDED
