"""Reads a row of an official list by the columns that were named for it: texts, days and countries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sampan.engines.screening.agencies.naming import number_key
from sampan.prevention.recruitment.services.licensing import NewLicence, checked_licence
from sampan.prevention.recruitment.services.register import Entry, checked_entry
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.names import fold
from sampan.vocabulary.territories import country_choices, is_country

FIELDS = (
    "name", "number", "key", "other_names", "address", "contacts", "regulator", "valid_from", "valid_until",
    "occupations", "destinations", "suspended_from", "suspended_until", "revoked_on", "reason",
)  # fmt: skip
"""What a column of a list may be; `key`: the list's own mark of an agency, its licence number where there is none."""
NEEDED = ("name", "number")
_SPLIT = re.compile(r"[;|\n]+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_HOME = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_BUDDHIST = 2400  # years from which on a year is counted from the Buddha, 543 years earlier


@dataclass(frozen=True)
class ListRow:
    """One row of a list, checked. `suspended`, `revoked_on`: what the list says of them, None for nothing."""

    number: int
    key: str
    entry: Entry
    licence: NewLicence
    suspended: tuple[date, date | None] | None
    revoked_on: date | None
    reason: str


def read_row(number: int, cells: Mapping[str, str], *, mapping: Mapping[str, str], country: str) -> ListRow:
    """Return a row; raises InvalidInput naming the row and the column of the list."""
    told = {name: cells.get(column, "").strip() for name, column in mapping.items()}
    try:
        return _row(number, told, country)
    except InvalidInput as error:
        column = mapping.get(error.field or "", error.field or "")
        raise InvalidInput(error.what, remedy=error.remedy, field=column, row=number) from None


def check_mapping(mapping: Mapping[str, str], header: tuple[str, ...]) -> dict[str, str]:
    """Return a mapping without what is empty; raises InvalidInput for a column that is not there, or one too few."""
    told = {name: column for name, column in mapping.items() if name in FIELDS and column}
    for name in NEEDED:
        if name not in told:
            raise InvalidInput("Say which column this is.", remedy="Choose it.", field=name)
    for name, column in told.items():
        if column not in header:
            raise InvalidInput(
                "The list has no such column any more.", remedy="Choose the columns anew.", field=name
            )
    return told


def guess_mapping(header: tuple[str, ...], remembered: Mapping[str, str]) -> dict[str, str]:
    """Return the remembered columns that are still there, and those that are called like a field."""
    called = {fold(column): column for column in header}
    found = {name: called[fold(name)] for name in FIELDS if fold(name) in called}
    return found | {name: column for name, column in remembered.items() if column in header}


def _row(number: int, told: Mapping[str, str], country: str) -> ListRow:
    entry = checked_entry(
        Entry(
            told.get("name", ""), country, _several(told.get("other_names", "")), told.get("address", ""),
            _several(told.get("contacts", "")),
        )
    )  # fmt: skip
    licence = checked_licence(
        NewLicence(
            told.get("number", ""), told.get("regulator", ""), _day(told, "valid_from"), _day(told, "valid_until"),
            _several(told.get("occupations", "")), _countries(told.get("destinations", "")),
        )
    )  # fmt: skip
    begins, ends = _day(told, "suspended_from"), _day(told, "suspended_until")
    if ends and (begins is None or ends < begins):
        raise InvalidInput(
            "The suspension ends before it begins.", remedy="Check both days.", field="suspended_until"
        )
    key = (told.get("key") or number_key(licence.number))[:200]
    suspended = (begins, ends) if begins else None
    return ListRow(
        number, key, entry, licence, suspended, _day(told, "revoked_on"), told.get("reason", "")[:400]
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _SPLIT.split(text) if part.strip())


def _day(told: Mapping[str, str], field: str) -> date | None:
    text = told.get(field, "")
    if not text:
        return None
    iso, home = _ISO.fullmatch(text), _HOME.fullmatch(text)
    try:
        if iso:
            year, month, day = (int(part) for part in iso.groups())
        elif home:
            day, month, year = (int(part) for part in home.groups())
        else:
            raise ValueError
        return date(year - 543 if year > _BUDDHIST else year, month, day)
    except ValueError:
        raise InvalidInput("This is no day.", remedy="Write 2026-11-23 or 23/11/2026.", field=field) from None


def _countries(text: str) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split("[,;|\n]+", text) if part.strip()]
    return tuple(_country(part) for part in parts)


def _country(text: str) -> str:
    if is_country(text.upper()):
        return text.upper()
    code = _by_name().get(fold(text))
    if code is None:
        raise InvalidInput(
            "One of these is no country.", remedy="Use two letters, such as JP.", field="destinations"
        )
    return code


@cache
def _by_name() -> dict[str, str]:
    return {fold(name): code for language in ("en", "vi", "id") for code, name in country_choices(language)}
