"""Registers as tables that a database can link: one row a person in canonical forms, with what keys are made of.

Names are read here once a record; everything after is equality and distance of short texts, which DuckDB and Spark
do alike.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from sampan.engines.matching.identifiers.phones import phone_tail
from sampan.engines.matching.keys import MOST_TOKENS
from sampan.engines.matching.names.keys import folded, skeletons, tokens
from sampan.engines.matching.records import MatchRecord

_WITHOUT_VOWELS = str.maketrans("", "", "aeiouhwy ")  # offices write these otherwise, or leave them out


class PreparedRow(NamedTuple):
    """One person as linkage compares them; None where nothing is known. `number` counts over both registers.

    From `names` on: what keys alone are made of, see `blocking_keys`. `joined`: the consonants of the name, not
    divided into words. `initials`: the first letters of its words, sorted. `also`: the further columns.
    """

    number: int
    id: str
    side: str
    name: str | None
    bones: str | None
    marked: str | None
    parts: list[str]
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
    words: list[str]
    joined: str | None
    initials: str | None
    phones: tuple[str, ...]
    documents: tuple[str, ...]
    handles: tuple[str, ...]
    also: tuple[str | None, ...]

    def __repr__(self) -> str:
        """Show nothing: all of it identifies."""
        return "PreparedRow(...)"


COLUMNS = PreparedRow._fields


def prepared(records: Iterable[MatchRecord], *, side: str, first: int) -> Iterator[PreparedRow]:
    """Yield the prepared rows of one register, numbered from `first`."""
    for number, record in enumerate(records, start=first):
        yield _row(record, side, number)


def batches(rows: Iterable[PreparedRow], size: int = 20_000) -> Iterator[dict[str, tuple[Any, ...]]]:
    """Yield the rows as columns, `size` rows at a time: the form that databases take in quickly."""
    left = iter(rows)
    while kept := list(islice(left, size)):
        columns: dict[str, tuple[Any, ...]] = dict(zip(COLUMNS, zip(*kept, strict=True), strict=True))
        further = zip(*columns.pop("also"), strict=True)
        yield columns | {further_column(place): texts for place, texts in enumerate(further)}


def further_column(place: int | str) -> str:
    """Return what a further column is called in the database, by its place among them from 0."""
    return f"further_{place}"


def _row(record: MatchRecord, side: str, number: int) -> PreparedRow:
    name, birth = record.name, record.birth
    names, bones, told = folded(name), skeletons(name), sorted(tokens(name))
    first = names[0] if names else None
    reading = name.readings[0] if name.readings else None
    true_day = birth if birth is not None and birth.is_full and not birth.is_placeholder else None
    phone = record.phones[0] if record.phones else None
    return PreparedRow(
        number,
        record.id,
        side,
        first,
        bones[0] if bones else None,
        _marked(name.written),
        told or (first or "").split(),
        birth.year if birth else None,
        str(true_day) if true_day else None,
        true_day.unordered if true_day else None,
        birth is not None and birth.is_placeholder,
        record.sex or None,
        record.nationality or None,
        record.province or None,
        phone,
        phone_tail(phone) if phone else None,
        record.documents[0] if record.documents else None,
        record.handles[0] if record.handles else None,
        names,
        bones,
        told[:MOST_TOKENS],
        None if reading is None else "".join(reading).translate(_WITHOUT_VOWELS),
        None if reading is None else "".join(sorted([word[0] for word in reading])),
        record.phones,
        record.documents,
        record.handles,
        tuple([one or None for one in record.also]),
    )


def _marked(written: tuple[str, ...]) -> str | None:
    """The words as written with their marks, in one order; None where nobody wrote marks."""
    text = " ".join(sorted(written))
    return None if not text or text.isascii() else text
