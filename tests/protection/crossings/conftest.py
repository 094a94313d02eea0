"""Two sides of a referral in one database: letters are caught where the carrier would take them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from harness.people import make_agency
from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.consent.services import ConsentAnswer, record_consent
from sampan.registry.correspondence import directory
from sampan.registry.correspondence.directory import Correspondent
from sampan.registry.correspondence.facts import ArrivedLetter, OutgoingLetter
from sampan.registry.correspondence.services.taking_in import take_in
from sampan.registry.people.identity import Identity
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.names import PersonName
from tests.harness.letters import carry_by

PEER = "kh-test"
RECORD = {
    "sex": "female",
    "age": 19,
    "citizenship": ["KH"],
    "forms": ["forced_labour"],
    "means": ["debt_bondage"],
}


@dataclass
class Wire:
    """The letters that left, and a way to let the peer's letters arrive."""

    left: list[OutgoingLetter] = field(default_factory=list)
    service: Actor | None = None

    def kinds(self) -> list[str]:
        """Return the acts that left, in order."""
        return [letter.kind.removeprefix("referral.") for letter in self.left]

    def arrive(self, act: str, conversation: UUID, body: dict | None = None, member: str = PEER):
        """Let a letter of the peer arrive; return the outcome as the peer would read it."""
        now = datetime.now(UTC)
        letter = ArrivedLetter(
            uuid4(),
            member,
            f"referral.{act}",
            conversation,
            None,
            body or {},
            now,
            now,
            self.service,
            Purpose.REFERRAL,
        )
        with reading_as(Reader(self.service, Purpose.REFERRAL)):
            return take_in(letter)


@pytest.fixture
def wire(people, monkeypatch) -> Wire:
    """The wire to an invented peer."""
    made = Wire(service=people("node_service", agency="Focal point"))
    agency = make_agency("Focal point")
    agency.is_national_focal_point = True
    agency.save()
    carry_by(monkeypatch, made.left.append)
    monkeypatch.setattr(directory, "_providers", [lambda: [Correspondent(PEER, "Cambodia", "KH")]])
    return made


@pytest.fixture
def worker(people) -> Actor:
    """A case worker of agency A."""
    return people("case_worker", agency="Agency A")


@pytest.fixture
def as_worker(worker) -> Callable:
    """Reads as the worker for a block: `with as_worker():`."""
    return lambda purpose=Purpose.PROTECTION: reading_as(Reader(worker, purpose))


@pytest.fixture
def case_id(worker, as_worker, wire) -> UUID:
    """A case of the worker, with identity and a milestone."""
    identity = Identity(name=PersonName.of("Sok Chanthy"), phones=("+855 12 345 678",))
    milestones = (MilestoneFact("assisted", PartialDate(2025, 3, None), "VN"),)
    with as_worker():
        return open_case(draft=CaseDraft(RECORD, identity, milestones), by=worker, purpose=Purpose.PROTECTION)


@pytest.fixture
def consent(worker, as_worker, case_id) -> Callable[..., UUID]:
    """Records a consent of the person for the peer: `consent("identity", "profile")`."""

    def give(*groups: str, recipient: str = f"member:{PEER}") -> UUID:
        answer = ConsentAnswer(
            purpose="referral",
            recipient=recipient,
            groups=groups,
            given_on=date.today(),
            expires_on=date.today() + timedelta(days=90),
            language="km",
        )
        with as_worker():
            return record_consent(
                case_id=case_id,
                agency_id=worker.agency_id,
                answer=answer,
                by=worker,
                purpose=Purpose.PROTECTION,
            )

    return give
