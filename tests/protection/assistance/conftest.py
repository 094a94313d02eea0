"""A case of agency A, a shelter in the directory, and everybody who has a part in helping."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from sampan.protection.assistance.models import Referral
from sampan.protection.assistance.services.answering import accept
from sampan.protection.assistance.services.asking import Question, ask
from sampan.protection.assistance.services.handing_over import Handed, give, receive
from sampan.protection.assistance.services.needs import add_needs
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.providers.services.keeping import Entry, keep_provider
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.consent.services import ConsentAnswer, record_consent, withdraw_consent
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName

WHY = Purpose.PROTECTION
NAME = "Trần Thị Mẫu"
HANDED = Handed(
    datetime.now(UTC) - timedelta(minutes=1), "Bến xe", "Mệt, không bị thương", "một ba lô", "hộ chiếu"
)


@dataclass
class Story:
    """The people and the case; acts are done as somebody, in their own sight."""

    case_id: UUID
    worker: Actor
    supervisor: Actor
    shelter: Actor
    service: Actor
    other: Actor

    def sees(self, actor: Actor, purpose: Purpose = WHY) -> AbstractContextManager[Reader]:
        return reading_as(Reader(actor, purpose))

    def do(self, actor: Actor, act: Callable, purpose: Purpose = WHY, **told):
        """Do an act as somebody, in their own sight."""
        with self.sees(actor, purpose):
            return act(**told, by=actor, purpose=purpose)

    def agree(self, *groups: str, agency: UUID | None = None) -> UUID:
        """Record the person's consent to the shelter, or to another agency."""
        answer = ConsentAnswer(
            purpose="protection", recipient=f"agency:{agency or self.shelter.agency_id}", groups=groups,
            given_on=date.today(), expires_on=date.today() + timedelta(days=90), language="vi",
        )  # fmt: skip
        told = {"case_id": self.case_id, "agency_id": self.worker.agency_id, "answer": answer}
        return self.do(self.worker, record_consent, **told)

    def withdraw(self, consent_id: UUID) -> None:
        self.do(self.worker, withdraw_consent, consent_id=consent_id, reason="person_asked")

    def ask(self, *groups: str, **more) -> UUID:
        question = Question(self.shelter.agency_id, "shelter", groups=groups, **more)
        return self.do(self.worker, ask, case_id=self.case_id, question=question)

    def accepted(self, *groups: str) -> UUID:
        asked = self.ask(*groups)
        self.do(self.shelter, accept, referral_id=asked)
        return asked

    def handed_over(self, *groups: str) -> UUID:
        asked = self.accepted(*groups)
        self.do(self.worker, give, referral_id=asked, handed=HANDED)
        self.do(self.shelter, receive, referral_id=asked)
        return asked

    def row(self, referral_id: UUID) -> Referral:
        with self.sees(self.service):
            return Referral.objects.get(id=referral_id)

    def owed(self, referral_id: UUID) -> list[tuple[str, str]]:
        """Return (kind, role) of the open tasks about a referral."""
        with self.sees(self.service):
            open_now = Task.objects.filter(source_id=referral_id, done_at__isnull=True)
            return sorted(open_now.values_list("kind", "for_role"))


@pytest.fixture
def story(people) -> Story:
    """Agency A has a case that needs a shelter; the shelter has two places."""
    service = people("node_service", agency="Node")
    worker, supervisor = people("case_worker"), people("supervisor")
    shelter, other = (
        people("service_provider", agency="Nhà Bình Yên"),
        people("supervisor", agency="Agency B"),
    )
    record = {"sex": "female", "age": 19, "citizenship": ["VN"], "languages": ["vi"]}
    with reading_as(Reader(worker, WHY)):
        draft = CaseDraft(record, Identity(name=PersonName.of(NAME)))
        case_id = open_case(draft=draft, by=worker, purpose=WHY)
        add_needs(case_id=case_id, services=["shelter"], by=worker, purpose=WHY)
    told = Story(case_id, worker, supervisor, shelter, service, other)
    entry = Entry(languages=("vi", "km"), sexes=("female",), province="VN-HN")
    told.do(supervisor, keep_provider, agency_id=shelter.agency_id, entry=entry, services=["shelter"])
    return told
