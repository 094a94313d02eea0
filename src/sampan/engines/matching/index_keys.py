"""Keys by which one person is found among all records of one node: the match keys, and weaker ones beside them.

The weaker ones leave out what an officer does not know yet, or what one office wrote otherwise. They never leave the
node: an index under the node's own key holds their hashes, and only the few best holders are opened and compared.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from sampan.engines.matching.identifiers.phones import phone_tail
from sampan.engines.matching.keys import SPECIFICATION as KEYS_SPECIFICATION
from sampan.engines.matching.keys import key_weights, match_keys
from sampan.engines.matching.records import MatchRecord
from sampan.engines.matching.tables import read_rows

SPECIFICATION = f"index-1/{KEYS_SPECIFICATION}"
"""Version of the rules of the index; where it changes, the index is made anew."""

_MOST_TOKENS = 4  # of a name: longer ones repeat villages and fathers
_VOWELS = re.compile("[aeiouhwy ]+")
Parts = tuple[str, ...]


def index_keys(record: MatchRecord) -> dict[bytes, float]:
    """Return the keys of a record with their bits, each once; some twenty of a full record, none of an empty one.

    Bits: log2 of how much likelier one person is where two records share the key, before its holders are counted.
    """
    weights = _weights()
    found = {key.value: weights[key.kind] for key in match_keys(record)}
    for kind, make in _MAKERS.items():
        for parts in make(record):
            found.setdefault(_value(kind, parts), weights[kind])
    return found


def phone_end(record: MatchRecord) -> Iterator[Parts]:
    """The same last eight digits of a telephone number."""
    yield from ((phone_tail(number),) for number in record.phones)


def document_slip(record: MatchRecord) -> Iterator[Parts]:
    """The same number of a document but for its second half, or its first: one typing slip spoils only one of them."""
    for number in record.documents:
        middle = len(number) // 2
        if middle >= 4 and record.birth is not None:
            yield "first", number[:middle], str(record.birth.year)
            yield "second", number[middle:], str(record.birth.year)


def name(record: MatchRecord) -> Iterator[Parts]:
    """The same whole name, in any order and without marks."""
    yield from ((whole,) for whole in record.folded_names)


def skeleton(record: MatchRecord) -> Iterator[Parts]:
    """The same consonants of the name."""
    yield from ((bones,) for bones in record.name_skeletons)


def name_year(record: MatchRecord) -> Iterator[Parts]:
    """The same whole name and year of birth."""
    if record.birth is not None:
        yield from ((whole, str(record.birth.year)) for whole in record.folded_names)


def skeleton_year(record: MatchRecord) -> Iterator[Parts]:
    """The same consonants of the name, however its words are divided, and the same year of birth."""
    if record.birth is not None:
        for reading in record.name.readings[:1]:
            yield "joined", _VOWELS.sub("", "".join(sorted(reading))), str(record.birth.year)
        for bones in record.name_skeletons:
            yield "bones", bones, str(record.birth.year)


def tokens(record: MatchRecord) -> Iterator[Parts]:
    """Two telling parts of the name alike."""
    yield from combinations(_words(record), 2)


def token_year(record: MatchRecord) -> Iterator[Parts]:
    """One telling part of the name alike, and the same year of birth."""
    if record.birth is not None:
        yield from ((word, str(record.birth.year)) for word in _words(record))


def token_birth(record: MatchRecord) -> Iterator[Parts]:
    """One telling part of the name alike, and the same day of birth."""
    birth = record.birth
    if birth is not None and birth.is_full and not birth.is_placeholder:
        yield from ((word, str(birth)) for word in _words(record))
        for reading in record.name.readings[:1]:
            yield "letters", "".join(sorted(word[0] for word in reading)), str(birth)


def name_place(record: MatchRecord) -> Iterator[Parts]:
    """The same whole name, sex and province."""
    yield from ((whole, record.sex, record.province) for whole in record.folded_names if _has_place(record))


def skeleton_place(record: MatchRecord) -> Iterator[Parts]:
    """The same consonants of the name, the same sex and province."""
    yield from ((bones, record.sex, record.province) for bones in record.name_skeletons if _has_place(record))


def token_place(record: MatchRecord) -> Iterator[Parts]:
    """One telling part of the name alike, the same sex and province."""
    if _has_place(record):
        yield from ((word, record.sex, record.province) for word in _words(record))


def token_year_place(record: MatchRecord) -> Iterator[Parts]:
    """One telling part of the name alike, the same year of birth, sex and province."""
    if record.birth is not None and _has_place(record):
        yield from ((word, str(record.birth.year), record.sex, record.province) for word in _words(record))


_MAKERS: dict[str, Callable[[MatchRecord], Iterator[Parts]]] = {
    make.__name__: make
    for make in (
        phone_end, document_slip, name, skeleton, name_year, skeleton_year, tokens, token_year, token_birth, name_place,
        skeleton_place, token_place, token_year_place,
    )
}  # fmt: skip


@cache
def _weights() -> dict[str, float]:
    rows = read_rows(Path(__file__).parent / "index_key_weights.csv")
    return key_weights() | {row["kind"]: float(row["weight_bits"]) for row in rows}


def _value(kind: str, parts: Parts) -> bytes:
    """Each part with its length before it, so that no two lists of parts make the same bytes."""
    words = [word.encode() for word in ("sampan-index", SPECIFICATION, kind, *parts)]
    return b"".join(b"%d:%s," % (len(word), word) for word in words)


def _has_place(record: MatchRecord) -> bool:
    return bool(record.sex and record.province)


def _words(record: MatchRecord) -> Parts:
    return record.name_tokens[:_MOST_TOKENS]
