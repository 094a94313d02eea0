"""Undoes what hides words from a filter: spaced and dotted letters, digits for letters, letters repeated."""

import csv
import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.engines.screening.reading.mapped import Mapped

_LATIN = r"a-zà-öø-ÿăđĩũơưạ-ỹ"
_EMOJI = r"\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_PART = rf"[ .,\-–—_*|/\\·•~'`^+:{_EMOJI}]"
_JOINT = rf"(?:[.\-–—_*|\\·•~{_EMOJI}]| ?[.\-*|·•_{_EMOJI}] ?)"  # between letters: never a space alone
_HAS_LATIN = re.compile("[a-z]")

# p a s s p o r t: four and more letters alone with a space between; c.h.i.ế.u: three and more with a sign
_SPACED = re.compile(
    rf"(?<![^\W_])[{_LATIN}](?: {{1,2}}[{_LATIN}]){{4,}}(?![^\W_])|(?<![^\W_])[{_LATIN}](?: [{_LATIN}]){{3}}(?![^\W_])"
    rf"|(?<![^\W_@/.])[{_LATIN}@0-9](?:{_JOINT}[{_LATIN}@0-9!$]){{2,}}(?![^\W_])"
)
_DOTTED_PAIR = re.compile(
    rf"(?<![^\W_])(?<![^\W_][.*·])[{_LATIN}][.*·][{_LATIN}](?= [{_LATIN}][.*·][{_LATIN}](?![^\W_]))"
)
_SIGNS = frozenset("-*|·•_~.–—")
_PICTURES = (("\u2190", "\u2bff"), ("\U0001f000", "\U0001faff"))  # first and last


@dataclass(frozen=True)
class Script:
    """A script without spaces between words: its first and last letter, and what tells that single ones are parted."""

    first: str
    last: str
    spaced: "re.Pattern[str]"
    signed: "re.Pattern[str]"
    hint: "re.Pattern[str]"

    def is_in(self, present: Set[str]) -> bool:
        """Whether one of the characters is of this script."""
        return any(self.first <= each <= self.last for each in present)


def _script(own: str, cluster: str) -> Script:
    bounds = own.split("-")
    anywhere = rf"(?<=[{own}])[*|·•_~](?=[{own}])|(?<=[เ-ไເ-ໄ])[.\-](?=[{own}])|"
    several = rf"(?<![{own}])(?:{cluster})(?:{{joint}}(?:{cluster})){{count}}(?![{own}])"
    signed = (
        rf"(?<=[{own}])[-*|·•_~.](?=[{own}])"
        if "一" in own
        else anywhere + several.format(joint=rf"[-*|·•_~–—{_EMOJI}]", count="{1,}")
    )
    return Script(
        bounds[0],
        bounds[1],
        re.compile(several.format(joint=" ", count="{2,}" if "一" in own else "{3,}")),
        re.compile(signed),
        re.compile(rf" [{own}]{{1,4}} [{own}]{{1,4}}(?![{own}])"),
    )


_SCRIPTS = {
    "th": _script("\u0e01-\u0e4e", "[เ-ไ]?[ก-ฮ][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*|[ะ-ๅ]+|[เ-ไ]"),
    "lo": _script("\u0e81-\u0edf", "[ເ-ໄ]?[ກ-ຮໜໝ][\u0eb1\u0eb3-\u0ebd\u0ec8-\u0ecd]*|[ະ-ຽ]+|[ເ-ໄ]"),
    "km": _script("\u1780-\u17d2", "[ក-ឳ](?:\u17d2[ក-ឳ]|[\u17b6-\u17d1])*|[\u17b6-\u17d1]+"),
    "my": _script("\u1000-\u103f", "[က-ဪဿ](?:\u1039[က-အ]|[\u102b-\u1038\u103a-\u103e])*|[\u102b-\u103e]+"),
    "zh": _script("一-\u9fff", "[一-\u9fff]"),
}
_LEET = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "€": "e"}
_WORD = re.compile(
    rf"(?<![\w@./+&=#?-])[{_LATIN}0](?=[{_LATIN}@$!€]*[0-9@$!€])[{_LATIN}0134578@$!€]*[{_LATIN}0134578@$](?![\w@/]|\.\w)"
)
_INNER = re.compile(rf"(?<=[{_LATIN}])(?:00|33|[0134578@$!€])(?=[{_LATIN}])")
_TAIL = re.compile(r"(?<=[b-df-hj-np-tv-xzđ]{2})(?:33|00)(?!\w)|(?<=[b-df-hj-np-tv-xzđ]{2})0(?!\w)")
_END = re.compile(rf"(?<=[{_LATIN}])[0134](?!\w)|(?<!\w)0(?=[{_LATIN}]{{2}})")
_NAMES = frozenset(["bp3mi", "p3mi", "sip3mi", "mp3", "mp4", "a4", "h5", "p3k"])
_MAIL = re.compile("@(?:gmail|yahoo|hotmail|icloud|outlook)")
_PRICE = re.compile(r"(?:rm|rp|p|php|usd|sgd|aed|thb|s|us|hk|nt|b|k|d|e|m)[0-9]+(?:k|m|jt|rb|tr|mil)")
_DIGITS = re.compile(r"(?<![a-z0-9.,])[0-9][0-9.,o]*o[0-9.,o]*(?![a-z])|(?<![^\W_])o(?=[0-9]{2})")
_VOWEL = "aeiouyăâêôơưà-æè-ïò-öø-ýạ-ỹ"
_REPEATED = re.compile(
    rf"([{_VOWEL}])\1{{2,}}|([b-df-hj-np-vzđ])\2{{2,}}(?![{_LATIN}0-9@./])"
    r"|([ะ-ฺเ-ๆະ-ຽເ-ໆា-ះ])\3{2,}|([ก-ฮກ-ຮ])\4{3,}"
)
_VOWELS = frozenset("aeiouyàáảãạâăêôơư")


