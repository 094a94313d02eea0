"""What matching owes to people: the kinds of its tasks, and how they are owed and settled. No task names a person."""

from datetime import date, timedelta
from uuid import UUID

from sampan.partnership.matches.models import Question, Request, SilentHit
from sampan.partnership.matches.services.rows import as_service, service_reader
from sampan.protection.tasks.facts import NewTask, source_named
from sampan.protection.tasks.services.owing import is_owed, owe_task, settle_tasks
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_day, house_today

TO_DECIDE, TO_FOLLOW = "match_request", "match_approved"
HIT_WAITS = "match_silent_hit"
"""A silent hit waits for the duty desk."""
UNHEARD = "match_unheard"
"""The duty desk answered, and the answer did not arrive."""
ANSWERED = "match_answered"
"""A person of another country answered our silent question."""
NOT_LOOKED_UP = "match_not_looked_up"
"""The time limit of our silent question is over, and nobody there could look it up."""
REQUEST_LOST = "match_request_lost"
"""What we asked after a hit did not arrive, or was not taken: nobody there decided on it."""
DECISION_UNHEARD = "match_decision_unheard"
"""A person here decided on a request, and the other country did not hear it."""
NOT_PASSED_ON = "match_not_passed_on"
"""A part of a silent question could not be passed on by this node."""
TRIED = "match_tries"
"""An officer recorded numbers that are helped persons' own, as often as a day allows."""
MET = "match_met"
"""A number of a suspect is known to another country too."""
UNREADABLE = "match_unreadable"
"""A number of a suspect names nobody by today's rules, and is to be recorded anew."""

SEEN = (
    TO_FOLLOW,
    UNHEARD,
    ANSWERED,
    NOT_LOOKED_UP,
    REQUEST_LOST,
    DECISION_UNHEARD,
    NOT_PASSED_ON,
    TRIED,
    MET,
    UNREADABLE,
)
"""They ask for a look: who owes one settles it by opening its page."""

DESK, NATIONAL = "duty_officer", "focal_point"
DECIDE_WITHIN = timedelta(days=2)
"""Of a silent hit, or half of what is left when that is less: so that days are left when it climbs (ADR 0031)."""
LOOK_DAYS = 2


def owe(new: NewTask) -> None:
    """Owe a task, as the node's service."""
    with as_service() as reader:
        owe_task(new=new, by=reader.actor, purpose=reader.purpose)


def settle(kind: str, source_id: UUID, *, by: Actor | None = None, outcome: str = "done") -> None:
    """Settle what is owed of a record, in the name of whoever acted; the clock's own acts are the service's."""
    with as_service() as reader:
        settle_tasks(
            kind=kind, source_id=source_id, by=by or reader.actor, purpose=reader.purpose, outcome=outcome
        )


def owe_decision(hit: SilentHit) -> None:
    """Owe the duty desk a decision on a silent hit, well before its time limit."""
    half = (hit.due_at - hit.found_at) / 2
    due_on = house_day(hit.found_at + min(DECIDE_WITHIN, half))
    owe_desk(HIT_WAITS, hit.id, due_on=due_on)


def owe_desk(kind: str, source_id: UUID, *, due_on: date | None = None, role: str = DESK) -> None:
    """Owe a desk of this node a look, today unless told otherwise."""
    agency_id = service_reader().actor.agency_id
    owe(
        NewTask(
            kind, agency_id, source_id=source_id, due_on=due_on or house_today(), for_role=role,
            urgency="urgent",
        )
    )  # fmt: skip


def owe_asker(kind: str, row: Question, *, account_id: UUID | None = None) -> None:
    """Owe whoever asked, or somebody else, a look at their question; of a case its team sees it too."""
    due_on = house_today() + timedelta(days=LOOK_DAYS)
    owe(
        NewTask(
            kind, row.agency_id, row.case_id, source_id=row.id, due_on=due_on,
            assigned_to=account_id or row.asked_by_id,
        )
    )  # fmt: skip


def owe_unheard(row: Request) -> None:
    """Owe whoever decided on a request a look: the other country did not hear it."""
    due_on = house_today() + timedelta(days=LOOK_DAYS)
    owe(
        NewTask(
            DECISION_UNHEARD, row.agency_id, source_id=row.id, due_on=due_on, assigned_to=row.decided_by_id
        )
    )


def owe_recorder(*, night_id: UUID, agency_id: UUID, account_id: UUID) -> None:
    """Owe whoever recorded numbers of suspects a look at those that another country has too; once a night."""
    source = source_named("match-met", night_id, agency_id, account_id)
    due_on = house_today() + timedelta(days=LOOK_DAYS)
    owe(NewTask(MET, agency_id, source_id=source, due_on=due_on, assigned_to=account_id))


def owe_recording_anew(*, edition: str, agency_id: UUID, account_id: UUID) -> None:
    """Owe whoever recorded numbers of suspects a look at those that today's rules cannot read; once a release."""
    source = source_named("match-unreadable", edition, agency_id, account_id)
    if is_owed(kind=UNREADABLE, source_id=source):
        return
    due_on = house_today() + timedelta(days=LOOK_DAYS)
    owe(NewTask(UNREADABLE, agency_id, source_id=source, due_on=due_on, assigned_to=account_id))
