"""Registers as tables that a database can link: one row a person in canonical forms, one row a match key.

Names are read here once a record; everything after is equality and distance of short texts, which DuckDB and Spark
do alike.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from hashlib import blake2b

from sampan.engines.matching.dates import BirthDate
from sampan.engines.matching.keys import telling_parts
from sampan.engines.matching.linkage.blocking_keys import wide_keys
from sampan.engines.matching.records import MatchRecord

_KEY_BYTES = 8  # a 64-bit number: of 10 million records with ten keys each some 300 pairs meet by chance, and score low


@dataclass(frozen=True, repr=False)
class PreparedRow:
    """One person as linkage compares them; None where nothing is known. `number` counts over both registers."""

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
    keys: list[int]


COLUMNS = tuple(one.name for one in fields(PreparedRow))


def prepared(records: Iterable[MatchRecord], *, side: str, first: int) -> Iterator[PreparedRow]:
    """Yield the prepared rows of one register, numbered from `first`."""
    for number, record in enumerate(records, start=first):
        yield _row(record, side, number)


def batches(rows: Iterable[PreparedRow], size: int = 20_000) -> Iterator[dict[str, list[object]]]:
    """Yield the rows as columns, `size` rows at a time: the form that databases take in quickly."""
    kept: list[PreparedRow] = []
    for row in rows:
        kept.append(row)
        if len(kept) == size:
            yield _columns(kept)
            kept = []
    if kept:
        yield _columns(kept)


def key_number(key: bytes) -> int:
    """Return a key as a signed 64-bit number, equal for equal keys."""
    return int.from_bytes(blake2b(key, digest_size=_KEY_BYTES).digest(), "big", signed=True)


def _row(record: MatchRecord, side: str, number: int) -> PreparedRow:
    name = next(iter(record.folded_names), None)
    birth = record.birth
    true_day = birth if birth is not None and birth.is_full and not birth.is_placeholder else None
    phone = next(iter(record.phones), None)
    return PreparedRow(
        number=number,
        id=record.id,
        side=side,
        name=name,
        bones=next(iter(record.name_skeletons), None),
        marked=_marked(record),
        parts=list(record.name_tokens) or (name or "").split(),
        birth_year=birth.year if birth else None,
        birth_day=str(true_day) if true_day else None,
        birth_unordered=_unordered(true_day),
        is_new_year=birth is not None and birth.is_placeholder,
        sex=record.sex or None,
        nationality=record.nationality or None,
        province=record.province or None,
        phone=phone,
        phone_tail=phone[-8:] if phone else None,
        document=next(iter(record.documents), None),
        handle=next(iter(record.handles), None),
        keys=_keys(record),
    )


def _keys(record: MatchRecord) -> list[int]:
    """The match keys and the wide ones; which two are equal is all that counts here."""
    telling = ("\x1f".join(parts).encode() for parts in telling_parts(record))
    return list({key_number(value) for value in (*telling, *wide_keys(record))})


def _marked(record: MatchRecord) -> str | None:
    """The words as written with their marks, in one order; None where nobody wrote marks."""
    text = " ".join(sorted(record.name.written))
    return None if not text or text.isascii() else text


def _unordered(birth: BirthDate | None) -> str | None:
    return None if birth is None else birth.unordered


def _columns(rows: list[PreparedRow]) -> dict[str, list[object]]:
    return {name: [getattr(row, name) for row in rows] for name in COLUMNS}
