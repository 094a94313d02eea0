"""Khmer letters to sounds: a vowel sign has two values, by the series of its consonant.

`*` stands for any vowel or none (Khmer does not write the inherent vowel, and does not say where there is none),
`2` for a or o; a capital stands for a sound that may be left out. ICU has no Khmer transliterator, so this is our own.
"""

import re
from functools import cache

from sampan.engines.matching.names.tables_reading import column, rows
from sampan.engines.matching.names.tai import doubled_once

_CLUSTER = re.compile("([ក-អ])([៉៊]*)((?:្[ក-អ])*)([៉៊]*)([ា-ៅ]?)([៉៊]*)([ំះៈ]?)([់័៌៍៏៎]?)")
_CLOSED_BY_K = re.compile("ក(?:[្់]|$)")
_SONORANT = frozenset("មនណងញយរលវឡ")
_FIRST, _SECOND = "៉", "៊"
_FOREIGN = (("ហ្វ", "f"), ("ហ្គ", "g"), ("ហ្ស", "s"), ("ហ្ម", "m"), ("ហ្ន", "n"), ("ហ្ល", "l"), ("ប៉", "p"))


def khmer_sounds(word: str) -> tuple[str, ...]:
    """Return the sounds of a Khmer word; empty when nothing of it is Khmer."""
    word = word.replace("រស្ម", "រក៍សម").replace("ាំង", "ាង")  # said reaksmey, ang
    place, sounds, before = 0, "", ""
    while place < len(word):
        found = _CLUSTER.match(word, place)
        if found:
            sounds += _cluster_sounds(found, at_start=not sounds, before=before)
            before = found[0]
            place = found.end()
        else:
            sounds += column("khmer_vowels", "vowel", "first").get(word[place], "")
            place += 1
    if len(sounds) > 2:  # no vowel follows the last consonant: សុខ is Sok, not Sokha
        sounds = sounds.removesuffix("*")
    return (doubled_once(sounds),) if sounds else ()


def _cluster_sounds(found: re.Match[str], *, at_start: bool, before: str) -> str:
    base, below, vowel, sign, mark = found[1], found[3].replace("្", ""), found[5], found[7], found[8]
    bare = not (vowel or sign)
    if mark == "៍":
        return "".join(_consonants()[each].upper() for each in base + below)
    second = _is_second(found, before)
    rhyme = _rhyme(vowel, sign, mark, second=second)
    if rhyme in ("*", "O2") and second and _CLOSED_BY_K.match(found.string, found.end()):
        rhyme = "*A" if rhyme == "*" else "E2"  # said ea: Leakhena, Pheakdey, Sopheak
    if vowel in "ិុ" and vowel and not sign and found.end() == len(found.string) and not at_start:
        rhyme = rhyme.upper()  # silent at the end: Socheat, Sambath
    onset = _onset(found[0], base, below, closes=bare and not at_start)
    return ("R" + onset if mark == "៌" else onset) + rhyme


def _onset(written: str, base: str, below: str, *, closes: bool) -> str:
    for start, sound in _FOREIGN:
        if written.startswith(start):
            return sound + "".join(_consonants()[each] for each in below[len(start) - 2 :] if "្" not in start)
    if closes and base == "រ" and not below:
        return "R"
    under = "".join(_consonants()[each] for each in below)
    if closes and _consonants()[base] == "d":
        return "t" + under.upper()  # Piseth
    return _consonants()[base] + (under.upper() if closes else under)


def _rhyme(vowel: str, sign: str, mark: str, *, second: bool) -> str:
    if not vowel and not sign:
        return {"់": "", "័": "O2" if second else "a"}.get(mark, "*")
    sound = _vowels()[vowel][second] if vowel else ""
    if sign == "ំ":
        return ("a" if vowel == "ា" else "o" if vowel == "ុ" else "*") + "m"
    if sign == "ះ":
        return (sound or "e" if second else sound or "a") + "H"
    return sound + ("aK" if sign == "ៈ" and not vowel else "")


def _is_second(found: re.Match[str], before: str) -> bool:
    """Say whether the vowel takes its second value; a sonorant follows the consonant that has no vowel before it."""
    shifted = found[2] + found[4] + found[6]
    if _FIRST in shifted or _SECOND in shifted:
        return _SECOND in shifted
    strong = [each for each in found[1] + found[3].replace("្", "") if each not in _SONORANT]
    if not strong and len(before) == 1 and before not in _SONORANT:
        strong = [before]
    return _series()[(strong or [found[1]])[-1]] == "2"


def _consonants() -> dict[str, str]:
    return column("khmer_consonants", "consonant", "sound")


def _series() -> dict[str, str]:
    return column("khmer_consonants", "consonant", "series")


@cache
def _vowels() -> dict[str, tuple[str, str]]:
    return {row["vowel"]: (row["first"], row["second"]) for row in rows("khmer_vowels")}
