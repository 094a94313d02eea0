"""Match keys: exact values that two records of one person share although each was written by somebody else.

A key is canonical bytes, made the same way everywhere, so that it can be looked up, hashed or blinded; it holds
the name or number itself and is as secret as the record. Two equal keys are no proof: `weight_bits` says how much
they tell, as learnt from registers with known truth (`key_weights.csv`). A change of any rule is a change of
`SPECIFICATION`, and keys of two specifications never meet.

Every kind is one row of `_TABLE`: its code, its weight, and one function whose first line is what users read. Kinds
that are weak alone are `for_pairing`: only a key-holder who sees how common each is on both sides, and whether two
records are each other's best, can use them; they never go into a question, an index or lane B.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice
from pathlib import Path

from sampan.engines.matching.dates import BirthDate
from sampan.engines.matching.identifiers.specification import SPECIFICATION as IDENTIFIERS_SPECIFICATION
from sampan.engines.matching.names.specification import SPECIFICATION as NAMES_SPECIFICATION
from sampan.engines.matching.records import MatchRecord
from sampan.engines.matching.tables import read_rows

SPECIFICATION = f"keys-1/{NAMES_SPECIFICATION}/{IDENTIFIERS_SPECIFICATION}"
"""Version of the rules by which keys are made; two sides compare it before they compare keys."""

MOST_OF_A_KIND = 12
"""Keys of one kind that one record may have; more come only from files that put a page into one field."""

MOST_TOKENS = 5
"""Parts of a name that keys are made of; names with more repeat titles and villages."""

Parts = tuple[str, ...]


@dataclass(frozen=True, repr=False)
class MatchKey:
    """One key: the code of its kind, and canonical bytes that no other kind or specification can make."""

    kind: str
    value: bytes


@dataclass(frozen=True)
class KeyKind:
    """A way to make keys. `describe` is what users read; `weight_bits`: log2 of how much likelier one person is.

    `is_selector`: of a number or handle alone, which lane B may use; the others hold names. `for_pairing`: too weak
    for anything but the pairing of two whole registers by a key-holder.
    """

    code: str
    make: Callable[[MatchRecord], Iterator[Parts]]
    weight_bits: float
    is_selector: bool = False
    for_pairing: bool = False

    @property
    def describe(self) -> str:
        """The first line of the function that makes the keys."""
        return (self.make.__doc__ or "").strip().splitlines()[0]


def match_keys(record: MatchRecord) -> tuple[MatchKey, ...]:
    """Return the keys of a record that tell enough alone, each once, in the order of `key_kinds()`.

    Some six, up to 12 of each kind; none of an empty record. Leaks: whoever sees a key can test guesses against it.
    """
    return _keys(record, _telling_kinds())


def pairing_keys(record: MatchRecord) -> tuple[MatchKey, ...]:
    """Return the keys of a record of every kind, each once, for a pairing by a key-holder; about nine."""
    return _keys(record, key_kinds())


@cache
def key_kinds() -> tuple[KeyKind, ...]:
    """Return the table of key kinds: selectors, keys with names, the most telling first; then those for a pairing."""
    weights = {
        row["kind"]: float(row["weight_bits"]) for row in read_rows(Path(__file__).parent / "key_weights.csv")
    }
    return tuple(
        KeyKind(
            make.__name__,
            make,
            weights[make.__name__],
            is_selector=makers is _SELECTORS,
            for_pairing=makers is _FOR_PAIRING,
        )
        for makers in _TABLE
        for make in makers
    )


@cache
def _telling_kinds() -> tuple[KeyKind, ...]:
    return tuple(kind for kind in key_kinds() if not kind.for_pairing)


def key_weights() -> dict[str, float]:
    """Return {kind: weight in bits}."""
    return {kind.code: kind.weight_bits for kind in key_kinds()}


def document(record: MatchRecord) -> Iterator[Parts]:
    """The same passport or identity number."""
    yield from ((number,) for number in record.documents)


def phone(record: MatchRecord) -> Iterator[Parts]:
    """The same telephone number; families and recruiters share one."""
    yield from ((number,) for number in record.phones)


def handle(record: MatchRecord) -> Iterator[Parts]:
    """The same account on a platform."""
    yield from ((name,) for name in record.handles)


def name_birth(record: MatchRecord) -> Iterator[Parts]:
    """The same whole name, in any order and without marks, and the same day of birth."""
    if _has_true_day(record.birth):
        yield from ((name, str(record.birth)) for name in record.folded_names)


def name_new_year(record: MatchRecord) -> Iterator[Parts]:
    """The same whole name and 1 January of the same year, which often means that the day is unknown."""
    if record.birth is not None and record.birth.is_placeholder:
        yield from ((name, str(record.birth.year)) for name in record.folded_names)


def skeleton_birth(record: MatchRecord) -> Iterator[Parts]:
    """The same consonants of the name, and the same day of birth or one with day and month changed over."""
    if _has_true_day(record.birth):
        yield from ((bones, _unordered_day(record.birth)) for bones in record.name_skeletons)


def tokens_birth(record: MatchRecord) -> Iterator[Parts]:
    """Two parts of the name alike, and the same day of birth."""
    if _has_true_day(record.birth):
        yield from ((*pair, str(record.birth)) for pair in combinations(_few_tokens(record), 2))


def token_birth_place(record: MatchRecord) -> Iterator[Parts]:
    """One telling part of the name alike, the same day of birth, sex and province."""
    if _has_true_day(record.birth) and record.sex and record.province:
        yield from ((token, str(record.birth), record.sex, record.province) for token in _few_tokens(record))


def name_year_place(record: MatchRecord) -> Iterator[Parts]:
    """The same whole name, year of birth, sex and province."""
    if record.birth is not None and record.sex and record.province:
        for name in record.folded_names:
            yield name, str(record.birth.year), record.sex, record.province


def skeleton_year_place(record: MatchRecord) -> Iterator[Parts]:
    """The same consonants of the name, the same year of birth, sex and province."""
    if record.birth is not None and record.sex and record.province:
        for bones in record.name_skeletons:
            yield bones, str(record.birth.year), record.sex, record.province


def token_birth(record: MatchRecord) -> Iterator[Parts]:
    """One telling part of the name alike, and the same day of birth."""
    if _has_true_day(record.birth):
        yield from ((token, str(record.birth)) for token in _few_tokens(record))


def name_year(record: MatchRecord) -> Iterator[Parts]:
    """The same whole name and year of birth."""
    if record.birth is not None:
        yield from ((name, str(record.birth.year)) for name in record.folded_names)


def name_place(record: MatchRecord) -> Iterator[Parts]:
    """The same whole name, sex and province."""
    if record.sex and record.province:
        yield from ((name, record.sex, record.province) for name in record.folded_names)


_SELECTORS = (document, handle, phone)
_OF_NAMES = (
    name_birth, tokens_birth, skeleton_birth, token_birth_place, name_new_year, name_year_place, skeleton_year_place,
)  # fmt: skip
_FOR_PAIRING = (token_birth, name_year, name_place)
_TABLE = (_SELECTORS, _OF_NAMES, _FOR_PAIRING)


def _keys(record: MatchRecord, kinds: Iterable[KeyKind]) -> tuple[MatchKey, ...]:
    return tuple(
        MatchKey(kind.code, _value(kind.code, parts))
        for kind in kinds
        for parts in islice(dict.fromkeys(kind.make(record)), MOST_OF_A_KIND)
    )


def _value(kind: str, parts: Parts) -> bytes:
    """Each part with its length before it, so that no two lists of parts make the same bytes."""
    return _beginning(SPECIFICATION, kind) + "".join(map(_measured, parts)).encode()


@cache
def _beginning(specification: str, kind: str) -> bytes:
    return "".join(map(_measured, ("sampan-match", specification, kind))).encode()


def _measured(word: str) -> str:
    return f"{len(word) if word.isascii() else len(word.encode())}:{word},"


def _has_true_day(birth: BirthDate | None) -> bool:
    return birth is not None and birth.is_full and not birth.is_placeholder


def _unordered_day(birth: BirthDate | None) -> str:
    assert birth is not None and birth.day is not None
    return birth.unordered


def _few_tokens(record: MatchRecord) -> tuple[str, ...]:
    return record.name_tokens[:MOST_TOKENS]
