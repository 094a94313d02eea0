"""Telephone numbers and bank accounts among a text's digits; money, dates, hours and licences are passed over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from sampan.engines.screening.reading.cues import Cue, cues_in

_RUN = re.compile(
    r"(?<![a-z0-9_$฿₫₭៛¥₱])(?<![0-9][.,:])[+(]{0,2}(?:[0-9]|o(?=[0-9o ]))(?:[ \t.\-)–—·_*/~]{0,3}(?:\(0\) ?)?(?:[0-9]|[ol](?=[ol .\-]{0,3}[0-9])|(?<=[0-9])o(?![a-z]))){5,}(?![0-9])"
)
_GROUP = re.compile("[0-9]+")
_PARTS = re.compile(r"\s*/\s*|\s+[-–—~]\s+|[ \t]{2,}|\s*[~—]\s*")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:[. ][0-9]{3})+")
_DATE = re.compile(
    r"(?<![0-9])(?:[0-3]?[0-9][./\- ][01]?[0-9][./\- ](?:19|20|25)[0-9]{2}|(?:19|20|25)[0-9]{2}[./\-][01]?[0-9][./\-][0-3]?[0-9])(?![0-9])"
    r"|^(?:19|20|25)[0-9]{2} ?[-–/] ?(?:19|20|25)[0-9]{2}$|^[0-2]?[0-9][.:h][0-5][0-9] ?[-–~] ?[0-2]?[0-9][.:h][0-5][0-9]$"
)
_MONEY_AFTER = re.compile(
    r"\s?(?:đ|vnd|vnđ|dong|đồng|triệu|trieu|nghìn|ngàn|tr|k|usd|us\$|\$|đô|baht|thb|บาท|ບາດ|บ\.|ກີບ|kip|ດอลລາ|ໂດລາ|៛|រៀល|ដុល្លារ|បាត|"
    r"ကျပ်|ဘတ်|ဒေါ်လာ|သိန်း|元|块|万|人民币|rp|rupiah|juta|ribu|ringgit|rm|peso|php|dollars?|%|kg|m2|km|người|orang|people|คน|ຄົນ|នាក់|人)(?![a-z])"
)
_MONEY_BEFORE = re.compile(
    r"(?:\$|€|£|฿|₫|₭|៛|¥|₱|rp\.?|rm|usd|thb|vnd|lak|mmk|php|sgd|aed|hkd|cny|rmb|idr|khr)\s?$"
)
_MASKED = re.compile(r"[ -]?(?:x{2}|x(?![a-z])|\*{2}|#{2}|…|\.\.\.)")
_ATTACHED = re.compile("[a-z]")

# How numbers are written at home, mobile and fixed ones (background knowledge; national numbering plans, November 2026)
_PLANS = {
    "VN": (r"0[35789]\d{8}", r"02\d{8,9}"),
    "TH": (r"0[689]\d{8}", r"0[2-7]\d{7}"),
    "KH": (r"0(?:1\d|[6-9]\d)\d{6,7}", r"02[3-6]\d{6,7}"),
    "LA": (r"020\d{7,8}|030\d{7}", r"0[2-8]\d{7}"),
    "MM": (r"09\d{7,9}", r"0[1-8]\d{5,7}"),
    "CN": (r"1[3-9]\d{9}", r"0\d{2,3}\d{7,8}|[48]00\d{7}"),
    "ID": (r"08[1-9]\d{8,10}", r"0[2-7]\d{7,10}|0800\d{4,7}|1500\d{3}"),
    "MY": (r"01\d{8,9}", r"0[3-9]\d{7,8}|1[38]00\d{6}"),
    "SG": (r"[89]\d{7}", r"[36]\d{7}"),
    "PH": (r"09\d{9}", r"0[2-8]\d{7,9}"),
    "TW": (r"09\d{8}", r"0[2-8]\d{7,8}|0800\d{6}"),
    "HK": (r"[5-9]\d{7}", r"[23]\d{7}"),
    "IN": (r"[6-9]\d{9}", r"1800\d{6,7}"),
    "NP": (r"9[678]\d{8}", r"01\d{7}"),
    "BD": (r"01[3-9]\d{8}", r"02\d{8}"),
    "KE": (r"0[17]\d{8}", r"020\d{7}"),
    "UG": (r"07\d{8}", r"0[234]\d{8}"),
    "NG": (r"0[789]\d{9}", r"01\d{7}"),
    "AE": (r"05\d{8}", r"0[2-9]\d{7}"),
    "LK": (r"07\d{8}", r"0[1-6]\d{8}"),
}
_MOBILE = {region: re.compile(mobile) for region, (mobile, _) in _PLANS.items()}
_FIXED = {region: re.compile(fixed) for region, (_, fixed) in _PLANS.items()}
_CODE = {region: str(phonenumbers.country_code_for_region(region)) for region in _PLANS}
_BY_CODE = {code: region for region, code in _CODE.items()}
_FREE = re.compile(r"1[89]00[0-9]{4}(?:[0-9]{2})?")  # free and dear lines, dialled as they are
NUMBERED = frozenset({"qq", "batchat", "potato", "discord"})  # platforms whose names are numbers


@dataclass(frozen=True)
class Number:
    """A number found: `kind` phone or account, the bank or platform that its neighbours name, where it stands."""

    kind: str
    name: str
    value: str
    start: int
    end: int


def numbers_in(text: str, *, regions: Sequence[str], platforms: Sequence[Cue]) -> Iterator[Number]:
    """Yield the telephone numbers and accounts of a normal text; `regions`: where it may have been written, likeliest first."""
    for run in _RUN.finditer(text):
        start, end = run.span()
        if not _is_other(text, start, end):
            yield from _of_run(text, start, end, regions=regions, platforms=platforms)


def _is_other(text: str, start: int, end: int) -> bool:
    """Say whether digits are money, a date, hours, or a number with its end hidden."""
    run = text[start:end].strip("(+ ")
    if _DATE.search(run) or _MASKED.match(text, end):
        return True
    pieces = [piece for piece in re.split(r"\s*[-–~/]\s*", run) if piece]
    if any(_THOUSANDS.fullmatch(piece) for piece in pieces) and not run.startswith("1900"):
        after_call = cues_in(text, max(0, start - 14), start)
        return "." in run or not (after_call and after_call[-1].kind in ("phone", "platform"))
    return (
        bool(_MONEY_AFTER.match(text, end) or _MONEY_BEFORE.search(text[max(0, start - 5) : start]))
        and run[0] != "0"
    )


def _of_run(
    text: str, start: int, end: int, *, regions: Sequence[str], platforms: Sequence[Cue]
) -> Iterator[Number]:
    for first, last in _pieces(text, start, end):
        found = _number(text, first, last, cue=_nearest(text, first, last), regions=regions)
        if found and found.kind == "phone":
            found = Number("phone", _platform(text, found, platforms), found.value, found.start, found.end)
        if found:
            yield found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Parts of a run at signs that stand between numbers, when each part is long enough for one."""
    bounds, last = [], start
    for sign in _PARTS.finditer(text, start, end):
        bounds.append((last, sign.start()))
        last = sign.end()
    bounds.append((last, end))
    if all(sum(map(str.isdigit, text[first:after])) >= 7 for first, after in bounds):
        return bounds
    return [(start, end)]