def undisguised(mapped: Mapped, present: Set[str]) -> Mapped:
    """Return the text without its disguises; `present`: the characters that it holds."""
    for code, script in _SCRIPTS.items():
        if script.is_in(present):
            mapped = _closed_up(mapped, code, script, present=present)
    if _HAS_LATIN.search(mapped.text):
        mapped = _latin_words(mapped, present)
    return mapped.changed(_REPEATED, _once)


def _closed_up(mapped: Mapped, code: str, script: Script, *, present: Set[str]) -> Mapped:
    is_spaced = " " in present
    if is_spaced and script.hint.search(mapped.text):
        mapped = mapped.changed(script.spaced, _joined)
    if not present.isdisjoint(_SIGNS) or _has_pictures(present):
        mapped = mapped.changed(script.signed, _joined)
        is_spaced = True
    if is_spaced and code in hidden_words():
        mapped = mapped.changed(hidden_words()[code], _joined)
    return mapped


def _latin_words(mapped: Mapped, present: Set[str]) -> Mapped:
    mapped = mapped.changed(_DOTTED_PAIR, _joined).changed(_SPACED, _joined_letters)
    if not present.isdisjoint("0134578@$!"):
        text = _WORD.sub(_lettered, mapped.text)
        mapped = mapped.with_text(_DIGITS.sub(lambda found: found[0].replace("o", "0"), text))
    return mapped


def _has_pictures(present: Set[str]) -> bool:
    return any(first <= each <= last for each in present for first, last in _PICTURES)


def _joined_letters(found: "re.Match[str]") -> str | None:
    word = _joined(found)
    if "  " in found[0]:
        return found[0].replace("  ", "\0").replace(" ", "").replace("\0", " ")
    return word if sum(each.isalpha() for each in word) >= max(3, (2 * len(word) + 2) // 3) else None


_JOINTS = re.compile(_PART)


def _joined(found: "re.Match[str]") -> str:
    return _JOINTS.sub("", found[0])


def _lettered(found: "re.Match[str]") -> str:
    word = found[0]
    if word.isalpha() or _is_code(word):
        return word
    inner = _INNER.sub(
        lambda inner: "".join(_letter(word, inner.start() + at) for at in range(len(inner[0]))), word
    )
    if inner != word:
        return _END.sub(lambda end: _LEET.get(end[0], "i"), inner)
    return _TAIL.sub(
        lambda tail: "e" * len(tail[0]) if tail[0][0] == "3" else "o" * len(tail[0]),
        _END.sub("o", word) if word[0] == "0" else word,
    )


def _is_code(word: str) -> bool:
    """Say whether letters and digits are a code, a price or a mail address rather than a word in disguise."""
    if (
        word in _NAMES
        or _PRICE.fullmatch(word)
        or sum(each.isdigit() for each in word) > 3
        or "!" in word[3:]
    ):
        return True
    has_vowel = not _VOWELS.isdisjoint(word)
    return bool(_MAIL.search(word)) or (not has_vowel and not {"5", "7"}.isdisjoint(word))


def _letter(word: str, at: int) -> str:
    """The letter that a digit stands for; 1 between vowels is l, else i."""
    if word[at] == "1":
        around = word[at - 1 : at] + word[at + 1 : at + 2]
        return "l" if all(each in _VOWELS or each in "034@" for each in around) else "i"
    return _LEET.get(word[at], word[at])


def _once(found: "re.Match[str]") -> str:
    each = found[0][0]
    if found[2] and not _VOWEL_BEFORE.search(found.string, max(0, found.start() - 20), found.start()):
        return found[0]  # cccd, pccc: letters of a name
    return each * 2 if each in "eols" else each


_VOWEL_BEFORE = re.compile(rf"[{_VOWEL}][{_LATIN}]*$")


@cache
def hidden_words() -> dict[str, "re.Pattern[str]"]:
    """Return for each unspaced language what finds the words of `hidden_words.csv` with signs put into them."""
    words: dict[str, list[str]] = {}
    with (Path(__file__).parent / "hidden_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words.setdefault(row["language"], []).append(row["word"])
    return {
        language: re.compile("|".join(_hidden(word) for word in some)) for language, some in words.items()
    }


def _hidden(word: str) -> str:
    return rf"{_PART}{{0,2}}".join(map(re.escape, word))
