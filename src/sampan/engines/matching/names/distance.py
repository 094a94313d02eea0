"""How far two sequences of sounds are apart: an edit distance in which some sounds stand for one another.

One letter is one sound. A capital may be left out; `*` is any vowel or none. Costs: a consonant 1, a vowel
0.5, a sound that may be left out 0.1; pairs of sounds as in `sound_costs.csv`.
"""

import re
from functools import cache, lru_cache

from sampan.engines.matching.names.tables_reading import rows

_VOWELS = "aeiouv1"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SYMBOLS = _ALPHABET + _ALPHABET.upper() + "*01"
_VOWELS_ALWAYS_WRITTEN = ("th", "lo", "id")  # but for those that are `*`
_FULL = 4.0  # a longer word does not excuse more: what is over this weight counts half
_DOUBLED = re.compile(r"([a-z])\1+")
_FAR = {"th": 1.1, "lo": 1.1, "id": 1.1, "km": 1.0}  # cost of one vowel for another that is not near it
_OPTIONAL = 0.1  # leaving out a sound that is not always written
_OPTIONAL_VOWEL = 0.2
_UNWRITTEN = 0.04  # a vowel that the script does not write is there, or is not


@lru_cache(maxsize=131072)
def sound_similarity(a: str, b: str, language: str) -> float:
    """Return 0..1: 1 for sequences that may be the same, 0 for nothing in common. Symmetric; empty gives 0."""
    if not a or not b:
        return 0.0
    a, b = _DOUBLED.sub(r"\1", a), _DOUBLED.sub(r"\1", b)
    if a == b:
        return 1.0
    pairs, left_out = _costs(language)
    weight = max(sum(left_out[each] for each in a), sum(left_out[each] for each in b))
    counted = min(weight, _FULL) + 0.5 * max(0.0, weight - _FULL)
    return max(0.0, 1.0 - _distance(a, b, pairs, left_out) / max(counted, 2.0))


def _distance(a: str, b: str, pairs: dict[str, float], left_out: dict[str, float]) -> float:
    before = [0.0]
    for each in b:
        before.append(before[-1] + left_out[each])
    for one in a:
        drop = left_out[one]
        row = [before[0] + drop]
        last = row[0]
        for place, other in enumerate(b):
            last = min(last + left_out[other], before[place + 1] + drop, before[place] + pairs[one + other])
            row.append(last)
        before = row
    return before[-1]


@cache
def _costs(language: str) -> tuple[dict[str, float], dict[str, float]]:
    written = _written_costs(language)
    far = _FAR.get(language, 0.8)
    pairs = {one + other: _pair(one, other, written, far) for one in _SYMBOLS for other in _SYMBOLS}
    written_always = language in _VOWELS_ALWAYS_WRITTEN
    return pairs, {each: _left_out(each, 1.0 if written_always else 0.7) for each in _SYMBOLS}


def _written_costs(language: str) -> dict[frozenset[str], float]:
    found = {}
    for wanted in ("*", language):
        for row in rows("sound_costs"):
            if row["language"] == wanted:
                found[frozenset(row["sounds"].split())] = float(row["cost"])
    return found


def _pair(one: str, other: str, written: dict[frozenset[str], float], far: float) -> float:
    if one == other or one.lower() == other.lower():
        return 0.0
    low = frozenset((one.lower(), other.lower()))
    if "*" in (one, other):
        if low in written:
            return written[low]
        vowel = (one + other).replace("*", "").lower()
        return _UNWRITTEN if vowel in _VOWELS else 1.0 + _UNWRITTEN
    both_vowels = low <= set(_VOWELS)
    return written.get(low, far if both_vowels else 1.0 if not low & set(_VOWELS) else 1.3)


def _left_out(each: str, vowel: float) -> float:
    if each == "*":
        return _UNWRITTEN
    if each.isupper():
        return _OPTIONAL_VOWEL if each.lower() in _VOWELS else _OPTIONAL
    if each == "h":
        return 0.35
    return vowel if each in _VOWELS else 1.0
