"""What may leave the approvals slice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sampan.vocabulary.errors import Refusal

Words = Callable[[Mapping[str, object], str], list[tuple[str, str]]]


class NotApproved(Refusal):
    """The policy asks for a second person's approval of exactly this content, and there is none."""

    code = "not_approved"

    def __init__(self, *, act: str, subject_id: UUID, content: str) -> None:
        super().__init__(
            "A second person must approve this first.",
            remedy="Ask for the approval, or wait for the answer.",
            ask="your supervisor",
        )
        self.act, self.subject_id, self.content = act, subject_id, content


@dataclass(frozen=True)
class ApprovableAct:
    """An act that may need an approval: its words, whether it does by default, and where its record is seen.

    `url_name` is reversed with the subject's id. `words(facts, language)` puts the coded facts of a question
    into (label, words); `go_on` is the name of the page on which the approved act is done, with the same id.
    """

    code: str
    label: str
    is_needed_by_default: bool
    url_name: str
    words: Words | None = None
    go_on: str = ""


@dataclass(frozen=True)
class ApprovalFact:
    """A question and its answer; the reason is filled only when its reading was asked for and audited.

    `typed` is what was typed with the question, under the same rule.
    """

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
    facts: Mapping[str, object] = field(default_factory=dict)
    has_typed: bool = False
    has_reason: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    used_at: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        """True until somebody answers, or the question ends without an answer."""
        return self.state == "asked"

    @property
    def is_to_do(self) -> bool:
        """True when it was approved and the act is not done yet."""
        return self.state == "approved" and self.used_at is None


@dataclass(frozen=True)
class PolicyFact:
    """An act with what this node asks for: `is_needed`, and whether somebody set it or the default holds."""

    act: str
    label: str
    is_needed: bool
    is_needed_by_default: bool
    set_at: datetime | None = None
    set_by: UUID | None = None

    @property
    def is_default(self) -> bool:
        """True when nobody set anything else."""
        return self.set_at is None
