"""Records joined into groups through the entities that few of them share, and why each two were joined.

What many hold is a switchboard, a shop's telephone or a page of anybody: a key with more holders than `MOST_HOLDERS`
joins nobody. Each holder is linked with the next one, not with all: time and links grow with the holders.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sampan.engines.matching.entities.comparing import SLIP
from sampan.engines.matching.entities.keys import EntityKey, entity_keys, key_kinds
from sampan.engines.matching.entities.reading import Entity
from sampan.engines.matching.entities.slips import Written
from sampan.engines.matching.linkage.choosing import clusters

MOST_HOLDERS = 20
"""Records that may share a key which joins them (ADR 0037)."""

Held = tuple[str, Entity]
"""The id of a record, and an entity in it."""


@dataclass(frozen=True)
class Link:
    """Two records that share a key: its kind, bits less what its holders take, and whether it joins them.

    `number`: the same for all links by one key, in the order of the keys.
    """

    one: str
    other: str
    key: str
    bits: float
    joins: bool
    number: int


def links(held: Iterable[Held], *, without_slips: set[str] | None = None) -> Iterator[Link]:
    """Yield the links between records in the order of their keys; the same records in any order give the same links.

    Holders of a key are linked in the order of their ids, each with the next. log2 of half the holders is taken off.
    After them come slips of one sign: the first holder of one form and the first of the other. `without_slips` takes
    the kinds of numbers of which there are too many to look for any.
    """
    holders: dict[EntityKey, set[str]] = defaultdict(set)
    written = Written(set() if without_slips is None else without_slips)
    for record, entity in held:
        written.add(record, entity)
        for key in entity_keys(entity):
            holders[key].add(record)
    kinds, number = key_kinds(), 0
    for key in sorted(holders, key=lambda one: (one.kind, one.value)):
        ids = sorted(holders[key])
        if 2 <= len(ids) <= MOST_HOLDERS:
            number += 1
            bits = round(kinds[key.kind].bits - math.log2(len(ids) / 2), 1)
            for one, other in pairwise(ids):
                yield Link(one, other, key.kind, bits, kinds[key.kind].joins, number)
    del holders
    slip = kinds[SLIP]
    for place, (one, other) in enumerate(written.slips(most_holders=MOST_HOLDERS), start=number + 1):
        yield Link(one, other, SLIP, slip.bits, slip.joins, place)


def groups(found: Iterable[Link]) -> dict[str, str]:
    """Return {id: the smallest id of its group} of the records that links join; others are in no group."""
    return clusters((link.one, link.other) for link in found if link.joins)
