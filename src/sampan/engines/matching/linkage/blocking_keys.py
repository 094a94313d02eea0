"""Keys that bring records together inside a node only: too weak to be shown across a border, good to look at."""

from collections.abc import Iterator
from itertools import combinations

from sampan.engines.matching.identifiers.phones import phone_tail
from sampan.engines.matching.names.keys import folded, skeletons, tokens
from sampan.engines.matching.records import MatchRecord

_MOST_TOKENS = 4


def wide_keys(record: MatchRecord) -> Iterator[bytes]:
    """Yield the wide keys of a record; what follows from them is compared field by field."""
    for phone in record.phones:
        yield _key("tail", phone_tail(phone))
    for parts in _named(record):
        yield _key(*parts)


def _named(record: MatchRecord) -> Iterator[tuple[str, ...]]:
    birth, words = record.birth, sorted(set(tokens(record.name)))[:_MOST_TOKENS]
    year = str(birth.year) if birth else ""
    for name in folded(record.name)[:1]:
        if year:
            yield "name year", name, year
        if record.province:
            yield "name place", name, record.province, record.sex
    for bones in skeletons(record.name)[:1]:
        if year and record.sex:
            yield "bones year", bones, year, record.sex
    if birth is None:
        return
    for one, other in combinations(words, 2):
        yield "words year", one, other, year
    if record.province and record.sex:
        for one in words:
            yield "word year place", one, year, record.province, record.sex
        if birth.is_full and not birth.is_placeholder:
            yield "day place", str(birth), record.province, record.sex


def _key(*parts: str) -> bytes:
    return "\x1f".join(("sampan-wide", *parts)).encode()
