"""Writes the letters by which members keep their relation, as the node's service: no person reads others' letters."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.correspondence.services.writing import write_letter


def service_reader() -> Reader:
    """Return the node's service as it reads and writes letters."""
    return Reader(service_actor(), Purpose.REFERRAL)


def post(kind: str, body: Mapping[str, object], *, to: Iterable[str], conversation: UUID) -> list[UUID]:
    """Write one letter to each member in the open transaction; return their ids."""
    reader = service_reader()
    with reading_as(reader):
        return [
            write_letter(
                member=member,
                kind=kind,
                conversation=conversation,
                body=body,
                agency_id=reader.actor.agency_id,
                by=reader.actor,
                purpose=reader.purpose,
            )
            for member in to
        ]
