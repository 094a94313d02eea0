"""Why a record is in its group: the shortest way to the group's first record, by the keys that they share."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from sampan.engines.matching.entities.grouping import Link

STEP = " > "


def paths(found: Iterable[Link], groups: Mapping[str, str]) -> dict[str, str]:
    """Return {id: `first > key > id > key > id`} for the records of `groups`; the first one's path is its own id.

    Of two ways of one length that by the more telling keys is taken, so that one set of links gives one answer.
    """
    holders: defaultdict[int, set[str]] = defaultdict(set)
    held: defaultdict[str, set[tuple[float, int, str]]] = defaultdict(set)
    for link in found:
        if link.joins:
            for record in (link.one, link.other):
                holders[link.number].add(record)
                held[record].add((-link.bits, link.number, link.key))
    told: dict[str, str] = {}
    for first in sorted(set(groups.values())):
        told |= _from(first, holders, held)
    return told


def _from(
    first: str,
    holders: Mapping[int, set[str]],
    held: Mapping[str, set[tuple[float, int, str]]],
) -> dict[str, str]:
    told, waiting, used = {first: first}, deque([first]), set[int]()
    while waiting:
        record = waiting.popleft()
        for _bits, number, key in sorted(held[record]):
            if number in used:
                continue
            used.add(number)
            for other in sorted(holders[number] - told.keys()):
                told[other] = STEP.join((told[record], key, other))
                waiting.append(other)
    return told
