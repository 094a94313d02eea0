"""How the coded HTCDS fields become fields of the trafficking record, and back."""

from collections.abc import Callable, Mapping

import pycountry

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.crosswalks.htcds_spellings import htcds_by_ours, ours_by_htcds, read_codes
from sampan.vocabulary.errors import InvalidInput, UnknownCode
from sampan.vocabulary.record import FIELDS
from sampan.vocabulary.territories import by_iso3, countries, country, is_country

SEPARATOR = ";"  # between several codes, as Salesforce multi-select fields are exported
_OLD_NAMES = {"turkey": "TR"}  # HTCDS's own list still has it
_EVENT_FIELDS = {"Exploitation": "exploitation_countries", "Recruitment": "recruitment_country"}
_EXTERNAL = ("prs_Citizenship", "prs_PrimaryLanguage", "prs_SecondaryLanguage", "prs_NumberOfChildren")


def read_field(field: str, text: str) -> dict[str, object]:
    """Return the record fields that one HTCDS cell fills; raises InvalidInput."""
    if field == "prs_Citizenship":
        return {"citizenship": [read_country(part) for part in _country_parts(text)]}
    if field in ("prs_PrimaryLanguage", "prs_SecondaryLanguage"):
        return {"languages": [_language(part) for part in text.split(SEPARATOR)]}
    if field == "prs_NumberOfChildren":
        return {"number_of_children": _whole_number(text)}
    found: dict[str, object] = {}
    for code in read_codes(text, field):
        ours_field, ours_code = ours_by_htcds(field)[code]
        if ours_code:
            _add(found, ours_field, ours_code)
    return found


def read_event(event: str, place: str) -> dict[str, object]:
    """Return the record field of a historic trafficking event's country; empty when it is not read so."""
    ours = _EVENT_FIELDS.get(event)
    try:
        iso2 = read_country(place)
    except UnknownCode:
        return {}
    if ours is None:
        return {}
    return {ours: [iso2] if ours == "exploitation_countries" else iso2}


def write_fields(record: Mapping[str, object]) -> dict[str, str]:
    """Return the HTCDS cells of a record; codes that HTCDS lacks are written as the crosswalk says."""
    cells = {field: writer(record) for field, writer in _WRITERS.items()}
    for ours, field in _CODED.items():
        codes = record.get(ours)
        given = codes if isinstance(codes, (list, tuple)) else [codes] if codes else []
        written = [htcds_by_ours(field)[str(code)] for code in given]
        cells[field] = SEPARATOR.join(dict.fromkeys(code for code in written if code))
    return {field: text for field, text in (cells | _event_cells(record)).items() if text}


def read_country(text: str) -> str:
    """Return the alpha-2 code of a country written as alpha-2, alpha-3 or an English name; UnknownCode."""
    stripped = text.strip()
    if is_country(stripped.upper()):
        return stripped.upper()
    named = _NAMES.get(stripped.casefold())
    return named or by_iso3(stripped.upper()).iso2


def _country_parts(text: str) -> list[str]:
    if text.strip().casefold() in _NAMES:
        return [text]
    separator = next((each for each in (";", ",") if each in text), None)
    parts = text.split(separator) if separator else text.split() if _all_codes(text) else [text]
    return [part for part in parts if part.strip()]


def _all_codes(text: str) -> bool:
    return all(len(part) in (2, 3) and part.isupper() for part in text.split())


def _language(text: str) -> str:
    """Read ISO 639-2 (terminological or bibliographic), 639-3 or 639-1; return our code."""
    wanted = text.strip().casefold()
    known = code_list("language")
    if known.has(wanted):
        return wanted
    for key in ("alpha_3", "bibliographic"):
        found = pycountry.languages.get(**{key: wanted}) if len(wanted) == 3 else None
        if found is not None and known.has(getattr(found, "alpha_2", "")):
            return str(found.alpha_2)
    raise UnknownCode("The language code is not known.", remedy="Use ISO 639-2, such as vie or khm.")


def _language_cell(record: Mapping[str, object], position: int) -> str:
    languages = record.get("languages")
    if not isinstance(languages, (list, tuple)) or len(languages) <= position:
        return ""
    code = str(languages[position])
    found = pycountry.languages.get(alpha_2=code) if len(code) == 2 else None
    return code if found is None else str(found.alpha_3)


def _whole_number(text: str) -> int:
    if not text.strip().isascii() or not text.strip().isdigit():
        raise InvalidInput("A whole number is expected.", remedy="Write it in digits, without a fraction.")
    return int(text)


def _add(found: dict[str, object], field: str, code: str) -> None:
    if FIELDS[field].kind == "codes":
        known = found.setdefault(field, [])
        assert isinstance(known, list)
        if code not in known:
            known.append(code)
    elif field in found and found[field] != code:
        raise InvalidInput("Only one code is possible here.", remedy="Keep the one that is right.")
    else:
        found[field] = code


def _event_cells(record: Mapping[str, object]) -> dict[str, str]:
    exploited = record.get("exploitation_countries")
    if isinstance(exploited, (list, tuple)) and exploited:
        return {"hte_Type": "Exploitation", "hte_Country": country(str(exploited[0])).iso2}
    recruited = record.get("recruitment_country")
    return {"hte_Type": "Recruitment", "hte_Country": str(recruited)} if recruited else {}


def _citizenship_cell(record: Mapping[str, object]) -> str:
    codes = record.get("citizenship")
    return SEPARATOR.join(str(code) for code in codes) if isinstance(codes, (list, tuple)) else ""


def _children_cell(record: Mapping[str, object]) -> str:
    number = record.get("number_of_children")
    return "" if number is None else str(number)


_NAMES = {each.name.casefold(): each.iso2 for each in countries()} | _OLD_NAMES
_CODED = {
    ours.code: ours.htcds
    for ours in FIELDS.values()
    if ours.htcds.startswith(("prs_", "vic_", "per_"))
    and ";" not in ours.htcds
    and ours.htcds not in _EXTERNAL
}
_WRITERS: dict[str, Callable[[Mapping[str, object]], str]] = {
    "prs_Citizenship": _citizenship_cell,
    "prs_NumberOfChildren": _children_cell,
    "prs_PrimaryLanguage": lambda record: _language_cell(record, 0),
    "prs_SecondaryLanguage": lambda record: _language_cell(record, 1),
}
