"""A case opened by a worker who interviews; a supervisor of the same agency; the node's own service."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest

from harness.people import client_of, make_account
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName


@dataclass
class Room:
    """A signed-in worker with a case; `run` calls a service as the worker."""

    client: object
    reader: Reader
    case_id: UUID

    def run(self, service: Callable, **more: object) -> object:
        """Call a service as the worker, in their reading."""
        with reading_as(self.reader):
            return service(**more, by=self.reader.actor, purpose=self.reader.purpose)

    def read(self, query: Callable, **more: object) -> object:
        """Call a query as the worker."""
        with reading_as(self.reader):
            return query(**more, reader=self.reader)


@pytest.fixture
def room(db) -> Room:
    make_account("node_service")
    client = client_of("case_worker")
    reader = Reader(actor_of(client.account), Purpose.PROTECTION)
    with reading_as(reader):
        identity = Identity(name=PersonName.of("Lê Văn Mẫu"))
        draft = CaseDraft(record={"sex": "male", "age": 24}, identity=identity)
        case_id = open_case(draft=draft, by=reader.actor, purpose=reader.purpose)
    return Room(client, reader, case_id)
