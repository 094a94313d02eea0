"""Forgets reports that were settled long ago: their key is destroyed, so that nobody can read their words again."""

import secrets
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import get_default_timezone

from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.models import Report
from sampan.prevention.offers.services.fetching import audit_report
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor

KEPT_FOR = timedelta(days=180)
"""How long the words of a report are kept after it was closed or passed on (ADR 0044)."""
A_NIGHT = 5_000
_SETTLED = (Report.State.CLOSED, Report.State.PASSED_ON)


@transaction.atomic
def forget_settled(*, on: date, drop: Drop, by: Actor, purpose: Purpose, limit: int = A_NIGHT) -> int:
    """Forget the words of reports whose time is over on a day, and their answers in the drop; return how many.

    What stays are the day, the language, the level and the signs, for the figures.
    """
    before = datetime.combine(on - KEPT_FOR, time.min, get_default_timezone())
    due = Report.objects.select_for_update().filter(state__in=_SETTLED, changed_at__lt=before)
    rows = list(due.order_by("changed_at", "id")[:limit])
    for row in rows:
        place, row.place = row.place, secrets.token_hex(16)
        row.state, row.told, row.wrapped, row.dropped_as = Report.State.FORGOTTEN, b"", b"", row.id.hex
        row.save(update_fields=("state", "told", "wrapped", "place", "dropped_as"))
        audit_report("reports.forgotten", row, by=by, purpose=purpose)
        drop.forget_answers(place)
    return len(rows)
