"""A quick look before the careful one: what letters two names have, whatever their order.

It only ever says "surely another": a pair that it lets through is compared with care. What may be left out
counts as possible and not as needed; sounds that stand for one another count as one.
"""

from functools import lru_cache

from sampan.engines.matching.names.latin import plain_letters
from sampan.engines.matching.names.similarity import BY_SOUND

# j stands for a final r, l or n and is not counted; 1 stands for a vowel, 0 for a final p
_CLASSES = str.maketrans("pb0tdscz345kgnlrm12", "11122222223334445**")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SPARED_LETTERS = 2  # letters that a slip, or ü and y, may change; of pinyin one
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
        return lacking > (rules != "yue") + _SPARED_SOUNDS * (0.5 if rules == "yue" else 1.0) * max(
            sum(one[0]), sum(other[0])
        )
    return lacking > (1 if rules == "zh" else _SPARED_LETTERS)


def _lacking(one: Profile, other: Profile) -> int:
    return sum(need - has for need, has in zip(one[0], other[1], strict=True) if need > has)


@lru_cache(maxsize=65536)
def _profile(words: tuple[str, ...], rules: str) -> Profile:
    if not any("/" in word for word in words):
        return _counts("".join(words), rules)
    settled = "".join(word for word in words if "/" not in word)
    return _counts(settled, rules)[0], _counts("".join(words).replace("/", ""), rules)[1]


@lru_cache(maxsize=65536)
def _counts(word: str, rules: str) -> Profile:
    if rules not in BY_SOUND:
        plain = plain_letters(word)
        letters = tuple(plain.count(each) for each in _LETTERS)
        return letters, letters
    needed = word.translate(_CLASSES)
    possible = word.lower().translate(_CLASSES)
    return tuple(needed.count(each) for each in "12345"), tuple(possible.count(each) for each in "12345")
