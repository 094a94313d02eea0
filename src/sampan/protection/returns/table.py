"""The conversation about a return as a table: who may do what when, and what an arriving letter does.

Words: the *host* is the side where the person is, the *origin* the side of their nationality. Every act is one
letter. A row of ACTS says from which phases a side may act; a row of ARRIVALS what a letter does when it
arrives, crossings included. A letter in neither row cannot come from an honest peer.

Who wins when letters cross: the person's word (stop, withdraw) over everything. Where a stop crosses a
departure or a hand-over, both sides keep both accounts and are told to call each other (`disputed`).
"""

from enum import StrEnum


class Side(StrEnum):
    """The two sides of a return."""

    HOST = "host"
    ORIGIN = "origin"

    @property
    def other(self) -> "Side":
        """Return the opposite side."""
        return Side.ORIGIN if self is Side.HOST else Side.HOST


class Act(StrEnum):
    """What a side can say; each is a kind of letter, `return.` in front."""

    PROPOSE = "propose"  # host: somebody may want to come home; here is no name; will you work on it?
    ACCEPT = "accept"  # origin: yes, and this is who does
    DECLINE = "decline"  # origin: no, because ...
    VERIFY = "verify"  # host: who it is, under consent; is this your national?
    NATIONALITY = "nationality"  # origin: answer
    TRACE = "trace"  # host: whom to look for, under a consent of its own
    FAMILY = "family"  # origin: answer
    END_TRACING = "end_tracing"  # host: the person no longer wants the family to be looked for
    HOST_RISK = "host_risk"  # host: how safe we think the return is; what do you think?
    ORIGIN_RISK = "origin_risk"  # origin: answer
    DOCUMENT = "document"  # either: a travel document was asked for or issued
    PLAN = "plan"  # host: how, when, with whom; behind the gate
    AGREE = "agree"  # origin: we agree to this plan; behind the gate
    CHANGE = "change"  # origin: please change ...
    DEPART = "depart"  # host: they are on the way; behind the gate
    HAND_OVER = "hand_over"  # host: handed over at the border; behind the gate
    RECEIVE = "receive"  # origin: received at the border; behind the gate
    ARRIVE = "arrive"  # origin: arrived where they go
    STOP = "stop"  # either: the return does not go on
    WITHDRAW = "withdraw"  # host: the person withdrew consent; give up what you hold
    SEAL = "seal"  # origin, after a withdrawal: what we held can no longer be read
    ERASE = "erase"  # origin, after a withdrawal: what we held is destroyed


