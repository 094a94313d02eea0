"""What the addresses of matching take and give: ids, codes and times; never a key, a name or what is sealed."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Query, Schema

from sampan.partnership.matches.facts import ArrangementTerms, LegalBasis, Side, State, Verdict, Wish
from sampan.partnership.matches.queries import PAGE

Limit = Annotated[int, Query(ge=1, le=PAGE)]
"""How many of a list are given at most."""
View = Literal["asked", "answered", "kept"]
"""Questions that we asked, that were asked of us, that passed through us as key-holder."""
Member = Annotated[str, Field(max_length=63)]
"""The id of a member."""


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


class MatchQuestionOut(Schema):
    """A question; a silent one is about a person helped, and a miss and a hit that nobody answers are one state."""

    id: UUID
    side: Side
    member: str
    is_silent: bool
    state: State
    reason: str
    case_id: UUID | None
    subject_id: UUID | None
    asked_by: UUID | None
    legal_basis: str
    keys: int
    asked_at: datetime
    answer_due: datetime
    kinds: list[str]
    bits: float


class MatchAskIn(Schema):
    """Whom to ask, and on which ground."""

    member: Member
    legal_basis: LegalBasis


class MatchRequestOut(Schema):
    """A request after a hit; `way` is out or in."""

    id: UUID
    question_id: UUID
    way: str
    member: str
    wish: Wish
    verdict: Verdict
    case_id: UUID | None
    kinds: list[str]
    asked_at: datetime
    due_at: datetime
    legal_basis: str
    agency_id: UUID | None
    subject_id: UUID | None


class WishIn(Schema):
    """What is asked for after a hit."""

    wish: Wish


class ApprovesIn(Schema):
    """Whether a request is approved."""

    approves: bool


class SelectorOut(Schema):
    """A selector without what it says, and the members that have it too."""

    id: UUID
    kind: str
    subject_id: UUID
    number: int
    recorded_at: datetime
    known_to: list[str]


class SelectorIn(Schema):
    """A number, account or address of a suspect; without `subject_id` of one who is new here."""

    kind: str
    text: str = Field(max_length=200)
    subject_id: UUID | None = None


class SpentOut(Schema):
    """How much of a quota is spent today; `account_id` says whose when it is an officer's, of a case nothing does."""

    side: Side
    member: str
    scope: str
    account_id: UUID | None
    keys: int
    limit: int
    is_alarming: bool


class CaseNameOut(Schema):
    """How a case is named to who must find its worker; `may_open`: the reader sees the case itself."""

    number: str
    agency_id: UUID
    may_open: bool


class SilentHitOut(Schema):
    """Somebody helped here may be the person whom another country asks about; `unheard`: why it does not know."""

    id: UUID
    member: str
    case_id: UUID
    agency_id: UUID
    kinds: list[str]
    verdict: Verdict
    found_at: datetime
    due_at: datetime
    unheard: str
    case: CaseNameOut | None


class AnswersIn(Schema):
    """Whether the other side is told that the person is known here; otherwise it hears nothing."""

    answers: bool


class OpenedPlaceOut(Schema):
    """A place of a question that was opened; `compared` is empty, agrees or differs."""

    id: UUID
    question_id: UUID
    side: Side
    member: str
    place: int
    holds: bool
    is_padding: bool
    legal_basis: str
    case_id: UUID | None
    is_of_its_case: bool | None
    compared: str
    opened_at: datetime


class AgreesIn(Schema):
    """Whether an opened place agrees with the case file, or an arrangement is confirmed."""

    agrees: bool


class ArrangementOut(Schema):
    """An arrangement with a member; `state` is proposed, in_force, declined or ended."""

    id: UUID
    member: str
    keeper: str
    batches_a_day: int
    selector_cap: int
    answer_days: int
    opening_per_mille: int
    state: str
    came_from: str
    proposed_at: datetime
    is_ours: bool
    holds: bool


class ArrangementIn(Schema):
    """With whom, who keeps the second half of the key, and how much; both sides confirm it."""

    member: Member
    keeper: Member
    batches_a_day: int = ArrangementTerms.batches_a_day
    selector_cap: int = ArrangementTerms.selector_cap
    answer_days: int = ArrangementTerms.answer_days