def _nearest(text: str, start: int, end: int) -> Cue | None:
    """The word nearest before a number, else a bank or platform right after it."""
    line = text.rfind("\n", max(0, start - 60), start) + 1
    before = cues_in(text, max(line, start - 38, 0), start)
    if before:
        last = before[-1]
        if (
            last.kind == "phone"
            and len(before) > 1
            and before[-2].kind == "not"
            and last.start - before[-2].end <= 12
        ):
            return Cue("not", "", last.start, last.end)  # the number of a licence
        return last
    after = [
        cue for cue in cues_in(text, end, min(len(text), end + 22)) if cue.kind in ("account", "platform")
    ]
    return after[0] if after and after[0].start - end <= 3 else None


def _number(text: str, start: int, end: int, *, cue: Cue | None, regions: Sequence[str]) -> Number | None:
    kind = "phone" if _FREE.fullmatch(_digits(text[start:end])) else cue.kind if cue else ""
    if kind == "account" and cue and (digits := _digits(text[start:end])) and 6 <= len(digits) <= 19:
        return Number("account", cue.name or _bank(text, start, end), digits, start, end)
    if kind == "not" and cue and start - cue.end <= 14:
        return None
    if cue and cue.name in NUMBERED and cue.end <= start:
        return None  # the name of an account, which is of digits there
    is_called = kind in ("phone", "platform")
    if _ATTACHED.match(text, end) and not is_called:
        return None
    return _phone(text, start, end, is_called=is_called, regions=regions)


