"""What may leave the alerts slice: messages without their words, their way to each desk, shifts and words."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

URGENT, ALERT = "urgent", "alert"
FIRST_ACT = {URGENT: "message", ALERT: "notice"}
"""The two kinds, and the act with which a conversation of each begins: `urgent.message`, `alert.notice`."""
KIND_WORDS = {URGENT: _("Urgent message"), ALERT: _("Alert")}
DAY_MINUTES = 24 * 60
LONGEST_WAIT = 7 * DAY_MINUTES
"""Minutes that a sender may give the other desk to read; longer is a letter, not a message to a duty desk."""


class Stage(StrEnum):
    """How far a message came on its way to one desk."""

    WAITING = "waiting"  # kept here, tried again and again
    RECEIVED = "received"  # their node signed for it
    READ = "read"  # a person of the duty desk opened it
    ANSWERED = "answered"
    CLOSED = "closed"
    RECALLED = "recalled"
    REFUSED = "refused"  # their node keeps it, but nothing comes of it
    EXPIRED = "expired"  # it did not arrive while it was valid


STAGE_WORDS = {
    Stage.WAITING: (_("on its way, not received yet"), "waiting"),
    Stage.RECEIVED: (_("received by the node, read by nobody yet"), "waiting"),
    Stage.READ: (_("read by the duty desk"), "info"),
    Stage.ANSWERED: (_("answered"), "done"),
    Stage.CLOSED: (_("closed"), "quiet"),
    Stage.RECALLED: (_("taken back"), "paused"),
    Stage.REFUSED: (_("refused by their node"), "warm"),
    Stage.EXPIRED: (_("did not arrive in time"), "warm"),
}
OVER = (Stage.CLOSED, Stage.RECALLED, Stage.REFUSED, Stage.EXPIRED)


@dataclass(frozen=True, repr=False)
class NewAlert:
    """A message to be sent. `repr` is blank: its words may speak of a person.

    kind         URGENT or ALERT
    members      ids of the nodes it goes to, at least one
    places       ISO 3166-1 and 3166-2 codes
    forms        codes of the list form_of_exploitation
    valid_until  aware; after it nobody needs to read it any more
    read_within  minutes in which the other desk is asked to read it
    about        an earlier message that it refers to
    case_id      the case it is about: then no word may name the person
    """

    kind: str
    members: tuple[str, ...]
    subject: str
    text: str
    valid_until: datetime
    read_within: int
    places: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    about: UUID | None = None
    case_id: UUID | None = None

    def __repr__(self) -> str:
        return "NewAlert(...)"


@dataclass(frozen=True)
class PassageFact:
    """A message's way between this desk and one other: every moment that is known, None where it was not reached."""

    id: UUID
    alert_id: UUID
    member: str
    conversation: UUID
    letter_id: UUID | None
    written_at: datetime
    read_due: datetime
    received_at: datetime | None
    read_at: datetime | None
    read_by: UUID | None
    raised_at: datetime | None
    raised_level: int
    raised_there_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    recalled_at: datetime | None
    failed_at: datetime | None
    reason: str
    news_at: datetime | None
    seen_at: datetime | None

    @property
    def stage(self) -> Stage:
        """How far it came."""
        if self.recalled_at:
            return Stage.RECALLED
        if self.closed_at:
            return Stage.CLOSED
        if self.failed_at:
            return Stage.REFUSED if self.reason else Stage.EXPIRED
        reached = (
            (self.answered_at, Stage.ANSWERED),
            (self.read_at, Stage.READ),
            (self.received_at, Stage.RECEIVED),
        )
        return next((stage for moment, stage in reached if moment), Stage.WAITING)

    @property
    def is_open(self) -> bool:
        """True while either side may still say something."""
        return self.stage not in OVER

    @property
    def has_news(self) -> bool:
        """True when the other side said something that nobody here has looked at."""
        return self.news_at is not None and (self.seen_at is None or self.seen_at < self.news_at)

    def is_late(self, now: datetime) -> bool:
        """True while nobody has read it past its time: the same rule on both sides."""
        return self.read_at is None and self.is_open and now > self.read_due


@dataclass(frozen=True)
class AlertFact:
    """A message as lists show it, without its words."""

    id: UUID
    kind: str
    is_outgoing: bool
    agency_id: UUID
    case_id: UUID | None
    referral_id: UUID | None
    places: tuple[str, ...]
    forms: tuple[str, ...]
    written_at: datetime
    written_by: UUID | None
    valid_until: datetime
    read_within: int
    about_id: UUID | None
    passages: tuple[PassageFact, ...] = field(default=())

    @property
    def is_urgent(self) -> bool:
        """True for danger to a person."""
        return self.kind == URGENT

    @property
    def is_open(self) -> bool:
        """True while it is open with at least one desk."""
        return any(one.is_open for one in self.passages)


@dataclass(frozen=True, repr=False)
class AlertWords:
    """The words of a message and of what was said about it, opened. `repr` is blank."""

    subject: str
    text: str
    said: dict[UUID, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "AlertWords(...)"


@dataclass(frozen=True)
class EventFact:
    """One step of a message's way, without its words."""

    id: UUID
    passage_id: UUID
    member: str
    act: str
    is_ours: bool
    account_id: UUID | None
    at: datetime
    has_words: bool


@dataclass(frozen=True)
class ShiftFact:
    """Somebody on duty: since when, until when, and whom silence climbs to."""

    id: UUID
    account_id: UUID
    began_at: datetime
    until: datetime
    climbs_to: UUID | None


@dataclass(frozen=True)
class Waiting:
    """What the banner says: how many messages nobody has read, and how many of them are late."""

    urgent: int
    alerts: int
    late: int
    is_on_duty: bool
    newest: str = ""  # changes when something new arrives

    @property
    def count(self) -> int:
        """All unread messages."""
        return self.urgent + self.alerts
