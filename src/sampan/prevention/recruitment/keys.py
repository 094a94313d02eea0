"""By which keys the names of agencies are looked up, and how alike two of them are, with the reason.

A name is read in its own script and in every way that its script is romanised (`sampan.engines.matching.names`).
Keys are hashes of words and sounds that survive other spellings; they find candidates, `likeness` judges them.
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from sampan.engines.matching.names.forms import forms
from sampan.engines.matching.names.keys import skeletons
from sampan.engines.screening.agencies.naming import core, is_latin, name_words

SHOWN_FROM = 0.70
"""Likeness from which an agency is shown (ADR 0042)."""
SOUNDS_ALIKE = 0.86
MOST_WORDS = 6
MOST_READINGS = 3
_EDGE = 6  # letters at either end of a name's sounds that make a key
_HASHED = 0x7FFFFFFF


@dataclass(frozen=True)
class Keys:
    """Hashes of the `whole` name; `strong` ones that few names share (pairs of words, edges), `weak` ones (words)."""

    whole: tuple[int, ...]
    strong: tuple[int, ...]
    weak: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        """Every key."""
        return tuple(dict.fromkeys((*self.whole, *self.strong, *self.weak)))


@dataclass(frozen=True)
class Reading:
    """A way to read a name: its words, and those without the words of the trade."""

    words: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The words without spaces."""
        return "".join(self.words)


@lru_cache(maxsize=16_384)
def readings(name: str) -> tuple[Reading, ...]:
    """Return the ways to read a name: as written, then romanised; none when it has no letters."""
    words = name_words(name)
    if not words:
        return ()
    found = [Reading(words, core(words))]
    if not all(map(is_latin, words)):
        for part in dict.fromkeys((core(words), words)):
            told = forms(" ".join(part)).readings[:MOST_READINGS]
            found += [Reading(tuple(one), tuple(one)) for one in told if one]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16_384)
def sounds(name: str) -> frozenset[str]:
    """Return the consonants of a name, one for each way to read it, without words of the trade."""
    words = core(name_words(name))
    return (
        frozenset(one.replace(" ", "") for one in skeletons(forms(" ".join(words)))) if words else frozenset()
    )


def keys_of(name: str) -> Keys:
    """Return the keys of a name in any script; none when it has no letters."""
    whole: list[str] = []
    strong: list[str] = []
    weak: list[str] = []
    for one in readings(name):
        whole += ["=" + one.joined, "=" + "".join(one.own)]
        strong += [f"2{first} {second}" for first, second in pairwise(one.own[:MOST_WORDS])]
        weak += [f"1{word}" for word in one.own[:MOST_WORDS] if len(word) > 1]
    for sound in sounds(name):
        strong.append("~" + sound)
        if len(sound) > _EDGE:
            strong += ["<" + sound[:_EDGE], ">" + sound[-_EDGE:]]
    for one in readings(name):
        letters = "".join(one.own)
        if len(letters) > _EDGE:
            strong += ["[" + letters[:_EDGE], "]" + letters[-_EDGE:]]
    return Keys(*(tuple(dict.fromkeys(map(_hashed, some))) for some in (whole, strong, weak)))


def likeness(asked: str, name: str) -> tuple[float, str]:
    """Return how alike two names are, 0 to 1, and why: same, without_marks, sounds, spelled or part."""
    if asked.casefold().strip() == name.casefold().strip():
        return 1.0, "same"
    mine, other = readings(asked), readings(name)
    if not mine or not other:
        return 0.0, "spelled"
    best = max((_reading(a, b) for a in mine for b in other), key=lambda one: one[0])
    if best[0] < SOUNDS_ALIKE and sounds(asked) & sounds(name):
        return SOUNDS_ALIKE, "sounds"
    return best


def _reading(a: Reading, b: Reading) -> tuple[float, str]:
    if a.joined == b.joined:
        return 0.99, "without_marks"
    own_a, own_b = "".join(a.own), "".join(b.own)
    if own_a == own_b:
        return 0.97, "without_marks"
    spelled = DamerauLevenshtein.normalized_similarity(own_a, own_b)
    if _begins(a.own, b.own):
        return max(0.80 + 0.15 * len(own_a) / len(own_b), spelled), "part"
    sorted_alike = fuzz.token_sort_ratio(" ".join(a.own), " ".join(b.own)) / 100
    return max(spelled, 0.98 * sorted_alike if len(a.own) > 1 else 0.0), "spelled"


def _begins(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether the words asked for stand in a row in a name."""
    return 0 < len(a) < len(b) and any(b[at : at + len(a)] == a for at in range(len(b) - len(a) + 1))


def _hashed(key: str) -> int:
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) & _HASHED
