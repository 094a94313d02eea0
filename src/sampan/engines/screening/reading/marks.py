"""Marks of a letter in one order and one spelling: Vietnamese, Thai, Lao, Khmer, Burmese.

Each rule has the letters that call for it, so that a text without them is not looked through.
"""

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass

from sampan.engines.screening.reading.mapped import Change, Mapped


@dataclass(frozen=True)
class Rule:
    """Where a text holds any of `letters`, each place of `expression` becomes what `change` says."""

    letters: frozenset[str]
    expression: "re.Pattern[str]"
    change: Change


def _chars(first: int, last: int) -> frozenset[str]:
    return frozenset(map(chr, range(first, last + 1)))


def _composed(found: "re.Match[str]") -> str:
    return unicodedata.normalize("NFC", found[0])[0]


_NEW_STYLE = {
    old + second: first + new
    for first, tones in (("o", "òóỏõọ"), ("u", "ùúủũụ"))
    for second, toned in (("a", "àáảãạ"), ("e", "èéẻẽẹ"), ("y", "ỳýỷỹỵ"))
    for old, new in zip(tones, toned, strict=True)
    if (first == "u") == (second == "y")
}
_THAI_TONE, _THAI_VOWEL = "\u0e48-\u0e4c", "\u0e31\u0e34-\u0e3a\u0e47"
_LAO_TONE, _LAO_VOWEL = "\u0ec8-\u0ecc", "\u0eb1\u0eb4-\u0ebb"


def _thai(found: "re.Match[str]") -> str:
    """Put a tone after its vowel and before the a of am; one mark once."""
    text = found[0]
    if text == "เเ":
        return "แ"
    if text[0] == text[1]:
        return text[0]
    if text[-1] == "า":
        return text[1:-1] + "ำ"
    return text[1] + text[0]


def _lao(found: "re.Match[str]") -> str:
    text = found[0]
    if text in _LAO_SPELT:
        return _LAO_SPELT[text]
    if text[0] == text[1]:
        return text[0]
    if text[-1] == "າ":
        return text[1:-1] + "ຳ"
    return text[1] + text[0]


_LAO_SPELT = {"ເເ": "ແ", "ຫນ": "ໜ", "ຫມ": "ໝ"}
_KHMER_RANK = dict.fromkeys("៉៊", 3) | dict.fromkeys(map(chr, range(6070, 6086)), 4)
_KHMER_PART = re.compile("្.|.", re.DOTALL)


def _khmer_rank(part: str) -> int:
    if len(part) == 2:
        return 2 if part == "្រ" else 1
    return 0 if part == "\u17cc" else _KHMER_RANK.get(part, 5)


def _khmer(found: "re.Match[str]") -> str:
    """Put what stands under a letter before its vowels, these before its signs; join halves of a vowel."""
    parts = sorted(_KHMER_PART.findall(found[0].replace("្ដ", "្ត")), key=_khmer_rank)
    text = "".join(part for at, part in enumerate(parts) if not at or part != parts[at - 1])
    return text.replace("េា", "ោ").replace("េី", "ើ")


_BURMESE_ORDER = {
    each: rank
    for rank, some in enumerate(["ျ", "ြ", "ွ", "ှ", "ေ", "ိီဲ", "ုူ", "ါာ", "ံ", "့", "်", "း"])
    for each in some
}
_BURMESE_MARK = "".join(_BURMESE_ORDER)


def _burmese(found: "re.Match[str]") -> str:
    return "".join(_burmese_sorted(part) for part in _BURMESE_BREAK.split(found[0]))


def _burmese_sorted(text: str) -> str:
    marks = sorted(text, key=_BURMESE_ORDER.__getitem__)
    return "".join(mark for at, mark in enumerate(marks) if not at or mark != marks[at - 1])


_KHMER_MARK = "\u17b6-\u17d2\u17dd"
_KHMER_ORDERED = (
    "\u17cc?(?:\u17d2[^\u178a\u179a])*(?:\u17d2\u179a)?[\u17c9\u17ca]?[\u17b6-\u17c5]?"
    "[\u17c6-\u17c8\u17cb\u17cd-\u17d1\u17dd]*"
)
_KHMER_WRONG = re.compile(
    f"(?!{_KHMER_ORDERED}(?![{_KHMER_MARK}]))(?:[\u17b6-\u17d1\u17dd]|\u17d2.)+", re.DOTALL
)
_BURMESE_BREAK = re.compile(
    "(?<=\u103a)(?=[\u103b\u102f])"
)  # ယောက်ျား, ကျွန်ုပ်: an asat within the letter's marks
_BURMESE_ONCE = (
    "\u103b?\u103c?\u103d?\u103e?\u1031?[\u102d\u102e\u1032]?[\u102f\u1030]?[\u102b\u102c]?"
    "\u1036?\u1037?\u103a?\u1038?"
)
_BURMESE_WRONG = re.compile(
    f"(?!{_BURMESE_ONCE}(?:(?<=\u103a){_BURMESE_ONCE})?(?![{_BURMESE_MARK}]))[{_BURMESE_MARK}]{{2,}}"
)

RULES = (
    Rule(_chars(0x300, 0x36F), re.compile("[^\u0300-\u036f][\u0300-\u036f]+"), _composed),
    Rule(
        frozenset("òóỏõọùúủũụ"),
        re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![^\W\d_])"),
        lambda found: _NEW_STYLE[found[0]],
    ),
    Rule(
        _chars(0xE31, 0xE4E),
        re.compile(
            f"[{_THAI_TONE}][{_THAI_VOWEL}]|\u0e33[{_THAI_TONE}]|\u0e4d[{_THAI_TONE}]?\u0e32|([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1|เเ"
        ),
        _thai,
    ),
    Rule(
        _chars(0xE81, 0xEDF),
        re.compile(
            f"[{_LAO_TONE}][{_LAO_VOWEL}]|\u0eb3[{_LAO_TONE}]|\u0ecd[{_LAO_TONE}]?\u0eb2|([\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd])\\1|ເເ|ຫ[ນມ]"
        ),
        _lao,
    ),
    Rule(_chars(0x17B6, 0x17D3), _KHMER_WRONG, _khmer),
    Rule(_chars(0x102B, 0x103E), _BURMESE_WRONG, _burmese),
    Rule(frozenset("ဥ"), re.compile("ဥ(?:်|ီ)"), lambda found: "ဉ်" if found[0][1] == "်" else "ဦ"),
)


def ordered(mapped: Mapped, present: Set[str]) -> Mapped:
    """Return the text with its marks in order; `present`: the characters that it holds."""
    for rule in RULES:
        if not rule.letters.isdisjoint(present):
            mapped = mapped.changed(rule.expression, rule.change)
    return mapped
