"""For every slice of protection: a case with its two people, and a count of what the audit holds."""

from collections.abc import Callable

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName
from tests.protection.desks import CaseDesk


@pytest.fixture
def audited(people: Callable[..., Actor]) -> Callable[[str], int]:
    """`audited("reasons.read")` counts the entries of an act, read as the auditor."""

    def count(act: str) -> int:
        with reading_as(Reader(people("auditor"), Purpose.AUDIT)):
            return AuditEntry.objects.filter(act=act).count()

    return count


@pytest.fixture
def opened(people: Callable[..., Actor]) -> CaseDesk:
    people("node_service")
    worker, supervisor = people("case_worker"), people("supervisor")
    enter(Reader(worker, Purpose.PROTECTION))
    draft = CaseDraft(record={"sex": "male", "age": 24}, identity=Identity(name=PersonName.of("Lê Văn Mẫu")))
    case_id = open_case(draft=draft, by=worker, purpose=Purpose.PROTECTION)
    return CaseDesk(case_id, worker, supervisor)
