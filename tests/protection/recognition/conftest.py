"""A desk that knows some invented people, and asks who a newcomer may be."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.recognition.facts import Answer, Sought
from sampan.protection.recognition.services.asking import people_like
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.people.identity import identity_from

PURPOSE = Purpose.PROTECTION


@dataclass
class Desk:
    """The worker opens files; the supervisor of the same agency asks."""

    worker: Actor
    supervisor: Actor
    service: Actor

    @property
    def reader(self) -> Reader:
        return Reader(self.supervisor, PURPOSE)

    def open(
        self, name: object = "", *, by: Actor | None = None, record: dict | None = None, **fields
    ) -> UUID:
        """Open a file of a person of these identity fields."""
        actor = by or self.worker
        identity = identity_from({"name": name, **fields} if name else fields)
        with reading_as(Reader(actor, PURPOSE)):
            draft = CaseDraft({"registered": "2025-07", **(record or {})}, identity)
            return open_case(draft=draft, by=actor, purpose=PURPOSE)

    def ask(self, *, reader: Reader | None = None, sex: str = "", nationality: str = "", **fields) -> Answer:
        """Ask who a person of these identity fields may be, as the supervisor or another reader."""
        asker = reader or self.reader
        with reading_as(asker):
            return people_like(sought=Sought(identity_from(fields), sex, nationality), reader=asker)


@pytest.fixture
def desk(people: Callable[..., Actor]) -> Desk:
    desk = Desk(people("case_worker"), people("supervisor"), people("node_service", agency="Agency N"))
    enter(desk.reader)
    return desk
