"""Starts, stops and runs the retention clock; the wing that keeps a case says how it is erased."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.forgetting.models import RetentionClock
from sampan.vocabulary.errors import InvalidInput

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
    due = RetentionClock.objects.filter(due_on__lte=on, erased_at__isnull=True, held_reason="")
    erased = 0
    for case_id in list(due.order_by("due_on").values_list("case_id", flat=True)[:limit]):
        erased += _erase(case_id, on=on, by=by, purpose=purpose)
    return erased


@transaction.atomic
def _erase(case_id: UUID, *, on: date, by: Actor, purpose: Purpose) -> int:
    clocks = RetentionClock.objects.select_for_update().filter(
        case_id=case_id, due_on__lte=on, erased_at__isnull=True
    )
    clock = clocks.first()
    if clock is None:
        return 0
    for eraser in _erasers:
        eraser(case_id=case_id, by=by, purpose=purpose, reason="retention_ended")
    clock.erased_at = datetime.now(UTC)
    clock.save(update_fields=("erased_at",))
    return 1
