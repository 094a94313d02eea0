"""What the API of returns takes and gives, typed."""

from datetime import date
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime


class ReturnOut(Schema):
    """A return without identity; `place` is where it stands in the list, `waits_for` what the gate lacks."""

    id: UUID
    place: UUID
    conversation: UUID
    side: str
    case_id: UUID | None
    member: str
    phase: str
    nationality: str
    family: str
    host_risk: str
    origin_risk: str
    document: str
    plan: str
    answer: str
    asylum: str
    province: str
    is_disputed: bool
    waits_for: list[str]


class MissingOut(Schema):
    """What the gate lacks: in words, what to do, and whose it is (a role; empty: the team)."""

    code: str
    what: str
    todo: str
    who: str


class RefusedOut(Schema):
    """The gate's refusal."""

    error: str
    missing: list[MissingOut]


class ProposeIn(Schema):
    """Which member is asked, and the province of destination."""

    member: str
    province: str = ""


class AnswerIn(Schema):
    """What the person said."""

    answer: str
    asked_on: date
    language: str
    options: list[str]
    signed_by: str = ""
    interpreter: str = ""
    guardian: str = ""
    words: str = ""


class AsylumIn(Schema):
    """The answer about asylum."""

    answer: str
    asked_on: date
    authority: str = ""
    words: str = ""


class RiskIn(Schema):
    """One risk."""

    risk: str
    level: str
    measure: str


class AssessmentIn(Schema):
    """This side's assessment."""

    risks: list[RiskIn]
    result: str
    words: str = ""


class ResultIn(Schema):
    """An answer by its code, and words, which are sealed."""

    result: str
    words: str = ""


class LegIn(Schema):
    """One leg of the way."""

    start: str
    end: str
    means: str
    on: date


class PlanIn(Schema):
    """The plan of the movement."""

    leaves_on: date
    legs: list[LegIn]
    meeting_place: str
    escort_agency: str
    payer: str
    escorts: str = ""
    medical: str = ""
    child_escort: str = ""


class MomentIn(Schema):
    """When it really happened."""

    happened_at: AwareDatetime


class AccountIn(Schema):
    """One side's account of the hand-over."""

    happened_at: AwareDatetime
    condition: str
    belongings: list[str]
    place: str
    officer: str
    words: str = ""


class ReasonIn(Schema):
    """Why, as a code."""

    reason: str
    words: str = ""


class AcceptIn(Schema):
    """Who will work on it."""

    agency_id: UUID
    account_id: UUID


class IdOut(Schema):
    """The id of what was made."""

    id: UUID
