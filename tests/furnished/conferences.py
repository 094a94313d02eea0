"""Case conferences on the worker's case: one planned, one held with decisions."""

from datetime import date, timedelta

from django.utils import timezone

from sampan.protection.conferences.facts import ConferencePlan, Minutes, NewDecision
from sampan.protection.conferences.services.ending import hold_conference
from sampan.protection.conferences.services.planning import plan_conference
from tests.furnished.room import Room

HOLDERS = {"conference_id"}
NO_PAGE = {"conferences:open", "conferences:print"}
BODIES = {
    "conferences/<uuid:conference_id>/hold/": {"held_on": "2026-01-05", "text": "x"},
    "conferences/<uuid:conference_id>/cancel/": {"because": "moved"},
    "api/conferences/cases/<uuidstr:case_id>": {"planned_for": "2099-01-01T09:00:00Z", "invited": []},
    "api/conferences/<uuidstr:conference_id>/minutes": {
        "held_on": "2026-01-05",
        "present": [],
        "person_heard": "was_there",
        "text": "x",
    },
    "api/conferences/<uuidstr:conference_id>/cancel": {"because": "moved"},
}


def furnish(room: Room) -> None:
    """Plan two, hold one."""
    someone = (room.worker.account_id,)
    plan = ConferencePlan(timezone.now() + timedelta(days=1), someone, "Lạng Sơn", room.secret)
    with room.reading():
        planned, held = (plan_conference(case_id=room.case_id, plan=plan, **room.who()) for _ in range(2))
        minutes = Minutes(
            date.today(), someone, "was_there", room.secret,
            decisions=(NewDecision(room.secret, *someone, date.today()), NewDecision("Ask again.")),
        )  # fmt: skip
        hold_conference(conference_id=held, minutes=minutes, **room.who())
    room.ids["conference_id"] = planned
    for name in ("one", "hold", "cancel"):
        room.show("supervisor", f"conferences:{name}", planned)
    room.show("supervisor", "conferences:one", held)
    room.show("supervisor", "conferences:plan", room.case_id)
