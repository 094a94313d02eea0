"""Keys for the pairing of two whole registers by a key-holder, beside those of `keys`.

They are weak alone: only somebody who sees how common each is on both sides, and whether two records are each
other's best, can use them. So they go to the key-holder's pairing and never into a question or lane B. On generated
registers of 20,000 a side they lift F1 from 0.917 to 0.945 (another seed than the one that they were tried on).
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sampan.engines.matching.keys import MatchKey, key_kinds, key_weights, match_keys
from sampan.engines.matching.names.keys import folded, tokens
from sampan.engines.matching.private.pairing import KindWeights
from sampan.engines.matching.records import MatchRecord
from sampan.engines.matching.tables import read_rows

_MOST_TOKENS = 5  # as in `keys`: names with more parts repeat titles and villages
_MARK = "sampan-further-1"


def pairing_keys(record: MatchRecord) -> tuple[MatchKey, ...]:
    """Return all keys of a record for a pairing, each once: those of `keys` and the further ones; about nine."""
    return (*match_keys(record), *dict.fromkeys(_further(record)))


@cache
def pairing_weights() -> KindWeights:
    """Return the bits of every kind, in the order by which two sides and the key-holder number them."""
    further = {
        row["kind"]: float(row["weight_bits"])
        for row in read_rows(Path(__file__).parent / "further_key_weights.csv")
    }
    return KindWeights(
        {**key_weights(), **further}, frozenset(kind.code for kind in key_kinds() if kind.is_selector)
    )


def _further(record: MatchRecord) -> Iterator[MatchKey]:
    birth = record.birth
    if birth is not None and birth.is_full and not birth.is_placeholder:
        for token in sorted(set(tokens(record.name)))[:_MOST_TOKENS]:
            yield _key("token_birth", token, str(birth))
    for name in folded(record.name):
        if birth is not None:
            yield _key("name_year", name, str(birth.year))
        if record.sex and record.province:
            yield _key("name_place", name, record.sex, record.province)


def _key(kind: str, *parts: str) -> MatchKey:
    words = [word.encode() for word in (_MARK, kind, *parts)]
    return MatchKey(kind, b"".join(b"%d:%s," % (len(word), word) for word in words))
