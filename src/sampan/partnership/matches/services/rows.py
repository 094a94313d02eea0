"""What every service of this slice needs: to act as the node's service, to write letters, to audit."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from sampan.partnership.matches.facts import PREFIX
from sampan.partnership.matches.models import Epoch, Night
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.correspondence.services.writing import write_letter
from sampan.vocabulary.errors import WrongState


def service_reader() -> Reader:
    """Return the node's service: halves, epochs and batches are no person's to read."""
    return Reader(service_actor(), Purpose.REFERRAL)


def has_service() -> bool:
    """Say whether the node has its service yet: without it nothing of matching was ever written."""
    try:
        service_actor()
    except ObjectDoesNotExist:
        return False
    return True


def as_service() -> AbstractContextManager[Reader]:
    """Read as the node's service for a block."""
    return reading_as(service_reader())


def post(act: str, body: Mapping[str, object], *, to: str, conversation: UUID) -> None:
    """Write the next letter of a conversation in the caller's transaction; what it causes is audited with it."""
    with as_service() as reader:
        write_letter(
            member=to,
            kind=PREFIX + act,
            conversation=conversation,
            body=body,
            agency_id=reader.actor.agency_id,
            by=reader.actor,
            purpose=reader.purpose,
        )


def audit(
    act: str,
    subject_id: UUID,
    *,
    by: Actor,
    purpose: Purpose,
    case_id: UUID | None = None,
    **told: object,
) -> None:
    """Audit an act of matching: ids, codes and counts; never a key, a name or an element."""
    record(
        f"match.{act}",
        by=by,
        purpose=purpose,
        subject_kind="match",
        subject_id=subject_id,
        case_id=case_id,
        details=told,
    )


def keep_piece(row: Epoch | Night, kind: str, place: int, octets: bytes) -> None:
    """Keep a part of a set, each once; WrongState when it is there already."""
    if row.parts.filter(kind=kind, place=place).exists():
        raise WrongState("This part has arrived before.", remedy="Send each part once.")
    row.parts.create(kind=kind, place=place, octets=octets)
