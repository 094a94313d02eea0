"""Lane A: an officer's question about a few people, as a batch of 64 elements that all look alike.

Which key, of which kind and of whom stands where is known to the asker alone; what is left over is filled with
elements of random inputs. A person is a hit when keys of two kinds agree and their weights reach the threshold: one
shared telephone or one common name with a birth year is not shown.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sampan.engines.matching.private.epochs import EpochTerms, TagSet
from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import RandomBytes
from sampan.engines.matching.private.inputs import TypedKey, input_of
from sampan.engines.matching.private.oprf import TAG_OCTETS, Blinding, Evaluated, blind, check, unblind
from sampan.engines.matching.private.pairing import KindWeights, agreement_bits, pairing_weights
from sampan.engines.matching.private.shuffling import shuffled
from sampan.vocabulary.errors import InvalidInput

BATCH = 64
"""Elements in every batch: six people with ten keys each. Fixed, so that its size says nothing."""

FEWEST_KINDS = 2
PADDING = b"sampan private padding 1,"


@dataclass(frozen=True, repr=False)
class PersonQuestion:
    """One person asked about: a reference that only the asker can read, and the person's keys."""

    reference: str
    keys: tuple[TypedKey, ...]


@dataclass(frozen=True, repr=False)
class Slot:
    """One place of a batch: whose key of which kind, or padding (both empty), and the function's input."""

    reference: str
    kind: str
    octets: bytes


@dataclass(frozen=True, repr=False)
class Pending:
    """What the asker keeps until the answers come."""

    terms: EpochTerms
    slots: tuple[Slot, ...]
    blinding: Blinding
    hidden: tuple[bytes, ...]


@dataclass(frozen=True)
class PersonAnswer:
    """What may be shown of one person: the kinds of keys that agreed, most telling first, and their bits."""

    reference: str
    kinds: tuple[str, ...]
    bits: float


def ask(persons: Sequence[PersonQuestion], *, terms: EpochTerms, random_bytes: RandomBytes) -> Pending:
    """Return a batch; `hidden` is what is sent. InvalidInput when the people have more than 64 keys together."""
    slots = [Slot(one.reference, key.kind, input_of(key)) for one in persons for key in one.keys]
    if len(slots) > BATCH:
        raise InvalidInput("The question has too many keys.", remedy="Ask about fewer people at a time.")
    slots += [Slot("", "", PADDING + random_bytes(32)) for _ in range(BATCH - len(slots))]
    order = tuple(shuffled(slots, random_bytes=random_bytes))
    blinding, hidden = blind([slot.octets for slot in order], random_bytes=random_bytes)
    return Pending(terms, order, blinding, hidden)


def require_batch(elements: Sequence[bytes]) -> None:
    """Refuse a batch of another size, or one that holds an element twice: wrong_size."""
    require(len(elements) == BATCH == len(set(elements)), Reason.WRONG_SIZE)


def read_answers(
    pending: Pending, *, holder: Evaluated, keeper: Evaluated, tags: TagSet
) -> dict[str, tuple[str, ...]]:
    """Return {reference: kinds that hit} after both proofs held; bad_proof or wrong_epoch otherwise."""
    hits: dict[str, list[str]] = {slot.reference: [] for slot in pending.slots if slot.reference}
    for place in read_places(pending, holder=holder, keeper=keeper, tags=tags):
        hits[pending.slots[place].reference].append(pending.slots[place].kind)
    return {reference: tuple(sorted(set(kinds))) for reference, kinds in hits.items()}


def read_places(pending: Pending, *, holder: Evaluated, keeper: Evaluated, tags: TagSet) -> tuple[int, ...]:
    """Return the places (0..63) whose keys hit, padding left out; raises as `read_answers`."""
    require(tags.terms == pending.terms, Reason.WRONG_EPOCH)
    once = check(holder, pending.hidden, public=pending.terms.holder_public)
    twice = check(keeper, once, public=pending.terms.keeper_public)
    outputs = unblind(pending.blinding, twice)
    return tuple(
        place
        for place, (slot, output) in enumerate(zip(pending.slots, outputs, strict=True))
        if slot.reference and output[:TAG_OCTETS] in tags
    )


def shown(
    hits: Mapping[str, Sequence[str]],
    *,
    weights: Mapping[str, float],
    threshold_bits: float,
    apart: Collection[str] = (),
) -> tuple[PersonAnswer, ...]:
    """Return the people that may be shown as hits: two kinds agree, and their bits reach the threshold.

    Keys of one name and birth date say much of the same, so their bits do not add up: see `agreement_bits`. Those of
    a number or handle do; `apart` names kinds of the caller's own that do as well.
    """
    table = KindWeights(weights, pairing_weights().selectors.union(apart))
    told = [
        PersonAnswer(
            reference,
            tuple(sorted(set(kinds), key=lambda kind: (-weights[kind], kind))),
            agreement_bits(dict.fromkeys(kinds, 0.0), weights=table),
        )
        for reference, kinds in hits.items()
    ]
    return tuple(one for one in told if len(one.kinds) >= FEWEST_KINDS and one.bits >= threshold_bits)
