"""A file of agency A, and the people around an emergency: who opens it, who reviews it, who watches."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest

from sampan.protection.cases.models import Case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.breakglass.services.finding import find_file
from sampan.registry.breakglass.services.opening import break_glass
from sampan.registry.people.identity import identity_from

WHY = Purpose.PROTECTION
NAME, PHONE, PAPER = "Trần Thị Mẫu", "+84 900 000 001", "B1234567"
WORDS = "Found at the bus station at two, and nobody of the team answers."


@dataclass(frozen=True)
class Emergency:
    """The case, and everybody; nobody reads."""

    case_id: UUID
    number: str
    worker: Actor
    supervisor: Actor
    officer: Actor

    def reading(self, actor: Actor, purpose: Purpose = WHY):
        """Read as somebody for a block."""
        return reading_as(Reader(actor, purpose))

    def token(self, actor: Actor | None = None, text: str = PHONE) -> str:
        """Search as somebody and return what opens the one file that agrees."""
        by = actor or self.officer
        with self.reading(by):
            (found,) = find_file(text=text, by=by, purpose=WHY)
        return found.token

    def open(self, actor: Actor | None = None, *, token: str = "", text: str = WORDS) -> UUID:
        """Search and open the file as somebody; return the access's id."""
        by, given = actor or self.officer, token or self.token(actor)
        with self.reading(by):
            return break_glass(token=given, reason="found_by_authority", text=text, by=by, purpose=WHY)

    def sees(self, actor: Actor) -> bool:
        """Say whether row security shows the case to somebody."""
        with self.reading(actor):
            return Case.objects.filter(id=self.case_id).exists()


@pytest.fixture
def emergency(people: Callable[..., Actor]) -> Emergency:
    """A case of a worker of agency A; the officer works for agency B."""
    people("node_service", agency="Focal point")
    worker = people("case_worker")
    with reading_as(Reader(worker, WHY)):
        told = {
            "name": NAME,
            "phones": [PHONE],
            "documents": [{"number": PAPER, "kind": "passport", "country": "VN"}],
        }
        draft = CaseDraft(record={"sex": "female", "majority": "adult"}, identity=identity_from(told))
        case_id = open_case(draft=draft, by=worker, purpose=WHY)
        number = Case.objects.get(id=case_id).number
    leave()
    officer = people("front_line_officer", agency="Agency B")
    return Emergency(case_id, number, worker, people("supervisor"), officer)
