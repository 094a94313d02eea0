"""A desk that registered people twice: a worker, a supervisor of the same agency, and files of invented people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case, open_cases_in_bulk
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.people.identity import Identity
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.names import PersonName

PURPOSE = Purpose.PROTECTION


@dataclass
class Desk:
    """The worker opens files, the supervisor compares and joins them; the supervisor reads."""

    worker: Actor
    supervisor: Actor
    who: dict = field(default_factory=dict)

    @property
    def reader(self) -> Reader:
        return Reader(self.supervisor, PURPOSE)

    def open(
        self, name: str = "Lò Thị Mẫu", *, by: Actor | None = None, operation_id: UUID | None = None, **told
    ) -> UUID:
        """Open a file: `phone`, `document`, `born` go to the identity, the rest to the record."""
        actor = by or self.worker
        phone, document, born = (told.pop(one, "") for one in ("phone", "document", "born"))
        identity = Identity(
            name=PersonName.of(name),
            birth_date=PartialDate.parse(born) if born else None,
            phones=(phone,) if phone else (),
            documents=({"kind": "passport", "number": document, "country": "VN"},) if document else (),
        )
        with reading_as(Reader(actor, PURPOSE)):
            return open_case(
                draft=CaseDraft({"registered": "2025-07", **told}, identity),
                by=actor, purpose=PURPOSE, operation_id=operation_id,
            )  # fmt: skip

    def open_many(self, drafts: list[CaseDraft], operation_id: UUID | None = None) -> list[UUID]:
        """Open many files at once, as the supervisor."""
        return open_cases_in_bulk(
            drafts=drafts, by=self.supervisor, purpose=PURPOSE, operation_id=operation_id
        )


@pytest.fixture
def desk(people: Callable[..., Actor]) -> Desk:
    worker, supervisor = people("case_worker"), people("supervisor")
    people("node_service", agency="Agency N")
    enter(Reader(supervisor, PURPOSE))
    return Desk(worker, supervisor, {"by": supervisor, "purpose": PURPOSE})
