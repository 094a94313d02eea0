"""Hands the letters of a message to the correspondence, as the node's service: a duty desk sees no letters."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sampan.partnership.alerts.models import Passage
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.correspondence.services.keeping import erase_bodies
from sampan.registry.correspondence.services.writing import write_letter


def post(
    passage: Passage,
    act: str,
    body: Mapping[str, object],
    *,
    by: Actor,
    expires_at: datetime | None = None,
) -> UUID:
    """Write the next letter of a message's conversation in the caller's transaction; return its id."""
    with reading_as(Reader(service_actor(), Purpose.REFERRAL)):
        return write_letter(
            member=passage.member,
            kind=f"{passage.alert.kind}.{act}",
            conversation=passage.conversation,
            body=body,
            agency_id=passage.agency_id,
            by=by,
            purpose=Purpose.REFERRAL,
            in_reply_to=passage.letter_id if act not in ("message", "notice") else None,
            expires_at=expires_at,
        )


def wipe_letters(passage: Passage, *, by: Actor) -> None:
    """Erase the kept letters of a conversation for good; facts and receipts remain."""
    with reading_as(Reader(service_actor(), Purpose.REFERRAL)):
        erase_bodies(
            member=passage.member, conversation=passage.conversation, by=by, purpose=Purpose.REFERRAL
        )
