"""Names in the Latin alphabet: tokens, titles, and the sounds that a spelling stands for in a language."""

import re
import unicodedata
from functools import cache, lru_cache

from sampan.engines.matching.names.tables_reading import column, listed, rows

_LETTERS = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_JOINERS = re.compile("['’‘ʼ`´ʻ·]")
_WORDS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=16)  # one name is read for its script, its language and its words
def latin_words(text: str) -> tuple[str, ...]:
    """Return the words of a Latin text, lower case, NFC, marks kept; apostrophes join, all else parts."""
    if text.isascii():
        return tuple(_WORDS.findall(_JOINERS.sub("", text).lower()))
    tidied = unicodedata.normalize("NFC", _JOINERS.sub("", unicodedata.normalize("NFKC", text)).lower())
    marked = "".join(each for each in tidied if unicodedata.category(each) != "Cf")
    return tuple(_WORDS.findall(unicodedata.normalize("NFC", marked)))


@lru_cache(maxsize=65536)
def plain_letters(word: str) -> str:
    """Return the word in a-z only; letters of other scripts and digits fall away."""
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS)).translate(_LETTERS)
    return "".join(each for each in decomposed if "a" <= each <= "z")


def without_titles(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the words without the titles of the language before and behind; one word always remains.

    A doubled word is a name, not a title: Ko Ko, Maung Maung.
    """
    first, last = titles(language)
    while len(words) > 1 and words[0] in first and words[0] != words[1]:
        words = words[1:]
    while len(words) > 1 and words[-1] in last:
        words = words[:-1]
    return words


@cache
def titles(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the titles that stand before and behind a name of the language, lower case."""
    known = [row for row in rows("titles") if row["language"] in ("*", language)]
    first = frozenset(row["title"] for row in known if row["place"] == "first")
    return first, frozenset(row["title"] for row in known if row["place"] == "last")


@lru_cache(maxsize=131072)
def latin_sounds(word: str, language: str) -> str:
    """Return the sounds of a plain word by the habits of the language: one letter a sound, doubles as one."""
    sounds = word
    for pattern, replacement in _rules(language):
        sounds = pattern.sub(replacement, sounds)
    return re.sub(r"(.)\1+", r"\1", sounds)


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    wanted = [row for row in rows("latin_sounds") if row["language"] == language]
    return tuple((re.compile(row["pattern"]), row["replacement"]) for row in wanted)


def in_full(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return Indonesian words with short forms in full, and Abdul with the word that it belongs to."""
    short = column("short_forms", "short", "full")
    full = [short.get(word, word) for word in words]
    for place in range(len(full) - 2, -1, -1):
        if full[place] == "abdul":
            full[place : place + 2] = ["abdul" + full[place + 1]]
    return tuple(full)


@cache
def weight(word: str, language: str) -> float:
    """Return how much a word tells: 0.15 a particle (Van, bin), 0.5 a common surname, 1 any other."""
    return _weights(language).get(word, 1.0)


@cache
def _weights(language: str) -> dict[str, float]:
    classes = {"particle": 0.15, "surname": 0.6, "common": 0.6}
    wanted = [row for row in rows("name_parts") if row["language"] == language]
    return {row["part"]: classes[row["class"]] for row in wanted if row["class"] in classes}


@cache
def _parts(language: str) -> frozenset[str]:
    names = frozenset(row["name"] for row in rows("nicknames")) if language == "en" else frozenset()
    return listed("name_parts", language, "part") | names


@cache
def _endings(language: str) -> tuple[str, ...]:
    """Return the ends of words that show the language: a dash and the letters in the table."""
    return tuple(part[1:] for part in listed("name_parts", language, "part") if part.startswith("-"))


def _shows(word: str, language: str) -> bool:
    return word in _parts(language) or (len(word) > 6 and word.endswith(_endings(language)))


@lru_cache(maxsize=65536)
def guess_language(words: tuple[str, ...]) -> str:
    """Return the language whose name parts the words show most; empty when none does, or two do alike."""
    shown = {
        language: sum(_shows(word, language) for word in words)
        for language in ("vi", "zh", "km", "lo", "th", "my", "id", "en")
    }
    best = sorted(shown.values())[-2:]
    if not words or best[1] == best[0] or best[1] * 2 < len(words):
        return ""
    return max(shown, key=lambda language: shown[language])
