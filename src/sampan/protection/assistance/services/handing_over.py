"""A person goes from hand to hand: the giver signs what goes with them, the receiver confirms or disputes it.

Both sign with their own account (the pages ask for the second step again). What was signed is one canonical
text; its hash is the receipt, and each side keeps a sealed copy.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sampan.protection.assistance.models import HandOver, Referral, TransferLine
from sampan.protection.assistance.services.asking import close
from sampan.protection.assistance.services.owed import DISPUTED, TAKE_OVER, owe, owe_there
from sampan.protection.assistance.services.packets import (
    destroy_packet,
    open_with_packet,
    require_agreed,
    seal_with_packet,
)
from sampan.protection.assistance.services.rows import (
    is_case_side,
    locked_referral,
    move,
    require_side,
    service_reader,
)
from sampan.protection.assistance.table import Act, Side
from sampan.protection.cases.services.transferring import transfer_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.people.services.keys import open_for_case, seal_for_case
from sampan.vocabulary.canonical import canonical_bytes, content_hash
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted

LABEL = "hand-over"
LONGEST_TEXT = 2_000  # characters of a field: a page, enough for a list of belongings


@dataclass(frozen=True, repr=False)
class Handed:
    """What the giver signs: when, where, in which condition, with which belongings and papers. `repr` is blank."""

    happened_at: datetime
    place: str
    condition: str
    belongings: str = ""
    papers: str = ""

    def __repr__(self) -> str:
        return "Handed(...)"


@transaction.atomic
def give(*, referral_id: UUID, handed: Handed, by: Actor, purpose: Purpose) -> UUID:
    """Sign that the person was brought to the provider; return the hand-over's id. The receiver signs next.

    Raises WrongState unless the provider accepted, NoConsent when it may not know the person, InvalidInput.
    """
    row = locked_referral(referral_id)
    require_side(row, Side.CASE, by=by, purpose=purpose)
    _check(handed)
    reader = Reader(by, purpose)
    if row.asked_by_id != by.account_id:  # an escalated referral: the service sees the consents for them
        reader = service_reader()
    with reading_as(reader):
        require_agreed(
            case_id=row.case_id, agency_id=row.provider_agency_id, groups=row.groups, reader=reader
        )
    told = {code: part for code, part in asdict(handed).items() if code != "happened_at"}
    plain = canonical_bytes(told | {"happened_at": handed.happened_at.isoformat(), "referral": str(row.id)})
    now = house_now()
    move(row, Act.GIVE, by=by, purpose=purpose)
    with reading_as(service_reader()):
        kept = HandOver.objects.create(
            referral=row, case_id=row.case_id, agency_id=row.agency_id, provider_agency_id=row.provider_agency_id,
            happened_at=handed.happened_at, given_by_id=by.account_id, given_at=now,
            sealed_here=seal_for_case(plain, case_id=row.case_id, label=LABEL),
            sealed_there=seal_with_packet(row, plain, label=LABEL), receipt=content_hash(json.loads(plain)),
        )  # fmt: skip
        if row.kind == "transfer":
            owe_there(row, TAKE_OVER, by=by, purpose=purpose)
    return kept.id


@transaction.atomic
def receive(*, referral_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Confirm the hand-over as the receiving account, which is never the giver's; a whole case moves with it.

    Raises WrongState, NotPermitted for the giver, NoConsent when consent went meanwhile.
    """
    row = locked_referral(referral_id)
    require_side(row, Side.PROVIDER, by=by, purpose=purpose)
    kept = _standing(row)
    if kept.given_by_id == by.account_id:
        raise NotPermitted("The giver cannot confirm for the receiver.", ask="a colleague at the provider")
    with reading_as(service_reader()) as reader:
        require_agreed(
            case_id=row.case_id, agency_id=row.provider_agency_id, groups=row.groups, reader=reader
        )
    kept.received_by_id, kept.received_at = by.account_id, house_now()
    kept.save(update_fields=("received_by", "received_at"))
    move(row, Act.RECEIVE, by=by, purpose=purpose, facts={"receipt": kept.receipt})
    if row.kind == "transfer":
        _move_case(row, by=by, purpose=purpose)


@transaction.atomic
def dispute(*, referral_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Do not confirm, with a reason of the list hand_over_dispute: the case's team owes a look at once."""
    row = locked_referral(referral_id)
    require_side(row, Side.PROVIDER, by=by, purpose=purpose)
    code_list("hand_over_dispute").get(reason)
    kept = _standing(row)
    kept.dispute = reason
    kept.save(update_fields=("dispute",))
    move(row, Act.DISPUTE, by=by, purpose=purpose, facts={"reason": reason})
    with reading_as(service_reader()):
        owe(row, DISPUTED, by=by, purpose=purpose)


@transaction.atomic
def open_hand_over(*, referral_id: UUID, by: Actor, purpose: Purpose) -> tuple[HandOver, dict[str, str]]:
    """Return the standing hand-over and what was signed, opened with the reader's own copy; audited.

    Raises NotFound, and NoConsent when the provider's copy was destroyed.
    """
    row = locked_referral(referral_id)
    kept = _standing(row)
    if is_case_side(row, by=by, purpose=purpose):
        require_side(row, Side.CASE, by=by, purpose=purpose)
        plain = open_for_case(bytes(kept.sealed_here or b""), case_id=row.case_id, label=LABEL)
    else:
        require_side(row, Side.PROVIDER, by=by, purpose=purpose)
        plain = open_with_packet(row, bytes(kept.sealed_there or b""), label=LABEL)
    record(
        "assistance.hand_over_read", by=by, purpose=purpose, subject_kind="assistance", subject_id=row.id,
        case_id=row.case_id,
    )  # fmt: skip
    return kept, json.loads(plain)


def _move_case(row: Referral, *, by: Actor, purpose: Purpose) -> None:
    """Give the case to the receiving agency; the old one keeps a line, and this conversation is over."""
    with reading_as(service_reader()):
        destroy_packet(row)
        moved = transfer_case(
            case_id=row.case_id, to_agency=row.provider_agency_id, to_account=by.account_id, by=by
        )
        TransferLine.objects.create(
            agency_id=moved.from_agency, to_agency_id=row.provider_agency_id, number=moved.number,
            moved_on=house_today(), account_id=by.account_id,
        )  # fmt: skip
        row.agency_id = row.provider_agency_id
    row.reason = "moved_on"
    close(row, Act.END, by=by, purpose=purpose)


def _standing(row: Referral) -> HandOver:
    kept = HandOver.objects.select_for_update().filter(referral=row, dispute="").first()
    if kept is None:
        raise NotFound("Nothing was handed over here yet.", remedy="The giver signs first.")
    return kept


def _check(handed: Handed) -> None:
    if handed.happened_at > house_now() + timedelta(minutes=5):  # clocks of two desks differ a little
        raise InvalidInput(
            "This moment is to come.", remedy="Sign when it has happened.", field="happened_at"
        )
    for field in ("place", "condition"):
        if not getattr(handed, field).strip():
            raise InvalidInput("This is needed.", remedy="Write it; it is sealed.", field=field)
    for field in ("place", "condition", "belongings", "papers"):
        if len(getattr(handed, field)) > LONGEST_TEXT:
            raise InvalidInput("This is too long.", remedy="At most 2,000 characters.", field=field)
