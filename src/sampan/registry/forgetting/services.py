"""Starts, stops and runs the retention clock; the wing that keeps a case says how it is erased."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.forgetting.models import RetentionClock
from sampan.vocabulary.errors import InvalidInput, NotFound, SampanError

_erasers: list[Callable[..., None]] = []


def register_eraser(eraser: Callable[..., None]) -> None:
    """Call `eraser(case_id=, by=, purpose=, reason=)` inside the transaction in which a clock runs out."""
    if eraser not in _erasers:
        _erasers.append(eraser)


def start_clock(*, case_id: UUID, agency_id: UUID, begins_on: date) -> date:
    """Start (or restart) the clock of a closed case in the open transaction; return the day it is due."""
    due_on = begins_on + timedelta(days=settings.SAMPAN_NODE.retention_days)
    RetentionClock.objects.update_or_create(
        case_id=case_id,
        defaults={"agency_id": agency_id, "began_on": begins_on, "due_on": due_on, "held_reason": ""},
    )
    return due_on


def stop_clock(*, case_id: UUID) -> None:
    """Stop the clock, because the case was reopened."""
    RetentionClock.objects.filter(case_id=case_id, erased_at__isnull=True).delete()


def hold_while(*, case_id: UUID, reason: str) -> str | None:
    """Hold a running clock for as long as a reason holds; return the reason before, None when no clock runs.

    Called inside the transaction of an act that is audited; giving the answer back undoes it.
    """
    clock = RetentionClock.objects.select_for_update().filter(case_id=case_id, erased_at__isnull=True).first()
    if clock is None:
        return None
    before, clock.held_reason = clock.held_reason, reason[:40]
    clock.save(update_fields=("held_reason",))
    return before


@transaction.atomic
def hold_back(*, case_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Hold the erasure of a case back with a reason (a trial still runs); an empty reason lets it go on."""
    require(by, Permission.ERASE_CASE, purpose=purpose)
    held = RetentionClock.objects.filter(case_id=case_id, erased_at__isnull=True).update(
        held_reason=reason[:40]
    )
    if not held:
        raise InvalidInput("No clock runs for this case.", remedy="Close the case first.", field="case")
    record(
        "retention.held", by=by, purpose=purpose, subject_kind="case", subject_id=case_id, case_id=case_id,
        details={"reason": reason[:40]},
    )  # fmt: skip


def erase_due(*, on: date, by: Actor, purpose: Purpose, limit: int = 100) -> int:
    """Erase cases whose clock ran out by that day, each in a transaction of its own; return how many."""
    due = due_cases(on=on, limit=limit)
    return sum(erase_one_due(case_id=case_id, on=on, by=by, purpose=purpose) for case_id in due)


def due_cases(*, on: date, limit: int) -> list[UUID]:
    """Return the visible cases that are due for erasure by that day, longest overdue first."""
    due = RetentionClock.objects.filter(due_on__lte=on, erased_at__isnull=True, held_reason="")
    return list(due.order_by("due_on", "case_id").values_list("case_id", flat=True)[:limit])


def erase_one_due(*, case_id: UUID, on: date, by: Actor, purpose: Purpose) -> int:
    """Erase one case if it is due; return 1 or 0.

    A case that cannot be erased holds up no other: the failure is audited by its code and the clock stays.
    One that was erased before (consent withdrawn) only has its clock ended.
    """
    about = {"by": by, "purpose": purpose, "subject_kind": "case", "subject_id": case_id, "case_id": case_id}
    try:
        return _erase(case_id, on=on, by=by, purpose=purpose)
    except NotFound:
        _end_clock(case_id)
        record("retention.gone_before", **about)
    except SampanError as error:
        record("retention.failed", **about, details={"reason": error.code})
    return 0


@transaction.atomic
def _erase(case_id: UUID, *, on: date, by: Actor, purpose: Purpose) -> int:
    clocks = RetentionClock.objects.select_for_update().filter(
        case_id=case_id, due_on__lte=on, erased_at__isnull=True, held_reason=""
    )
    if clocks.first() is None:
        return 0
    for eraser in _erasers:
        eraser(case_id=case_id, by=by, purpose=purpose, reason="retention_ended")
    _end_clock(case_id)
    return 1


def _end_clock(case_id: UUID) -> None:
    RetentionClock.objects.filter(case_id=case_id, erased_at__isnull=True).update(erased_at=house_now())
