"""The alarm: when hits come unlike before, the national focal point is owed a look at what is being asked."""

from uuid import UUID

from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Arrangement, Rate
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.partnership.matches.services.spending import is_drifting, limits_of
from sampan.protection.tasks.facts import NewTask, source_named
from sampan.protection.tasks.services.owing import owe_task
from sampan.registry.clock.queries import house_now, house_today

DRIFTED = "match_drift"
_WATCHER = "focal_point"


def raise_drifts() -> int:
    """Owe a look at each member whose hits are unlike before, once a day; return how many are new.

    Guesses hit less often than case work does, a stolen register more often (engine `quotas.drift`).
    """
    day, raised = house_today(), 0
    with as_service() as reader:
        arranged = {one.member: one for one in Arrangement.objects.filter(state="in_force")}
        for one in Rate.objects.filter(day=day, told_at=None):
            source = _source(one)
            limits = limits_of(arranged.get(one.member))
            if not is_drifting(Side(one.side), member=one.member, limits=limits, day=day):
                continue
            Rate.objects.filter(id=one.id).update(told_at=house_now())
            new = NewTask(DRIFTED, reader.actor.agency_id, source_id=source, due_on=day, for_role=_WATCHER)
            owe_task(new=new, by=reader.actor, purpose=reader.purpose)
            audit("drift", source, by=reader.actor, purpose=reader.purpose, side=one.side, member=one.member)
            raised += 1
    return raised


def _source(one: Rate) -> UUID:
    """Return the same id for the same side, member and day, so that a task is owed once."""
    return source_named("match-drift", one.side, one.member, one.day)
