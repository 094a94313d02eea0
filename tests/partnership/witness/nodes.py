"""Invented nodes that keep logs and make statements with the pure engine, as another country's node would."""

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sampan.engines.exchange.cards import issue_card
from sampan.engines.exchange.heads import Countersignature, TreeHead, countersign
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.witness_statements import (
    AuditPlace,
    Consistency,
    Heard,
    Question,
    WitnessStatement,
    read_statement,
)
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, propose_member
from sampan.partnership.witness.models import Head
from sampan.registry.access.purposes import Purpose
from tests.engines.exchange.logs import Log, hash_of

BEGUN = datetime.now(UTC) - timedelta(hours=2)


@dataclass
class Other:
    """Another node: its key, its card, its log, and what it heard."""

    secret: NodeSecret
    card: NodeCard
    log: Log = field(default_factory=Log)
    clock: datetime = BEGUN
    audit: tuple[int, str] = (0, "0" * 64)

    @classmethod
    def node(cls, node_id: str, country: str, letters: int = 0) -> "Other":
        """A new node with a log of some letters."""
        secret = NodeSecret(node_id, 1, os.urandom(128))
        named = {"country": country, "name": f"Node {node_id}", "address": "http://127.0.0.1:9"}
        made = cls(secret, issue_card(secret, **named, valid_from=BEGUN - timedelta(days=1)))
        made.write(letters)
        return made

    def write(self, letters: int, *, word: str = "letter") -> None:
        """Send some letters more."""
        begun = len(self.log.leaves)
        for number in range(begun + 1, begun + letters + 1):
            self.log.note("out", "th-test", 3, number, hash_of((word, number)))

    def head(self, *, size: int | None = None, at: datetime | None = None) -> TreeHead:
        """A signed head; each is a minute later than the one before."""
        self.clock += timedelta(minutes=1)
        told = {"audit_sequence": self.audit[0], "audit_hash": self.audit[1]}
        return self.log.head(self.secret, at or self.clock, size=size, **told)

    def proof(self, first: int, last: int) -> Consistency:
        """A consistency proof of its log."""
        return Consistency(Question(first, last), tuple(self.log.consistency(first, last)))

    def says(self, head: TreeHead | None = None, **more: Any) -> dict[str, Any]:
        """A statement as JSON."""
        return WitnessStatement(head or self.head(), **more).to_json()

    def signs(self, head: TreeHead) -> Countersignature:
        """Its countersignature of a head."""
        return countersign(head, witness=self.secret, at=self.clock)

    def heard(self, head: TreeHead) -> Heard:
        """A head that it passes on with its countersignature."""
        return Heard(head, self.signs(head))

    def forked(self, size: int, letters: int) -> "Other":
        """The same node after it rewrote its log from a size on."""
        other = replace(self, log=Log(self.log.leaves[:size]))
        other.write(letters, word="another history")
        return other


def confirm(other: Other, service: Any) -> None:
    """Make another node a member."""
    propose_member(card=other.card, by=service, purpose=Purpose.REFERRAL)
    heard = " ".join(fingerprint_of(other.card))
    confirm_member(node_id=other.secret.node_id, fingerprint=heard, by=service, purpose=Purpose.REFERRAL)


def own_heads(node: str = "vn-test") -> list[TreeHead]:
    """The heads of a node that are kept, the oldest first."""
    return [TreeHead.from_json(one.told) for one in Head.objects.filter(node=node).order_by("at")]


def statement(told: dict[str, Any]) -> WitnessStatement:
    """A statement read back."""
    return read_statement(told)


__all__ = ["AuditPlace", "Other", "confirm", "own_heads", "statement"]
