"""One side's view of a return, and one pure step an event: what is asked, answered, agreed and done.

An answer is for what was asked: the agreement to a plan names the plan's hash, and an agreement to a plan that
was changed since is no agreement. After a stop or a withdrawal nothing that was still on the wire is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from sampan.protection.returns.table import ACTS, ARRIVALS, Act, Phase, Row, Side
from sampan.vocabulary.errors import InvalidInput, WrongState

ASKED = "asked"
ENDED = "ended"
SENT, AGREED, CHANGE_ASKED = "sent", "agreed", "change_asked"


@dataclass(frozen=True)
class State:
    """Plain values, made to be stored: each track is empty, `asked`, or the code of its answer."""

    side: Side
    phase: Phase = Phase.DRAFT
    nationality: str = ""
    family: str = ""
    host_risk: str = ""
    origin_risk: str = ""
    document: str = ""
    plan: str = ""
    plan_hash: str = ""
    is_handed: bool = False
    is_received: bool = False
    has_arrived: bool = False
    is_disputed: bool = False
    held: str = "nothing"
    peer_held: str = "nothing"


STATE_COLUMNS = tuple(one.name for one in fields(State) if one.name != "side")


@dataclass(frozen=True)
class Event:
    """An act by one side: ours when `by` is our side, else a letter that arrived; `told` are its codes."""

    act: Act
    by: Side
    told: Mapping[str, str] = field(default_factory=dict)


def step(state: State, event: Event) -> State:
    """Return the state after the event; raises WrongState when the table has no row or the track forbids it."""
    phase, row_of_over = _next_phase(state, event)
    if row_of_over:
        return _after_late(state, event)
    if event.by is state.side:
        _check_own(state, event)
    elif _is_stale(state, event):
        return state
    return _settled(replace(_TRACKS.get(event.act, _unchanged)(state, event), phase=phase))


def may_keep(state: State, event: Event) -> bool:
    """Say whether what an arriving letter tells may be stored; asked with the state before the step."""
    over = (Phase.WITHDRAWN, Phase.STOPPED, Phase.DECLINED)
    return event.by is state.side or state.phase not in over or event.act in _ALWAYS_KEPT


_ALWAYS_KEPT = frozenset(
    {Act.STOP, Act.WITHDRAW, Act.SEAL, Act.ERASE, Act.DEPART, Act.HAND_OVER, Act.RECEIVE}
)


def _next_phase(state: State, event: Event) -> tuple[Phase, bool]:
    key = (state.side, event.act)
    rows: tuple[Row, ...] = ARRIVALS.get(key, ())
    if event.by is state.side:
        rows = (ACTS[key],) if key in ACTS else ()
    for phases, to in rows:
        if state.phase in phases:
            is_late = event.by is not state.side and to is None and state.phase in _OVER_PHASES
            return to or state.phase, is_late and event.act not in (Act.SEAL, Act.ERASE, Act.END_TRACING)
    raise WrongState(
        f"The step {event.act.value} does not fit a return that is {state.phase.value}.",
        remedy="Open the return again to see where it stands.",
    )


_OVER_PHASES = frozenset({Phase.STOPPED, Phase.WITHDRAWN, Phase.DECLINED})
_MOVED = frozenset({Act.DEPART, Act.HAND_OVER, Act.RECEIVE})


def _after_late(state: State, event: Event) -> State:
    """Return the state after a letter that crossed an end: a person who was moved all the same is a dispute."""
    moved = event.act in _MOVED and state.phase is Phase.STOPPED
    return replace(state, is_disputed=state.is_disputed or moved)


def _check_own(state: State, event: Event) -> None:
    for act, attribute, expected in _ANSWERS:
        if event.act is act and getattr(state, attribute) not in expected:
            raise WrongState("Nobody asks for this now.", remedy="Open the return again.")
    if event.act in (Act.VERIFY, Act.TRACE):
        asked = state.nationality if event.act is Act.VERIFY else state.family
        if asked == ASKED:
            raise WrongState(
                "This was asked, and the answer is open.", remedy="Wait, or call the other side."
            )
    if event.act is Act.HAND_OVER and state.is_handed:
        raise WrongState("Your account of the hand-over is written.", remedy="Nothing more is needed.")
    if event.act is Act.RECEIVE and state.is_received:
        raise WrongState("Your account of the hand-over is written.", remedy="Nothing more is needed.")
    if event.act is Act.ARRIVE and not state.is_received:
        raise WrongState(
            "Nobody here received the person.", remedy="Write your account of the hand-over first."
        )
    if event.act in (Act.SEAL, Act.ERASE) and state.held == "erased":
        raise WrongState("It is already erased.")


_ANSWERS = (
    (Act.NATIONALITY, "nationality", (ASKED, "more_information", "confirmed", "not_confirmed")),
    (Act.FAMILY, "family", (ASKED, "not_found", "found_safe", "found_not_safe")),
    (Act.AGREE, "plan", (SENT,)),
    (Act.CHANGE, "plan", (SENT,)),
    (Act.DEPART, "plan", (AGREED,)),
    (Act.END_TRACING, "family", (ASKED, "not_found", "found_safe", "found_not_safe")),
)


def _is_stale(state: State, event: Event) -> bool:
    """Say whether an answer is about a plan that we changed since, or a family that is not sought any more."""
    if event.act in (Act.AGREE, Act.CHANGE):
        return event.told.get("plan_hash", "") != state.plan_hash or state.plan != SENT
    return event.act is Act.FAMILY and state.family in ("", ENDED)


def _unchanged(state: State, event: Event) -> State:
    return state


def _answer(event: Event, name: str) -> str:
    told = event.told.get(name, "")
    if not told:
        raise InvalidInput("The answer is missing.", remedy="Choose one.", field=name)
    return told


def _release(state: State, event: Event) -> State:
    """Note that identity moved: held by the origin side."""
    if state.side is Side.HOST:
        return replace(state, peer_held="identity")
    return replace(state, held="identity")


def _verify(state: State, event: Event) -> State:
    return replace(_release(state, event), nationality=ASKED)


def _trace(state: State, event: Event) -> State:
    return replace(_release(state, event), family=ASKED)


def _plan(state: State, event: Event) -> State:
    return replace(state, plan=SENT, plan_hash=_answer(event, "plan_hash"))


def _propose(state: State, event: Event) -> State:
    return replace(state, **{"peer_held" if state.side is Side.HOST else "held": "preview"})


def _host_risk(state: State, event: Event) -> State:
    asked = state.origin_risk or ASKED
    return replace(state, host_risk=_answer(event, "result"), origin_risk=asked)


def _given_up(state: State, event: Event) -> State:
    manner = "sealed" if event.act is Act.SEAL else "erased"
    return replace(state, **{"held" if event.by is state.side else "peer_held": manner})


def _stop(state: State, event: Event) -> State:
    crossed = event.by is not state.side and state.phase is Phase.HANDED_OVER
    return replace(state, is_disputed=state.is_disputed or crossed)


def _settled(state: State) -> State:
    """Return the state with an arrival that was told early put in its place once both accounts are there."""
    if state.phase is Phase.HANDED_OVER and state.has_arrived:
        return replace(state, phase=Phase.ARRIVED)
    return state


_TRACKS = {
    Act.PROPOSE: _propose,
    Act.VERIFY: _verify,
    Act.NATIONALITY: lambda state, event: replace(state, nationality=_answer(event, "result")),
    Act.TRACE: _trace,
    Act.FAMILY: lambda state, event: replace(state, family=_answer(event, "result")),
    Act.END_TRACING: lambda state, event: replace(state, family=ENDED),
    Act.HOST_RISK: _host_risk,
    Act.ORIGIN_RISK: lambda state, event: replace(state, origin_risk=_answer(event, "result")),
    Act.DOCUMENT: lambda state, event: replace(state, document=_answer(event, "state")),
    Act.PLAN: _plan,
    Act.AGREE: lambda state, event: replace(state, plan=AGREED),
    Act.CHANGE: lambda state, event: replace(state, plan=CHANGE_ASKED),
    Act.HAND_OVER: lambda state, event: replace(state, is_handed=True),
    Act.RECEIVE: lambda state, event: replace(state, is_received=True),
    Act.ARRIVE: lambda state, event: replace(state, has_arrived=True),
    Act.STOP: _stop,
    Act.SEAL: _given_up,
    Act.ERASE: _given_up,
}
