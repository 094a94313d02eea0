"""Tells the language of a message: by letters that are one language's own, else by its commonest words and CLD2.

Malay is read as Indonesian. A language of none of the eight keeps its own code where CLD2 is sure, else `unknown`.
`language_words.csv`: background knowledge, November 2026; Vietnamese as it is typed without marks.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycld2

from sampan.engines.screening.reading.folding import fold, normal

UNKNOWN = "unknown"
_SCRIPTS = {
    "km": re.compile("[\u1780-\u17dc]"),
    "lo": re.compile("[\u0e81-\u0edf]"),
    "my": re.compile("[\u1000-\u109f]"),
    "th": re.compile("[\u0e01-\u0e5b]"),
    "zh": re.compile("[\u3400-\u9fff]"),
    "ja": re.compile("[\u3041-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0620-\u06ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
}
# How many Latin letters say as much as one of a script
_WEIGHT = {
    "zh": 3.0,
    "km": 1.0,
    "lo": 1.0,
    "my": 1.0,
    "th": 1.0,
    "ja": 3.0,
    "ko": 2.0,
    "ru": 1.0,
    "ar": 1.2,
    "hi": 1.0,
}
_LATIN = re.compile("[a-zà-öø-ÿăđĩũơưạ-ỹ]+")
_OWN_VIETNAMESE = re.compile("[ăđơưạ-ỹ]")
_MARKED = re.compile("[àáâãèéêìíòóôõùúýĩũăđơưạ-ỹ]")
_NOT_WORDS = re.compile(r"\S*(?:[0-9@_/]|[a-z]\.[a-z])\S*")
_DISGUISED = re.compile(r"[a-z][0-9@$!€][a-z]|(?:[a-z] ){4}|[a-z][.*-][a-z][.*-][a-z]")
_INDONESIAN = re.compile(
    "(?:meng|meny|mem|men|ber|di|ter|pen|pem|per|ke)[a-z]{3,}(?:kan|nya|an)|[a-z]{3,}nya|(?:meng|meny|memp|memb|ber[bdgjklmnprst]|dip|dit|dib|dis|dik|dij)[a-z]{4,}"
)
_FOLDED = {"ms": "id", "zh-Hant": "zh", "jw": "id", "su": "id", "sco": "en"}
_NAMED = frozenset({"vi", "id", "en", "tl"})
_OTHER = 0.45  # what CLD2's vote for another language weighs: short texts look like Danish or Guarani to it
_EIGHT = frozenset({"vi", "km", "lo", "th", "my", "zh", "id", "en"})
_NATIVE = 2.2  # who mixes English into Burmese writes Burmese: letters of an own script count so many times
_ALSO = 0.12  # of the letters: a second language is named from here


@dataclass(frozen=True)
class Language:
    """The main language of a text, how sure (0 to 1), and others in it.

    `code`: `vi km lo th my zh id en`, another's ISO 639 code, or `unknown`.
    """

    code: str
    certainty: float
    also: tuple[str, ...] = ()


def language_of(text: str) -> Language:
    """Return the language of a text; `unknown` when no language can be told."""
    folded = normal(text[:20_000]).text
    if _DISGUISED.search(folded):
        folded = fold(text[:20_000]).text
    shares = _shares(folded)
    latin = shares.pop("latin", 0.0)
    shares = {code: share * _NATIVE for code, share in shares.items()}
    total = sum(shares.values()) + latin
    if not total:
        return Language(UNKNOWN, 0.0)
    found: dict[str, float] = {code: share / total for code, share in shares.items()}
    if latin:
        code, certainty = _latin_language(folded)
        found[code] = found.get(code, 0) + latin / total * certainty
    ranked = sorted(found.items(), key=lambda one: -one[1])
    code, certainty = ranked[0]
    also = tuple(other for other, share in ranked[1:] if share >= _ALSO and other != UNKNOWN)
    return Language(code, round(min(1.0, certainty), 3), also)


def _shares(text: str) -> dict[str, float]:
    """How much of a text is written in each script, counted in Latin letters."""
    shares = (
        {}
        if text.isascii()
        else {code: len(script.findall(text)) * _WEIGHT[code] for code, script in _SCRIPTS.items()}
    )
    if shares.get("ja") and shares["ja"] > 0.1 * shares.get("zh", 0):
        shares["ja"] += shares.pop("zh", 0)
    shares["latin"] = float(sum(map(len, _LATIN.findall(_NOT_WORDS.sub(" ", text)))))
    return {code: share for code, share in shares.items() if share}


def _latin_language(text: str) -> tuple[str, float]:
    """The language of the Latin letters of a text, and how sure."""
    words = _LATIN.findall(_NOT_WORDS.sub(" ", text))
    if not words:
        return UNKNOWN, 0.2
    own = sum(bool(_OWN_VIETNAMESE.search(word)) for word in words)
    if (own >= 2 and own >= 0.12 * len(words)) or (own and len(words) <= 4):
        return "vi", min(1.0, 0.6 + own / len(words))
    votes = _word_votes(words)
    for code, share in _cld_votes(" ".join(words)).items():
        votes[code] += share * (1.0 + 0.12 * min(len(words), 20)) * (1.0 if code in _NAMED else _OTHER)
    if not votes:
        return UNKNOWN, 0.2
    (code, most), *rest = sorted(votes.items(), key=lambda one: -one[1])
    second = rest[0][1] if rest else 0.0
    if most < 1.0:
        return UNKNOWN, 0.3
    certainty = min(1.0, 0.4 + (most - second) / (most + second + 1))
    return (code, certainty) if code in _EIGHT or most >= 2 else (UNKNOWN, certainty)


@cache
def _words() -> dict[str, tuple[tuple[str, float], ...]]:
    """Each common word with the languages that have it: one that is common in one language alone says more."""
    found: dict[str, list[str]] = {}
    with (Path(__file__).parent / "language_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in dict.fromkeys(row["words"].split()):
                found.setdefault(word, []).append(_FOLDED.get(row["language"], row["language"]))
    return {
        word: tuple((code, (1.0 if len(word) > 2 else 0.5) / len(set(codes)) ** 2) for code in set(codes))
        for word, codes in found.items()
    }


def _word_votes(words: list[str]) -> dict[str, float]:
    votes: dict[str, float] = defaultdict(float)
    for word in words:
        for code, vote in _words().get(word, ()):
            votes[code] += vote
        if _INDONESIAN.fullmatch(word) and word not in _words():
            votes["id"] += 0.7
    return votes


def _cld_votes(text: str) -> dict[str, float]:
    """What CLD2 takes the text for, with the share of the text; nothing when it cannot tell."""
    try:
        _, _, details = pycld2.detect(text, isPlainText=True, bestEffort=True)
    except pycld2.error:
        return {}
    votes: dict[str, float] = {}
    for _, code, percent, _ in details:
        if code != "un" and percent:
            code = _FOLDED.get(code, code)
            votes[code] = votes.get(code, 0.0) + percent / 100
    return votes
