"""One character for one: compatibility forms, small and circled letters, digits of every script, simplified Chinese.

`simplified.csv`: the first candidate of each line of OpenCC's TSCharacters (Apache licence 2.0), November 2026.
`look_alikes.csv`: letters of other alphabets that look like Latin ones (background knowledge, after UTS 39).
"""

import csv
import unicodedata
from pathlib import Path

_FOLDER = Path(__file__).parent
_KEPT_WHOLE = frozenset("ำຳ™℠…‥¼½¾")  # what NFKC would take apart, and nobody's pattern has in parts
_LINE_ENDS = frozenset("\n\x0b\x0c\x85\u2028\u2029")
_SQUARED = ((0x1F130, 26), (0x1F150, 26), (0x1F170, 26))  # 🄰 🅐 🅰, which NFKC knows in part

INVISIBLE = frozenset(
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c"
    "\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff"
    "\uffa0\u0334\u0335\u0336\u0337\u0338"
) | frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0x20D0, 0x20F1), *range(0xE0000, 0xE01F0))))


def _read(name: str) -> list[tuple[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [(row[0], row[1]) for row in csv.reader(file)][1:]


_SIMPLIFIED = dict(_read("simplified.csv"))
LOOK_ALIKES = {ord(each): seen for letters, seen in _read("look_alikes.csv") for each in letters}
EXPANDS: dict[str, str] = {}  # characters met that stand for several: `㎏`, `⑩`, `ﬁ`


class Characters(dict[int, str]):
    """The table for `str.translate`: what a character becomes is worked out once, when it is first met."""

    def __missing__(self, code: int) -> str:
        """Return what a character becomes."""
        self[code] = became = _became(chr(code))
        return became


def _became(each: str) -> str:
    if each in _LINE_ENDS:
        return "\n"
    for first, count in _SQUARED:
        if first <= ord(each) < first + count:
            return chr(ord("a") + ord(each) - first)
    if each in _KEPT_WHOLE or each in INVISIBLE:
        return each
    whole = unicodedata.normalize("NFKC", each)
    if len(whole) != 1:
        if len(whole) <= 4 and whole.isalnum():
            EXPANDS[each] = whole.lower()
        return each
    digit = unicodedata.decimal(whole, None)
    if digit is not None:
        return str(digit)
    if (kind := unicodedata.category(whole)) in ("Zs", "Cc", "Cs"):
        return " " if kind != "Cs" else "\ufffd"
    name = unicodedata.name(whole, "")
    if name.startswith("LATIN LETTER SMALL CAPITAL ") and len(name) == 28:
        return name[-1].lower()
    small = whole.lower()[0]
    return _SIMPLIFIED.get(small, small)


CHARACTERS = Characters()
