"""The referral conversation: one state a side, one pure step an event, never two owners of a case.

Why there are never two owners. The sender gives the case up in the same step that sends `hand_over`; the
receiver becomes owner only by applying that letter; in between the case is in transit and nobody owns it.
Back again only after a withdrawal: by erasing, the receiver gives the case up in the step that sends
`erase`. If the receiver withdrew before `hand_over` reached it, it lets that letter bounce, and its
`withdraw`, sent before any `confirm`, tells the sender so. Letters arrive in order (journal), hence a side
that has just become owner must confirm before it says anything else.

Who wins when letters cross: the sender's recall or expiry over an acceptance, for it alone releases identity
and no identity has left; a withdrawal over everything. The answer-by date is the same on both sides: past it
the receiver may no longer accept, and only the sender's `expire` makes it a fact.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sampan.engines.exchange import notation
from sampan.engines.exchange.referral_table import ACTS, ARRIVALS, Act, Phase, Row, Side
from sampan.vocabulary.errors import NoConsent, WrongState


class Owner(StrEnum):
    """Who is responsible for the case; in transit it is nobody's to change."""

    SENDER = "sender"
    RECEIVER = "receiver"
    TO_RECEIVER = "in_transit_to_receiver"
    TO_SENDER = "in_transit_to_sender"


class Held(StrEnum):
    """The most that a side holds of what the other sent in this conversation."""

    NOTHING = "nothing"
    PREVIEW = "preview"
    IDENTITY = "identity"
    FEEDBACK = "feedback"
    SEALED = "sealed"
    ERASED = "erased"


@dataclass(frozen=True)
class State:
    """One side's view; all members are plain values, made to be stored."""

    side: Side
    phase: Phase = Phase.DRAFT
    owner: Owner = Owner.SENDER
    held: Held = Held.NOTHING
    peer_held: Held = Held.NOTHING
    confirm_owed: bool = False
    answer_by: datetime | None = None

    @property
    def is_owner(self) -> bool:
        """Say whether this side is responsible for the case now."""
        return self.owner.value == self.side.value

    @property
    def is_settled(self) -> bool:
        """Say whether, after a withdrawal, neither side can read what the other had sent."""
        gone = (Held.SEALED, Held.ERASED)
        return self.phase is Phase.WITHDRAWN and self.held in gone and self.peer_held in gone


@dataclass(frozen=True)
class Event:
    """An act by one side: ours when `by` is our side, otherwise a letter of the peer that arrived.

    `at` is the acting side's clock for our own acts and is not looked at for arrivals. `consented` states
    that `consent.may_release` said yes; on arrival, that the letter names that consent.
    """

    act: Act
    by: Side
    at: datetime
    reason: str = ""
    consented: bool = False
    answer_by: datetime | None = None


def step(state: State, event: Event) -> State:
    """Return the state after the event.

    Raises WrongState when the table has no row for it or a time limit forbids it, NoConsent for a release
    without consent, InvalidInput for a refusal without reason or a preview without answer-by date.
    """
    _check_content(event)
    phase = _next_phase(state, event)
    if event.by is state.side:
        _check_own_act(state, event)
        changed = _after_own_act(state, event)
    else:
        _check_arrival(state, event)
        changed = _after_arrival(state, event)
    return replace(changed, phase=phase)


def may_keep(state: State, event: Event) -> bool:
    """Say whether the content of an arriving letter may be stored; asked with the state before the step.

    After a withdrawal nothing that was still on the wire is kept: neither identity nor feedback.
    """
    return event.by is state.side or state.phase is not Phase.WITHDRAWN


def owed(state: State) -> tuple[Act, ...]:
    """Return the acts that this side must do without being asked: confirm at once, erase (or seal) soon."""
    confirm = (Act.CONFIRM,) if state.confirm_owed else ()
    unsettled = state.phase is Phase.WITHDRAWN and state.held not in (Held.SEALED, Held.ERASED)
    return (*confirm, *((Act.ERASE,) if unsettled else ()))


def is_overdue(state: State, *, now: datetime) -> bool:
    """Say whether the answer is late: the same on both sides' screens."""
    return state.phase is Phase.PREVIEWED and state.answer_by is not None and now > state.answer_by


