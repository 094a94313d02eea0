"""What tests of the registry share: a case with its worker, an audit that fails, and links made at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import connection


class AuditDown(Exception):
    """The audit could not be written."""


@dataclass(frozen=True)
class Opened:
    """A case, its worker as a reader, and the worker's signed-in client."""

    case_id: UUID
    reader: object
    client: object


@pytest.fixture
def audit_fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[], type[Exception]]:
    """Call it to make every write to the audit fail from then on; it returns the error that is raised."""
    from django.db.models.query import QuerySet

    from sampan.registry.audit.models import AuditEntry

    real = QuerySet.bulk_create

    def fail(*args: object, **more: object) -> None:
        raise AuditDown

    def fail_in_bulk(queryset: QuerySet, *args: object, **more: object) -> object:
        return fail() if queryset.model is AuditEntry else real(queryset, *args, **more)

    def start() -> type[Exception]:
        monkeypatch.setattr(AuditEntry, "save", fail)
        monkeypatch.setattr(QuerySet, "bulk_create", fail_in_bulk)
        return AuditDown

    return start


@pytest.fixture
def link_now(db: None) -> Iterator[Callable[[], None]]:
    """Call it to link the audit entries of the open transaction, as its commit would."""

    def link() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    yield link


@pytest.fixture
def opened(signed_in) -> Opened:
    """A case of agency A whose case worker is signed in and reads."""
    from sampan.protection.cases.services.opening import CaseDraft, open_case
    from sampan.registry.access.context import enter
    from sampan.registry.access.purposes import Purpose
    from sampan.registry.access.reader import Reader
    from sampan.registry.accounts.queries import actor_of
    from sampan.registry.people.identity import identity_from

    client = signed_in("case_worker")
    reader = Reader(actor_of(client.account), Purpose.PROTECTION)
    enter(reader)
    identity = identity_from({"name": "Trần Thị Mẫu", "phones": ["+84 900 000 001"], "birth_date": "1999"})
    draft = CaseDraft(record={"sex": "female", "majority": "adult"}, identity=identity)
    case_id = open_case(draft=draft, by=reader.actor, purpose=reader.purpose)
    return Opened(case_id, reader, client)


@pytest.fixture
def audited(people: Callable[..., object]) -> Callable[[str], list[object]]:
    """`audited("approval.asked")` returns the entries of an act, read as the auditor."""
    from sampan.registry.access.context import reading_as
    from sampan.registry.access.purposes import Purpose
    from sampan.registry.access.reader import Reader
    from sampan.registry.audit.models import AuditEntry

    def entries(act: str) -> list[object]:
        with reading_as(Reader(people("auditor"), Purpose.AUDIT)):
            return list(AuditEntry.objects.filter(act=act))

    return entries
