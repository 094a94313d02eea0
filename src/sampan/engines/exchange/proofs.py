"""The proof of one letter: a document that a third party checks offline with `verify_proof.py` alone.

It holds hashes, signatures and cards, and of the letter no word, unless the letter's payload is put in on purpose.
No part of it stands outside of a signature or a hash: whatever is changed in it is found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sampan.engines.exchange import leaves, merkle
from sampan.engines.exchange.heads import Countersignature, TreeHead
from sampan.engines.exchange.keys import NodeCard
from sampan.vocabulary.canonical import JsonValue

PROOF_KIND = "sampan proof of a letter 1"
EQUIVOCATION_KIND = "sampan evidence of equivocation 1"


@dataclass(frozen=True)
class ProvenLetter:
    """Which letter: its parties, its place in their line, its hash; `payload` only when it is to be revealed."""

    sender: str
    receiver: str
    lane: int
    sequence: int
    hash: str
    payload: bytes | None = field(default=None, repr=False)

    def to_json(self) -> dict[str, JsonValue]:
        """Return the letter as a JSON object, the payload as its own exact text."""
        named: dict[str, JsonValue] = {
            name: getattr(self, name) for name in ("sender", "receiver", "lane", "sequence", "hash")
        }
        return named if self.payload is None else {**named, "payload": self.payload.decode()}


@dataclass(frozen=True)
class Covered:
    """The receiver's signed acknowledgement as JSON, and the path from the letter to the root that it names."""

    acknowledgement: Mapping[str, JsonValue]
    path: tuple[bytes, ...] = ()

    def to_json(self) -> dict[str, JsonValue]:
        """Return both as a JSON object."""
        return {"told": dict(self.acknowledgement), "path": [one.hex() for one in self.path]}


@dataclass(frozen=True)
class LogPlace:
    """Where the letter stands in its node's log: the index, and the path to the head's root."""

    index: int
    path: tuple[bytes, ...]

    def to_json(self) -> dict[str, JsonValue]:
        """Return the place as a JSON object."""
        return {"index": self.index, "path": [one.hex() for one in self.path]}


def letter_proof(
    letter: ProvenLetter,
    *,
    head: TreeHead,
    place: LogPlace,
    countersignatures: Sequence[Countersignature],
    covered: Covered | None,
    cards: Sequence[NodeCard],
) -> dict[str, JsonValue]:
    """Return the proof document; `cards` are the checked cards whose keys signed anything in it."""
    return {
        "kind": PROOF_KIND,
        "letter": letter.to_json(),
        "log": place.to_json(),
        "head": head.to_json(),
        "countersignatures": [one.to_json() for one in countersignatures],
        "acknowledgement": covered.to_json() if covered else None,
        "cards": [_card(one) for one in cards],
    }


def equivocation_evidence(
    one: TreeHead, other: TreeHead, *, cards: Sequence[NodeCard]
) -> dict[str, JsonValue]:
    """Return the document that shows two signed heads of one node which no log can have had."""
    heads: list[JsonValue] = [one.to_json(), other.to_json()]
    return {"kind": EQUIVOCATION_KIND, "heads": heads, "cards": [_card(card) for card in cards]}


def run_path(letter_hashes: bytes, *, place: int) -> tuple[bytes, ...]:
    """Return the path from the letter at `place` (from 0) of an acknowledged run to the run's root."""
    hashes = leaves.run_hashes(letter_hashes)

    def subtree(level: int, position: int) -> bytes:
        return merkle.root_of(hashes[position << level : (position + 1) << level])

    return tuple(merkle.inclusion_path(place, len(hashes), subtree=subtree))


def _card(card: NodeCard) -> dict[str, JsonValue]:
    """Return a card without the earlier key's signature: that needs the earlier card to be checked."""
    return {name: told for name, told in card.to_json().items() if name != "previous_signature"}
