"""Reads which register of people grew, for the focal point: by how much, of which country, for whose questions."""

from dataclasses import dataclass
from uuid import UUID

from sampan.partnership.matches.models import Epoch
from sampan.partnership.matches.services.growing import size_before, size_of
from sampan.partnership.matches.services.rows import as_service
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound


@dataclass(frozen=True)
class GrowthFact:
    """A register's size in this epoch and in the one before: keys at the key-holder, padded at the asker."""

    id: UUID
    holder: str
    asker: str
    before: int
    size: int


def growth(*, epoch_id: UUID, reader: Reader) -> GrowthFact:
    """Return how a register grew; raises NotFound."""
    require(reader.actor, Permission.ARRANGE_MATCHES, purpose=reader.purpose)
    with as_service():
        row = Epoch.objects.filter(id=epoch_id).first()
        if row is None:
            raise NotFound("There is no such thing here, or you may not see it.")
        return GrowthFact(row.id, row.holder, row.asker, size_before(row) or 0, size_of(row))
