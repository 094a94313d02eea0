"""Turns a validated trafficking record into the columns that lists and reports use."""

import secrets
from collections.abc import Mapping
from datetime import date

from sampan.vocabulary.dates import PartialDate, YearSpan

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read aloud without mistakes
_NUMBER_LETTERS = 10  # 50 random bits: about 1 collision in 10,000 nodes of 500,000 cases


def new_case_number(country: str, opened: date) -> str:
    """Return a case number such as VN26-7KQ4M-2XA9D: it cannot be guessed and tells no total."""
    letters = "".join(secrets.choice(_CROCKFORD) for _ in range(_NUMBER_LETTERS))
    return f"{country}{opened:%y}-{letters[:5]}-{letters[5:]}"


def profile_columns(record: Mapping[str, object]) -> dict[str, object]:
    """Return the profile's columns of a validated record; what is not recorded stays empty."""
    first, last = registered_days(record.get("registered"))
    return {
        "registered_first": first,
        "registered_last": last,
        "sex": record.get("sex", ""),
        "age_band": record.get("age_band") or _band(record.get("age")),
        "majority": record.get("majority") or _majority(record.get("age")),
        "education": record.get("education", ""),
        "citizenship": record.get("citizenship", []),
        "origin_region": record.get("origin_region", ""),
        "exploitation_countries": record.get("exploitation_countries", []),
        "exploitation_region": record.get("exploitation_region", ""),
        "forms": record.get("forms", []),
        "crime_types": record.get("crime_types", []),
        "record": dict(record),
    }


TRAITS = {"sex": "sex", "residence_province": "province", "citizenship": "nationality"}
"""Fields of the record that narrow a name when a person is looked for among all, and what they are called there."""


def traits_of_record(record: Mapping[str, object]) -> dict[str, str]:
    """Return sex, province and nationality of a record; of several citizenships none, for any of them is right."""
    told = {name: record.get(code) or "" for code, name in TRAITS.items()}
    citizenship = told["nationality"]
    if isinstance(citizenship, list | tuple):
        told["nationality"] = citizenship[0] if len(citizenship) == 1 else ""
    return {name: str(kept) for name, kept in told.items() if kept}


def registered_days(registered: object) -> tuple[date | None, date | None]:
    """Return the first and last possible day of a registration given as partial date or year span."""
    if not registered:
        return None, None
    text = str(registered)
    if len(text) == 9 and text[4] == "-":  # a span of years such as 2005-2013
        span = YearSpan.parse(text)
        return date(span.first, 1, 1), date(span.last, 12, 31)
    day = PartialDate.parse(text)
    return day.earliest(), day.latest()


# The bands of CTDC's public data sets (`ageBroad`), so that figures can be set beside them.
_BANDS = (
    (9, "0-8"),
    (18, "9-17"),
    (21, "18-20"),
    (24, "21-23"),
    (27, "24-26"),
    (30, "27-29"),
    (39, "30-38"),
    (48, "39-47"),
)


def _band(age: object) -> str:
    if not isinstance(age, int):
        return ""
    return next((band for limit, band in _BANDS if age < limit), "48+")


def _majority(age: object) -> str:
    if not isinstance(age, int):
        return ""
    return "child" if age < 18 else "adult"
