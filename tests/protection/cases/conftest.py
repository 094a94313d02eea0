"""Cases and forms that several tests of the slice use."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.test import Client

from harness.people import client_of
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName

NAME = "Nguyễn Thị Mẫu"


@dataclass(frozen=True)
class Desk:
    """A case worker signed in, with one case open; nobody reads until a request comes."""

    client: Client
    actor: Actor
    case_id: UUID

    @property
    def reader(self) -> Reader:
        return Reader(self.actor, Purpose.PROTECTION)

    def url(self, page: str = "") -> str:
        """Return the address of the case's page, or of one of its acts."""
        return f"/cases/{self.case_id}/" + (f"{page}/" if page else "")


@pytest.fixture
def desk(db: None) -> Desk:
    client = client_of("case_worker")
    actor = actor_of(client.account)
    with reading_as(Reader(actor, Purpose.PROTECTION)):
        identity = Identity(name=PersonName.of(NAME), phones=("0912345678",))
        draft = CaseDraft(record={"sex": "female", "age": 22, "citizenship": ["VN"]}, identity=identity)
        case_id = open_case(draft=draft, by=actor, purpose=Purpose.PROTECTION)
    leave()
    return Desk(client, actor, case_id)
