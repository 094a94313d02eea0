"""Calls somebody when matching stands still: an epoch that is stuck for a day, a night that was over its cap."""

from datetime import datetime
from uuid import UUID

from sampan.engines.matching.private.failures import Reason
from sampan.partnership.matches.models import Arrangement
from sampan.partnership.matches.running import epochs_with, nights_with
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.protection.tasks.facts import NewTask, source_named
from sampan.protection.tasks.services.owing import is_owed, owe_task, settle_tasks
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_today

STUCK, OVER_CAP = "match_epoch_stuck", "match_night_over_cap"
_WATCHER = "focal_point"


def watch_running(now: datetime) -> int:
    """Owe the focal point a look at each member with whom something stands still; return how many are new.

    Each is owed once, and settled by the clock when it goes on or the arrangement is over.
    """
    raised = 0
    with as_service() as reader:
        in_force = {one.member: one for one in Arrangement.objects.filter(state="in_force")}
        for member in Arrangement.objects.order_by("member").values_list("member", flat=True).distinct():
            arranged = in_force.get(member)
            stands = _what_stands(arranged, now) if arranged else frozenset()
            raised += sum(
                _told(kind, member, stands=kind in stands, reader=reader) for kind in (STUCK, OVER_CAP)
            )
    return raised


def source_of(kind: str, member: str) -> UUID:
    """Return the same id for the same kind and member, so that a task is owed once."""
    return source_named(kind, member)


def _what_stands(arranged: Arrangement, now: datetime) -> frozenset[str]:
    found = set()
    if any(one.is_stuck for one in epochs_with(arranged, now=now)):
        found.add(STUCK)
    nights = nights_with(arranged.member)
    if arranged.selector_cap and nights and nights[0].reason == Reason.OVER_CAP.value:
        found.add(OVER_CAP)
    return frozenset(found)


def _told(kind: str, member: str, *, stands: bool, reader: Reader) -> int:
    """Owe or settle; return 1 for a task that is new."""
    source = source_of(kind, member)
    is_known = is_owed(kind=kind, source_id=source)
    if stands and not is_known:
        new = NewTask(kind, reader.actor.agency_id, source_id=source, due_on=house_today(), for_role=_WATCHER)
        owe_task(new=new, by=reader.actor, purpose=reader.purpose)
        act = "epoch_stuck" if kind == STUCK else "night_over_cap"
        audit(act, source, by=reader.actor, purpose=reader.purpose, member=member)
    elif is_known and not stands:
        settle_tasks(kind=kind, source_id=source, by=reader.actor, purpose=reader.purpose)
    return int(stands and not is_known)
