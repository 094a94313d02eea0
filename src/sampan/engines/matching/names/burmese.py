"""Burmese letters to sounds, one spelled syllable after the other; no package romanises personal names."""

import re
from functools import cache

from sampan.engines.matching.names.tables_reading import rows

_SYLLABLE = re.compile("([က-အဿ])([ျြွှ]*)(ေ[ာါ]်?|ို|[ိီုူေဲံာါ]*)((?:[က-အ]်)*)")
_TONES = re.compile("[့း]")
_LETTERS = dict(
    zip(
        "ကခဂဃငစဆဇဈညဉဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဿဟဠအ",
        "kkkkqssssxxttddnttddnppbbmyylwzzhl_",
        strict=True,
    )
) | {"အ": ""}
_VOWEL_LETTERS = {"ဣ": "i", "ဤ": "i", "ဥ": "u", "ဦ": "u", "ဧ": "e", "ဩ": "v", "ဪ": "v"}
_FINALS = dict(zip("ခဂဃဆဇထဒဓဋဌဍဖဗဘဏ", "ကကကစစတတတတတတပပပန", strict=True))
_PALATAL = frozenset("ကခဂဃ")


def burmese_syllables(text: str) -> tuple[str, ...]:
    """Return the sounds of each written syllable of Unicode Burmese; what is no Burmese falls away."""
    plain = _normalised(text)
    found: list[str] = []
    place = 0
    while place < len(plain):
        syllable = _SYLLABLE.match(plain, place)
        if syllable:
            found.append(_sounds(*(syllable[number] for number in (1, 2, 3, 4))))
            place = syllable.end()
        else:
            found.append(_VOWEL_LETTERS.get(plain[place], ""))
            place += 1
    return tuple(each for each in found if each)


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
        rhyme = "h" + rhyme[1]  # said wun, wut
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
