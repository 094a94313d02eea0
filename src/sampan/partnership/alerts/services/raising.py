"""Silence at the duty desk climbs: past the time, to whom the shift names; after as long again, to the focal point.

The sender is told each time: it sees that nobody read its message, and who has it now.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sampan.engines.exchange.notation import write_time
from sampan.partnership.alerts.models import DutyShift, Passage
from sampan.partnership.alerts.services.posting import post
from sampan.partnership.alerts.services.rows import audit, note
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import service_actor

NEXT, NATIONAL = 1, 2
"""Levels: whom a shift names; then everybody who may read alerts, the national focal point first."""
_MOST = 200  # a run; a flood is looked at by people, not by a job


def raise_silent(now: datetime) -> int:
    """Raise each message that nobody here read in time; return how many. Twice is as good as once."""
    reader = Reader(service_actor(), Purpose.REFERRAL)
    raised = 0
    with reading_as(reader):
        silent = list(_silent(now).values_list("id", flat=True)[:_MOST])
    for passage_id in silent:
        with reading_as(reader):
            raised += _raise(passage_id, now, by=reader.actor)
    return raised


def raise_if_nobody_is_there(passage: Passage, *, now: datetime, by: Actor) -> None:
    """Raise a message the moment it arrives when nobody is on duty: an empty desk is silence from the start."""
    if not _shifts(now).exists():
        _climb(passage, NATIONAL, now=now, by=by)


def _silent(now: datetime):
    unread = Passage.objects.filter(
        alert__direction="in", read_at__isnull=True, closed_at__isnull=True, recalled_at__isnull=True
    )
    late = Q(raised_level=0, read_due__lt=now)
    again = Q(raised_level=NEXT, raised_at__isnull=False)
    return unread.filter(late | again, alert__valid_until__gt=now).order_by("read_due")


def _raise(passage_id: UUID, now: datetime, *, by: Actor) -> int:
    locked = Passage.objects.select_for_update(of=("self",), skip_locked=True).select_related("alert")
    passage = locked.filter(id=passage_id, read_at__isnull=True).first()
    if passage is None:
        return 0
    level = _level(passage, now)
    if level <= passage.raised_level:
        return 0
    _climb(passage, level, now=now, by=by)
    return 1


def _level(passage: Passage, now: datetime) -> int:
    """Return how high its silence has climbed: once past its time, and again after as long."""
    if passage.raised_level == 0:
        named = _shifts(now).filter(climbs_to__isnull=False).exists()
        return NEXT if named else NATIONAL
    wait = (passage.read_due - (passage.received_at or passage.read_due)).total_seconds()
    return NATIONAL if (now - passage.read_due).total_seconds() > wait else NEXT


def _climb(passage: Passage, level: int, *, now: datetime, by: Actor) -> None:
    passage.raised_at, passage.raised_level = now, level
    passage.save(update_fields=("raised_at", "raised_level"))
    note(passage, "raised" if level == NEXT else "raised_national", at=now, is_ours=True)
    post(passage, "raised", {"at": write_time(now), "level": level}, by=by)
    audit("raised", passage.alert, by=by, purpose=Purpose.REFERRAL, member=passage.member, level=level)


def _shifts(now: datetime):
    return DutyShift.objects.filter(ended_at__isnull=True, began_at__lte=now, until__gt=now)
