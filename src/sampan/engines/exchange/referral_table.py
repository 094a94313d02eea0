"""The referral conversation as a table: who may do what when, and what the other side makes of it.

Words: the *sender* refers a person's case, the *receiver* is asked to take it. Every act is one letter. A row
of ACTS says from which phases a side may act; a row of ARRIVALS says what a letter does when it arrives,
crossings included. A letter that is in neither row cannot come from an honest peer.
"""

from enum import StrEnum

from sampan.vocabulary.errors import UnknownCode


class Side(StrEnum):
    """The two sides of one conversation."""

    SENDER = "sender"
    RECEIVER = "receiver"

    @property
    def other(self) -> "Side":
        """Return the opposite side."""
        return Side.RECEIVER if self is Side.SENDER else Side.SENDER


class Act(StrEnum):
    """What a side can say; each is a kind of letter, `referral.` in front."""

    PREVIEW = "preview"  # sender: here is a case without identity; please answer by ...
    ACCEPT = "accept"  # receiver: we will take it
    DECLINE = "decline"  # receiver: we will not, because ...
    EXPIRE = "expire"  # sender: no answer in time
    RECALL = "recall"  # sender: taken back, no identity has left
    RELEASE = "release"  # sender: identity, under consent; may be repeated for further groups
    HAND_OVER = "hand_over"  # sender: we give up the case, it is yours
    CONFIRM = "confirm"  # the side that just became owner: it is ours now
    FEEDBACK = "feedback"  # receiver: how the person fares
    CLOSE = "close"  # receiver: no more feedback is due
    WITHDRAW = "withdraw"  # either: the person withdrew consent
    SEAL = "seal"  # either, after a withdrawal: what we held of yours can no longer be read
    ERASE = "erase"  # either, after a withdrawal: what we held of yours is destroyed


_KIND = "referral."


def letter_kind(act: Act) -> str:
    """Return the kind of the letter that carries an act, such as referral.hand_over."""
    return _KIND + act.value


def act_of(kind: str) -> Act:
    """Return the act that a letter of this kind carries; UnknownCode when it is none of this conversation."""
    try:
        return Act(kind.removeprefix(_KIND) if kind.startswith(_KIND) else "")
    except ValueError as error:
        raise UnknownCode("The letter is not part of a referral.", remedy="Update this node.") from error


class Phase(StrEnum):
    """Where the conversation stands, as one side sees it."""

    DRAFT = "draft"
    PREVIEWED = "previewed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    RECALLED = "recalled"
    RELEASED = "released"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


_P = Phase
_STARTED = frozenset(Phase) - {_P.DRAFT}
_OPEN_TO_WITHDRAWAL = _STARTED - {_P.WITHDRAWN}

Row = tuple[frozenset[Phase], Phase | None]  # from these phases, to this one (None: the phase stays)

ACTS: dict[tuple[Side, Act], Row] = {
    (Side.SENDER, Act.PREVIEW): (frozenset({_P.DRAFT}), _P.PREVIEWED),
    (Side.SENDER, Act.EXPIRE): (frozenset({_P.PREVIEWED}), _P.EXPIRED),
    (Side.SENDER, Act.RECALL): (frozenset({_P.PREVIEWED, _P.ACCEPTED}), _P.RECALLED),
    (Side.SENDER, Act.RELEASE): (frozenset({_P.ACCEPTED, _P.RELEASED}), _P.RELEASED),
    (Side.SENDER, Act.HAND_OVER): (frozenset({_P.RELEASED}), _P.HANDED_OVER),
    (Side.SENDER, Act.CONFIRM): (_STARTED, None),
    (Side.RECEIVER, Act.ACCEPT): (frozenset({_P.PREVIEWED}), _P.ACCEPTED),
    (Side.RECEIVER, Act.DECLINE): (frozenset({_P.PREVIEWED}), _P.DECLINED),
    (Side.RECEIVER, Act.CONFIRM): (_STARTED, None),
    (Side.RECEIVER, Act.FEEDBACK): (frozenset({_P.HANDED_OVER}), None),
    (Side.RECEIVER, Act.CLOSE): (frozenset({_P.HANDED_OVER}), _P.CLOSED),
}

# Where a letter may cross another on the wire, the sender's word wins until identity has left, and a
# withdrawal wins always: `_WINS` are the phases in which the crossing letter changes nothing.
_SENDER_WINS = frozenset({_P.RECALLED, _P.EXPIRED, _P.WITHDRAWN})
_WITHDRAWN = frozenset({_P.WITHDRAWN})

ARRIVALS: dict[tuple[Side, Act], tuple[Row, ...]] = {
    (Side.RECEIVER, Act.PREVIEW): ((frozenset({_P.DRAFT}), _P.PREVIEWED),),
    (Side.RECEIVER, Act.EXPIRE): (
        (frozenset({_P.PREVIEWED, _P.ACCEPTED, _P.DECLINED}), _P.EXPIRED),
        (_WITHDRAWN, None),
    ),
    (Side.RECEIVER, Act.RECALL): (
        (frozenset({_P.PREVIEWED, _P.ACCEPTED, _P.DECLINED}), _P.RECALLED),
        (_WITHDRAWN, None),
    ),
    (Side.RECEIVER, Act.RELEASE): (
        (frozenset({_P.ACCEPTED, _P.RELEASED}), _P.RELEASED),
        (_WITHDRAWN, None),
    ),
    (Side.RECEIVER, Act.HAND_OVER): ((frozenset({_P.RELEASED}), _P.HANDED_OVER), (_WITHDRAWN, None)),
    (Side.RECEIVER, Act.CONFIRM): ((_WITHDRAWN, None),),
    (Side.SENDER, Act.ACCEPT): ((frozenset({_P.PREVIEWED}), _P.ACCEPTED), (_SENDER_WINS, None)),
    (Side.SENDER, Act.DECLINE): ((frozenset({_P.PREVIEWED}), _P.DECLINED), (_SENDER_WINS, None)),
    (Side.SENDER, Act.CONFIRM): ((frozenset({_P.HANDED_OVER, _P.WITHDRAWN}), None),),
    (Side.SENDER, Act.FEEDBACK): ((frozenset({_P.HANDED_OVER, _P.WITHDRAWN}), None),),
    (Side.SENDER, Act.CLOSE): ((frozenset({_P.HANDED_OVER}), _P.CLOSED), (_WITHDRAWN, None)),
}

for _side in Side:
    ACTS[_side, Act.WITHDRAW] = (_OPEN_TO_WITHDRAWAL, _P.WITHDRAWN)
    ARRIVALS[_side, Act.WITHDRAW] = ((_STARTED, _P.WITHDRAWN),)
    for _act in (Act.SEAL, Act.ERASE):
        ACTS[_side, _act] = (_WITHDRAWN, None)
        ARRIVALS[_side, _act] = ((_WITHDRAWN, None),)
