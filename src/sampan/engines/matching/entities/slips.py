"""Entities that differ in one sign, found without comparing each with each: both lose that sign and are equal then.

Numbers are given out in series, and each of a series has neighbours: who has more than `MOST_NEAR` has none by a slip.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sampan.engines.matching.entities.comparing import is_slip
from sampan.engines.matching.entities.reading import Entity

MOST_NEAR = 3
"""Entities that differ in one sign from another; of more it is one of a series (ADR 0037)."""
_MOST_ALIKE = 20  # entities that are equal without one sign; more are a series
_AT_ONCE = 2_000_000  # forms held in memory together, some 200 MB


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
