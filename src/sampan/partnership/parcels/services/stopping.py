"""Ends large files: cancelled by a person at either end, past their time, or with their case."""

from uuid import UUID

from django.db import transaction

from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import ON_DISK, OPEN_STATES, ParcelState, Reason
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.services.rows import STOPPED, audit, end, locked_parcel, service
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.consent.facts import ConsentFact
from sampan.registry.correspondence.facts import Direction
from sampan.registry.correspondence.services.writing import write_letter
from sampan.vocabulary.errors import NoAgreement, WrongState


@transaction.atomic
def stop_parcel(*, parcel_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Stop a file under way, or remove a received one; the other side is told. WrongState when it has ended."""
    parcel = locked_parcel(parcel_id)
    own = Permission.SEND_PARCEL if parcel.way == "out" else Permission.OPEN_PARCEL
    require(by, own, purpose=purpose)
    if parcel.state not in ON_DISK:
        raise WrongState("This file has ended.", remedy="Nothing more is needed.")
    was_open = parcel.state in OPEN_STATES
    end(parcel, ParcelState.STOPPED if was_open else ParcelState.DONE, reason=Reason.CANCELLED)
    audit("parcel.stopped" if was_open else "parcel.removed", parcel, by=by, purpose=purpose)
    if was_open:
        tell_stopped(parcel, Reason.CANCELLED, by=by, purpose=purpose)


def tell_stopped(
    parcel: Parcel, reason: Reason, *, by: Actor, purpose: Purpose, room_needed: int = 0
) -> None:
    """Tell the other side that a file was stopped and why; a member that cannot be written to is not told."""
    body = {"schema": 1, "reason": reason.value, "room_needed": room_needed}
    try:
        with transaction.atomic():
            write_letter(
                member=parcel.member,
                kind=STOPPED,
                conversation=parcel.id,
                body=body,
                agency_id=parcel.agency_id,
                case_id=parcel.case_id,
                by=by,
                purpose=purpose,
            )
    except NoAgreement:
        audit("parcel.stop_not_told", parcel, by=by, purpose=purpose)


def erase_of_case(*, case_id: UUID) -> None:
    """Destroy what lies here of a case that is being erased; called inside that transaction."""
    reader = service()
    with reading_as(reader):
        for parcel in Parcel.objects.select_for_update().filter(case_id=case_id, state__in=ON_DISK):
            was_open = parcel.state in OPEN_STATES
            end(parcel, ParcelState.STOPPED, reason=Reason.ERASED)
            audit("parcel.erased", parcel, by=reader.actor, purpose=reader.purpose)
            if was_open:
                tell_stopped(parcel, Reason.ERASED, by=reader.actor, purpose=reader.purpose)


def stop_withdrawn(*, consent: ConsentFact, by: Actor, purpose: Purpose) -> None:
    """Stop what is on its way to a member when the person withdraws the consent that let it go."""
    if not consent.recipient.startswith("member:"):
        return
    going = Parcel.objects.select_for_update().filter(
        way=Direction.OUT, member=consent.recipient.removeprefix("member:"), case_id=consent.case_id
    )
    for parcel in going.filter(state__in=OPEN_STATES):
        end(parcel, ParcelState.STOPPED, reason=Reason.WITHDRAWN)
        audit("parcel.stopped", parcel, by=by, purpose=purpose, more={"reason": Reason.WITHDRAWN.value})
        tell_stopped(parcel, Reason.WITHDRAWN, by=by, purpose=purpose)


def end_overdue() -> int:
    """End what is past its time and remove what no row knows; return how many files ended.

    A received file whose days are over is removed; one under way that is not there in time expires at both ends,
    each by its own clock.
    """
    reader, now, ended = service(), house_now(), 0
    with reading_as(reader):
        overdue = Parcel.objects.select_for_update().filter(state__in=ON_DISK)
        for parcel in overdue.filter(state=ParcelState.KEPT, kept_until__lt=now):
            end(parcel, ParcelState.DONE, reason="kept_long_enough")
            audit("parcel.removed", parcel, by=reader.actor, purpose=reader.purpose)
            ended += 1
        for parcel in overdue.filter(state__in=OPEN_STATES, expires_at__lt=now):
            end(parcel, ParcelState.EXPIRED)
            audit("parcel.expired", parcel, by=reader.actor, purpose=reader.purpose)
            ended += 1
        known = set(Parcel.objects.filter(state__in=ON_DISK).values_list("id", flat=True))
    storing.remove_orphans(known)
    return ended
