"""A case whose worker asks, and two people who may answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.approvals.facts import ApprovableAct
from sampan.registry.approvals.services import acts
from sampan.registry.approvals.services.answering import answer_approval
from sampan.registry.approvals.services.asking import ask_approval
from sampan.registry.approvals.services.policy import set_policy
from sampan.registry.people.identity import identity_from
from sampan.vocabulary.canonical import content_hash

WHY = Purpose.PROTECTION
ACT = "test_act"
CONTENT, CHANGED = content_hash({"to": "shelter"}), content_hash({"to": "elsewhere"})
TYPED = {"text": "She wants to go home before the new year."}


@dataclass(frozen=True)
class Office:
    """The case, and everybody; nobody reads."""

    case_id: UUID
    worker: Actor
    supervisor: Actor
    administrator: Actor
    told: list[tuple[UUID, bool]]

    def reading(self, actor: Actor, purpose: Purpose = WHY):
        """Read as somebody for a block."""
        return reading_as(Reader(actor, purpose))

    def ask(self, content: str = CONTENT, *, by: Actor | None = None, act: str = ACT) -> UUID:
        """Ask about a content of the case."""
        actor = by or self.worker
        with self.reading(actor):
            return ask_approval(
                act=act, subject_id=self.case_id, case_id=self.case_id, agency_id=actor.agency_id,
                content=content, facts={"to": "shelter"}, typed=TYPED, by=actor, purpose=WHY,
            )  # fmt: skip

    def answer(self, asked: UUID, *, yes: bool = True, reason: str = "", by: Actor | None = None) -> None:
        """Answer as the supervisor, unless another is named."""
        actor = by or self.supervisor
        with self.reading(actor):
            answer_approval(approval_id=asked, is_approved=yes, reason=reason, by=actor, purpose=WHY)

    def switch(self, act: str, *, on: bool) -> None:
        """Set the policy as the administrator."""
        with self.reading(self.administrator, Purpose.ADMINISTRATION):
            set_policy(act=act, needed=on, by=self.administrator, purpose=Purpose.ADMINISTRATION)


@pytest.fixture
def office(people: Callable[..., Actor], monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A case in agency A; the act `test_act` needs an approval by default, and its answers are listened to."""
    told: list[tuple[UUID, bool]] = []

    def listen(*, subject_id: UUID, is_approved: bool, by: Actor, purpose: Purpose) -> None:
        told.append((subject_id, is_approved))

    monkeypatch.setattr(acts, "_acts", dict(acts._acts))
    monkeypatch.setattr(acts, "_listeners", dict(acts._listeners))
    acts.register_act(ApprovableAct(ACT, "Do the thing", True, "cases:case"), listener=listen)
    people("node_service", agency="Focal point")  # closing a case wakes clocks that run as the service
    worker = people("case_worker")
    with reading_as(Reader(worker, WHY)):
        draft = CaseDraft(record={"sex": "female"}, identity=identity_from({"name": "Trần Thị Mẫu"}))
        case_id = open_case(draft=draft, by=worker, purpose=WHY)
    leave()
    yield Office(case_id, worker, people("supervisor"), people("node_administrator"), told)
