"""A region of invented countries with signing keys, and a carrier that asks the agreements as the real one does."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from sampan.engines.exchange.cards import issue_card
from sampan.engines.exchange.directory import Directory, Listed, Role, sign_directory
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.quorum import public_of
from sampan.engines.exchange.roots import Root, RootKey, root_fingerprint, sign_root
from sampan.partnership.members.agreements import allowance_of, groups_in
from sampan.partnership.members.directory.services.signing import confirm_first_root
from sampan.partnership.members.directory.services.taking import take_documents
from sampan.partnership.members.moments import now, today
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, own_card, propose_member
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.correspondence.facts import (
    ArrivedLetter,
    Direction,
    Linked,
    Outcome,
    OutgoingLetter,
    State,
)
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.services.settling import Run, settle_runs
from sampan.registry.correspondence.services.taking_in import take_in
from sampan.registry.correspondence.services.writing import write_letter
from sampan.vocabulary.errors import NoAgreement
from tests.harness.letters import carry_by

SIGNERS = ("KH", "LA", "VN")
YEAR = timedelta(days=366)


def seed(country: str) -> bytes:
    """The invented signing key of a country."""
    return hashlib.sha256(country.encode()).digest()


def root_key(country: str) -> RootKey:
    return RootKey(country, public_of(seed(country)))


def card_of(node: str, country: str, *, serial: int = 1, address: str = "http://127.0.0.1:9") -> NodeCard:
    """The first card of another node."""
    secret = NodeSecret(node, serial, os.urandom(128))
    since = datetime.now(UTC) - timedelta(days=30)
    return issue_card(secret, country=country, name=f"Node {node}", address=address, valid_from=since)


@dataclass
class Region:
    """The node under test with its administrator, and what its members and the post do."""

    who: dict
    service: Actor
    carried: list[OutgoingLetter]
    cards: dict[str, NodeCard] = field(default_factory=dict)

    def reading(self):
        """Read as the administrator for a block."""
        return reading_as(Reader(self.who["by"], self.who["purpose"]))

    def pair(self, node: str = "kh-test", country: str = "KH") -> NodeCard:
        """Make a node an active member, as after a call."""
        card = self.cards.setdefault(node, card_of(node, country))
        propose_member(card=card, **self.who)
        confirm_member(node_id=node, fingerprint=" ".join(fingerprint_of(card)), **self.who)
        return card

    def arrive(
        self, kind: str, body: dict, *, member: str = "kh-test", conversation: UUID | None = None
    ) -> Outcome:
        """Let a letter of a member arrive, past the agreements as the exchange asks them."""
        moment = now()
        letter = ArrivedLetter(
            uuid4(), member, kind, conversation or uuid4(), None, body, moment, moment, self.service,
            Purpose.REFERRAL, digest=uuid4().hex * 2,
        )  # fmt: skip
        with reading_as(Reader(self.service, Purpose.REFERRAL)):
            try:
                allowance_of(member).require(
                    kind=kind, groups=groups_in(body), way="in", on=today(), conversation=letter.conversation
                )
            except NoAgreement as refusal:
                return Outcome(False, refusal.code)
            return take_in(letter)

    def write(
        self, kind: str, body: dict, *, member: str = "kh-test", conversation: UUID | None = None
    ) -> UUID:
        """Write a letter as the service does for a wing."""
        with reading_as(Reader(self.service, Purpose.REFERRAL)):
            return write_letter(
                member=member, kind=kind, conversation=conversation or uuid4(), body=body,
                agency_id=self.service.agency_id, by=self.service, purpose=Purpose.REFERRAL,
            )  # fmt: skip

    def settle_all(self, *, refused: str = "") -> int:
        """Let the members receipt what was written to them, until nothing more is written; refuse one kind."""
        count = 0
        with reading_as(Reader(self.service, Purpose.REFERRAL)):
            while waiting := list(
                Letter.objects.filter(direction=Direction.OUT, state=State.WAITING).order_by("id")
            ):
                for one in waiting:
                    reasons = {one.sequence: "test"} if one.kind == refused else {}
                    run = Run(one.member, one.lane, one.sequence, one.sequence, now(), {}, reasons)
                    count += sum(settle_runs([run], by=self.service, purpose=Purpose.REFERRAL))
        return count

    def sent(self, kind: str) -> list[OutgoingLetter]:
        """The letters of a kind that were written."""
        return [one for one in self.carried if one.kind == kind]


@pytest.fixture
def region(people, monkeypatch) -> Region:
    """This node, its administrator reading, and a post that remembers."""
    service = people("node_service", agency="Focal point")
    administrator = people("node_administrator")
    carried: list[OutgoingLetter] = []

    def carry(letter: OutgoingLetter) -> Linked:
        allowance_of(letter.member).require(
            kind=letter.kind,
            groups=groups_in(letter.body),
            way="out",
            on=today(),
            conversation=letter.conversation,
        )
        carried.append(letter)
        return Linked(len(carried), f"{len(carried):064x}", 1)

    carry_by(monkeypatch, carry)
    region = Region({"by": administrator, "purpose": Purpose.ADMINISTRATION}, service, carried)
    with region.reading():
        yield region


@pytest.fixture
def root() -> Root:
    """A first root of three countries, two of which must sign, signed by two."""
    root = Root(1, now() + 3 * YEAR, 2, tuple(root_key(one) for one in SIGNERS))
    for one in SIGNERS[:2]:
        root = sign_root(root, seed=seed(one))
    return root


@pytest.fixture
def trusted(region, root) -> Root:
    """The root, in force here after two people compared its digits."""
    (fact,) = take_documents(told={"kind": "root", "document": root.to_json()}, **region.who)
    confirm_first_root(document_id=fact.id, fingerprint=root_fingerprint(root), **region.who)
    return root


@pytest.fixture
def directory(region, trusted) -> Callable[..., Directory]:
    """Makes the directory of this node, Cambodia and whoever else is named, signed by two countries."""

    def make(*more: Listed, version: int = 1, signers: tuple[str, ...] = SIGNERS[:2], **changes) -> Directory:
        cards = [own_card(), region.cards.setdefault("kh-test", card_of("kh-test", "KH"))]
        members = (*(Listed(one, Role.COUNTRY, date(2026, 1, 1)) for one in cards), *more)
        made = Directory(version, now() + YEAR, trusted.version, trusted.digest, members)
        made = replace(made, **changes)
        for one in signers:
            made = sign_directory(made, seed=seed(one))
        return made

    return make


@pytest.fixture
def in_force(region, directory) -> Directory:
    """The first directory, taken."""
    made = directory()
    take_documents(told={"directories": [made.to_json()]}, **region.who)
    return made
