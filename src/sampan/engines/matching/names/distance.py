"""How far two sequences of sounds are apart: an edit distance in which some sounds stand for one another.

One letter is one sound. A capital may be left out; `*` is any vowel or none. Costs: a consonant 1, a vowel
0.5, a sound that may be left out 0.1; pairs of sounds as in `sound_costs.csv`.
"""

import re
from functools import cache, lru_cache

from sampan.engines.matching.names.tables_reading import rows

_VOWELS = "aeiouv12"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SYMBOLS = _ALPHABET + _ALPHABET.upper() + "*01234567"
_CONSONANT = 1.5  # another consonant, or one more: another name, however long the word
_LEFT_OUT = 1.2
_VOWEL_WEIGHT = {"km": 0.8, "yue": 0.7, "und": 0.7}  # 1 where all vowels are written
_FULL = 4.0  # a longer word does not excuse more: what is over this weight counts half
_DOUBLED = re.compile(r"([a-z])\1+")
_FAR = {"th": 1.4, "lo": 1.4, "id": 1.1, "km": 1.0, "my": 1.0}  # cost of one vowel for another not near it
_OPTIONAL = 0.1  # leaving out a sound that is not always written
_OPTIONAL_VOWEL = 0.2
_UNWRITTEN = 0.04  # a vowel that the script does not write is there, or is not
_OPEN_END = {"th": 0.5, "lo": 0.5, "km": 0.5, "my": 0.3}  # one word ends in a vowel and the other does not


@lru_cache(maxsize=131072)
def sound_similarity(a: str, b: str, language: str) -> float:
    """Return 0..1: 1 for sequences that may be the same, 0 for nothing in common. Symmetric; empty gives 0."""
    if not a or not b:
        return 0.0
    a, b = _DOUBLED.sub(r"\1", a), _DOUBLED.sub(r"\1", b)
    if a == b:
        return 1.0
    pairs, left_out, weights = _costs(language)
    weight = max(sum(weights[each] for each in a), sum(weights[each] for each in b))
    counted = min(weight, _FULL) + 0.5 * max(0.0, weight - _FULL)
    distance = _distance(a, b, pairs, left_out)
    if distance and _open(a) is not None and _open(b) is not None and _open(a) != _open(b):
        distance += _OPEN_END.get(language, 0.0)
    return max(0.0, 1.0 - distance / max(counted, 2.0))


def _open(sounds: str) -> bool | None:
    """Say whether the word ends in a vowel; None where its last sound may be left out, or glides."""
    last = sounds[-1]
    if last.isupper() or last in "*hwy0":
        return None
    return last in _VOWELS


def _distance(a: str, b: str, pairs: dict[str, float], left_out: dict[str, float]) -> float:
    adds, drops = _each_left_out(b, left_out), _each_left_out(a, left_out)
    before = [0.0]
    for add in adds:
        before.append(before[-1] + add)
    for one, drop in zip(a, drops, strict=True):
        row = [before[0] + drop]
        last = row[0]
        for place, other in enumerate(b):
            last = min(last + adds[place], before[place + 1] + drop, before[place] + pairs[one + other])
            row.append(last)
        before = row
    return before[-1]


def _each_left_out(word: str, left_out: dict[str, float]) -> list[float]:
    costs = [left_out[each] for each in word]
    if word[0] == "h":  # silent behind another sound, not before all of them
        costs[0] = 1.0
    return costs


@cache
def _costs(language: str) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Return what each pair of sounds costs, what each left out costs, and what each weighs."""
    written = _written_costs(language)
    far = _FAR.get(language, 0.8)
    pairs = {one + other: _pair(one, other, written, far) for one in _SYMBOLS for other in _SYMBOLS}
    vowel = _VOWEL_WEIGHT.get(language, 1.0)
    left_out = {each: _left_out(each, vowel * _LEFT_OUT, _LEFT_OUT) for each in _SYMBOLS}
    return pairs, left_out, {each: _left_out(each, vowel, 1.0) for each in _SYMBOLS}


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
        return _UNWRITTEN if vowel in _VOWELS else _LEFT_OUT + _UNWRITTEN
    both_vowels = low <= set(_VOWELS)
    return written.get(low, far if both_vowels else _CONSONANT)


def _left_out(each: str, vowel: float, consonant: float) -> float:
    if each == "*":
        return _UNWRITTEN
    if each.isupper():
        return _OPTIONAL_VOWEL if each.lower() in _VOWELS else _OPTIONAL
    if each == "h":
        return 0.35
    return vowel if each in _VOWELS else consonant
