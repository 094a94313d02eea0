"""The clocks of a return: the same day on both sides, and a ladder of whom a silence concerns.

Whoever owes an answer has a task at once. Past its day the side that waits has one, too: an officer, after
three days more a supervisor, after seven the national focal point, on both sides alike.
"""

from datetime import date, timedelta

from django.db import transaction

from sampan.protection.returns.models import Return, ReturnClock
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_now

LADDER = ((0, ""), (3, "supervisor"), (7, "focal_point"))
"""Days past the last day, and whose it is then; empty is the officer: the team. Reasoned in ADR 0017."""


def start_clock(kept: Return, track: str, *, owed_by: str, due_on: date, by: Actor, purpose: Purpose) -> None:
    """Let a clock run for a track (anew when it ran before), and owe the answer when it is ours."""
    stop_clock(kept, track, by=by, purpose=purpose, outcome="asked_anew")
    ReturnClock.objects.create(
        kept_return=kept, case_id=kept.case_id, agency_id=kept.agency_id, track=track, owed_by=owed_by,
        asked_at=house_now(), due_on=due_on,
    )  # fmt: skip
    if owed_by == kept.side:
        _owe(kept, f"return_owed_{track}", due_on=due_on, role=_first_role(kept), by=by, purpose=purpose)


def stop_clock(kept: Return, track: str, *, by: Actor, purpose: Purpose, outcome: str = "done") -> None:
    """Stop the clock of a track and settle what was owed because of it."""
    running = ReturnClock.objects.filter(kept_return=kept, track=track, stopped_at__isnull=True)
    if running.update(stopped_at=house_now()):
        for kind in (f"return_owed_{track}", f"return_late_{track}"):
            settle_tasks(kind=kind, source_id=kept.id, by=by, purpose=purpose, outcome=outcome)


def stop_all(kept: Return, *, by: Actor, purpose: Purpose, outcome: str) -> None:
    """Stop every clock of a return that is over."""
    for track in ReturnClock.objects.filter(kept_return=kept, stopped_at__isnull=True).values_list(
        "track", flat=True
    ):
        stop_clock(kept, track, by=by, purpose=purpose, outcome=outcome)


def file_clocks(kept: Return) -> None:
    """Give the clocks of a return to the agency and case that it has by now."""
    ReturnClock.objects.filter(kept_return=kept).update(case_id=kept.case_id, agency_id=kept.agency_id)


def escalate_late(*, today: date) -> int:
    """Tell whom each silence concerns on that day; return how many clocks moved up. Run by the node's service."""
    service = service_actor()
    reader = Reader(service, Purpose.RETURN)
    with reading_as(reader):
        late = list(
            ReturnClock.objects.filter(stopped_at__isnull=True, due_on__lt=today).values_list("id", flat=True)
        )
    moved = 0
    for clock_id in late:
        with reading_as(reader):
            moved += _escalate(clock_id, today=today, by=service)
    return moved


@transaction.atomic
def _escalate(clock_id: object, *, today: date, by: Actor) -> int:
    clock = ReturnClock.objects.select_for_update().select_related("kept_return").get(id=clock_id)
    level = sum(today > clock.due_on + timedelta(days=days) for days, _role in LADDER)
    if clock.stopped_at is not None or level <= clock.level:
        return 0
    clock.level = level
    clock.save(update_fields=("level",))
    kept = clock.kept_return
    kind = "owed" if clock.owed_by == kept.side else "late"
    role = LADDER[level - 1][1] or _first_role(kept)
    _owe(kept, f"return_{kind}_{clock.track}", due_on=clock.due_on, role=role, by=by, purpose=Purpose.RETURN)
    return 1


def _first_role(kept: Return) -> str:
    """Return whose the first task is: the team's, or the focal point's while nobody works on it."""
    return "" if kept.case_id else "focal_point"


def _owe(kept: Return, kind: str, *, due_on: date, role: str, by: Actor, purpose: Purpose) -> None:
    new = NewTask(kind, kept.agency_id, kept.case_id, kept.id, due_on, for_role=role)
    owe_task(new=new, by=by, purpose=purpose)
