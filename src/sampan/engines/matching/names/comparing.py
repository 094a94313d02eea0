"""How likely two names are one person's: a score, and the reason in one word.

Both in one script: as written. Otherwise every reading of one against every reading of the other, by the
rules of the language, and the best counts. A name that cannot be read equals nothing.
"""

from dataclasses import dataclass
from functools import lru_cache, partial

from sampan.engines.matching.names.alignment import Alignment, Word, align
from sampan.engines.matching.names.forms import NameForms, Reading
from sampan.engines.matching.names.latin import in_full, latin_sounds, plain_letters, weight, without_titles
from sampan.engines.matching.names.meant import as_wade_giles, possible_readings
from sampan.engines.matching.names.native_script import compare_written
from sampan.engines.matching.names.profile import surely_other
from sampan.engines.matching.names.similarity import BY_SOUND, WITHOUT_MARKS, word_similarity
from sampan.engines.matching.names.vietnamese import decoded, with_level_tones, without_marks

SAME = 0.8  # the published threshold: at or above it two names count as the same
_UNDER = 0.78  # the most that a name with a word that does not fit can have


@dataclass(frozen=True)
class NameScore:
    """How alike two names are: `score` 0..1, and why.

    `reason` is one of exact, same_without_marks, romanisation, order, part, similar, different, missing.
    """

    score: float
    reason: str


@dataclass(frozen=True)
class Limits:
    """The least likeness of a pair of words, and of the whole by weight, that count as the same."""

    word: float
    whole: float


# Chosen on the tuning part of the table of pairs (tests/engines/matching/names/pairs.csv).
_SCRIPT_TO_LATIN = {
    "th": Limits(0.8, 0.84), "lo": Limits(0.8, 0.84), "km": Limits(0.8, 0.82), "my": Limits(0.78, 0.84),
    "yue": Limits(0.88, 0.92),
}  # fmt: skip
_LATIN_TO_LATIN = {
    "th": Limits(0.8, 0.86), "lo": Limits(0.82, 0.86), "km": Limits(0.84, 0.88), "my": Limits(0.82, 0.88),
    "yue": Limits(0.9, 0.92), "id": Limits(0.86, 0.9), "und": Limits(0.86, 0.9),
}  # fmt: skip
_LETTERS = Limits(0.8, 0.8)
_MAY_DROP = frozenset({"vi", "en", "und", "id"})  # rules by which a word in the middle may be missing
_SURELY_OTHER = 0.3  # the score of names that a quick look tells apart
_UNKNOWN = ("en", "id", "und")  # rules to try when neither name shows its language


def compare(a: NameForms, b: NameForms) -> NameScore:
    """Return how alike two names are. Symmetric; anything empty gives 0.0, "missing": empty equals nothing."""
    if not a.readings or not b.readings:
        return NameScore(0.0, "missing")
    if a.script and a.script == b.script:
        return NameScore(*compare_written(a.written, b.written, a.script))
    if a.latin and a.latin == b.latin:
        return NameScore(1.0, "exact")
    best = max(_candidates(a, b), key=lambda found: found[0], default=(0.0, "different"))
    return NameScore(round(best[0], 4), best[1])


def _candidates(a: NameForms, b: NameForms) -> list[tuple[float, str]]:
    found = [_score(_sounded(one), _latin(b, one.rules), scripts=True) for one in possible_readings(a, b)]
    found += [
        _score(_sounded(other), _latin(a, other.rules), scripts=True) for other in possible_readings(b, a)
    ]
    if a.latin and b.latin:
        for rules in sorted({a.language, b.language} - {""}) or _untold(a, b):
            found += [_score(one, other, scripts=False) for one, other in _latin_pairs(a, b, rules)]
    if not found:  # two scripts, no Latin spelling: through the plain letters of one of them
        found = [
            _score(_sounded(one), Reading(one.rules, _by(one.rules, words)), scripts=True)
            for one, words in _crossed(a, b)
        ]
    return found


def _untold(a: NameForms, b: NameForms) -> tuple[str, ...]:
    """Return the rules to try when no language shows; a slip in a single word is more likely another name."""
    return _UNKNOWN if min(len(a.latin), len(b.latin)) > 1 else _UNKNOWN[1:]


