"""Finds the names and licence numbers of listed agencies in a text, in any script, with or without marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sampan.engines.screening.agencies.entries import ListedAgency
from sampan.engines.screening.agencies.naming import Word, core, is_latin, name_words, number_key

FEWEST_LETTERS = 6
"""Letters of a name of two words, each with a capital in the offer, that is found wherever it stands."""
MANY_WORDS, MANY_LETTERS = 3, 9
"""A name of so many words and letters is found wherever it stands, capitals or not."""
FEWEST_CHINESE = 4
"""Characters of a Chinese name that is found wherever it stands."""
SHORTEST_NUMBER = 3
"""Letters and digits of a licence number that is looked for at all."""
_PREFIX = 4
_HAN = re.compile("[\u3400-\u9fff]+")


@dataclass(frozen=True)
class Named:
    """An agency's name in a text: the agency's place in the list, the place in the plain text, and what it tells."""

    agency: int
    start: int
    end: int
    tells: int


@dataclass(frozen=True)
class Index:
    """Names by their first letters, without spaces; numbers by what is compared of them."""

    names: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)
    numbers: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, agencies: Iterable[ListedAgency]) -> "Index":
        """Return the index of agencies; a name that is nothing but words of the trade is left out."""
        made = cls()
        for place, one in enumerate(agencies):
            for name in dict.fromkeys(one.names):
                made._add_name(name, place)
            for licence in one.licences:
                key = number_key(licence.number)
                if len(key) >= SHORTEST_NUMBER and place not in (known := made.numbers.setdefault(key, [])):
                    known.append(place)
        return made

    def _add_name(self, name: str, place: int) -> None:
        words = name_words(name)
        telling = core(words)
        for some in dict.fromkeys((words, telling)):
            joined = "".join(some)
            if len(joined) > 1:
                entry = (joined, place, telling_of(some, own=telling))
                self.names.setdefault(joined[:_PREFIX], []).append(entry)

    def named_in(self, words: Sequence[Word]) -> list[Named]:
        """Return the listed names in the words of a plain text; of names that overlap the longest."""
        joined = "".join(word.text for word in words)
        starts, ends = _edges(words)
        found = sorted(self._all(joined, starts, ends), key=lambda one: (one[0] - one[1], one[0]))
        taken: list[tuple[int, int]] = []
        kept = []
        for begin, end, place, tells in found:
            clash = [(first, last) for first, last in taken if begin < last and first < end]
            if clash and (begin, end) not in clash:
                continue
            taken.append((begin, end))
            kept.append(Named(place, starts[begin][0], ends[end][0], tells))
        return sorted(dict.fromkeys(kept), key=lambda one: (one.start, one.agency))

    def _all(
        self,
        joined: str,
        starts: dict[int, tuple[int, bool]],
        ends: dict[int, tuple[int, bool]],
    ) -> Iterator[tuple[int, int, int, int]]:
        for begin in range(len(joined) - 1):
            if not starts[begin][1]:
                continue
            for size in range(2, _PREFIX + 1):
                for name, place, tells in self.names.get(joined[begin : begin + size], ()):
                    if len(name) < size or (len(name) > size and size < _PREFIX):
                        continue
                    end = begin + len(name)
                    if joined.startswith(name, begin) and ends[end][1]:
                        yield begin, end, place, tells


ALONE, WITH_CAPITALS, BESIDE = 2, 1, 0
"""What a name tells: found wherever it stands, where it is written with capitals, or beside a company's word."""


def telling_of(words: tuple[str, ...], *, own: tuple[str, ...]) -> int:
    """Return what a name tells; `own`: its words without those of the trade, which tell with it."""
    joined = "".join(own)
    if _HAN.fullmatch(joined):
        return ALONE if len(joined) >= FEWEST_CHINESE or words != own else BESIDE
    if not all(map(is_latin, own)):
        return ALONE if len(joined) >= FEWEST_LETTERS else BESIDE
    if words != own and len(joined) >= FEWEST_LETTERS:
        return ALONE
    if len(own) >= MANY_WORDS and len(joined) >= MANY_LETTERS:
        return ALONE
    return WITH_CAPITALS if len(own) > 1 and len(joined) >= FEWEST_LETTERS else BESIDE


def _edges(words: Sequence[Word]) -> tuple[dict[int, tuple[int, bool]], dict[int, tuple[int, bool]]]:
    """Return of each letter of the joined words where it begins and ends, and whether a name may there."""
    starts: dict[int, tuple[int, bool]] = {}
    ends: dict[int, tuple[int, bool]] = {}
    at = 0
    for word in words:
        is_whole = len(word.text) == word.end - word.start
        latin = is_latin(word.text)
        for each in range(len(word.text)):
            starts[at + each] = (word.start + each if is_whole else word.start, each == 0 or not latin)
            ends[at + each + 1] = (
                word.start + each + 1 if is_whole else word.end,
                each + 1 == len(word.text) or not latin,
            )
        at += len(word.text)
    return starts, ends
