"""A border for messages: what leaves is caught, what another desk would write arrives, and receipts come."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from harness.people import make_account, make_agency
from sampan.engines.exchange.notation import write_time
from sampan.partnership.alerts.facts import NewAlert
from sampan.partnership.alerts.models import Passage
from sampan.partnership.alerts.services.sending import send_alert
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.audit.models import AuditEntry
from sampan.registry.correspondence import directory
from sampan.registry.correspondence.directory import Correspondent
from sampan.registry.correspondence.facts import ArrivedLetter, Linked, Outcome, OutgoingLetter
from sampan.registry.correspondence.services.settling import Run, settle_runs
from sampan.registry.correspondence.services.taking_in import take_in
from sampan.vocabulary.lanes import Lane
from tests.harness.letters import carry_by

MEMBER, OTHER = "kh-test", "th-test"
REFERRAL = Purpose.REFERRAL


@dataclass
class Border:
    """The line to the members, without transport."""

    service: Actor
    sent: list[OutgoingLetter] = field(default_factory=list)
    places: dict[UUID, tuple[str, int, int]] = field(default_factory=dict)

    def carry(self, letter: OutgoingLetter) -> Linked:
        self.sent.append(letter)
        place = len(self.sent)
        self.places[letter.id] = letter.member, int(letter.lane), place
        return Linked(place, f"{place:064x}", 1, lane=letter.lane)

    def kinds(self) -> list[str]:
        """The kinds of the letters that left, in order."""
        return [one.kind for one in self.sent]

    def reading(self):
        """Read as the node's service for a block."""
        return reading_as(Reader(self.service, REFERRAL))

    def arrives(
        self, kind: str, body: dict, *, conversation: UUID | None = None, member: str = MEMBER, ago: int = 0
    ) -> Outcome:
        """Let a letter of a member arrive, `ago` seconds before now."""
        at = datetime.now(UTC) - timedelta(seconds=ago)
        letter = ArrivedLetter(
            uuid4(), member, kind, conversation or uuid4(), None, body, at, at, self.service, REFERRAL,
            digest=uuid4().hex * 2, lane=Lane.PROTECTION,
        )  # fmt: skip
        with self.reading():
            return take_in(letter)

    def signed(self, letter: OutgoingLetter, refused: str = "") -> None:
        """Let the other node sign for a letter of ours."""
        member, lane, place = self.places[letter.id]
        run = Run(member, lane, place, place, datetime.now(UTC), {}, {place: refused} if refused else {})
        with self.reading():
            settle_runs([run], by=self.service, purpose=REFERRAL)

    def audited(self, act: str) -> list[dict]:
        """The details of the audit's entries of one act."""
        with reading_as(Reader(self.service, Purpose.AUDIT)):
            return [json.loads(one.body) for one in AuditEntry.objects.filter(act=act)]

    def passage(self, **asked) -> Passage:
        """The one way of a message that fits."""
        with self.reading():
            return Passage.objects.select_related("alert").get(**asked)


@pytest.fixture
def border(db, monkeypatch) -> Border:
    agency = make_agency("Focal point")
    agency.is_national_focal_point = True
    agency.save()
    made = Border(actor_of(make_account("node_service", agency=agency.name)))
    carry_by(monkeypatch, made.carry)
    members = [Correspondent(MEMBER, "Peer node", "KH"), Correspondent(OTHER, "Third node", "TH")]
    monkeypatch.setattr(directory, "_providers", [lambda: members])
    return made


@pytest.fixture
def officer(border, people) -> Reader:
    """The duty officer, in the focal point's agency."""
    return Reader(people("duty_officer", agency="Focal point"), REFERRAL)


@pytest.fixture
def message() -> Callable[..., NewAlert]:
    """Makes a message to the peer."""

    def make(**changes) -> NewAlert:
        told = {
            "kind": "urgent",
            "members": (MEMBER,),
            "subject": "Group in a compound",
            "text": "Eleven people, one child, door locked from outside.",
            "valid_until": datetime.now(UTC) + timedelta(hours=6),
            "read_within": 15,
            "places": ("KH", "KH-1"),
            "forms": ("forced_criminality",),
        }
        return NewAlert(**told | changes)

    return make


@pytest.fixture
def body() -> Callable[..., dict]:
    """Makes the body of an arriving message."""

    def make(**changes) -> dict:
        told = {
            "subject": "Child at the border",
            "text": "A girl of nine waits at the crossing.",
            "places": ["VN", "VN-44"],
            "forms": [],
            "valid_until": write_time(datetime.now(UTC) + timedelta(hours=6)),
            "read_within": 15,
        }
        return told | changes

    return make


@pytest.fixture
def send(officer, message) -> Callable[..., UUID]:
    """Sends a message as the duty officer and returns its id."""

    def send_one(**changes) -> UUID:
        with reading_as(officer):
            return send_alert(new=message(**changes), by=officer.actor, purpose=officer.purpose)

    return send_one
