"""Tells a return step by step between two real sides: a loopback carries each letter to the other's handlers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.returns.facts import ReturnRefused
from sampan.protection.returns.models import Return
from sampan.protection.returns.services import answering, asking, moving, risks
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.approvals.models import Approval
from sampan.registry.approvals.services.answering import answer_approval
from sampan.registry.consent.services import ConsentAnswer, ConsentHelpers, record_consent
from sampan.registry.correspondence.facts import ArrivedLetter, Outcome, OutgoingLetter
from sampan.registry.correspondence.services.taking_in import take_in
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName

ORIGIN, HOST = "kh-test", "vn-test"
WHY = Purpose.RETURN
RECORD = {
    "sex": "female",
    "age": 24,
    "citizenship": ["KH"],
    "languages": ["km"],
    "forms": ["forced_criminality"],
}
TODAY = date.today()


@dataclass
class Sides:
    """A host's worker and supervisor, an origin's, the node's service, and the letters between them."""

    worker: Actor
    supervisor: Actor
    receiver: Actor
    chief: Actor
    focal: Actor
    service: Actor
    waiting: list[OutgoingLetter] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @contextmanager
    def as_(self, actor: Actor) -> Iterator[dict[str, object]]:
        """Act as somebody for a block; letters go out at its end. A refusal of the gate is shown, as pages do."""
        refused = None
        with reading_as(Reader(actor, WHY)):
            try:
                yield {"by": actor, "purpose": WHY}
            except ReturnRefused as refusal:
                refused = refusal
        self.carry()
        if refused:
            raise refused

    def carry(self) -> None:
        """Let the letters that wait arrive, and those that they cause, in order."""
        while self.waiting and not self.held:
            self.arrive(self.waiting.pop(0))

    held = False

    def arrive(self, letter: OutgoingLetter) -> Outcome:
        """Let one letter arrive at the other side; return what came of it."""
        now = datetime.now(UTC)
        writer = HOST if letter.member == ORIGIN else ORIGIN
        arrived = ArrivedLetter(
            letter.id, writer, letter.kind, letter.conversation, None, letter.body, now, now, self.service,
            Purpose.REFERRAL, digest=letter.id.hex * 2,
        )  # fmt: skip
        with reading_as(Reader(self.service, Purpose.REFERRAL)):
            outcome = take_in(arrived)
        self.carried.append(letter.kind.removeprefix("return."))
        if not outcome.applied:
            self.refused.append(f"{letter.kind}: {outcome.reason}")
        return outcome

    @contextmanager
    def slow_wire(self) -> Iterator[None]:
        """Hold the letters of a block back, so that they cross."""
        self.held = True
        yield
        self.held = False

    def row(self, case_or_conversation: UUID, side: str = "host") -> Return:
        """Return a side's row, read past everybody's sight."""
        with reading_as(Reader(self.service, WHY)):
            rows = Return.objects.filter(side=side)
            found = rows.filter(conversation=case_or_conversation).first()
            return found or rows.get(case_id=case_or_conversation)

    def both(self, conversation: UUID) -> tuple[str, str]:
        """Return the phase on both sides."""
        return self.row(conversation, "host").phase, self.row(conversation, "origin").phase

    def tasks(self, side: str, conversation: UUID) -> dict[str, str]:
        """Return the open tasks about a side's return: kind, and the role whose it is (empty: the team)."""
        kept = self.row(conversation, side)
        with reading_as(Reader(self.service, WHY)):
            found = Task.objects.filter(source_id=kept.id, done_at__isnull=True)
            return {task.kind.removeprefix("return_"): task.for_role for task in found}


