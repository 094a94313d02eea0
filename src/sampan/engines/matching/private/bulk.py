"""Selectors of a whole register on their way through a comparison in bulk, and back to the records that have them.

For a program outside (see `portal.private_matching.spu_compare`) every selector becomes a word under a number that
both sides drew for this run, so that what it leaves on a disk tells nothing to somebody else; and words of chance are
added. The program sends a plain digest of the whole list to the other side: without them, a list of one telephone
could be guessed from it.
"""

from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import RandomBytes
from sampan.engines.matching.private.inputs import TypedKey, input_of
from sampan.engines.matching.private.intersection import SELECTORS
from sampan.engines.matching.private.registers import padded_count

MOST_SELECTORS = 2_000_000
FEWEST_DUMMIES = 16
"""Words of chance at least: 1,536 random bits that a guess of the digest would have to hit."""

WORD_OCTETS = 12
"""Two of 2,000,000 selectors a side meet by accident with probability 2**-54; the program's own bound is 2**-40."""


@dataclass(frozen=True, repr=False)
class Selectors:
    """A register's telephones, documents and handles: each once, and the records that have it."""

    keys: tuple[TypedKey, ...]
    owners: Mapping[bytes, tuple[tuple[str, str], ...]]  # input: (own id, kind)

    def found(self, inputs: Iterable[bytes]) -> dict[str, tuple[str, ...]]:
        """Return {own id: kinds in the order of their names} of the records that have one of these inputs."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for octets in inputs:
            for own_id, kind in self.owners[octets]:
                kinds[own_id].add(kind)
        return {own_id: tuple(sorted(them)) for own_id, them in kinds.items()}


def gather(keys_by_id: Iterable[tuple[str, Sequence[TypedKey]]], *, most: int = MOST_SELECTORS) -> Selectors:
    """Return the selectors among the keys of a register; keys that hold a name are left out.

    PrivateMatchFailure(over_cap) above `most` different ones.
    """
    keys: dict[bytes, TypedKey] = {}
    owners: dict[bytes, list[tuple[str, str]]] = defaultdict(list)
    for own_id, held in keys_by_id:
        for key in held:
            if key.kind in SELECTORS:
                octets = input_of(key)
                keys[octets] = key
                owners[octets].append((own_id, key.kind))
    require(len(keys) <= most, Reason.OVER_CAP)
    return Selectors(tuple(keys.values()), {octets: tuple(them) for octets, them in owners.items()})


@dataclass(frozen=True, repr=False)
class Words:
    """What a program outside gets, sorted, which is an order of chance; and the inputs behind its true words."""

    told: tuple[str, ...]
    inputs: Mapping[str, bytes]

    def inputs_of(self, words: Iterable[str]) -> set[bytes]:
        """Return the inputs behind words that were found; wrong_size for a word that was never told."""
        found = set(words)
        require(found <= self.inputs.keys(), Reason.WRONG_SIZE)
        return {self.inputs[word] for word in found}


def put_in_words(selectors: Selectors, *, salt: bytes, random_bytes: RandomBytes) -> Words:
    """Return the words of a register under `salt` (32 octets that both sides have), filled up with words of chance."""
    inputs = {
        _word(blake2b(octets, key=salt, digest_size=WORD_OCTETS).digest()): octets
        for octets in selectors.owners
    }
    count = padded_count(len(inputs) + FEWEST_DUMMIES) - len(inputs)
    told = [*inputs, *(_word(random_bytes(WORD_OCTETS)) for _ in range(count))]
    return Words(tuple(sorted(told)), inputs)


def _word(octets: bytes) -> str:
    return urlsafe_b64encode(octets).decode("ascii")
