"""The conversation of help inside the country as a table: who may do what when, and who owes the next step.

Words: the *case side* asks for help for a person, the *provider side* is asked: a service provider, or, when
a whole case moves (`transfer`), the agency that takes it over. One row of ACTS says who may act from which
phases and where the conversation stands then. Pure: no clock, no database.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sampan.vocabulary.errors import WrongState


class Side(StrEnum):
    """The two sides of one conversation."""

    CASE = "case"
    PROVIDER = "provider"


class Phase(StrEnum):
    """Where a conversation stands; the same for both sides, for they share one database."""

    REQUESTED = "requested"  # the other agency says that the person is there: give us the case
    ASKED = "asked"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    GIVEN = "given"  # the giver has signed the hand-over, the receiver not yet
    WITH_PROVIDER = "with_provider"
    DECLINED = "declined"
    RECALLED = "recalled"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class Act(StrEnum):
    """What a side can do."""

    REQUEST = "request"
    GRANT = "grant"
    REFUSE = "refuse"
    ASK = "ask"
    ASK_AGAIN = "ask_again"
    EXPIRE = "expire"
    ESCALATE = "escalate"
    ACCEPT = "accept"
    DECLINE = "decline"
    RELEASE = "release"
    RECALL = "recall"
    GIVE = "give"
    RECEIVE = "receive"
    DISPUTE = "dispute"
    SERVE = "serve"
    END = "end"
    STOP = "stop"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Row:
    """One act: whose it is, from which phases, and to which (None: the phase stays)."""

    side: Side
    froms: frozenset[Phase]
    to: Phase | None


_P = Phase
OPEN = frozenset({_P.REQUESTED, _P.ASKED, _P.EXPIRED, _P.ACCEPTED, _P.GIVEN, _P.WITH_PROVIDER})
"""The phases in which somebody owes something."""
HOLDS_A_PLACE = frozenset({_P.ACCEPTED, _P.GIVEN, _P.WITH_PROVIDER})
"""The phases in which a place of the provider is taken."""
_HERE = frozenset({_P.ACCEPTED, _P.GIVEN, _P.WITH_PROVIDER})


def _row(side: Side, *froms: Phase, to: Phase | None) -> Row:
    return Row(side, frozenset(froms), to)


ACTS: dict[Act, Row] = {
    Act.REQUEST: _row(Side.PROVIDER, to=_P.REQUESTED),
    Act.GRANT: _row(Side.CASE, _P.REQUESTED, to=_P.ACCEPTED),
    Act.REFUSE: _row(Side.CASE, _P.REQUESTED, to=_P.DECLINED),
    Act.ASK: _row(Side.CASE, to=_P.ASKED),
    Act.ASK_AGAIN: _row(Side.CASE, _P.EXPIRED, _P.ASKED, to=_P.ASKED),
    Act.EXPIRE: _row(Side.CASE, _P.ASKED, to=_P.EXPIRED),
    Act.ESCALATE: _row(Side.CASE, _P.REQUESTED, _P.EXPIRED, _P.ACCEPTED, _P.GIVEN, to=None),
    Act.ACCEPT: _row(Side.PROVIDER, _P.ASKED, _P.EXPIRED, to=_P.ACCEPTED),  # late is better than never
    Act.DECLINE: _row(Side.PROVIDER, _P.ASKED, _P.EXPIRED, to=_P.DECLINED),
    Act.RELEASE: Row(Side.CASE, _HERE, None),
    Act.RECALL: _row(Side.CASE, _P.ASKED, _P.EXPIRED, _P.ACCEPTED, _P.GIVEN, to=_P.RECALLED),
    Act.GIVE: _row(Side.CASE, _P.ACCEPTED, to=_P.GIVEN),
    Act.RECEIVE: _row(Side.PROVIDER, _P.GIVEN, to=_P.WITH_PROVIDER),
    Act.DISPUTE: _row(Side.PROVIDER, _P.GIVEN, to=_P.ACCEPTED),
    Act.SERVE: _row(Side.PROVIDER, _P.ACCEPTED, _P.WITH_PROVIDER, to=None),
    Act.END: _row(Side.PROVIDER, _P.ACCEPTED, _P.WITH_PROVIDER, to=_P.ENDED),
    Act.STOP: _row(Side.CASE, _P.ACCEPTED, _P.WITH_PROVIDER, to=_P.ENDED),
    Act.WITHDRAW: Row(Side.CASE, OPEN, _P.WITHDRAWN),
}

# Hours until the next step is owed, by phase: (normal, urgent). Reasons: ADR 0016.
HOURS: dict[Phase, tuple[int, int]] = {
    _P.REQUESTED: (48, 4),
    _P.ASKED: (48, 4),
    _P.EXPIRED: (24, 2),
    _P.ACCEPTED: (72, 12),
    _P.GIVEN: (24, 4),
}
LADDER_HOURS = (24, 2)  # each rung of the ladder: officer, supervisor, focal point
RUNGS = ("", "officer", "supervisor", "focal_point")
"""Who is told of silence, by level; the last keeps it until somebody acts."""


def after(phase: Phase | None, act: Act) -> Phase:
    """Return the phase after an act (None: there is no conversation yet); raises WrongState."""
    row = ACTS[act]
    if phase is None:
        if row.froms or row.to is None:
            raise WrongState("There is nothing to act on yet.", remedy="Ask first.")
        return row.to
    if phase not in row.froms:
        raise WrongState(
            "This is not possible as things stand.", remedy="Open the page again: somebody has acted since."
        )
    return row.to or phase


def wait(phase: Phase, *, is_urgent: bool) -> timedelta | None:
    """Return how long the side that owes the next step may take; None when nobody owes one by a clock."""
    hours = HOURS.get(phase)
    return None if hours is None else timedelta(hours=hours[is_urgent])


def rung(*, is_urgent: bool) -> timedelta:
    """Return how long one rung of the ladder may take before the next is told."""
    return timedelta(hours=LADDER_HOURS[is_urgent])


def owes(phase: Phase) -> Side | None:
    """Return the side that owes the next step, None when the conversation is over."""
    if phase in (_P.ASKED, _P.GIVEN, _P.WITH_PROVIDER):
        return Side.PROVIDER
    return Side.CASE if phase in OPEN else None