@dataclass
class Story:
    """One person's return, told step by step; each method is what a person at a desk does."""

    sides: Sides
    case_id: UUID
    conversation: UUID | None = None
    consents: dict[str, UUID] = field(default_factory=dict)

    @property
    def host(self) -> UUID:
        return self.sides.row(self.conversation, "host").id

    @property
    def origin(self) -> UUID:
        return self.sides.row(self.conversation, "origin").id

    def consent(self, *groups: str, member: str = ORIGIN, guardian: str = "") -> UUID:
        """Record a consent for the return."""
        answer = ConsentAnswer(
            purpose="return", recipient=f"member:{member}", groups=groups, given_on=TODAY - timedelta(days=1),
            expires_on=TODAY + timedelta(days=90), language="km", given_by="guardian" if guardian else "person",
            helpers=ConsentHelpers(guardian=guardian),
        )  # fmt: skip
        with self.sides.as_(self.sides.worker) as who:
            given = record_consent(
                case_id=self.case_id, agency_id=self.sides.worker.agency_id, answer=answer, **who
            )
        self.consents[groups[0]] = given
        return given

    def propose(self, **more: object) -> "Story":
        with self.sides.as_(self.sides.worker) as who:
            made = asking.propose(case_id=self.case_id, member=ORIGIN, province="KH-12", **more, **who)
            self.conversation = Return.objects.get(id=made).conversation
        return self

    def accept(self) -> "Story":
        named = {"agency_id": self.sides.receiver.agency_id, "account_id": self.sides.receiver.account_id}
        with self.sides.as_(self.sides.focal) as who:
            answering.accept(return_id=self.origin, **named, **who)
        return self

    def ask(self, answer: str = "wants_to_return", *, ago: int = 0, signed_by: str = "person") -> "Story":
        told = asking.PersonAnswer(
            answer, TODAY - timedelta(days=ago), "km", ("stay", "return", "third_country"), signed_by
        )
        with self.sides.as_(self.sides.worker) as who:
            asking.record_answer(return_id=self.host, told=told, **who)
        return self

    def asylum(self, answer: str = "no_fear") -> "Story":
        with self.sides.as_(self.sides.worker) as who:
            asking.record_asylum(return_id=self.host, answer=answer, asked_on=TODAY, **who)
        return self

    def verify(self) -> "Story":
        with self.sides.as_(self.sides.worker) as who:
            asking.verify(return_id=self.host, **who)
        return self

    def trace(self) -> "Story":
        family = asking.FamilySought("Sok Vanna", "mother", "Kampong Cham")
        with self.sides.as_(self.sides.worker) as who:
            asking.trace(return_id=self.host, family=family, **who)
        return self

    def nationality(self, result: str = "confirmed") -> "Story":
        with self.sides.as_(self.sides.receiver) as who:
            answering.answer_nationality(return_id=self.origin, result=result, **who)
        return self

    def family(self, result: str = "found_safe") -> "Story":
        with self.sides.as_(self.sides.receiver) as who:
            answering.answer_family(return_id=self.origin, result=result, whereabouts="Kampong Cham", **who)
        return self

    def risk(self, side: str, result: str = "go", *found: risks.Risk) -> "Story":
        actor = self.sides.worker if side == "host" else self.sides.receiver
        with self.sides.as_(actor) as who:
            return_id = self.host if side == "host" else self.origin
            risks.assess_risk(return_id=return_id, risks=found, result=result, **who)
        return self

    def document(self) -> "Story":
        until = TODAY + timedelta(days=60)
        with self.sides.as_(self.sides.receiver) as who:
            moving.record_document(
                return_id=self.origin,
                kind="laissez_passer",
                state="issued",
                number="LP 77",
                valid_until=until,
                **who,
            )
        return self

    def draft(self, **more: object) -> "Story":
        leg = moving.Leg("Shelter", "Moc Bai", "bus", TODAY + timedelta(days=2))
        plan = moving.MovementPlan(
            TODAY + timedelta(days=2),
            (leg,),
            "Moc Bai gate",
            "IOM",
            "host_state",
            escorts="Tran Thi Hoa",
            **more,
        )
        with self.sides.as_(self.sides.worker) as who:
            moving.draft_plan(return_id=self.host, plan=plan, **who)
        return self

    def approve(self, *, is_approved: bool = True) -> "Story":
        with self.sides.as_(self.sides.supervisor) as who:
            asked = Approval.objects.get(subject_id=self.host, state="asked")
            answer_approval(approval_id=asked.id, is_approved=is_approved, **who)
        return self

    def send_plan(self) -> "Story":
        with self.sides.as_(self.sides.worker) as who:
            moving.send_plan(return_id=self.host, **who)
        return self

    def agree(self) -> "Story":
        with self.sides.as_(self.sides.receiver) as who:
            moving.agree_plan(return_id=self.origin, **who)
        return self

    def depart(self, *, at: datetime | None = None) -> "Story":
        with self.sides.as_(self.sides.worker) as who:
            moving.depart(return_id=self.host, happened_at=at or datetime.now(UTC), **who)
        return self

    def hand_over(self, *, at: datetime | None = None) -> "Story":
        with self.sides.as_(self.sides.worker) as who:
            moving.hand_over(return_id=self.host, account=account(at), **who)
        return self

    def receive(self, *, at: datetime | None = None) -> "Story":
        with self.sides.as_(self.sides.receiver) as who:
            moving.receive(return_id=self.origin, account=account(at), **who)
        return self

    def arrive(self) -> "Story":
        with self.sides.as_(self.sides.receiver) as who:
            answering.confirm_arrival(return_id=self.origin, arrived_on=TODAY, **who)
        return self

    # stretches of the way that many tests begin with
    def accepted(self) -> "Story":
        return self.propose().accept()

    def answered(self) -> "Story":
        """Everything that the gate asks before a plan can be sent."""
        self.consent("identity")
        self.accepted().ask().asylum().verify().nationality()
        return self.risk("host").risk("origin").document()

    def planned(self) -> "Story":
        return self.answered().draft().approve().send_plan().agree()


def account(at: datetime | None = None) -> moving.Account:
    """Return somebody's account of the hand-over."""
    return moving.Account(
        at or datetime.now(UTC), "well", ("travel_document", "phone"), "Moc Bai gate", "Lieutenant Dao"
    )


def open_person(sides: Sides, record: dict | None = None, name: str = "Sok Chanthy") -> UUID:
    """Open the case of an invented person at the host."""
    identity = Identity(name=PersonName.of(name), phones=("+855 12 345 678",), address="Kampong Cham")
    with sides.as_(sides.worker) as who:
        return open_case(draft=CaseDraft(record or RECORD, identity), **who)
