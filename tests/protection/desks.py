"""A desk of protection: a case with its worker and the supervisor of the same agency."""

from dataclasses import dataclass
from uuid import UUID

from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader


@dataclass(frozen=True)
class CaseDesk:
    """A case and the two people who work on it; the worker reads."""

    case_id: UUID
    worker: Actor
    supervisor: Actor
    purpose: Purpose = Purpose.PROTECTION

    @property
    def reader(self) -> Reader:
        return Reader(self.worker, self.purpose)

    @property
    def who(self) -> dict:
        return {"by": self.worker, "purpose": self.purpose}

    def read_as(self, actor: Actor) -> Reader:
        """Set who reads for the rest of the test."""
        reader = Reader(actor, self.purpose)
        enter(reader)
        return reader
