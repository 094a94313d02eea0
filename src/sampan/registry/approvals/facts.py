"""What may leave the approvals slice."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sampan.vocabulary.errors import Refusal


class NotApproved(Refusal):
    """The policy asks for a second person's approval of exactly this content, and there is none."""

    code = "not_approved"


@dataclass(frozen=True)
class ApprovableAct:
    """An act that may need an approval: its words, whether it does by default, and where its record is seen.

    `url_name` is reversed with the subject's id.
    """

    code: str
    label: str
    is_needed_by_default: bool
    url_name: str


@dataclass(frozen=True)
class ApprovalFact:
    """A question and its answer; the reason is filled only when its reading was asked for and audited."""

    id: UUID
    agency_id: UUID
    case_id: UUID | None
    act: str
    label: str
    subject_id: UUID
    state: str
    asked_by: UUID
    asked_at: datetime
    answered_by: UUID | None
    answered_at: datetime | None
    is_own: bool
    url: str
    reason: str = ""
