"""What every own act does: the step, the letter in the same transaction, and the tasks that follow."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sampan.protection.returns.conversation import Event
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.clocks import stop_all
from sampan.protection.returns.services.gatekeeping import GatePass, settle_missing
from sampan.protection.returns.services.keeping import Said, fact_of, move_on
from sampan.protection.returns.table import Act, Phase, Side
from sampan.protection.returns.turns import owes_next
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import is_owed, owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.correspondence.services.writing import write_letter

# A letter outlives a long holiday of the other side's office; after that a person is told.
LETTER_LIFE = timedelta(days=30)
OVER = (Phase.DECLINED, Phase.STOPPED, Phase.WITHDRAWN, Phase.ARRIVED)
OWN_TASKS = (
    "return_plan_change", "return_plan_refused", "return_plan_ready", "return_account", "return_nationality_open",
    "return_arrival", "return_family_told", "return_next",
)  # fmt: skip
"""Tasks about the next step: settled when the return goes on or ends."""


def do(
    kept: Return,
    act: Act,
    *,
    by: Actor,
    purpose: Purpose,
    told: Mapping[str, str] | None = None,
    said: Said | None = None,
    body: Mapping[str, object] | None = None,
    passed: GatePass | None = None,
) -> Return:
    """Do an own act: state, event and letter, all or nothing. `told` are codes that the step and letter share."""
    told, said = dict(told or {}), said or Said()
    kept = move_on(
        kept, Event(act, Side(kept.side), told), replace(said, facts={**told, **said.facts}),
        by=by, purpose=purpose, passed=passed,
    )  # fmt: skip
    send(kept, act, {**told, **(body or {})}, happened_at=said.happened_at, by=by, purpose=purpose)
    after(kept, by=by, purpose=purpose)
    return kept


def send(
    kept: Return,
    act: Act,
    body: Mapping[str, object],
    *,
    by: Actor,
    purpose: Purpose,
    happened_at: datetime | None = None,
) -> UUID:
    """Write the letter of an act in the open transaction; it says from which side it comes and when it happened."""
    now = house_now()
    framed = {"from": kept.side, "happened_at": (happened_at or now).isoformat()}
    return write_letter(
        member=kept.member,
        kind=f"return.{act.value}",
        conversation=kept.conversation,
        body=framed | dict(body),
        agency_id=kept.agency_id,
        case_id=kept.case_id,
        by=by,
        purpose=purpose,
        expires_at=now + LETTER_LIFE,
    )


def after(kept: Return, *, by: Actor, purpose: Purpose) -> None:
    """Bring what lists show, and the tasks, in line with where the return stands now."""
    if Phase(kept.phase) in OVER:
        stop_all(kept, by=by, purpose=purpose, outcome="return_over")
        settle(kept, *OWN_TASKS, by=by, purpose=purpose, outcome="return_over")
    settle_missing(kept, by=by, purpose=purpose)
    hand_on(kept, by=by, purpose=purpose)


def hand_on(kept: Return, *, by: Actor, purpose: Purpose) -> None:
    """Owe the next step while it is this side's to take, once; settle it when another has the next word."""
    if kept.side != Side.HOST.value:
        return
    if not owes_next(fact_of(kept)):
        settle(kept, "return_next", by=by, purpose=purpose)
    elif not is_owed(kind="return_next", source_id=kept.id):
        owe(kept, "return_next", by=by, purpose=purpose)


def owe(
    kept: Return,
    kind: str,
    *,
    by: Actor,
    purpose: Purpose,
    role: str = "",
    urgent: bool = False,
    days: int = 0,
) -> None:
    """Owe a task about a return: the team's, or a role's; the focal point's while there is no team."""
    for_role = role if kept.case_id else "focal_point"
    new = NewTask(
        kind, kept.agency_id, kept.case_id, kept.id, house_today() + timedelta(days=days), for_role=for_role,
        urgency="urgent" if urgent else "normal",
    )  # fmt: skip
    owe_task(new=new, by=by, purpose=purpose)


def settle(kept: Return, *kinds: str, by: Actor, purpose: Purpose, outcome: str = "done") -> None:
    """Settle tasks about a return."""
    for kind in kinds:
        settle_tasks(kind=kind, source_id=kept.id, by=by, purpose=purpose, outcome=outcome)