def dialled(digits: str, regions: Sequence[str]) -> str:
    """Return a telephone number, given as digits that surely are one, in its normal form."""
    return _value(digits, False, True, tuple(regions)) or digits


def _bank(text: str, start: int, end: int) -> str:
    near = cues_in(text, max(0, start - 60), start)[::-1] + cues_in(text, end, min(len(text), end + 30))
    return next((cue.name for cue in near if cue.kind == "account" and cue.name), "")


def _digits(text: str) -> str:
    return "".join(_GROUP.findall(text.replace("o", "0").replace("l", "1")))


def _phone(text: str, start: int, end: int, *, is_called: bool, regions: Sequence[str]) -> Number | None:
    """The longest row of digit groups that is a telephone number."""
    shown = text[start:end].replace("o", "0").replace("l", "1")
    groups = [(start + found.start(), start + found.end()) for found in _GROUP.finditer(shown)]
    for length in range(len(groups), 0, -1):
        for first in range(len(groups) - length + 1):
            begin, after = groups[first][0], groups[first + length - 1][1]
            digits = "".join(shown[a - start : b - start] for a, b in groups[first : first + length])
            sign = text[begin - 1 : begin] == "+" or text[begin - 2 : begin] == "(+"
            if (
                len(digits) <= 16
                and "/" not in text[begin:after]
                and (value := _value(digits, sign, is_called, tuple(regions)))
            ):
                return Number(
                    "phone",
                    "",
                    value,
                    begin - (1 if text[begin - 1 : begin] in ("+", "(") and begin else 0),
                    after,
                )
    return None


@lru_cache(maxsize=4096)
def _value(digits: str, is_whole: bool, is_called: bool, regions: tuple[str, ...]) -> str:
    """The number as +84912345678; as it is dialled when no country can be told; "" when it is none."""
    if digits.startswith("00") and len(digits) > 10:
        digits, is_whole = digits[2:], True
    if is_whole:
        return _whole(digits)
    if _FREE.fullmatch(digits):
        return digits if is_called or "VN" in regions else ""
    known = tuple(region for region in regions if region in _PLANS)
    for plan, where in (
        (_MOBILE, known),
        (_FIXED, tuple(region for region in known if region in (regions[0], "CN"))),
    ):
        for region in where:
            if plan[region].fullmatch(digits) and (digits[0] == "0" or is_called or region == "CN"):
                return f"+{_CODE[region]}{digits.removeprefix('0')}"
    return _abroad(digits, is_called, regions) or (
        digits if is_called and 9 <= len(digits) <= 12 and (digits[0] == "0" or not regions[0]) else ""
    )


def _abroad(digits: str, is_called: bool, regions: tuple[str, ...]) -> str:
    """Read 84912345678 as +84912345678, and 912345678 where a call to it is asked for."""
    for code in (digits[:2], digits[:3]):
        region = _BY_CODE.get(code, "")
        rest = digits[len(code) :].removeprefix("0")
        if region and (is_called or region in regions) and _is_mobile(region, rest):
            return f"+{code}{rest}"
    if (
        is_called
        and regions[0] in _PLANS
        and len(digits) >= 8
        and _MOBILE[regions[0]].fullmatch("0" + digits)
    ):
        return f"+{_CODE[regions[0]]}{digits}"
    return ""


def _is_mobile(region: str, rest: str) -> bool:
    return bool(_MOBILE[region].fullmatch("0" + rest) or _MOBILE[region].fullmatch(rest))


def _whole(digits: str) -> str:
    digits = re.sub(r"^(84|66|855|856|95|62|60|63|44|61|81|82|886)0", r"\1", digits)
    try:
        number = phonenumbers.parse("+" + digits, None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _platform(text: str, number: Number, platforms: Sequence[Cue]) -> str:
    """The platform named right before a number, or right after it."""
    for cue in reversed(platforms):
        if (
            cue.end <= number.start
            and number.start - cue.end <= 26
            and not re.search(r"\n|[0-9]{5}", text[cue.end : number.start])
        ):
            return cue.name
    for cue in platforms:
        if 0 <= cue.start - number.end <= 4 and not re.search(r"[\w\n,.;]", text[number.end : cue.start]):
            return cue.name
    return ""
