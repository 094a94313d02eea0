"""A peer made of the pure engine: it seals, opens and receipts as another node would."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sampan.engines.exchange.cards import issue_card
from sampan.engines.exchange.journal import Accepted, Duplicate, Journal, accept, link
from sampan.engines.exchange.keys import NodeSecret
from sampan.engines.exchange.letters import Letter
from sampan.engines.exchange.receipts import Outcome, Receipt, open_receipts, seal_receipts, write_receipt
from sampan.engines.exchange.seal import open_letter, seal_letter
from sampan.partnership.exchange.services import delivering
from sampan.partnership.exchange.wire import Answer
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, own_card, propose_member
from sampan.registry.access.purposes import Purpose
from sampan.registry.correspondence.facts import ArrivedLetter, NewLetter
from sampan.registry.correspondence.services.writing import write_letter, write_letters
from tests.harness.letters import handle_by

HERE = "vn-test"


class Peer:
    """Another node, `kh-test`, with its own keys and journals."""

    def __init__(self, node_id: str = "kh-test") -> None:
        self.secret = NodeSecret(node_id, 1, os.urandom(128))
        self.card = issue_card(
            self.secret,
            country="KH",
            name="Peer node",
            address="http://127.0.0.1:9",
            valid_from=datetime.now(UTC) - timedelta(days=1),
        )
        self.out = Journal(node_id, HERE)
        self.into = Journal(HERE, node_id)
        self.taken: dict[int, Letter] = {}
        self.given: dict[int, Receipt] = {}
        self.answers: list[Callable[[bytes], Answer]] = []

    def letter(self, kind: str = "test.echo", *, life: timedelta = timedelta(days=1), **changes) -> Letter:
        """The next letter of the peer to this node; its journal moves on."""
        now = changes.pop("written_at", datetime.now(UTC))
        told = {"body": {"word": "xin chào"}, "id": str(uuid4()), "conversation": str(uuid4())} | changes
        letter = Letter(
            kind=kind,
            sequence=1,
            written_at=now,
            expires_at=now + life,
            sender=self.secret.node_id,
            receiver=HERE,
            **told,
        )
        stamped, self.out = link(self.out, letter)
        return stamped

    def sealed(self, letter: Letter) -> bytes:
        """The letter sealed to this node's card."""
        return seal_letter(letter, sender=self.secret, receiver=own_card())

    def opened_receipt(self, blob: bytes) -> Receipt:
        """The receipt in an answer of this node."""
        _, receipts = open_receipts(
            blob, receiver=self.secret, cards={HERE: (own_card(),)}, now=datetime.now(UTC)
        )
        return receipts[0]

    def post(self, blob: bytes) -> Answer:
        """What this peer's node answers to a letter; `answers` are given first."""
        if self.answers:
            return self.answers.pop(0)(blob)
        return self.take(blob)

    def take(self, blob: bytes, outcome: Outcome = Outcome.APPLIED, reason: str = "") -> Answer:
        """Journal a letter and receipt it."""
        letter = open_letter(
            blob, receiver=self.secret, cards={HERE: (own_card(),)}, now=datetime.now(UTC)
        ).letter
        verdict = accept(self.into, letter, journalled=lambda place: self.taken[place].hash)
        if isinstance(verdict, Accepted):
            self.into = verdict.journal
            self.taken[letter.sequence] = letter
            self.given[letter.sequence] = write_receipt(
                letter,
                journal=self.into,
                outcome=outcome,
                reason=reason,
                received_at=datetime.now(UTC),
                receiver=self.secret,
            )
        elif not isinstance(verdict, Duplicate):
            told = {"reason": "gap", "expected": self.into.sequence + 1}
            return Answer(409, json.dumps(told).encode())
        receipt = self.given[letter.sequence]
        return Answer(200, seal_receipts([receipt], sender=self.secret, receiver=own_card()))


class FakeWire:
    """A wire that ends in the peer's `post`."""

    peer: Peer

    def __init__(self, address: str, signer: object = None) -> None:
        self.address = address

    def __enter__(self) -> "FakeWire":
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def post(self, blob: bytes) -> Answer:
        return self.peer.post(blob)

    def post_frame(self, frame: bytes) -> Answer:
        """A peer one release behind has no such address."""
        take = getattr(self.peer, "take_frame", None)
        return take(frame) if take else Answer(404, b"")


@pytest.fixture
def service(people):
    """The node's own service account."""
    return people("node_service")


@pytest.fixture
def peer(service, monkeypatch) -> Peer:
    """A peer one release behind that this node has confirmed, reachable over a fake wire."""
    return _confirmed(Peer(), service, monkeypatch)


@pytest.fixture
def make_peer(service, monkeypatch) -> Callable[[Peer], Peer]:
    """Confirms a peer of the test's own kind."""
    return lambda made: _confirmed(made, service, monkeypatch)


def _confirmed(made: Peer, service, monkeypatch) -> Peer:
    propose_member(card=made.card, by=service, purpose=Purpose.REFERRAL)
    heard = " ".join(fingerprint_of(made.card))
    confirm_member(node_id="kh-test", fingerprint=heard, by=service, purpose=Purpose.REFERRAL)
    monkeypatch.setattr(FakeWire, "peer", made, raising=False)
    monkeypatch.setattr(delivering, "Wire", FakeWire)
    return made


@pytest.fixture
def echoes(monkeypatch) -> list[ArrivedLetter]:
    """The letters of the kind test.* that the handler was called with."""
    heard: list[ArrivedLetter] = []
    handle_by(monkeypatch, "test.", heard.append)
    return heard


@pytest.fixture
def write(service, peer):
    """Writes a letter to the peer as the node's service and returns its id."""
    from sampan.registry.access.context import reading_as
    from sampan.registry.access.reader import Reader

    def write_one(kind: str = "test.echo", **more):
        with reading_as(Reader(service, Purpose.REFERRAL)):
            return write_letter(
                member="kh-test",
                kind=kind,
                conversation=uuid4(),
                body=more.pop("body", {"word": "chào"}),
                agency_id=service.agency_id,
                by=service,
                purpose=Purpose.REFERRAL,
                **more,
            )

    return write_one


@pytest.fixture
def write_many(service):
    """Writes letters of one kind and size in one transaction and returns their ids."""
    from sampan.registry.access.context import reading_as
    from sampan.registry.access.reader import Reader

    def write(count: int, kind: str = "test.echo", octets: int = 10) -> list:
        body = {"text": "x" * octets}
        new = [
            NewLetter("kh-test", kind, uuid4(), {"n": number, **body}, service.agency_id)
            for number in range(count)
        ]
        with reading_as(Reader(service, Purpose.REFERRAL)):
            return write_letters(new, by=service, purpose=Purpose.REFERRAL)

    return write
