"""Names of accounts: after `@`, after the name of a platform, or in the address of a platform."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.engines.screening.reading.cues import LATIN, Cue
from sampan.engines.screening.reading.numbers import NUMBERED

_EMOJI = r"\u2190-\u2bff\U0001f000-\U0001faff"
_NAME = r"[a-z0-9][a-z0-9_.\-]{2,31}"
_AT = re.compile(r"(?<![a-z0-9._%+\-@/])@[ ]?([a-z0-9_][a-z0-9_.\-]{2,31})(?![a-z0-9@])")
_ID = (
    r"id|i\.d\.?|ไอดี|ไอดีไลน์|ໄອດີ|អាយឌី|អាយដី|အိုင်ဒီ|号码|号|账号|帐号|nick(?:name)?|user(?:name)?|usn|acc(?:ount)?|tk|"
    r"tài khoản|akun|alamat|名字|昵称|名|搜|搜索"
)
_SMALL = (
    "là|la|is|ke|ở|của|qua|via|on|at|តាម|ឈ្មោះ|ชื่อ|แอด|แอดมา|ที่|ทัก|ค้นหา|ຊື່|ແອັດ|ແອດ|ທີ່|add|kênh|channel|group|nhóm|"
    "bot|official|oa|us|me|联系|加|我|客服|私信|群|同号|ကို|မှာ|က|နာမည်"
)
_JOIN = re.compile(rf"(?:[ \t]|[\-–>→()\[\]\"'“”«»~/|,*_:=@{_EMOJI}]|(?:{_ID}|{_SMALL})(?![a-z])){{0,9}}")
_STRONG = re.compile(rf"[:=@]|(?:{_ID})(?![a-z])")
_FOLLOWED = re.compile(rf"(@?)({_NAME})(?![a-z0-9@])")
_OTHER_LETTER = re.compile(r"[^\W\d_a-z]")
_PATHS = re.compile(
    r"(?:(?P<telegram>t\.me|telegram\.me|telegram\.dog)/(?:s/)?(?!\+|joinchat|c/|addstickers)(?P<t>[a-z0-9_]{4,32})"
    r"|(?P<line>line\.me)/(?:ti|r/ti)/p/(?P<l>[~@%a-z0-9_.\-]{3,40})"
    r"|(?P<facebook>(?:m\.|web\.)?(?:facebook|fb)\.com|m\.me)/(?!groups/|share|watch|sharer|story|permalink|photo|events|profile\.php)(?P<f>[a-z0-9.]{4,60})"
    r"|(?P<instagram>instagram\.com|instagr\.am)/(?!p/|reel)(?P<i>[a-z0-9_.]{3,30})"
    r"|(?P<tiktok>tiktok\.com)/@(?P<k>[a-z0-9_.]{2,30}))(?:[/?].*)?"
)
_PHONE_PATHS = re.compile(
    r"(?:wa\.me|zalo\.me|api\.whatsapp\.com/send\?phone=|viber\.click)/?\+?([0-9]{8,15})(?:[/?].*)?"
)
_PLAIN_ENOUGH = 4  # letters of a name that has no digit


@dataclass(frozen=True)
class Handle:
    """A name on a platform ("" when none is named); its place in the normal text."""

    platform: str
    name: str
    start: int
    end: int


@cache
def _common() -> frozenset[str]:
    with (Path(__file__).parent / "not_names.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(word for row in csv.DictReader(file) for word in row["words"].split())


def of_address(value: str) -> tuple[str, str]:
    """Return the platform and name of a web address on a platform, or ("phone", digits), or ("", "")."""
    if phone := _PHONE_PATHS.fullmatch(value):
        return "phone", phone[1]
    found = _PATHS.fullmatch(value)
    if not found:
        return "", ""
    platform = next(name for name in ("telegram", "line", "facebook", "instagram", "tiktok") if found[name])
    return platform, _clean(
        found[platform[0] if platform != "tiktok" else "k"].lstrip("~@").removeprefix("%40")
    )


def handles_in(text: str, *, platforms: Sequence[Cue]) -> Iterator[Handle]:
    """Yield names after `@` and after the names of platforms."""
    if "@" in text:
        for found in _AT.finditer(text):
            name = _clean(found[1])
            platform = _before(text, found.start(), platforms)
            if len(name) > 2 and _is_tag(name, platform, is_parted=" " in found[0]):
                yield Handle(platform, name, found.start(), found.start(1) + len(found[1].rstrip("._-")))
    for cue in platforms:
        if handle := _after(text, cue):
            yield handle


def _is_tag(name: str, platform: str, *, is_parted: bool) -> bool:
    if name in _common() or name.isdigit():
        return bool(platform) and name.isdigit() and len(name) >= 5
    return bool(platform) or not is_parted


def _before(text: str, start: int, platforms: Sequence[Cue]) -> str:
    near = [
        cue
        for cue in platforms
        if cue.end <= start and start - cue.end <= 32 and "\n" not in text[cue.end : start].strip("\n ")
    ]
    if near:
        return near[-1].name
    after = [
        cue
        for cue in platforms
        if 0 <= cue.start - start <= 45 and re.fullmatch(r"@\S+ ?[(\[/] ?", text[start : cue.start])
    ]
    return after[0].name if after else ""


def _after(text: str, cue: Cue) -> Handle | None:
    """The name that follows a platform: after a sign or `id` any name, else one that no ordinary word looks like."""
    join = _JOIN.match(text, cue.end)
    at = join.end() if join else cue.end
    found = _FOLLOWED.match(text, at)
    if not found:
        return None
    name = _clean(found[2])
    end = found.start(2) + len(found[2].rstrip("._-"))
    between = text[cue.end : at] + found[1]
    if at == cue.end and not found[1] and text[at - 1].isascii():
        return None  # letters that go on with the platform's own name
    if _is_name(name, text, end=end, between=between, platform=cue.name):
        return Handle(cue.name, name, found.start(2) - len(found[1]), end)
    return None


def _is_name(name: str, text: str, *, end: int, between: str, platform: str) -> bool:
    if (
        name in _common()
        or len(name) < 3
        or text[end : end + 1] in ("@", "/")
        or (_OTHER_LETTER.match(text, end) and name.isalpha() and _is_latin(text[end]))
    ):
        return False
    if re.fullmatch(r"\+?[0-9.\-]+[x*]+", name):
        return False  # a number whose end is hidden
    if re.fullmatch(r"[0-9][0-9.\-]*", name):
        digits = re.sub(r"\D", "", name)
        return platform in NUMBERED and 5 <= len(digits) <= 12
    if re.fullmatch(
        r"[0-9.]+(?:h|k|tr|trieu|jt|juta|rb|ribu|am|pm|x|th|st|nd|rd|usd|hari|org|orang|bulan|bln|thn|tuoi|t|g|m|days?|jam|kg|km)",
        name,
    ) and not _STRONG.search(between):
        return False  # 24h, 15tr, 3bulan
    is_odd = any(each.isdigit() or each == "_" for each in name) or bool(
        re.fullmatch(r"[a-z]+\.[a-z]+(?:\.[a-z]+)?", name)
    )
    if is_odd:
        return True
    if len(name) < _PLAIN_ENOUGH:
        return False
    rest = re.match(r"[ \t]*(\S?)(\S?)", text[end:])
    follows = rest[1] if rest else ""
    if _STRONG.search(between) and platform != "facebook":
        return not (follows.isascii() and follows.isalpha()) or bool(re.search(r"\bid\b|@|号|ไอดี", between))
    around = text[max(0, end - len(name) - len(between) - 3) : end - len(name) - len(between)]
    return (
        bool(re.search(r"[^\x00-\x7f]", around + between))
        and not _is_latin(around[-1:])
        and not (follows.isascii() and follows.isalpha())
    )


def _is_latin(each: str) -> bool:
    return bool(re.match(f"[{LATIN}]", each))


def _clean(name: str) -> str:
    return name.strip("._-")
