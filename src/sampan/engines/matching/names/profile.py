"""A quick look before the careful one: what letters two names have, whatever their order.

It only ever says "surely another": a pair that it lets through is compared with care. What may be left out
counts as possible and not as needed; sounds that stand for one another count as one.
"""

from functools import lru_cache

from sampan.engines.matching.names.latin import plain_letters
from sampan.engines.matching.names.similarity import BY_SOUND

_CLASSES = {**dict.fromkeys("pb", 0), **dict.fromkeys("tdscjz", 1), **dict.fromkeys("kg", 2), **dict.fromkeys("nlr", 3), "m": 4}
_LETTERS = {each: place for place, each in enumerate("abcdefghijklmnopqrstuvwxyz")}
_SPARED_LETTERS = 2  # letters that a slip, or ü and y, may change in a name compared by letters
_SPARED_SOUNDS = 0.4  # share of the consonants of a name that may be other ones

Profile = tuple[tuple[int, ...], tuple[int, ...]]  # needed and possible count of each letter or class


def surely_other(a: tuple[str, ...], b: tuple[str, ...], *, rules: str, may_drop: bool) -> bool:
    """Say whether two names, as words by `rules`, have too little in common to be one; never for English."""
    if rules == "en":
        return False
    one, other = _profile(a, rules), _profile(b, rules)
    missing, extra = _lacking(one, other), _lacking(other, one)
    lacking = min(missing, extra) if may_drop else max(missing, extra)
    if rules in BY_SOUND:
        return lacking > 1 + _SPARED_SOUNDS * max(sum(one[0]), sum(other[0]))
    return lacking > _SPARED_LETTERS


def _lacking(one: Profile, other: Profile) -> int:
    return sum(need - has for need, has in zip(one[0], other[1], strict=True) if need > has)


@lru_cache(maxsize=65536)
def _profile(words: tuple[str, ...], rules: str) -> Profile:
    classes = _CLASSES if rules in BY_SOUND else _LETTERS
    size = max(classes.values()) + 1
    needed, possible = [0] * size, [0] * size
    for word in words:
        counts = [_counts(spelling, rules) for spelling in word.split("/")]
        for place in range(size):
            needed[place] += min(each[0][place] for each in counts)
            possible[place] += max(each[1][place] for each in counts)
    return tuple(needed), tuple(possible)


@lru_cache(maxsize=65536)
def _counts(word: str, rules: str) -> Profile:
    classes = _CLASSES if rules in BY_SOUND else _LETTERS
    size = max(classes.values()) + 1
    needed, possible = [0] * size, [0] * size
    for each in word if rules in BY_SOUND else plain_letters(word):
        place = classes.get(each.lower())
        if place is not None:
            possible[place] += 1
            needed[place] += each.islower()
    return tuple(needed), tuple(possible)
