"""What may leave the rights slice: values without identity, and the words of what blocks a return."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

BLOCKERS = {
    "guardian_missing": _("No guardian is appointed for this child."),
    "best_interests_missing": _("Nobody has determined what is best for this child."),
    "asylum_open": _("Asylum was asked for, and the answer is open."),
    "asylum_granted": _("The person is protected against being sent back."),
    "reflection_running": _(
        "The recovery and reflection period runs, and the person did not choose to leave."
    ),
}
"""Why a person must not be returned now, by code: what `queries.return_blockers` answers, in words."""


@dataclass(frozen=True)
class RightFact:
    """A right in a case as it stands; `id` None and `status` empty: nothing was written about it yet."""

    right: str
    id: UUID | None = None
    status: str = ""
    authority: str = ""
    began_on: date | None = None
    asked_on: date | None = None
    due_on: date | None = None
    ends_on: date | None = None
    answered_on: date | None = None
    told_on: date | None = None
    told_by: UUID | None = None
    told_language: str = ""
    lapsed_on: date | None = None

    @property
    def is_waiting(self) -> bool:
        """True while somebody owes an answer or an act."""
        return self.due_on is not None and self.lapsed_on is None

    def is_overdue(self, today: date) -> bool:
        """True when the day has passed and it is still owed."""
        return self.is_waiting and self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class RightStepFact:
    """One act in the history of a right; `note` is filled only when its reading was asked for and audited."""

    id: UUID
    right: str
    act: str
    happened_on: date
    authority: str
    until: date | None
    language: str
    result: str
    recorded_by: UUID
    has_note: bool
    note: str = ""