def _crossed(a: NameForms, b: NameForms) -> list[tuple[Reading, tuple[str, ...]]]:
    pairs = [(one, words) for one in a.native for words in b.readings]
    return pairs + [(other, words) for other in b.native for words in a.readings]


@lru_cache(maxsize=16384)
def _sounded(reading: Reading) -> Reading:
    """Return a Cantonese or southern reading, which is spelled, in sounds; others are what they must be."""
    if reading.rules != "yue":
        return reading
    return Reading("yue", tuple(_spellings_sounded(word) for word in reading.words))


def _spellings_sounded(word: str) -> str:
    return "/".join(dict.fromkeys(latin_sounds(one, "yue") for one in word.split("/")))


def _latin(forms: NameForms, rules: str) -> Reading:
    return Reading(rules, _latin_words(forms.latin, rules))


@lru_cache(maxsize=65536)
def _latin_words(words: tuple[str, ...], rules: str) -> tuple[str, ...]:
    return _by(rules, without_titles(words, rules))


def _by(rules: str, words: tuple[str, ...]) -> tuple[str, ...]:
    if rules == "vi":
        return with_level_tones(tuple(decoded(word) for word in words))
    if rules == "id":
        words = in_full(words)
    plain = tuple(plain_letters(word) for word in words)
    if rules in BY_SOUND:
        return tuple(sounds for word in plain if (sounds := latin_sounds(word, rules)))
    return plain


def _latin_pairs(a: NameForms, b: NameForms, rules: str) -> list[tuple[Reading, Reading]]:
    one, other = _latin(a, rules), _latin(b, rules)
    if rules != "zh":
        return [(one, other)]
    return [(one, other), (as_wade_giles(one, other), other), (one, as_wade_giles(other, one))]


def _score(a: Reading, b: Reading, *, scripts: bool) -> tuple[float, str]:
    if not a.words or not b.words:
        return 0.0, "different"
    rules = a.rules
    if surely_other(a.words, b.words, rules=rules, may_drop=rules in _MAY_DROP and not scripts):
        return _SURELY_OTHER, "different"
    limits = (_SCRIPT_TO_LATIN if scripts else _LATIN_TO_LATIN).get(rules, _LETTERS)
    similar = partial(word_similarity, rules=rules)
    # the longer name first, then by letters: so the result cannot depend on who is asked about
    first, second = sorted((a.words, b.words), key=lambda words: (len(words), words))
    fit = align(
        _weighed(second, rules),
        _weighed(first, rules),
        similar=similar,
        floor=limits.word,
        turns=rules != "my",
    )
    return _graded(fit, limits), _reason(fit, limits, a, b)


@lru_cache(maxsize=65536)
def _weighed(words: tuple[str, ...], rules: str) -> tuple[Word, ...]:
    plain = [without_marks(word) for word in words]
    return tuple(
        Word(word, weight(plain[place], rules), _droppable(plain, place, rules))
        for place, word in enumerate(words)
    )


def _droppable(words: list[str], place: int, rules: str) -> bool:
    if rules in ("vi", "en", "und"):
        return 0 < place < len(words) - 1 and len(words) > 2
    if rules == "id":
        after_patronymic = any(word in ("bin", "binti", "bt") for word in words[: place + 1])
        birth_word = not place and words[0] in ("i", "ni") and len(words) > 2  # I Wayan, of Bali
        return birth_word or after_patronymic or (place > 1 and len(words) > 2)
    return False


def _graded(fit: Alignment, limits: Limits) -> float:
    if fit.part or fit.least < limits.word:
        return min(_UNDER, fit.mean * 0.9)
    if fit.mean < limits.whole:
        return _UNDER * fit.mean / limits.whole
    return (
        SAME
        + (1.0 - SAME) * (fit.mean - limits.whole) / (1.0 - limits.whole)
        - 0.01 * fit.turned * (fit.mean > 0.95)
    )


def _reason(fit: Alignment, limits: Limits, a: Reading, b: Reading) -> str:
    if fit.least < limits.word:
        return "similar" if fit.mean >= 0.6 else "different"
    if fit.part or fit.left_out:
        return "part"
    if fit.mean < limits.whole:
        return "similar"
    if fit.turned:
        return "order"
    if fit.least == 1.0:
        return "exact"
    return "same_without_marks" if a.rules == "vi" and fit.least >= WITHOUT_MARKS else "romanisation"
