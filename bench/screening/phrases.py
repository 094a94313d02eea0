"""The phrases that invented posts are made of: those of the labelled messages, with other words of the language."""

import random
import re
from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate

from bench.screening.labelled import labelled

UNSPACED = frozenset({"th", "km", "lo", "my", "zh"})
Words = list[str]
_COMMON = 250  # phrases of a language that anybody's advert may hold
_SENTENCE = re.compile(r"[^.!?\n。！？။។]+[.!?\n。！？။។]*")
_CONTACT = re.compile(r"\d{4}|[@/]|\d{3}[ .-]\d{3}")
# A letter with the marks that belong to it: a word of an unspaced language is never cut inside one
_LETTER = re.compile(
    r"[\u0e40-\u0e44\u0ec0-\u0ec4]?\S[\u0300-\u036f\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ece\u102b-\u103e\u17b4-\u17d3]*"
)


@dataclass
class Phrases:
    """The phrases and words of one language."""

    language: str
    phrases: list[Words]
    words: Words
    common: list[Words]
    _zipf: list[float]

    @property
    def space(self) -> str:
        """What stands between two words."""
        return "" if self.language in UNSPACED else " "

    def word(self, chance: random.Random) -> str:
        """Return a word, frequent ones more often."""
        return self.words[int(chance.random() * len(self.words))]

    def everybodys(self, chance: random.Random) -> Words:
        """Return a phrase that very many adverts hold, the first ones oftenest (Zipf)."""
        return self.common[bisect(self._zipf, chance.random() * self._zipf[-1])]

    def own(self, chance: random.Random) -> Words:
        """Return a phrase that hardly another advert holds: two words in five are others."""
        return self.rewritten(chance.choice(self.phrases), 0.4, chance)

    def rewritten(self, words: Words, rate: float, chance: random.Random) -> Words:
        """Return a phrase with such a share of its words dropped (a third of them) or changed."""
        changed = []
        for word in words:
            draw = chance.random()
            if draw >= rate:
                changed.append(word)
            elif draw >= rate / 3:
                changed.append(self.word(chance))
        return changed


def phrases_by_language(seed: int) -> dict[str, Phrases]:
    """Return what posts are made of, by language."""
    chance = random.Random(seed)
    found: dict[str, list[Words]] = {}
    for row in labelled():
        for phrase in _SENTENCE.findall(row["text"]):
            if 12 <= len(phrase.strip()) <= 90 and not _CONTACT.search(phrase):
                found.setdefault(row["lang"], []).append(_words(phrase.strip(), row["lang"]))
    return {language: _of(language, some, chance) for language, some in sorted(found.items())}


def _of(language: str, found: list[Words], chance: random.Random) -> Phrases:
    words = [word for phrase in found for word in phrase]
    common = chance.sample(found, min(_COMMON, len(found)))
    zipf = list(accumulate(1 / (place + 3) for place in range(len(common))))
    return Phrases(language, found, words, common, zipf)


def _words(phrase: str, language: str) -> Words:
    """Return the words of a phrase, or pieces of two or three letters where words are not spaced."""
    if language not in UNSPACED:
        return phrase.split()
    letters, size = _LETTER.findall(phrase), 2 if language == "zh" else 3
    return ["".join(letters[at : at + size]) for at in range(0, len(letters), size)]
