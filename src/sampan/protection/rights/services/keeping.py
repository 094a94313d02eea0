"""Keeps rights in step with the case: a child gets a guardian's task, a decision lapses or reopens, erasure wipes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.facts import OpenedCase
from sampan.protection.identification.services.clocks import WITHOUT_CLOCKS, own_pack
from sampan.protection.rights.law import last_day_of
from sampan.protection.rights.models import Right, RightStep
from sampan.protection.rights.services.recording import DECISION, GUARDIAN_RIGHT, right_row
from sampan.protection.rights.services.waiting import owe_new, owe_what_waits
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_now, house_today

OF_VICTIMS = frozenset({"recovery_reflection", "non_punishment", "compensation"})
"""Rights that depend on the status; a guardian, asylum, an interpreter and privacy do not."""
_BATCH = 2_000
NOTICE_DAYS = 3  # our own rule: a person learns within three days that what was decided about them changed


def guard_the_opened(*, opened: Iterable[OpenedCase], source: str, by: Actor, purpose: Purpose) -> None:
    """Owe the appointment of a guardian in each case of a child just opened; inside its transaction."""
    if source in WITHOUT_CLOCKS:
        return
    children = [one for one in opened if one.is_here and one.majority == "child"]
    need_guardians(
        children=[(one.case_id, one.agency_id, one.event_on) for one in children], by=by, purpose=purpose
    )


def guard_the_screened(*, case_id: UUID, agency_id: UUID, profile: str, by: Actor, purpose: Purpose) -> None:
    """Owe the appointment of a guardian when somebody screens a person as a child."""
    if profile == "child":
        need_guardians(children=[(case_id, agency_id, house_today())], by=by, purpose=purpose)


@transaction.atomic
def need_guardians(*, children: Sequence[tuple[UUID, UUID, date]], by: Actor, purpose: Purpose) -> None:
    """Write that children need a guardian, and owe the appointments; nothing for those written already.

    Each child is (case, agency, the civil day on which it became known). As many statements for one child as
    for a thousand: two hundred children of an operation are written with it.
    """
    known = (
        set(
            Right.objects.filter(right=GUARDIAN_RIGHT, case_id__in=[one[0] for one in children]).values_list(
                "case_id", flat=True
            )
        )
        if children
        else set()
    )
    rows = [_needed(*one, by=by) for one in children if one[0] not in known]
    if rows:
        Right.objects.bulk_create(rows, batch_size=_BATCH)
        owe_new(rows, by=by, purpose=purpose)


def _needed(case_id: UUID, agency_id: UUID, on: date, *, by: Actor) -> Right:
    return Right(
        case_id=case_id,
        agency_id=agency_id,
        right=GUARDIAN_RIGHT,
        status="needed",
        due_on=last_day_of(own_pack(), right=GUARDIAN_RIGHT, event="known", on=on),
        updated_by_id=by.account_id,
        updated_at=house_now(),
    )


def follow_decision(
    *, case_id: UUID, agency_id: UUID, status: str, before: str, on: date, by: Actor, purpose: Purpose
) -> None:
    """Follow a decision on the status: the rights of a victim lapse or reopen; a reversed one must be told.

    Nothing that was given is taken back: the rows, their dates and their history stay. A decision that says
    otherwise than the one `before` owes the person a notice of its reasons and of how to have it reviewed.
    """
    rows = Right.objects.select_for_update().filter(case_id=case_id, right__in=OF_VICTIMS)
    lapses = status == "not_a_victim"
    for row in [one for one in rows if (one.lapsed_on is None) == lapses]:
        row.lapsed_on = on if lapses else None
        row.save(update_fields=("lapsed_on",))
        owe_what_waits(row, by=by, purpose=purpose)
    if before and before != status:
        _owe_notice(case_id, agency_id, on=on, by=by, purpose=purpose)


def _owe_notice(case_id: UUID, agency_id: UUID, *, on: date, by: Actor, purpose: Purpose) -> None:
    row = right_row(case_id=case_id, agency_id=agency_id, right=DECISION, by=by, status="needed")
    row.status, row.lapsed_on, row.asked_on, row.answered_on = "needed", None, None, None
    row.told_on, row.told_by_id, row.told_language = None, None, ""  # of the earlier decision; its step stays
    row.due_on = on + timedelta(days=NOTICE_DAYS)
    row.ends_on = last_day_of(own_pack(), right=DECISION, event="decided", on=on)
    row.save()
    owe_what_waits(row, by=by, purpose=purpose)


def forget(*, case_id: UUID) -> None:
    """Erase what this slice knows of a case, when the case is erased."""
    RightStep.objects.filter(case_id=case_id).delete()
    Right.objects.filter(case_id=case_id).delete()
