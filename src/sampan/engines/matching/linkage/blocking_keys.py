"""Keys that bring records together inside a node only: too weak to be shown across a border, good to look at.

Each leaves out what offices most often leave out or write otherwise: the day, the year, the place, a word, the sex.
A key that too many share is dropped by `database.keep_telling_keys`, so that common names cost nothing.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from sampan.engines.matching.identifiers.phones import phone_tail
from sampan.engines.matching.records import MatchRecord

_MOST_TOKENS = 4
_VOWELS = re.compile("[aeiouhwy ]+")

Parts = tuple[str, ...]


def wide_keys(record: MatchRecord) -> Iterator[bytes]:
    """Yield the wide keys of a record; what follows from them is compared field by field."""
    for parts in (*_of_phones(record), *_of_names(record), *_of_birth(record)):
        yield "\x1f".join(("sampan-wide", *parts)).encode()


def _of_phones(record: MatchRecord) -> Iterator[Parts]:
    for phone in record.phones:
        yield "tail", phone_tail(phone)


def _of_names(record: MatchRecord) -> Iterator[Parts]:
    """The name alone, where it is rare; with the year, however its words are divided."""
    year = str(record.birth.year) if record.birth else ""
    for name in record.folded_names[:1]:
        yield "name", name
        if record.province:
            yield "name place", name, record.province
        if year:
            yield "name year", name, year
    for reading in record.name.readings[:1]:
        if year:
            yield "joined", _VOWELS.sub("", "".join(reading)), year
    for bones in record.name_skeletons[:1]:
        if year:
            yield "bones year", bones, year
        elif record.province:
            yield "bones place", bones, record.province


def _of_birth(record: MatchRecord) -> Iterator[Parts]:
    """Words of the name and the place, with the day or the year."""
    birth = record.birth
    if birth is None:
        return
    words, year = record.name_tokens[:_MOST_TOKENS], str(birth.year)
    for one, other in combinations(words, 2):
        yield "words year", one, other, year
    for one in words:
        yield "word year", one, year
        if record.province:
            yield "word year place", one, year, record.province
    if birth.is_full and not birth.is_placeholder:
        yield from _of_day(record, str(birth), words)


def _of_day(record: MatchRecord, day: str, words: tuple[str, ...]) -> Iterator[Parts]:
    for one in words:
        yield "word day", one, day
    if record.province:
        yield "day place", day, record.province
    for reading in record.name.readings[:1]:
        yield "letters day", "".join(sorted(word[0] for word in reading)), day
