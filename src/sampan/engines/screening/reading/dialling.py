"""Telephone numbers as they are dialled, in E.164 where the country can be told.

`number_plans.csv`: how mobile and fixed numbers are written at home, by region
(background knowledge, November 2026).
Numbers with a country code: the metadata of the `phonenumbers` package.
"""

import csv
import re
from functools import lru_cache
from pathlib import Path

import phonenumbers

with (Path(__file__).parent / "number_plans.csv").open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file))
_MOBILE = {row["region"]: re.compile(row["mobile"]) for row in _ROWS}
_FIXED = {row["region"]: re.compile(row["fixed"]) for row in _ROWS}
_CODE = {region: str(phonenumbers.country_code_for_region(region)) for region in _MOBILE}
_BY_CODE = {code: region for region, code in _CODE.items()}
_FREE = re.compile(r"1[89]00[0-9]{4}(?:[0-9]{2})?")
_TRUNK = re.compile(r"(84|66|855|856|95|62|60|63|44|61|81|82|886)0")  # +84 (0)912...


def is_free_line(digits: str) -> bool:
    """Say whether digits are a free or dear line (1800, 1900), which is dialled as it is."""
    return bool(_FREE.fullmatch(digits))


@lru_cache(maxsize=4096)
def dialled(digits: str, *, regions: tuple[str, ...], is_whole: bool = False, is_called: bool = False) -> str:
    """Return the number as +84912345678; as it is dialled when no country can be told; "" when it is none.

    `is_whole`: a + stood before it; `is_called`: a word beside it asks for a call, so that less sure forms count, too.
    `regions` come likeliest first (`regions.regions_of`).
    """
    if digits.startswith("00") and len(digits) > 10:
        digits, is_whole = digits[2:], True
    if is_whole:
        return _whole(digits)
    if is_free_line(digits):
        return digits if is_called or "VN" in regions else ""
    known = tuple(region for region in regions if region in _CODE)
    for plan, where in (
        (_MOBILE, known),
        (_FIXED, tuple(region for region in known if region in (regions[0], "CN"))),
    ):
        for region in where:
            if plan[region].fullmatch(digits) and (digits[0] == "0" or is_called or region == "CN"):
                return f"+{_CODE[region]}{digits.removeprefix('0')}"
    return _abroad(digits, is_called=is_called, regions=regions) or (
        digits if is_called and 9 <= len(digits) <= 12 and (digits[0] == "0" or not regions[0]) else ""
    )


def _abroad(digits: str, *, is_called: bool, regions: tuple[str, ...]) -> str:
    """Read 84912345678 as +84912345678, and 912345678 where a call to it is asked for."""
    for code in (digits[:2], digits[:3]):
        region = _BY_CODE.get(code, "")
        rest = digits[len(code) :].removeprefix("0")
        if region and (is_called or region in regions) and _is_mobile(region, rest):
            return f"+{code}{rest}"
    home = regions[0]
    is_short = is_called and home in _CODE and len(digits) >= 8 and _MOBILE[home].fullmatch("0" + digits)
    return f"+{_CODE[home]}{digits}" if is_short else ""


def _is_mobile(region: str, rest: str) -> bool:
    return bool(_MOBILE[region].fullmatch("0" + rest) or _MOBILE[region].fullmatch(rest))


def _whole(digits: str) -> str:
    if trunk := _TRUNK.match(digits):
        digits = trunk[1] + digits[trunk.end() :]
    try:
        number = phonenumbers.parse("+" + digits, None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
