"""How alike two words of names are, by the rules of one language; the result is 0..1 and symmetric."""

import re
from functools import cache, lru_cache

from sampan.engines.matching.names.chinese import pinyin_syllables
from sampan.engines.matching.names.distance import sound_similarity
from sampan.engines.matching.names.latin import plain_letters
from sampan.engines.matching.names.tables_reading import listed, rows
from sampan.engines.matching.names.vietnamese import has_marks, is_syllable, marks, without_marks

SLIP = 0.88  # one letter typed wrong, in a word that is no name of its own
WITHOUT_MARKS = 0.95
NICKNAME = 0.9
SPELLING = 0.92  # the same English name, spelled in another way
INITIAL = 0.84
OTHER_MARKS = 0.6  # Hùng and Hưng: both were written with care, and differently
# English spellings of one sound, in the order in which they are replaced.
_ONE_SOUND = (
    ("chr", "kr"), ("icho", "iko"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("geo", "je"), ("ph", "f"),
    ("v", "f"), ("ck", "k"), ("c", "k"), ("th", "t"), ("y", "i"), ("ie", "i"),
)  # fmt: skip
_SILENT_E = re.compile(
    "(?:(?<=[rlw][kndmt])|(?<=ee[nd]))e$"
)  # Clarke, Browne, Greene; not Danielle, not Jane
BY_SOUND = frozenset({"th", "lo", "km", "my", "yue", "id", "und"})


def word_similarity(a: str, b: str, rules: str) -> float:
    """Return how alike two words are; `/` in a word separates spellings of which the best counts.

    `rules`: vi (letters with marks), en, zh (pinyin or Wade-Giles letters), or a language of sounds.
    """
    if a == b:
        return 1.0 if a else 0.0
    if a > b:
        a, b = b, a
    return _best(a, b, rules) if "/" in a or "/" in b else _one(a, b, rules)


@lru_cache(maxsize=131072)
def _best(a: str, b: str, rules: str) -> float:
    return max(word_similarity(one, other, rules) for one in a.split("/") for other in b.split("/"))


@lru_cache(maxsize=131072)
def _one(a: str, b: str, rules: str) -> float:
    if not a or not b:
        return 0.0
    if rules in BY_SOUND:
        return sound_similarity(a, b, rules)
    return {"vi": _vietnamese, "en": _english, "zh": _chinese}[rules](a, b)


def _vietnamese(a: str, b: str) -> float:
    plain_a, plain_b = without_marks(a), without_marks(b)
    if plain_a == plain_b or marks(a) == marks(b):
        if has_marks(a) and has_marks(b):
            return 1.0 if marks(a) == marks(b) else OTHER_MARKS
        return WITHOUT_MARKS
    if marks(plain_a) == marks(plain_b):
        return WITHOUT_MARKS
    if min(len(plain_a), len(plain_b)) == 1 and plain_a[0] == plain_b[0] and plain_a[0] not in "aeiouy":
        return INITIAL
    if one_slip(plain_a, plain_b) and not (is_syllable(plain_a) and is_syllable(plain_b)):
        return SLIP
    return _overlap(plain_a, plain_b)


def _english(a: str, b: str) -> float:
    a, b = plain_letters(a), plain_letters(b)
    if a == b:
        return 1.0 if a else 0.0
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[:1] == b[:1] and a and b else 0.0
    if b in _nicknames().get(a, ()) or a in _nicknames().get(b, ()):
        return NICKNAME
    if _sounded(a) == _sounded(b):
        return SPELLING
    if _is_english_slip(a, b):
        return SLIP
    return _overlap(a, b)


def _is_english_slip(a: str, b: str) -> bool:
    """Say whether one word is the other with a slip, and not its own name: Paul and Paula, Green and Greer."""
    if not one_slip(a, b) or min(len(a), len(b)) < (6 if len(a) == len(b) else 5):
        return False
    if sorted(a) == sorted(b) and a[-1] == b[-1]:
        return True
    if len(a) == len(b) and sorted(a) != sorted(b) and not _vowel_for_vowel(a, b):
        return False  # another consonant is another name: Lawson, Lawton, Dawson
    ends = a[-1] != b[-1] and (a[-1] in "aeiouy" or b[-1] in "aeiouy")
    return not ends and not (_is_known(a) and _is_known(b))


def _vowel_for_vowel(a: str, b: str) -> bool:
    return all({one, other} <= set("aeiouy") for one, other in zip(a, b, strict=True) if one != other)


@lru_cache(maxsize=16384)
def _sounded(word: str) -> str:
    """Return an English word with one letter for what is spelled in two ways: Catherine, Katherine; Stephen, Steven."""
    for spelled, sound in _ONE_SOUND:
        word = word.replace(spelled, sound)
    word = _SILENT_E.sub("", word)
    return re.sub(r"(.)\1+", r"\1", re.sub("ah$", "a", word))


def _chinese(a: str, b: str) -> float:
    if min(len(a), len(b)) >= 5 and one_slip(a, b) and not {a, b} <= pinyin_syllables():
        return 0.6 if _splits(a) and _splits(b) else SLIP
    return _overlap(a, b)


def _splits(token: str) -> bool:
    known = pinyin_syllables()
    return token in known or any(token[:at] in known and token[at:] in known for at in range(1, len(token)))


def one_slip(a: str, b: str) -> bool:
    """Say whether one letter left out, added, changed, or two neighbours swapped, make one word the other."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]:
        return True
    return rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]


def _overlap(a: str, b: str) -> float:
    """Half of the share of letters in common: unequal names stay under every threshold."""
    shared = sum(min(a.count(each), b.count(each)) for each in set(a))
    return shared / (len(a) + len(b)) if a and b else 0.0


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("nicknames"):
        found.setdefault(row["name"], set()).add(row["nickname"])
    return {name: frozenset(short) for name, short in found.items()}


@cache
def _known() -> frozenset[str]:
    pairs = {word for row in rows("nicknames") for word in (row["name"], row["nickname"])}
    return frozenset(pairs | listed("name_parts", "en", "part"))


def _is_known(word: str) -> bool:
    return word in _known()
