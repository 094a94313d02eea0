"""Checks a pasted message: language, warning signs with the words that show them, and how much it is like a lure.

The answer never says that an offer is safe: it says what was found and what could not be looked at.
"""

from dataclasses import dataclass
from enum import StrEnum

from sampan.engines.screening.encoder.tagging import Tagger
from sampan.engines.screening.offers.evidence import Heard, heard, weighed
from sampan.engines.screening.offers.finding import ASSERTED, Found, find
from sampan.engines.screening.offers.lexicon import Lexicon, languages, lexicon_of
from sampan.engines.screening.offers.weighing import (
    THRESHOLD,
    Contribution,
    contributions,
    is_enough,
    score_of,
    signs_shown,
)
from sampan.engines.screening.reading.folding import Folded, fold
from sampan.engines.screening.reading.languages import UNKNOWN, language_of

_FEW_WORDS = 8
_PASSAGE = 1_000  # characters: the longest of the messages from which the weights were learnt
_WORD_LENGTH = 4.0  # characters of a word where words are not spaced
_MARKED_FROM = 0.08  # share of letters with marks below which Vietnamese is read as typed without
SURE = 0.8


class Level(StrEnum):
    """What to tell the person; none of them says that an offer is safe."""

    NOT_READ = "not_read"
    NOTHING_FOUND = "nothing_found"
    SIGNS_FOUND = "signs_found"
    LIKE_A_LURE = "like_a_lure"
    MUCH_LIKE_A_LURE = "much_like_a_lure"


class Limit(StrEnum):
    """Why the answer says less than usual."""

    UNKNOWN_LANGUAGE = "unknown_language"
    FEW_WORDS = "few_words"


@dataclass(frozen=True)
class Sign:
    """A sign or claim with the words of the message that show it, from `start` to `end` (characters)."""

    code: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Verdict:
    """The answer; `score` 0 to 1 is the probability of a lure among messages like the labelled ones."""

    language: str
    score: float
    level: Level
    signs: tuple[Sign, ...]
    claims: tuple[Sign, ...]
    contributions: tuple[Contribution, ...]
    limits: tuple[Limit, ...]

    @property
    def is_lure(self) -> bool:
        """Whether the score reaches the published threshold, with signs enough to show."""
        return self.level in (Level.LIKE_A_LURE, Level.MUCH_LIKE_A_LURE)


def check(text: str, *, language: str = "", tagger: Tagger | None = None) -> Verdict:
    """Return what a message shows; never an error.

    `language`: one of `languages()`, found by itself when empty. `tagger`: the encoder, or none for patterns alone.
    """
    code = language or language_of(text).code
    folded = fold(text)
    limits = _limits(folded.text, code)
    if Limit.UNKNOWN_LANGUAGE in limits:
        return Verdict(UNKNOWN, 0.0, Level.NOT_READ, (), (), (), limits)
    lexicon, read = fitting(code, folded)
    patterns = find(lexicon, read.text)
    other = heard(read, code, patterns, tagger)
    found = weighed(patterns, other)
    told, score = judged(found, len(read.text), code, other.way)
    shown = signs_shown(found, score)
    signs = _signs(shown, "sign", read, text)
    level = _level(score, shown)
    return Verdict(code, score, level, signs, _signs(found, "claim", read, text), told, limits)


def judged(
    found: tuple[Found, ...], length: int, language: str, way: str
) -> tuple[tuple[Contribution, ...], float]:
    """Return contributions and score of the passage of a text that is most like a lure.

    A long advert has some sign or other somewhere: only those that stand within a passage of each other count
    together. What speaks for an honest offer counts wherever it stands.
    """
    told = [contributions(some, way) for some in passages(found, length)]
    scores = [score_of(some, language, way) for some in told]
    best = max(range(len(told)), key=lambda place: (scores[place], -place))
    return told[best], scores[best]


def passages(found: tuple[Found, ...], length: int) -> list[tuple[Found, ...]]:
    """Return what stands in each passage of a text of `length` characters, with all that are no signs."""
    if length <= _PASSAGE:
        return [found]
    others = tuple(one for one in found if one.kind != "sign")
    signs = [one for one in found if one.kind == "sign"]
    starts = range(0, length - _PASSAGE // 2, _PASSAGE // 2)
    return [(*others, *(one for one in signs if at <= one.start < at + _PASSAGE)) for at in starts]


def found_in(text: str, language: str, tagger: Tagger | None = None) -> tuple[tuple[Found, ...], Heard]:
    """Return what the patterns of a language find in a text, and what else is heard; places: in the folded text."""
    lexicon, read = fitting(language, fold(text))
    found = find(lexicon, read.text)
    return found, heard(read, language, found, tagger)


def _limits(text: str, code: str) -> tuple[Limit, ...]:
    words = max(
        len(text.split()), sum(map(str.isalpha, text)) / _WORD_LENGTH if " " not in text.strip() else 0
    )
    unknown = (Limit.UNKNOWN_LANGUAGE,) if code not in languages() else ()
    return unknown + ((Limit.FEW_WORDS,) if words < _FEW_WORDS else ())


def fitting(code: str, folded: Folded) -> tuple[Lexicon, Folded]:
    """Return the lexicon and the text in which to look: both without marks when the message was typed so."""
    if code != "vi":
        return lexicon_of(code), folded
    letters = [each for each in folded.text if each.isalpha()]
    marked = sum(not each.isascii() for each in letters)
    if letters and marked / len(letters) < _MARKED_FROM:
        return lexicon_of(code, is_plain=True), folded.plain
    return lexicon_of(code), folded


def _signs(found: tuple[Found, ...], kind: str, read: Folded, text: str) -> tuple[Sign, ...]:
    told = []
    for one in found:
        if one.kind == kind and one.stance == ASSERTED:
            start, end = read.span(one.start, one.end)
            told.append(Sign(one.code, text[start:end], start, end))
    return tuple(told)


def _level(score: float, signs: tuple[Found, ...]) -> Level:
    if score >= THRESHOLD and is_enough(signs):
        return Level.MUCH_LIKE_A_LURE if score >= SURE else Level.LIKE_A_LURE
    return Level.SIGNS_FOUND if signs else Level.NOTHING_FOUND
