"""Telephone numbers in E.164, whether they were written for callers at home or abroad."""

import re
from functools import lru_cache

import phonenumbers

from sampan.engines.matching.digits import ascii_digits

_SHORTEST, _LONGEST = (
    7,
    15,
)  # digits; shorter ones are service numbers, which many people share; E.164 ends at 15
_TAIL = 8  # digits; what two ways of writing one number have alike, whatever stands before
_EXTENSION = re.compile(r"[^\W\d_]|[#,;*]")  # a letter or a sign by which an extension begins
_CODES = frozenset(map(str, phonenumbers.COUNTRY_CODE_TO_REGION_CODE))
_WHOLE = re.compile(rf"\+(?=[0-9]{{{_SHORTEST},{_LONGEST}}}\Z)(?:{'|'.join(sorted(_CODES))})[1-9][0-9]*")


@lru_cache(maxsize=4096)  # a form is filled in and read again; a register has each number once or twice
def canonical_phone(text: str, *, region: str = "") -> str:
    """Return the number as +84912345678, as digits without + when no country can be told, or "" when it is none.

    `region` (ISO 3166-1 alpha-2, the person's nationality) reads a number without a country code. 00 counts as +.
    Digits of any script are read; extensions fall. A number out of a country's plan is kept: plans change, and the
    same slip in two files still tells. Rules of numbering: the metadata of the `phonenumbers` package.
    """
    if _WHOLE.fullmatch(text):  # as most registers have it
        return text
    plain = ascii_digits(text).strip()
    if plain.startswith("00"):
        plain = "+" + plain[2:]
    bare = "".join(filter(str.isdigit, plain))
    if not _SHORTEST <= len(bare) <= _LONGEST + 4:  # an extension may follow
        return ""
    if plain.startswith("+") and _is_whole(bare) and not _EXTENSION.search(plain):
        return "+" + bare
    return _parsed(plain, region) or _without_plus(bare, region) or bare.lstrip("0")


def phone_tail(phone: str) -> str:
    """Return the last eight digits, in which a number written at home and one written abroad are alike."""
    return phone[-_TAIL:]


def _is_whole(bare: str) -> bool:
    code = next((bare[:length] for length in (1, 2, 3) if bare[:length] in _CODES), "")
    return bool(code) and bare[len(code)] != "0" and len(bare) <= _LONGEST


def _without_plus(bare: str, region: str) -> str:
    """Read 84912345678 as +84912345678 where the region's own code stands in front."""
    code = str(phonenumbers.country_code_for_region(region)) if region else ""
    return _parsed("+" + bare, "") if code not in ("", "0") and bare.startswith(code) else ""


def _parsed(text: str, region: str) -> str:
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if not text.startswith("+") and not phonenumbers.is_possible_number(number):
        return ""
    number.extension = None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
