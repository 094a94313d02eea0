"""Answered questions whose places could not be drawn: they hold up no other, and the focal point is told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.services.findings import owe_finding
from sampan.partnership.matches.services.rows import as_service
from sampan.registry.clock.queries import house_now

DRAW_WITHIN = timedelta(days=4)
"""After the question: a day until it is drawn, and three in which a fault of this node or an agreement is mended."""
_AT_ONCE = 500


def to_draw(before: datetime) -> Iterator[UUID]:
    """Yield each question asked until a moment that waits to be drawn, the oldest first; read in parts.

    One that cannot be drawn is passed: the next part begins after it.
    """
    after: tuple[datetime, UUID] | None = None
    while True:
        with as_service():
            found = _waiting(before).order_by("asked_at", "id")
            if after is not None:
                found = found.filter(Q(asked_at__gt=after[0]) | Q(asked_at=after[0], id__gt=after[1]))
            part = list(found.values_list("asked_at", "id")[:_AT_ONCE])
        yield from (one for _asked_at, one in part)
        if len(part) < _AT_ONCE:
            return
        after = part[-1]


def watch_undrawn(now: datetime) -> int:
    """Note each question that could not be drawn for days, and owe one look a member; return how many are new."""
    with as_service(), transaction.atomic():
        late = _waiting(now - DRAW_WITHIN).filter(unopened_at=None).order_by("asked_at", "id")
        first: dict[str, UUID] = {}
        ids = []
        for one, member in late.values_list("id", "member"):
            first.setdefault(member, one)
            ids.append(one)
        for one in first.values():
            owe_finding(one, what="not_drawn")
        return Question.objects.filter(id__in=ids).update(unopened_at=house_now())


def _waiting(before: datetime) -> QuerySet[Question]:
    asked = Question.objects.filter(side=Side.HOLDER, audited_at=None, asked_at__lte=before)
    return asked.exclude(pending_sealed=b"")
