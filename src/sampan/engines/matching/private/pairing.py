"""Which records belong together, decided by somebody who sees neither names nor numbers: the key-holder.

It gets tags that nobody can test alone, and record numbers drawn for this run; it knows what kind each tag is of.
Raw hits on weak keys are many and mostly false (86 % at a million a side), so it keeps them to itself: each side
learns of its own records that are the other's mutual best, and of nothing else.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from sampan.engines.matching.keys import key_kinds
from sampan.engines.matching.private.failures import Reason, require

MOST_SHARED = 50
"""Records of one side that may share a tag: commoner ones tell little and cost most."""

_FURTHER = 0.25  # of the weight: what a second key made of the same name and birth date still tells
_PRIOR_BITS_A_RECORD = 1.0  # each doubling of a register doubles the chances of a stranger

Entry = tuple[int, str, bytes]  # record number of this run, kind, tag
_Tag = tuple[str, bytes]


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

    `threshold_bits` counts above the chance of a stranger: log2 of the records on a side. Order-free. Candidates are
    weighed one record of `a` after the other and forgotten: memory grows with the records, not with their raw hits.
    PrivateMatchFailure(malformed) for a kind that the table does not know.
    """
    require({kind for _, kind, _ in (*a, *b)} <= weights.bits.keys(), Reason.MALFORMED)
    size = max(len({record for record, _, _ in side}) for side in (a, b)) if a and b else 1
    least = _PRIOR_BITS_A_RECORD * math.log2(max(size, 2)) + threshold_bits
    best_a, best_b = _Best(), _Best()
    for x, found in _candidates(a, b):
        for y, told in found.items():
            bits = agreement_bits(told, weights=weights)
            if bits >= least:
                best_a.offer(x, y, bits=bits, kinds=told)
                best_b.offer(y, x, bits=bits)
    return tuple(
        Pair(x, y, _in_order(kinds, weights), bits - (least - threshold_bits))
        for x, y, bits, kinds in best_a.partners()
        if best_b.only(y) == x
    )


class _Best:
    """Each record's best partner so far; one with two equally good partners has none."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[float, int | None, Collection[str]]] = {}

    def offer(self, record: int, partner: int, *, bits: float, kinds: Collection[str] = ()) -> None:
        top = self._found[record][0] if record in self._found else -math.inf
        if bits >= top:
            self._found[record] = bits, partner if bits > top else None, kinds

    def only(self, record: int) -> int | None:
        return self._found[record][1]

    def partners(self) -> Iterator[tuple[int, int, float, Collection[str]]]:
        for record, (bits, partner, kinds) in sorted(self._found.items(), key=itemgetter(0)):
            if partner is not None:
                yield record, partner, bits, kinds


def agreement_bits(told: Mapping[str, float], *, weights: KindWeights) -> float:
    """Return the bits of kinds that agree, `told` being {kind: bits lost because the tag is common}.

    Selectors add up. Keys of name and birth date say much of the same: the best counts whole, the others a quarter.
    """
    worth = {kind: max(0.0, weights.bits[kind] - lost) for kind, lost in told.items()}
    apart = math.fsum(bits for kind, bits in worth.items() if kind in weights.selectors)
    names = sorted((bits for kind, bits in worth.items() if kind not in weights.selectors), reverse=True)
    return apart + (names[0] if names else 0.0) + _FURTHER * sum(names[1:])


def _candidates(a: Sequence[Entry], b: Sequence[Entry]) -> Iterator[tuple[int, dict[int, dict[str, float]]]]:
    """Yield (record of a, {record of b: {kind: bits lost to commonness}}), the least loss a kind."""
    shared = {tag for _, _, tag in a} & {tag for _, _, tag in b}
    there = _by_tag(b, shared)
    losses = {tag: math.log2(len(ours) * len(there[tag])) for tag, ours in _by_tag(a, shared).items()
              if tag in there and max(len(ours), len(there[tag])) <= MOST_SHARED}  # fmt: skip
    for x, held in _by_record(a, losses).items():
        found: dict[int, dict[str, float]] = {}
        for tag in held:
            lost, kind = losses[tag], tag[0]
            for y in there[tag]:
                told = found.setdefault(y, {})
                told[kind] = min(lost, told.get(kind, lost))
        yield x, found


def _by_tag(entries: Iterable[Entry], shared: Container[bytes]) -> dict[_Tag, list[int]]:
    found: dict[_Tag, list[int]] = defaultdict(list)
    for record, kind, tag in entries:
        if tag in shared:
            found[kind, tag].append(record)
    return found


def _by_record(entries: Iterable[Entry], telling: Container[_Tag]) -> dict[int, list[_Tag]]:
    found: dict[int, list[_Tag]] = defaultdict(list)
    for record, kind, tag in entries:
        if (kind, tag) in telling:
            found[record].append((kind, tag))
    return found


def _in_order(told: Collection[str], weights: KindWeights) -> tuple[str, ...]:
    return tuple(sorted(told, key=lambda kind: (-weights.bits[kind], kind)))
