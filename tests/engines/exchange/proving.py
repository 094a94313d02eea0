"""An invented proof of a letter: Vietnam wrote to Cambodia, which acknowledged; Cambodia and Thailand countersigned."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sampan.engines.exchange import leaves
from sampan.engines.exchange.acknowledgements import Acknowledgement, sign_acknowledgement
from sampan.engines.exchange.heads import countersign
from sampan.engines.exchange.proofs import (
    Covered,
    LogPlace,
    ProvenLetter,
    equivocation_evidence,
    letter_proof,
    run_path,
)
from tests.engines.exchange.conftest import NOW, Node
from tests.engines.exchange.logs import Log

LANE = 3


@dataclass(frozen=True)
class Written:
    """A letter's payload and hash."""

    payload: bytes
    hash: str


def written(node: Node, other: Node, place: int) -> Written:
    """An invented letter of a line."""
    told = {"sender": node.secret.node_id, "receiver": other.secret.node_id, "sequence": place, "lane": LANE}
    payload = json.dumps(told | {"kind": "referral.preview", "body": {"word": "xin chào"}}).encode()
    return Written(payload, hashlib.sha256(payload).hexdigest())


def proof(
    vietnam: Node, cambodia: Node, thailand: Node, *, place: int = 4, reveal: bool = False
) -> dict[str, Any]:
    """The proof of the letter at a place of a run of 8."""
    letters = [written(vietnam, cambodia, number) for number in range(1, 9)]
    log, index = Log.of("before"), 0
    for number, one in enumerate(letters, start=1):
        at = log.note("out", cambodia.secret.node_id, LANE, number, one.hash)
        index = at if number == place else index
    head = log.head(vietnam.secret, NOW, audit_sequence=7, audit_hash="a" * 64)
    run = bytes.fromhex("".join(one.hash for one in letters))
    named = {"sender": vietnam.secret.node_id, "receiver": cambodia.secret.node_id, "lane": LANE}
    word = Acknowledgement(**named, serial=1, received_at=NOW, first=1, last=8, head=letters[-1].hash, journal=8,
                           refused=((2, "expired"),), more={"root": leaves.run_root(run)})  # fmt: skip
    told = sign_acknowledgement(word, receiver=cambodia.secret).to_json()
    path = () if place == 8 else run_path(run, place=place - 1)
    letter = letters[place - 1]
    later = NOW + timedelta(minutes=1)
    return letter_proof(
        ProvenLetter(**named, sequence=place, hash=letter.hash, payload=letter.payload if reveal else None),
        head=head,
        place=LogPlace(index, tuple(log.inclusion(index, len(log.leaves)))),
        countersignatures=[countersign(head, witness=one.secret, at=later) for one in (cambodia, thailand)],
        covered=Covered(told, path),
        cards=[vietnam.card, cambodia.card, thailand.card],
    )


def split(vietnam: Node) -> dict[str, Any]:
    """Evidence that Vietnam signed two logs."""
    one, other = (Log.of(*range(5), word).head(vietnam.secret, NOW) for word in ("one", "other"))
    return equivocation_evidence(one, replace(other), cards=[vietnam.card])
