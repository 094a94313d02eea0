"""A case of a worker, another of the same agency, and one of another agency; the worker reads."""

from collections.abc import Callable
from uuid import UUID

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.circumstances.services.writing import add_part
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from tests.protection.desks import CaseDesk

RECORD = {"sex": "male", "age": 24, "acts": ["recruitment"], "route": ["VN", "KH"]}
LEG = {"from_country": "VN", "to_country": "KH", "departed": "2025-03", "arrived": "2025-03-09"}
PHONE = {"kind": "phone", "content": "091 234 56 78", "uses": ["job_offer"]}


class Desk(CaseDesk):
    """The worker says what happened to the person."""

    def add(self, part: str, told: dict, case_id: UUID | None = None) -> UUID:
        return add_part(case_id=case_id or self.case_id, part=part, told=told, **self.who)

    def another_case(self, by: Actor | None = None) -> UUID:
        actor = by or self.worker
        with reading_as(Reader(actor, self.purpose)):
            return open_case(draft=CaseDraft(record=RECORD), by=actor, purpose=self.purpose)


@pytest.fixture
def desk(people: Callable[..., Actor]) -> Desk:
    worker, supervisor = people("case_worker"), people("supervisor")
    enter(Reader(worker, Purpose.PROTECTION))
    case_id = open_case(draft=CaseDraft(record=RECORD), by=worker, purpose=Purpose.PROTECTION)
    return Desk(case_id, worker, supervisor)
