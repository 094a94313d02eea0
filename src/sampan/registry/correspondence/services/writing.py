"""Writes letters to members: kept and handed to the carrier in the transaction of the act that causes them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record_many
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import Direction, Linked, NewLetter, OutgoingLetter, State
from sampan.registry.correspondence.lanes import lane_of
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.rows import act_on, fill, new_row
from sampan.registry.identifiers import new_record_id
from sampan.registry.kept_plans import plans_kept
from sampan.vocabulary.errors import Unavailable

# As long as a signature made before a routine change of keys is accepted (engines.exchange.cards).
LETTER_LIFE = timedelta(days=14)

Carrier = Callable[[Sequence[OutgoingLetter]], Sequence[Linked | None]]

_carriers: list[Carrier] = []


def register_carrier(carrier: Carrier) -> None:
    """Let `carrier` take all letters, inside the transaction that writes them; the last registered carries.

    It gets the letters in the order of writing and returns one answer for each.
    """
    _carriers[:] = [carrier]


def write_letter(
    *,
    member: str,
    kind: str,
    conversation: UUID,
    body: Mapping[str, object],
    agency_id: UUID,
    by: Actor,
    purpose: Purpose,
    case_id: UUID | None = None,
    in_reply_to: UUID | None = None,
    expires_at: datetime | None = None,
) -> UUID:
    """Keep a letter and hand it to the carrier in the caller's transaction; return its id.

    The caller has required the permission of its act. Raises InvalidInput for a body that is no JSON,
    Unavailable without a carrier, and what the carrier raises for a member that cannot be written to.
    """
    new = NewLetter(
        member=member,
        kind=kind,
        conversation=conversation,
        body=body,
        agency_id=agency_id,
        case_id=case_id,
        in_reply_to=in_reply_to,
        expires_at=expires_at,
    )
    return write_letters([new], by=by, purpose=purpose)[0]


@transaction.atomic
def write_letters(letters: Sequence[NewLetter], *, by: Actor, purpose: Purpose) -> list[UUID]:
    """Keep many letters, all or none, and hand them to the carrier; return their ids in the same order.

    As `write_letter`, at a tenth of its cost for each letter. Some hundreds at a time keep transactions short.
    """
    if not _carriers:
        raise Unavailable("Letters cannot leave this node: no carrier is set up.", remedy="Restart the node.")
    now = house_now()
    sealed = [_sealed(new, now) for new in letters]
    with plans_kept():
        linked = _carriers[0]([outgoing for outgoing, _row in sealed])
        rows = [_placed(row, place) for (_outgoing, row), place in zip(sealed, linked, strict=True)]
        Letter.objects.bulk_create(rows)
        record_many([act_on("letter.written", row) for row in rows], by=by, purpose=purpose)
    return [row.letter_id for row in rows]


def _sealed(new: NewLetter, now: datetime) -> tuple[OutgoingLetter, Letter]:
    outgoing = OutgoingLetter(
        id=new_record_id(),
        member=new.member,
        kind=new.kind,
        conversation=new.conversation,
        body=new.body,
        in_reply_to=new.in_reply_to,
        written_at=now,
        expires_at=new.expires_at or now + LETTER_LIFE,
        lane=lane_of(new.kind),
    )
    row = new_row(
        outgoing, direction=Direction.OUT, agency_id=new.agency_id, case_id=new.case_id, state=State.WAITING
    )
    fill(row, new.body)
    return outgoing, row


def _placed(row: Letter, place: Linked | None) -> Letter:
    if place is not None:
        row.sequence, row.digest, row.lane = place.sequence, place.digest, place.lane
        row.signer_serial = place.signer_serial
    return row
