"""Three nodes in one database: letters of each arrive at the others while the test is that other node.

Rows of the three never meet: each is kept by its side (asker, holder, key-holder) and member. What is written to a
node that the test does not play stays in `outbox`.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID, uuid4

import pytest

from harness.people import make_account, make_agency
from sampan.engines.matching.private.commitments import public_key
from sampan.partnership.matches import party
from sampan.partnership.matches.facts import ArrangementTerms, LegalBasis, Register
from sampan.partnership.matches.models import Arrangement, Epoch, Question
from sampan.partnership.matches.services.arranging import answer_arrangement, propose
from sampan.partnership.matches.services.asking import NewQuestion, ask
from sampan.partnership.matches.services.holding_epochs import open_epoch
from sampan.partnership.matches.services.receipts import looked_up, say_looked_up
from sampan.partnership.matches.services.recording import record_selector
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.correspondence import directory
from sampan.registry.correspondence.directory import Correspondent
from sampan.registry.correspondence.facts import ArrivedLetter, Linked, Outcome, OutgoingLetter
from sampan.registry.correspondence.services.taking_in import take_in
from sampan.registry.people.identity import Identity
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import NoAgreement
from sampan.vocabulary.names import PersonName
from tests.harness.letters import carry_by

HERE, THERE, THIRD = "vn-test", "kh-test", "th-test"
REFERRAL = Purpose.REFERRAL


def seed_of(node: str) -> bytes:
    """The invented signing seed of a node."""
    return hashlib.sha256(node.encode()).digest()


@dataclass
class Region:
    """Three nodes, the letters between them, and the agreements that allow matching."""

    service: Actor
    acting: str = HERE
    queue: deque[tuple[str, OutgoingLetter]] = field(default_factory=deque)
    carried: list[tuple[str, OutgoingLetter, Outcome]] = field(default_factory=list)
    places: Iterator[int] = field(default_factory=lambda: count(1))
    agreed: set[str] = field(default_factory=lambda: {HERE, THERE, THIRD})
    bend: Callable[[str, OutgoingLetter], OutgoingLetter | None] = lambda sender, letter: letter

    def carry(self, letter: OutgoingLetter) -> Linked:
        self.queue.append((self.acting, letter))
        place = next(self.places)
        return Linked(place, uuid4().hex * 2, 1, lane=letter.lane)

    def reading(self):
        """Read as the service of the node that the test plays."""
        return reading_as(Reader(self.service, REFERRAL))

    @contextmanager
    def as_node(self, node: str) -> Iterator[None]:
        """Be another node for a block."""
        before, self.acting = self.acting, node
        try:
            yield
        finally:
            self.acting = before

    def deliver(self, *, until: str = "") -> list[Outcome]:
        """Carry all letters, and those that they cause, until none is left or one of kind `until` waits."""
        outcomes = []
        while self.queue and not (until and self.queue[0][1].kind == f"match.{until}"):
            sender, letter = self.queue.popleft()
            bent = self.bend(sender, letter)
            if bent is not None:
                outcomes.append(self.arrives(sender, bent))
        return outcomes

    def arrives(self, sender: str, letter: OutgoingLetter) -> Outcome:
        """Let one letter arrive at the node that it is written to."""
        now = datetime.now(UTC)
        with self.as_node(letter.member), self.reading():
            arrived = ArrivedLetter(
                uuid4(), sender, letter.kind, letter.conversation, None,
                letter.body, now, now, self.service, REFERRAL, digest=uuid4().hex * 2,
            )  # fmt: skip
            outcome = take_in(arrived)
        self.carried.append((sender, letter, outcome))
        return outcome

    def sent(self, act: str, *, to: str = "") -> list[OutgoingLetter]:
        """The letters of one act that were carried."""
        return [one for _s, one, _o in self.carried if one.kind == f"match.{act}" and to in ("", one.member)]


@pytest.fixture
def region(db, monkeypatch) -> Region:
    agency = make_agency("Focal point")
    agency.is_national_focal_point = True
    agency.save()
    made = Region(actor_of(make_account("node_service", agency=agency.name)))
    carry_by(monkeypatch, made.carry)
    nodes = {HERE: "VN", THERE: "KH", THIRD: "TH"}
    members = [Correspondent(node, f"Node {node}", country) for node, country in nodes.items()]
    monkeypatch.setattr(directory, "_providers", [lambda: members])
    monkeypatch.setattr(party, "own_id", lambda: made.acting)
    monkeypatch.setattr(party, "own_seed", lambda: seed_of(made.acting))
    keys = lambda node: frozenset((public_key(seed_of(node)),)) if node in nodes else frozenset()  # noqa: E731
    monkeypatch.setattr(party, "signing_keys_of", keys)

    def require_agreement(member: str, *, on: date) -> None:
        if member not in made.agreed or made.acting not in made.agreed:
            raise NoAgreement("No agreement.", remedy="Agree.")

    monkeypatch.setattr(party, "require_agreement", require_agreement)
    return made


@pytest.fixture
def focal(region, people) -> Reader:
    """The focal point, who arranges."""
    return Reader(people("focal_point", agency="Focal point"), REFERRAL)


@pytest.fixture
def officer(region, people) -> Reader:
    """A case worker of an agency, who asks."""
    return Reader(people("case_worker", agency="Agency A"), REFERRAL)


@pytest.fixture
def arranged(region, focal) -> Region:
    """Both sides arranged matching, with the third node as key-holder."""
    who = {"by": focal.actor, "purpose": focal.purpose}
    with reading_as(focal):
        propose(member=THERE, terms=ArrangementTerms(keeper=THIRD), **who)
    region.deliver()
    with region.as_node(THERE), reading_as(focal):
        answer_arrangement(arrangement_id=_arrived_id(region), agrees=True, **who)
    region.deliver()
    return region


def _arrived_id(region) -> UUID:
    with region.reading():
        return Arrangement.objects.get(member=HERE).id


@pytest.fixture
def helped(region, people) -> Callable[..., UUID]:
    """Opens a case of an invented person and returns its id."""
    worker = people("case_worker", agency="Agency B")

    def open_one(
        name: str = "Sok Chanthy",
        *,
        born: str = "2004-03-17",
        phone: str = "+85512345678",
        actor: Actor | None = None,
    ) -> UUID:
        identity = Identity(
            name=PersonName.of(name), birth_date=PartialDate.parse(born), phones=(phone,),
            documents=({"kind": "passport", "number": "N1234567", "country": "KH"},),
        )  # fmt: skip
        by = actor or worker
        with reading_as(Reader(by, REFERRAL)):
            return open_case(draft=CaseDraft({"sex": "female"}, identity), by=by, purpose=REFERRAL)

    return open_one


@pytest.fixture
def duty(people) -> Reader:
    """The duty officer, who alone sees silent hits."""
    return Reader(people("duty_officer", agency="Focal point"), REFERRAL)


@pytest.fixture
def known(arranged, helped) -> UUID:
    """The other side helps two people of one document, and its register is open for silent questions."""
    case_id = helped()
    helped("Chea Dara", born="1999-11-30", phone="+85577000111")
    open_there(arranged, Register.PEOPLE)
    return case_id


@pytest.fixture
def suspect(region, officer) -> Callable[..., UUID]:
    """Records selectors of a suspect as `officer` and returns the suspect's id."""

    def record(*selectors: tuple[str, str], reader: Reader | None = None) -> UUID:
        subject_id = uuid4()
        who = reader or officer
        with reading_as(who):
            for kind, text in selectors:
                record_selector(
                    kind=kind, text=text, held_by="suspect", subject_id=subject_id, case_id=None, by=who.actor,
                    purpose=who.purpose,
                )  # fmt: skip
        return subject_id

    return record


def open_there(region: Region, register: Register) -> None:
    """Let the other side open an epoch for our questions, and carry all its letters."""
    with region.as_node(THERE):
        open_epoch(asker=HERE, register=register)
    region.deliver()


def say_looked(region: Region) -> int:
    """Let the other side's clock tell us what was looked up, and carry it; return how many it told."""
    with region.as_node(THERE):
        told = sum(say_looked_up(question_id=one) for one in looked_up())
    region.deliver()
    return told


def ask_about(
    region: Region, reader: Reader, *, case_id: UUID | None = None, subject_id: UUID | None = None
) -> UUID:
    """Ask the other side, without carrying the letters yet."""
    new = NewQuestion(THERE, LegalBasis.BILATERAL, case_id=case_id, subject_id=subject_id)
    with reading_as(reader):
        return ask(new=new, by=reader.actor, purpose=reader.purpose)


def question(region: Region, question_id: UUID) -> Question:
    """The row of a question, as the service sees it."""
    with region.reading():
        return Question.objects.get(id=question_id)


def epoch(region: Region, side: str) -> Epoch:
    """The newest epoch of a side."""
    with region.reading():
        return Epoch.objects.filter(side=side).latest("number")
