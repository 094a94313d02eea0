"""What may leave the referrals slice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

PHASES = {
    "previewed": _("Waiting for an answer"),
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "expired": _("No answer in time"),
    "recalled": _("Taken back"),
    "released": _("Identity released"),
    "handed_over": _("Handed over"),
    "closed": _("Completed"),
    "withdrawn": _("Consent withdrawn"),
}
"""The phases of a referral in words."""


@dataclass(frozen=True)
class ReferralFact:
    """A referral as lists and pages show it; codes only."""

    id: UUID
    listed: UUID
    agency_id: UUID
    case_id: UUID | None
    member: str
    side: str
    phase: str
    owner: str
    held: str
    peer_held: str
    confirm_owed: bool
    answer_by: datetime | None
    purpose: str
    reason: str
    services: tuple[str, ...]
    urgency: str
    preview: Mapping[str, object]
    groups: tuple[str, ...]
    decline_reason: str
    consent_id: UUID | None
    opened_at: datetime
    changed_at: datetime
    is_read: bool

    @property
    def is_outgoing(self) -> bool:
        """True on the side that refers."""
        return self.side == "sender"

    @property
    def is_owner(self) -> bool:
        """True when this side is responsible for the case now."""
        return self.owner == self.side

    def is_late(self, now: datetime) -> bool:
        """True when the answer is overdue: the same moment on both sides."""
        return self.phase == "previewed" and self.answer_by is not None and now > self.answer_by


@dataclass(frozen=True)
class ReferralEventFact:
    """One step of a referral; `note` is filled only when its reading was asked for and audited."""

    at: datetime
    act: str
    by_side: str
    account_id: UUID | None
    letter_id: UUID | None
    facts: Mapping[str, object]
    note: str = ""
