"""What an arriving letter makes somebody owe: clocks that start or stop, tasks, the receipt after a withdrawal."""

from collections.abc import Mapping

from sampan.protection.returns.bodies import day_in
from sampan.protection.returns.conversation import Event, State
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.acting import owe, settle
from sampan.protection.returns.services.answering import count_returned
from sampan.protection.returns.services.clocks import file_clocks, start_clock, stop_clock
from sampan.protection.returns.services.stopping import give_up_identity, wipe_family
from sampan.protection.returns.services.terms import due_on
from sampan.protection.returns.table import Act, Phase, Side
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_today

_STARTS = {
    Act.PROPOSE: "proposal",
    Act.VERIFY: "nationality",
    Act.TRACE: "family",
    Act.HOST_RISK: "origin_risk",
    Act.PLAN: "plan",
}
_STOPS = {
    Act.ACCEPT: "proposal",
    Act.DECLINE: "proposal",
    Act.NATIONALITY: "nationality",
    Act.FAMILY: "family",
    Act.END_TRACING: "family",
    Act.ORIGIN_RISK: "origin_risk",
    Act.AGREE: "plan",
    Act.CHANGE: "plan",
}
_OVER = (Phase.STOPPED.value, Phase.WITHDRAWN.value, Phase.DECLINED.value)


def follow(
    kept: Return,
    event: Event | None,
    *,
    before: State,
    body: Mapping[str, object],
    by: Actor,
    purpose: Purpose,
) -> None:
    """Bring clocks and tasks in line with a letter that was just applied; `event` None: one of ours failed."""
    who = {"by": by, "purpose": purpose}
    if event is None:
        owe(kept, "return_letter_failed", urgent=True, **who)
        return
    if kept.is_disputed and not before.is_disputed:
        owe(kept, "return_disputed", role="supervisor", urgent=True, **who)
    _clocks(kept, event, body, **who)
    _tasks(kept, event, **who)
    if event.act is Act.WITHDRAW and kept.held not in ("sealed", "erased"):
        wipe_family(kept)
        give_up_identity(kept, **who)


def _clocks(kept: Return, event: Event, body: Mapping[str, object], *, by: Actor, purpose: Purpose) -> None:
    who = {"by": by, "purpose": purpose}
    if event.act in _STARTS and kept.phase not in _OVER:
        track = _STARTS[event.act]
        if track != "origin_risk" or kept.origin_risk == "asked":
            day = day_in(body, "answer_by") or due_on(kept.member, track)
            start_clock(kept, track, owed_by=Side.ORIGIN.value, due_on=day, **who)
    if event.act is Act.VERIFY:
        file_clocks(kept)
    track = _STOPS.get(event.act)
    if track and not _still_open(kept, track):
        stop_clock(kept, track, **who)
    if event.act is Act.END_TRACING:
        wipe_family(kept)


def _still_open(kept: Return, track: str) -> bool:
    """Say whether the answer was for something that was changed since, so that another is still owed."""
    return track == "plan" and kept.plan == "sent"


def _tasks(kept: Return, event: Event, *, by: Actor, purpose: Purpose) -> None:
    who = {"by": by, "purpose": purpose}
    match event.act:
        case Act.DECLINE:
            owe(kept, "return_declined", urgent=True, **who)
        case Act.STOP:
            owe(kept, "return_stopped", urgent=True, **who)
        case Act.CHANGE if kept.plan == "change_asked":
            owe(kept, "return_plan_change", **who)
        case Act.NATIONALITY if event.told.get("result") != "confirmed":
            owe(kept, "return_nationality_open", **who)
        case Act.RECEIVE if not kept.is_handed and kept.phase not in _OVER:
            owe(kept, "return_account", urgent=True, **who)
        case Act.HAND_OVER if not kept.is_received and kept.phase not in _OVER:
            owe(kept, "return_account", urgent=True, **who)
        case Act.ARRIVE:
            count_returned(kept, on=house_today(), **who)
        case Act.NATIONALITY:
            settle(kept, "return_nationality_open", **who)
        case Act.FAMILY if kept.phase not in _OVER:
            owe(kept, "return_family_told", **who)
        case Act.END_TRACING:
            settle(kept, "return_family_told", **who)
