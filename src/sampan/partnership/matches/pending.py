"""What the asker keeps of a question until its audit, as JSON: slots, blinds, salts, grounds and the seed."""

from dataclasses import dataclass

from sampan.engines.matching.private.commitments import Commitment, Ground, rebuild
from sampan.engines.matching.private.epochs import EpochTerms
from sampan.engines.matching.private.group import Scalar
from sampan.engines.matching.private.oprf import Blinding
from sampan.engines.matching.private.questions import Pending, Slot
from sampan.vocabulary.canonical import JsonValue


@dataclass(frozen=True, repr=False)
class Kept:
    """A question's commitment, and the seed behind its pledge."""

    commitment: Commitment
    seed: bytes


def to_json(kept: Kept) -> JsonValue:
    """Return what is sealed."""
    pending = kept.commitment.pending
    return {
        "slots": [[slot.reference, slot.kind, slot.octets.hex()] for slot in pending.slots],
        "blinds": [one.octets.hex() for one in pending.blinding.blinds],
        "hidden": [one.hex() for one in pending.hidden],
        "salts": [one.hex() for one in kept.commitment.salts],
        "grounds": {
            name: [one.case, one.officer, one.legal_basis] for name, one in kept.commitment.grounds.items()
        },
        "seed": kept.seed.hex(),
    }


def from_json(told: JsonValue, *, terms: EpochTerms) -> Kept:
    """Return what `to_json` wrote, under the terms of its epoch."""
    assert isinstance(told, dict)
    slots = tuple(Slot(name, kind, bytes.fromhex(octets)) for name, kind, octets in told["slots"])
    blinds = tuple(Scalar(bytes.fromhex(one)) for one in told["blinds"])
    hidden = tuple(bytes.fromhex(one) for one in told["hidden"])
    pending = Pending(terms, slots, Blinding(tuple(slot.octets for slot in slots), blinds), hidden)
    grounds = {name: Ground(*parts) for name, parts in told["grounds"].items()}
    salts = tuple(bytes.fromhex(one) for one in told["salts"])
    return Kept(rebuild(pending, grounds, salts=salts), bytes.fromhex(told["seed"]))
