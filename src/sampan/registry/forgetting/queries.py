"""Reads the retention clock."""

from datetime import date
from uuid import UUID

from sampan.registry.access.reader import Reader
from sampan.registry.forgetting.models import RetentionClock


def due_on(*, case_id: UUID, reader: Reader) -> date | None:
    """Return the day on which a closed case is due for erasure, None when no clock runs."""
    clock = RetentionClock.objects.filter(case_id=case_id, erased_at__isnull=True).first()
    return clock.due_on if clock else None
