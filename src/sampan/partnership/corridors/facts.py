"""What may leave the corridors slice: incidents of the exchange, and how a line stands, in codes and words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _


class Incident(StrEnum):
    """What can go wrong on the lines so that a person must see to it."""

    LINK_DOWN = "link_down"
    LETTER_EXPIRED = "letter_expired"
    LETTER_REFUSED = "letter_refused"
    FORKED = "forked"
    EQUIVOCATION = "equivocation"
    CARD_CHANGED = "card_changed"
    CLOCK = "clock"


@dataclass(frozen=True)
class IncidentWords:
    """An incident in words: what happened, and what to do."""

    title: object
    todo: object


WORDS = {
    Incident.LINK_DOWN: IncidentWords(
        _("Letters have waited too long for this member"),
        _(
            "Call its administrator: is their node running, and its network? Letters stay safe and are tried again."
        ),
    ),
    Incident.LETTER_EXPIRED: IncidentWords(
        _("A letter was not delivered in time"),
        _(
            "Tell whoever wrote it, on the telephone if somebody waits for it; write it again once the line is up."
        ),
    ),
    Incident.LETTER_REFUSED: IncidentWords(
        _("Their node refused a letter"),
        _("Open the letter, read the reason, and settle it with their focal point."),
    ),
    Incident.FORKED: IncidentWords(
        _("The two sides hold different histories"),
        _("Call their focal point: was a backup restored? Nothing goes over this line until both agree."),
    ),
    Incident.EQUIVOCATION: IncidentWords(
        _("A member showed two different histories to two countries"),
        _("Keep the proof, call the other members that saw it, and do not rely on its letters meanwhile."),
    ),
    Incident.CARD_CHANGED: IncidentWords(
        _("A member has new keys"),
        _("Was it announced? If not, call a number that you know and compare the fingerprint."),
    ),
    Incident.CLOCK: IncidentWords(
        _("This machine's clock cannot be trusted"),
        _("Ask the administrator to compare it with a known clock: deadlines hang on it."),
    ),
}


@dataclass(frozen=True)
class Finding:
    """Something found wrong now; `about` tells two of one kind and member apart, such as a letter's id."""

    code: Incident
    member: str = ""
    about: str = ""


@dataclass(frozen=True)
class IncidentFact:
    """An incident, without the note: what, where, since when, whose, and how it ended."""

    id: UUID
    code: Incident
    member: str
    about: str
    began_at: datetime
    over_at: datetime | None
    taken_by: UUID | None
    taken_at: datetime | None
    closed_by: UUID | None
    closed_at: datetime | None
    has_note: bool

    @property
    def is_open(self) -> bool:
        """True until somebody closed it."""
        return self.closed_at is None

    @property
    def lasts(self) -> bool:
        """True while what was found is still so."""
        return self.over_at is None


class Standing(StrEnum):
    """How the line to a member stands, at a glance."""

    GOOD = "good"
    WAITING = "waiting"
    TROUBLE = "trouble"
    PAUSED = "paused"
    SILENT = "silent"  # nothing ever went over it


STANDING_WORDS = {
    Standing.GOOD: (_("in order"), "done", "check"),
    Standing.WAITING: (_("letters are on their way"), "waiting", "hourglass"),
    Standing.TROUBLE: (_("in trouble"), "warm", "triangle-alert"),
    Standing.PAUSED: (_("paused on this side"), "paused", "circle-pause"),
    Standing.SILENT: (_("no letter yet"), "quiet", "circle-dashed"),
}