class Phase(StrEnum):
    """Where a return stands, as one side sees it."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    PLANNED = "planned"  # both sides agreed to one plan
    DEPARTED = "departed"
    HANDED_OVER = "handed_over"
    ARRIVED = "arrived"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


Row = tuple[frozenset[Phase], Phase | None]  # from these phases, to this one (None: the phase stays)
_P = Phase


def _of(*phases: Phase) -> frozenset[Phase]:
    return frozenset(phases)


_STARTED = frozenset(Phase) - {_P.DRAFT}
_OPEN = _of(_P.ACCEPTED, _P.PLANNED)
_BEFORE_THE_BORDER = _OPEN | {_P.PROPOSED, _P.DEPARTED}
_OVER = _of(_P.DECLINED, _P.STOPPED, _P.WITHDRAWN)
_GONE = _of(_P.DEPARTED, _P.HANDED_OVER, _P.ARRIVED)

OPEN_PHASES = _BEFORE_THE_BORDER | {_P.HANDED_OVER}
"""Phases in which somebody still owes something."""
BEHIND_THE_GATE = frozenset({Act.PLAN, Act.AGREE, Act.DEPART, Act.HAND_OVER, Act.RECEIVE})
"""The acts that move a person, or promise to: none of them without `gate.gate`."""

ACTS: dict[tuple[Side, Act], Row] = {
    (Side.HOST, Act.PROPOSE): (_of(_P.DRAFT), _P.PROPOSED),
    (Side.HOST, Act.VERIFY): (_OPEN, None),
    (Side.HOST, Act.TRACE): (_OPEN, None),
    (Side.HOST, Act.END_TRACING): (_OPEN | {_P.DEPARTED, _P.STOPPED}, None),
    (Side.HOST, Act.HOST_RISK): (_OPEN, None),
    (Side.HOST, Act.DOCUMENT): (_OPEN, None),
    (Side.HOST, Act.PLAN): (_OPEN, _P.ACCEPTED),
    (Side.HOST, Act.DEPART): (_of(_P.PLANNED), _P.DEPARTED),
    (Side.HOST, Act.HAND_OVER): (_of(_P.DEPARTED, _P.HANDED_OVER), _P.HANDED_OVER),
    (Side.HOST, Act.STOP): (_BEFORE_THE_BORDER, _P.STOPPED),
    (Side.HOST, Act.WITHDRAW): (_STARTED - {_P.WITHDRAWN}, _P.WITHDRAWN),
    (Side.ORIGIN, Act.ACCEPT): (_of(_P.PROPOSED), _P.ACCEPTED),
    (Side.ORIGIN, Act.DECLINE): (_of(_P.PROPOSED, _P.ACCEPTED), _P.DECLINED),
    (Side.ORIGIN, Act.NATIONALITY): (_OPEN, None),
    (Side.ORIGIN, Act.FAMILY): (_OPEN, None),
    (Side.ORIGIN, Act.ORIGIN_RISK): (_OPEN, None),
    (Side.ORIGIN, Act.DOCUMENT): (_OPEN, None),
    (Side.ORIGIN, Act.AGREE): (_of(_P.ACCEPTED), _P.PLANNED),
    (Side.ORIGIN, Act.CHANGE): (_of(_P.ACCEPTED), None),
    (Side.ORIGIN, Act.RECEIVE): (_of(_P.PLANNED, _P.DEPARTED, _P.HANDED_OVER), _P.HANDED_OVER),
    (Side.ORIGIN, Act.ARRIVE): (_of(_P.HANDED_OVER), _P.ARRIVED),
    (Side.ORIGIN, Act.STOP): (_OPEN | {_P.DEPARTED}, _P.STOPPED),
    (Side.ORIGIN, Act.SEAL): (_of(_P.WITHDRAWN), None),
    (Side.ORIGIN, Act.ERASE): (_of(_P.WITHDRAWN), None),
}

# The first row that fits is taken; after what is over, a letter still on the wire changes nothing.
_LATE: Row = (_OVER, None)
_STOPS: tuple[Row, ...] = ((_BEFORE_THE_BORDER | {_P.HANDED_OVER}, _P.STOPPED), (_OVER | {_P.ARRIVED}, None))

ARRIVALS: dict[tuple[Side, Act], tuple[Row, ...]] = {
    (Side.ORIGIN, Act.PROPOSE): ((_of(_P.DRAFT), _P.PROPOSED),),
    **{
        (Side.ORIGIN, act): ((_OPEN | _GONE, None), _LATE)
        for act in (Act.VERIFY, Act.TRACE, Act.END_TRACING, Act.HOST_RISK, Act.DOCUMENT)
    },
    (Side.ORIGIN, Act.PLAN): ((_OPEN, _P.ACCEPTED), _LATE),
    (Side.ORIGIN, Act.DEPART): (
        (_of(_P.PLANNED), _P.DEPARTED),
        (_of(_P.HANDED_OVER, _P.ARRIVED), None),
        _LATE,
    ),
    (Side.ORIGIN, Act.HAND_OVER): (
        (_of(_P.DEPARTED, _P.HANDED_OVER), _P.HANDED_OVER),
        (_of(_P.ARRIVED), None),
        _LATE,
    ),
    (Side.ORIGIN, Act.STOP): _STOPS,
    (Side.ORIGIN, Act.WITHDRAW): ((_STARTED, _P.WITHDRAWN),),
    (Side.HOST, Act.ACCEPT): ((_of(_P.PROPOSED), _P.ACCEPTED), _LATE),
    (Side.HOST, Act.DECLINE): ((_of(_P.PROPOSED, _P.ACCEPTED, _P.PLANNED), _P.DECLINED), _LATE),
    **{
        (Side.HOST, act): ((_OPEN | _GONE, None), _LATE)
        for act in (Act.NATIONALITY, Act.FAMILY, Act.ORIGIN_RISK, Act.DOCUMENT, Act.CHANGE)
    },
    (Side.HOST, Act.AGREE): ((_of(_P.ACCEPTED), _P.PLANNED), _LATE),
    (Side.HOST, Act.RECEIVE): (
        (_of(_P.PLANNED), None),  # received while our own account of the departure is not written yet
        (_of(_P.DEPARTED, _P.HANDED_OVER), _P.HANDED_OVER),
        _LATE,
    ),
    (Side.HOST, Act.ARRIVE): (
        (_of(_P.HANDED_OVER), _P.ARRIVED),
        (_of(_P.PLANNED, _P.DEPARTED), None),
        _LATE,
    ),
    (Side.HOST, Act.STOP): _STOPS,
    (Side.HOST, Act.SEAL): ((_of(_P.WITHDRAWN), None),),
    (Side.HOST, Act.ERASE): ((_of(_P.WITHDRAWN), None),),
}
