"""Passports and national identity numbers: one form, the country where its rule tells, and check digits.

The rules stand in `documents.csv`: ten countries, background knowledge until somebody reads them in a source.
A number that fits no rule is kept as it is: papers are old, provincial or foreign, and still identify.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from sampan.engines.matching.digits import ascii_digits, letters_and_digits
from sampan.engines.matching.tables import read_rows

_SHORTEST = 5  # letters and digits; shorter ones are shared by many
_LABEL = re.compile(
    r"^(?:passport|pp|pass|id|nid|nrc|cccd|cmnd|nik|ktp|ktm|no|số|so|hộ chiếu|ho chieu|บัตร|เลขที่)\b[\s.:#°]*",
    re.IGNORECASE,
)
_BURMESE = re.compile(
    r"(\d{1,2})\s*/\s*(.+?)\s*[(（]?\s*(N|C|AC|NC|V|M|နိုင်|ဧည့်|ပြု)\s*[)）]?\s*(\d{6})", re.IGNORECASE
)
_BURMESE_KINDS = {"နိုင်": "N", "ဧည့်": "AC", "ပြု": "NC"}


@dataclass(frozen=True)
class DocumentRule:
    """How one country writes one kind of number; `pattern` is of the bare number, `check` names its check digit."""

    country: str
    kind: str
    pattern: re.Pattern[str]
    check: str


@lru_cache(maxsize=4096)
def canonical_document(text: str) -> str:
    """Return the number in letters and digits, upper case, or "" when it is too short to tell anybody apart.

    Words such as 'passport' or 'CCCD' before the number fall. Burmese cards (12/MAYANA(N)123456, in either script of
    digits) keep town and kind. The country is no part of the form: it is often missing or wrong, and numbers of one
    length rarely meet. A wrong check digit is kept, since the same slip in two files still tells: ask `is_mistyped`.
    """
    plain = _LABEL.sub("", ascii_digits(text).strip())
    if found := _BURMESE.fullmatch(plain):
        return _burmese(found)
    bare = letters_and_digits(plain)
    if len(bare) < _SHORTEST or not any(map(str.isdigit, bare)) or len(set(bare)) < 2:
        return ""
    return bare


def document_kinds(bare: str, *, country: str = "") -> tuple[tuple[str, str], ...]:
    """Return the (country, kind) that a canonical number may be of, its check digit right; empty when no rule fits."""
    return tuple((rule.country, rule.kind) for rule in _fitting(bare, country) if _CHECKS[rule.check](bare))


def is_mistyped(bare: str, *, country: str) -> bool:
    """Say whether a canonical number has the form of one of `country`'s numbers, and a wrong check digit."""
    fitting = _fitting(bare, country) if country else []
    return bool(fitting) and not any(_CHECKS[rule.check](bare) for rule in fitting)


def _fitting(bare: str, country: str) -> list[DocumentRule]:
    return [
        rule
        for rule in document_rules()
        if rule.country in (country or rule.country) and rule.pattern.fullmatch(bare)
    ]


def _burmese(found: re.Match[str]) -> str:
    region, town, kind, number = found.groups()
    kind = _BURMESE_KINDS.get(kind, kind.upper())
    return f"{int(region)}/{letters_and_digits(town) or town}({kind}){number}"


@cache
def document_rules() -> tuple[DocumentRule, ...]:
    """Return the rules of `documents.csv`, in its order."""
    rows = read_rows(Path(__file__).parent / "documents.csv")
    return tuple(
        DocumentRule(row["country"], row["kind"], re.compile(row["pattern"]), row["check"]) for row in rows
    )


def _thai(bare: str) -> bool:
    """Thai citizens: weights 13 down to 2, modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(bare, range(13, 1, -1), strict=False))
    return (11 - total % 11) % 10 == int(bare[12])


def _chinese(bare: str) -> bool:
    """Chinese residents: GB 11643-1999, ISO 7064 MOD 11-2, and a birth date that a calendar has."""
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    told = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(bare, weights, strict=False)) % 11]
    return told == bare[17] and _is_day(bare[6:14])


def _indonesian(bare: str) -> bool:
    """Indonesian NIK: day (women +40), month, year of birth in places 7 to 12; it has no check digit."""
    day, month = int(bare[6:8]), int(bare[8:10])
    return 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month <= 12


def _malaysian(bare: str) -> bool:
    """Malaysian MyKad: the birth date as YYMMDD; it has no check digit."""
    return 1 <= int(bare[2:4]) <= 12 and 1 <= int(bare[4:6]) <= 31


def _vietnamese(bare: str) -> bool:
    """Vietnamese CCCD: province 001-096, then sex and century (0-9); it has no check digit."""
    return 1 <= int(bare[:3]) <= 96


def _is_day(text: str) -> bool:
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return True


_CHECKS: dict[str, Callable[[str], bool]] = {
    "": lambda bare: True,
    "thai": _thai,
    "chinese": _chinese,
    "indonesian": _indonesian,
    "malaysian": _malaysian,
    "vietnamese": _vietnamese,
}