def _next_phase(state: State, event: Event) -> Phase:
    key = (state.side, event.act)
    rows: tuple[Row, ...] = ARRIVALS.get(key, ())
    if event.by is state.side:
        rows = (ACTS[key],) if key in ACTS else ()
    for phases, to in rows:
        if state.phase in phases:
            return to or state.phase
    whose = "own act" if event.by is state.side else "arriving letter"
    raise WrongState(
        f"The {whose} {event.act.value} does not fit a referral that is {state.phase.value}.",
        remedy="Open the referral again to see where it stands.",
    )


def _check_content(event: Event) -> None:
    if event.act is Act.DECLINE:
        notation.require(bool(event.reason), "reason", "Say why the referral is declined.")
    if event.act is Act.PREVIEW:
        notation.require_aware(event.answer_by, "answer_by")
    if event.act is Act.RELEASE and not event.consented:
        raise NoConsent(
            "The identity is not released without the person's consent.", remedy="Ask and record consent."
        )


def _check_own_act(state: State, event: Event) -> None:
    if state.confirm_owed != (event.act is Act.CONFIRM):
        raise WrongState("A confirmation is due exactly after taking a case over.", remedy="Confirm first.")
    late = state.answer_by is not None and event.at > state.answer_by
    if event.act is Act.ACCEPT and late:
        raise WrongState("The time to accept is over.", remedy="Ask the sender to refer again.")
    if event.act is Act.EXPIRE and not late:
        raise WrongState("The time to answer is not over yet.", remedy="Wait, or recall the referral.")
    if event.act in (Act.SEAL, Act.ERASE) and state.held is Held.ERASED:
        raise WrongState("It is already erased.")
    if event.act is Act.SEAL and state.held is Held.SEALED:
        raise WrongState("It is already sealed.")


def _check_arrival(state: State, event: Event) -> None:
    expected = Owner.TO_RECEIVER if event.by is Side.RECEIVER else Owner.TO_SENDER
    if event.act is Act.CONFIRM and state.owner is not expected:
        raise WrongState("The other side confirms a case that was not handed over.", remedy="Call it.")


def _after_own_act(state: State, event: Event) -> State:
    match event.act:
        case Act.PREVIEW:
            return replace(state, peer_held=Held.PREVIEW, answer_by=event.answer_by)
        case Act.RELEASE:
            return replace(state, peer_held=Held.IDENTITY)
        case Act.HAND_OVER:
            return replace(state, owner=Owner.TO_RECEIVER)
        case Act.CONFIRM:
            return replace(state, confirm_owed=False)
        case Act.FEEDBACK:
            return replace(state, peer_held=Held.FEEDBACK)
        case Act.SEAL:
            return replace(state, held=Held.SEALED)
        case Act.ERASE:
            given_up = Owner.TO_SENDER if state.owner is Owner.RECEIVER else state.owner
            owner = given_up if state.side is Side.RECEIVER else state.owner
            return replace(state, held=Held.ERASED, owner=owner)
    return state


def _after_arrival(state: State, event: Event) -> State:
    if event.act in (Act.SEAL, Act.ERASE, Act.WITHDRAW, Act.CONFIRM):
        return _after_settling(state, event)
    if state.phase is Phase.WITHDRAWN:
        return state  # crossed the withdrawal: not kept, and a hand-over bounces
    match event.act:
        case Act.PREVIEW:
            return replace(state, held=Held.PREVIEW, answer_by=event.answer_by)
        case Act.RELEASE:
            return replace(state, held=Held.IDENTITY)
        case Act.HAND_OVER:
            return replace(state, owner=Owner.RECEIVER, confirm_owed=True)
        case Act.FEEDBACK:
            return replace(state, held=Held.FEEDBACK)
    return state


def _after_settling(state: State, event: Event) -> State:
    match event.act:
        case Act.SEAL:
            return replace(state, peer_held=Held.SEALED)
        case Act.CONFIRM:
            return replace(state, owner=Owner(event.by.value))
        case Act.WITHDRAW if state.side is Side.SENDER and state.owner is Owner.TO_RECEIVER:
            return replace(state, owner=Owner.SENDER)  # no confirm came first: our hand-over bounces
        case Act.ERASE:
            back = state.side is Side.SENDER and state.owner is Owner.RECEIVER
            owner = Owner.SENDER if back else state.owner
            return replace(state, peer_held=Held.ERASED, owner=owner, confirm_owed=state.confirm_owed or back)
    return state
