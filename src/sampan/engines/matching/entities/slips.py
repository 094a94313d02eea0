"""Entities that differ in one sign, found without comparing each with each: both lose that sign and are equal then.

Numbers are given out in series, and each of a series has neighbours: who has more than `MOST_NEAR` has none by a slip.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sampan.engines.matching.entities.comparing import is_slip, may_slip
from sampan.engines.matching.entities.keys import entity_keys
from sampan.engines.matching.entities.reading import Entity

MOST_NEAR = 3
"""Entities that differ in one sign from another; of more it is one of a series (ADR 0037)."""
MOST_NUMBERS = 20_000
"""Telephones, accounts or papers among which slips are looked for; of more, chance alone makes too many (ADR 0037)."""
_NUMBERS = frozenset(("account", "document", "phone"))
_MOST_ALIKE = 20  # entities that are equal without one sign; more are a series
_AT_ONCE = 2_000_000  # forms held in memory together, some 200 MB


class Written:
    """The entities of a file in which one sign may be a slip, and who holds them."""

    def __init__(self, without: set[str]) -> None:
        """Begin; `without` takes the kinds of numbers that turn out to be too many."""
        self._without = without
        self._holders: dict[Entity, list[str]] = {}
        self._counted: Counter[str] = Counter()

    def add(self, record: str, entity: Entity) -> None:
        """Note that a record holds an entity."""
        if entity.kind in self._without or not may_slip(entity):
            return
        if entity not in self._holders:
            self._counted[entity.kind] += 1
        self._holders.setdefault(entity, []).append(record)
        if entity.kind in _NUMBERS and self._counted[entity.kind] > MOST_NUMBERS:
            self._without.add(entity.kind)
            self._holders = {one: ids for one, ids in self._holders.items() if one.kind != entity.kind}

    def slips(self, *, most_holders: int) -> Iterator[tuple[str, str]]:
        """Yield the records of each slip: the first that holds one form and the first that holds the other.

        None of forms that more than `most_holders` hold, or that share a record or a key.
        """
        few = (entity for entity, ids in self._holders.items() if len(set(ids)) <= most_holders)
        entities = sorted(few, key=lambda one: (one.kind, one.canonical))
        for one, other in slips(entities):
            first, second = set(self._holders[entities[one]]), set(self._holders[entities[other]])
            keys = set(entity_keys(entities[one])), set(entity_keys(entities[other]))
            if first.isdisjoint(second) and keys[0].isdisjoint(keys[1]):
                yield min(min(first), min(second)), max(min(first), min(second))


def slips(entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """Return the places of the pairs that differ in one sign, or in two that changed places, in order.

    `entities` are those that may slip, each once. Time grows with their signs; memory is bounded by more turns.
    """
    near: defaultdict[int, set[int]] = defaultdict(set)
    turns = 1 + sum(len(one.canonical) + 1 for one in entities) // _AT_ONCE
    for turn in range(turns):
        for one, other in _candidates(entities, turn, turns):
            if other not in near[one] and is_slip(entities[one], entities[other]):
                near[one].add(other)
                near[other].add(one)
    few = {one for one, others in near.items() if 0 < len(others) <= MOST_NEAR}
    return sorted((one, other) for one in few for other in near[one] if one < other and other in few)


def _candidates(entities: Sequence[Entity], turn: int, turns: int) -> Iterator[tuple[int, int]]:
    seen: dict[int, int | list[int]] = {}
    for place, entity in enumerate(entities):
        for form in _forms(entity):
            if form % turns != turn:
                continue
            if form not in seen:
                seen[form] = place
                continue
            before = seen[form]
            alike = before if isinstance(before, list) else [before]
            if len(alike) < _MOST_ALIKE:
                yield from ((one, place) for one in alike if one != place)
                seen[form] = [*alike, place]


def _forms(entity: Entity) -> set[int]:
    """Return what stands for an entity and for it without each of its signs; alike in this process only."""
    text = entity.canonical
    without = (text[:at] + text[at + 1 :] for at in range(len(text)))
    return {hash((entity.kind, one)) for one in (text, *without)}
