"""Which records belong together, decided by somebody who sees neither names nor numbers: the key-holder.

It gets tags that nobody can test alone, and record numbers drawn for this run; it knows what kind each tag is of.
Raw hits on weak keys are many and mostly false (86 % at a million a side), so it keeps them to itself: each side
learns of its own records that are the other's mutual best, and of nothing else.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sampan.engines.matching.keys import key_kinds
from sampan.engines.matching.private.failures import Reason, require

MOST_SHARED = 50
"""Records of one side that may share a tag: commoner ones tell little and cost most."""

_FURTHER = 0.25  # of the weight: what a second key made of the same name and birth date still tells
_PRIOR_BITS_A_RECORD = 1.0  # each doubling of a register doubles the chances of a stranger

Entry = tuple[int, str, bytes]  # record number of this run, kind, tag


@dataclass(frozen=True)
class Pair:
    """Two record numbers of this run, the kinds of keys that agreed, most telling first, and their bits."""

    a: int
    b: int
    kinds: tuple[str, ...]
    bits: float


@dataclass(frozen=True)
class KindWeights:
    """Bits by kind, and the kinds of a number or handle, which tell something of their own each."""

    bits: Mapping[str, float]
    selectors: frozenset[str]


@cache
def pairing_weights() -> KindWeights:
    """Return the bits of every kind of key, in the order by which two sides and the key-holder number them."""
    return KindWeights(
        {kind.code: kind.weight_bits for kind in key_kinds()},
        frozenset(kind.code for kind in key_kinds() if kind.is_selector),
    )


def pair(
    a: Sequence[Entry], b: Sequence[Entry], *, weights: KindWeights, threshold_bits: float
) -> tuple[Pair, ...]:
    """Return the mutual best pairs at `threshold_bits` and above, each record at most once; ties pair nobody.

    `threshold_bits` counts above the chance of a stranger: log2 of the records on a side. Order-free.
    PrivateMatchFailure(malformed) for a kind that the table does not know.
    """
    require({kind for _, kind, _ in (*a, *b)} <= weights.bits.keys(), Reason.MALFORMED)
    size = max(len({record for record, _, _ in side}) for side in (a, b)) if a and b else 1
    prior = _PRIOR_BITS_A_RECORD * math.log2(max(size, 2))
    found = _candidates(a, b)
    scored = {records: agreement_bits(told, weights=weights) - prior for records, told in found.items()}
    enough = {records: bits for records, bits in scored.items() if bits >= threshold_bits}
    best_a, best_b = _best(enough, side=0), _best(enough, side=1)
    return tuple(
        Pair(x, y, _in_order(found[x, y], weights), enough[x, y])
        for x, y in sorted(best_a.items())
        if best_b.get(y) == x
    )


def agreement_bits(told: Mapping[str, float], *, weights: KindWeights) -> float:
    """Return the bits of kinds that agree, `told` being {kind: bits lost because the tag is common}.

    Selectors add up. Keys of name and birth date say much of the same: the best counts whole, the others a quarter.
    """
    worth = {kind: max(0.0, weights.bits[kind] - lost) for kind, lost in told.items()}
    apart = sum(bits for kind, bits in worth.items() if kind in weights.selectors)
    names = sorted((bits for kind, bits in worth.items() if kind not in weights.selectors), reverse=True)
    return apart + (names[0] if names else 0.0) + _FURTHER * sum(names[1:])


def _candidates(a: Sequence[Entry], b: Sequence[Entry]) -> dict[tuple[int, int], dict[str, float]]:
    """{pair: {kind: bits lost to commonness}}, the least loss a kind."""
    here = _by_tag(a)
    there = {tag: records for tag, records in _by_tag(b).items() if tag in here}
    found: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for tag, others in there.items():
        ours, (kind, _) = here[tag], tag
        if max(len(ours), len(others)) > MOST_SHARED:
            continue
        lost = math.log2(len(ours) * len(others))
        for x in ours:
            for y in others:
                found[x, y][kind] = min(lost, found[x, y].get(kind, lost))
    return dict(found)


def _by_tag(entries: Iterable[Entry]) -> dict[tuple[str, bytes], list[int]]:
    found: dict[tuple[str, bytes], list[int]] = defaultdict(list)
    for record, kind, tag in entries:
        found[kind, tag].append(record)
    return found


def _best(scored: Mapping[tuple[int, int], float], *, side: int) -> dict[int, int]:
    """{record of a side: its one best partner}; a record with two equally good ones has none."""
    top: dict[int, float] = {}
    for records, bits in scored.items():
        top[records[side]] = max(bits, top.get(records[side], bits))
    ties = Counter(records[side] for records, bits in scored.items() if bits == top[records[side]])
    return {
        records[side]: records[1 - side]
        for records, bits in scored.items()
        if bits == top[records[side]] and ties[records[side]] == 1
    }


def _in_order(told: Mapping[str, float], weights: KindWeights) -> tuple[str, ...]:
    return tuple(sorted(told, key=lambda kind: (-weights.bits[kind], kind)))
