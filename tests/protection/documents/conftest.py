"""A case with its worker, who reads; and a way to keep a document in it."""

import io
from collections.abc import Callable
from uuid import UUID

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.documents.services.keeping import About, keep_document
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from tests.protection.desks import CaseDesk
from tests.protection.documents import making


class Desk(CaseDesk):
    """The worker keeps documents in the case."""

    def keep(self, content: bytes | io.BytesIO = b"", *, about: About | None = None, **told: str) -> UUID:
        stream = content if isinstance(content, io.IOBase) else io.BytesIO(content or making.jpeg())
        said = {"kind": "photo", "title": "Her passport", "filename": "Sok Chanthy.jpg"} | told
        return keep_document(case_id=self.case_id, stream=stream, about=about or About(), **said, **self.who)


@pytest.fixture
def desk(people: Callable[..., Actor]) -> Desk:
    worker, supervisor = people("case_worker"), people("supervisor")
    enter(Reader(worker, Purpose.PROTECTION))
    draft = CaseDraft(record={"age": 24, "citizenship": ["KH"]})
    return Desk(open_case(draft=draft, by=worker, purpose=Purpose.PROTECTION), worker, supervisor)
