"""Registers as tables that a database can link: one row a person in canonical forms, with what keys are made of.

Names are read here once a record; everything after is equality and distance of short texts, which DuckDB and Spark
do alike.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from sampan.engines.matching.identifiers.phones import phone_tail
from sampan.engines.matching.names.keys import folded, skeletons, telling_words
from sampan.engines.matching.records import MatchRecord

_VOWELS = re.compile("[aeiouhwy ]+")


class PreparedRow(NamedTuple):
    """One person as linkage compares them; None where nothing is known. `number` counts over both registers.

    The columns from `names` on are those of which `blocking_keys` makes keys.
    """

    number: int
    id: str
    side: str
    name: str | None
    bones: str | None
    marked: str | None
    parts: tuple[str, ...]
    birth_year: int | None
    birth_day: str | None
    birth_unordered: str | None
    is_new_year: bool
    sex: str | None
    nationality: str | None
    province: str | None
    phone: str | None
    phone_tail: str | None
    document: str | None
    handle: str | None
    names: tuple[str, ...]
    skeletons: tuple[str, ...]
    tokens: tuple[str, ...]
    joined: str | None
    letters: str | None
    phones: tuple[str, ...]
    phone_tails: tuple[str, ...]
    documents: tuple[str, ...]
    handles: tuple[str, ...]


COLUMNS = PreparedRow._fields


def prepared(records: Iterable[MatchRecord], *, side: str, first: int) -> Iterator[PreparedRow]:
    """Yield the prepared rows of one register, numbered from `first`."""
    for number, record in enumerate(records, start=first):
        yield _row(record, side, number)


def batches(rows: Iterable[PreparedRow], size: int = 20_000) -> Iterator[dict[str, list[object]]]:
    """Yield the rows as columns, `size` rows at a time: the form that databases take in quickly."""
    left = iter(rows)
    while kept := list(islice(left, size)):
        yield {name: list(column) for name, column in zip(COLUMNS, zip(*kept, strict=True), strict=True)}


def _row(record: MatchRecord, side: str, number: int) -> PreparedRow:
    # asked once: what the record would keep of them is not needed
    names, bones, words = folded(record.name), skeletons(record.name), telling_words(record.name)
    phones, documents, handles = record.phones, record.documents, record.handles
    birth = record.birth
    true_day = birth if birth is not None and birth.is_full and not birth.is_placeholder else None
    reading = record.name.readings[0] if record.name.readings else ()
    tails = tuple(map(phone_tail, phones))
    return PreparedRow(
        number,
        record.id,
        side,
        names[0] if names else None,
        bones[0] if bones else None,
        _marked(record),
        words or tuple(names[0].split() if names else ()),
        birth.year if birth is not None else None,
        str(true_day) if true_day is not None else None,
        true_day.unordered if true_day is not None else None,
        birth is not None and birth.is_placeholder,
        record.sex or None,
        record.nationality or None,
        record.province or None,
        phones[0] if phones else None,
        tails[0] if tails else None,
        documents[0] if documents else None,
        handles[0] if handles else None,
        names,
        bones,
        words,
        _VOWELS.sub("", "".join(reading)) if reading else None,
        "".join(sorted([word[0] for word in reading])) if reading else None,
        phones,
        tails,
        documents,
        handles,
    )


def _marked(record: MatchRecord) -> str | None:
    """The words as written with their marks, in one order; None where nobody wrote marks."""
    text = " ".join(sorted(record.name.written))
    return None if not text or text.isascii() else text
