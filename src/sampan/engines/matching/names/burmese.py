"""Burmese letters to sounds, one spelled syllable after the other; no package romanises personal names.

Names that Burmese borrows (David, Lahpai, the Shan Sai) are written by ear and romanised as their own language does:
such a piece has the sounds of its usual Latin spellings first, then those that its letters have. `1` is the vowel of
ွ, which people write u, o or wu; `2` that of ည်, written i or e;
`j` is ဇ, written z.
"""

import re
from functools import cache

from sampan.engines.matching.names.latin import latin_sounds
from sampan.engines.matching.names.tables_reading import rows

_SYLLABLE = re.compile("([က-အဿ])([ျြွှ]*)(ေ[ာါ]်?|ို|[ိီုူေဲံာါ]*)((?:[က-အ]်)*)")
_SYLLABLE_BEGINS = re.compile("$|[က-အဿဣ-ဪ](?!်)")
_TONES = re.compile("[့း]")
_LETTERS = dict(
    zip(
        "ကခဂဃငစဆဇဈညဉဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဿဟဠအ",
        "kkkkqssjjxxttddnttddnppbbmyylwzzhl_",
        strict=True,
    )
) | {"အ": ""}
_VOWEL_LETTERS = {"ဣ": "i", "ဤ": "i", "ဥ": "u", "ဦ": "u", "ဧ": "e", "ဩ": "v", "ဪ": "v"}
_FINALS = dict(zip("ခဂဃဆဇထဒဓဋဌဍဖဗဘဏ", "ကကကစစတတတတတတပပပန", strict=True))
_PALATAL = frozenset("ကခဂဃ")


def burmese_syllables(text: str) -> tuple[str, ...]:
    """Return the sounds of each written syllable of Unicode Burmese; what is no Burmese falls away.

    A borrowed name is one piece, its spellings parted by `/`.
    """
    plain = _normalised(text)
    found: list[str] = []
    place = 0
    while place < len(plain):
        borrowed = _borrowed_at(plain, place)
        if borrowed:
            found.append("/".join(dict.fromkeys((*_borrowed()[borrowed], "".join(_syllables(borrowed))))))
            place += len(borrowed)
        else:
            place, sounds = _syllable(plain, place)
            found.append(sounds)
    return tuple(each for each in found if each)


def begins_with_borrowed(text: str) -> bool:
    """Say whether the text begins with a whole borrowed name, so that its first letter is no title."""
    plain = _normalised(text)
    return bool(plain and _borrowed_at(plain, 0))


def _syllables(plain: str) -> tuple[str, ...]:
    found: list[str] = []
    place = 0
    while place < len(plain):
        place, sounds = _syllable(plain, place)
        found.append(sounds)
    return tuple(found)


def _syllable(plain: str, place: int) -> tuple[int, str]:
    """Return where the next syllable begins, and the sounds of the one at `place`."""
    syllable = _SYLLABLE.match(plain, place)
    if syllable:
        return syllable.end(), _sounds(*(syllable[number] for number in (1, 2, 3, 4)))
    return place + 1, _VOWEL_LETTERS.get(plain[place], "")


def _borrowed_at(plain: str, place: int) -> str:
    """Return the longest borrowed name that stands at `place` and ends where a syllable ends; "" for none."""
    for written in _borrowed_by_letter().get(plain[place], ()):
        if plain.startswith(written, place) and _SYLLABLE_BEGINS.match(plain, place + len(written)):
            return written
    return ""


@cache
def _borrowed() -> dict[str, tuple[str, ...]]:
    """{as written, without tones: its sounds by Latin spelling}."""
    return {
        _normalised(row["written"]): tuple(latin_sounds(one, "my") for one in row["spellings"].split())
        for row in rows("burmese_borrowed")
    }


@cache
def _borrowed_by_letter() -> dict[str, tuple[str, ...]]:
    """{first letter: the borrowed names that begin with it, the longest first}."""
    by_letter: dict[str, list[str]] = {}
    for written in sorted(_borrowed(), key=len, reverse=True):
        by_letter.setdefault(written[0], []).append(written)
    return {letter: tuple(names) for letter, names in by_letter.items()}


def _normalised(text: str) -> str:
    plain = _TONES.sub("", text).replace("ဥ်", "ဉ်").replace("ဦ", "ဦ").replace("ဦ", "ဦ").replace("သြော်", "ဪ")
    plain = plain.replace("သြ", "ဩ").replace("စျ", "ဈ").replace("၀", "ဝ").replace("င်္", "င်")
    plain = re.sub("([က-အ])္", r"\1်", plain)
    plain = re.sub("[ျြွှ]{2,}", lambda found: "".join(sorted(found[0])), plain)
    return plain.replace("ုိ", "ို").replace("ံု", "ုံ")


def _sounds(letter: str, medials: str, vowel: str, finals: str) -> str:
    final = _FINALS.get(finals[:1], finals[:1])
    rhymes = _rhymes()
    if "ွ" in medials and ("ွ" + vowel, final) in rhymes:
        return _onset(letter, medials.replace("ွ", "")) + rhymes["ွ" + vowel, final]
    rhyme = rhymes.get((vowel, final))
    if rhyme is None:
        rhyme = rhymes.get((vowel, ""), "a") + _LETTERS.get(final, "").upper()
    if letter == "ဝ" and rhyme in ("an", "at"):
        rhyme = "1" + rhyme[1]  # said wun, wut
    return _onset(letter, medials) + rhyme


def _onset(letter: str, medials: str) -> str:
    glide = "ျ" in medials or "ြ" in medials
    wide = "w" if "ွ" in medials else ""
    if "ှ" in medials and (letter in "ရယ" or (letter in "လသ" and glide)):
        return "f" + wide
    if glide and letter in _PALATAL:
        return "c" + wide
    if glide and letter == "င":
        return "x" + wide
    if glide and letter == "လ":
        return "Ly" + wide
    return _LETTERS[letter] + ("y" if glide else "") + wide


@cache
def _rhymes() -> dict[tuple[str, str], str]:
    return {(row["vowel"], row["final"]): row["sound"] for row in rows("burmese_rhymes")}
