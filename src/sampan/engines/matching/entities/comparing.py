"""Whether two entities are one, or belong together, and why."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from sampan.engines.matching.entities.keys import EntityKey, entity_keys, key_kinds
from sampan.engines.matching.entities.reading import Entity, is_iban_written

SLIP = "typing_slip"
_WITH_SLIPS = ("phone", "handle", "account", "document")
_SHORTEST = 7  # signs; of shorter ones a slip leaves too little


@dataclass(frozen=True)
class Likeness:
    """What two entities have in common: a kind of `key_kinds()`, its bits and words, and whether it makes them one."""

    key: str
    bits: float
    joins: bool
    words: str


def compare_entities(one: Entity, other: Entity) -> Likeness | None:
    """Return the most telling thing that two entities share, of the same kind or not; None where there is nothing.

    A slip of one sign counts for what has no check digits: a wallet or an IBAN that differs is another one.
    """
    shared = set(entity_keys(one)) & set(entity_keys(other))
    if shared:
        return strongest(shared)
    return _likeness(SLIP) if _is_slip(one, other) else None


def strongest(shared: set[EntityKey]) -> Likeness:
    """Return the likeness of the most telling of some keys."""
    kinds = key_kinds()
    return _likeness(max((key.kind for key in shared), key=lambda kind: (kinds[kind].bits, kind)))


def _likeness(key: str) -> Likeness:
    kind = key_kinds()[key]
    return Likeness(key, kind.bits, kind.joins, kind.words)


def _is_slip(one: Entity, other: Entity) -> bool:
    if one.kind != other.kind or one.kind not in _WITH_SLIPS:
        return False
    texts = one.canonical, other.canonical
    if min(map(len, texts)) < _SHORTEST or any(map(is_iban_written, texts)):
        return False
    platforms = {text.partition(":")[0] for text in texts} if one.kind == "handle" else {""}
    return len(platforms) == 1 and OSA.distance(*texts, score_cutoff=1) == 1
