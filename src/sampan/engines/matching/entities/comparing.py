"""Whether two entities are one, or belong together, and why."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from sampan.engines.matching.entities.keys import EntityKey, entity_keys, is_shared_host, key_kinds
from sampan.engines.matching.entities.reading import Entity, is_iban_written
from sampan.engines.matching.identifiers.handles import is_typed

SLIP = "typing_slip"
WITH_SLIPS = ("phone", "handle", "account", "document", "domain", "organisation")
"""Kinds without check digits, in which one sign may be a slip of the hand."""
SHORTEST = 7
"""Signs; of shorter ones a slip leaves too little."""


@dataclass(frozen=True)
class Likeness:
    """What two entities have in common: a kind of `key_kinds()` with its bits, level and words.

    `joins`: it makes them one.
    """

    key: str
    bits: float
    level: str
    joins: bool
    words: str


def compare_entities(one: Entity, other: Entity) -> Likeness | None:
    """Return the most telling thing that two entities share, of the same kind or not; None where there is nothing.

    A slip of one sign counts for what has no check digits: a wallet or an IBAN that differs is another one.
    """
    shared = set(entity_keys(one)) & set(entity_keys(other))
    if shared:
        return strongest(shared)
    return _likeness(SLIP) if is_slip(one, other) else None


def strongest(shared: set[EntityKey]) -> Likeness:
    """Return the likeness of the most telling of some keys."""
    kinds = key_kinds()
    return _likeness(max((key.kind for key in shared), key=lambda kind: (kinds[kind].bits, kind)))


def _likeness(key: str) -> Likeness:
    kind = key_kinds()[key]
    return Likeness(key, kind.bits, kind.level, kind.joins, kind.words)


def may_slip(entity: Entity) -> bool:
    """Say whether one sign of an entity may be a slip: it has no check digits, and enough signs."""
    if entity.kind not in WITH_SLIPS or len(entity.canonical.rpartition(":")[2]) < SHORTEST:
        return False
    if entity.kind == "domain" and is_shared_host(entity.canonical):
        return False
    return not is_iban_written(entity.canonical) and not is_typed(entity.canonical)


def is_slip(one: Entity, other: Entity) -> bool:
    """Say whether two entities of a kind, and of a platform, differ in one sign or in two that changed places."""
    if one.kind != other.kind or not may_slip(one) or not may_slip(other):
        return False
    texts = one.canonical, other.canonical
    platforms = {text.partition(":")[0] for text in texts} if one.kind == "handle" else {""}
    return len(platforms) == 1 and OSA.distance(*texts, score_cutoff=1) == 1
