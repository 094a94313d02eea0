"""Referrals for machines: the same services as the pages, with the same refusals."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.responses import Status

from sampan.protection.crossings import services
from sampan.protection.crossings.services import ReferralQuestion
from sampan.registry.referrals import queries
from sampan.registry.referrals.facts import ReferralFact
from sampan.registry.requests import by_whom

router = Router(tags=["referrals"])


class ReferralOut(Schema):
    """A referral, in codes."""

    id: UUID
    place: UUID
    case_id: UUID | None
    member: str
    side: str
    phase: str
    owner: str
    urgency: str
    reason: str
    services: list[str]
    preview: dict[str, object]
    groups: list[str]
    held: str
    peer_held: str
    decline_reason: str
    answer_by: datetime | None


class StepOut(Schema):
    """One step of a referral."""

    at: datetime
    act: str
    by_side: str
    facts: dict[str, object]


class QuestionIn(Schema):
    """Whom to ask, why, and for what."""

    member: str
    reason: str
    services: list[str] = []
    urgency: str = "normal"
    answer_by: datetime | None = None


class AcceptIn(Schema):
    """For which agency and worker."""

    agency_id: UUID
    account_id: UUID


class DeclineIn(Schema):
    """Why."""

    reason: str


class ReleaseIn(Schema):
    """Which consent groups leave."""

    groups: list[str]


class FeedbackIn(Schema):
    """How the person fares."""

    outcome: str
    note: str = ""


class IdOut(Schema):
    """The id of what was made."""

    id: UUID


@router.get("/", response=list[ReferralOut])
def list_referrals(request: HttpRequest, side: str = "", before: UUID | None = None) -> list[ReferralOut]:
    """Return a page of visible referrals, newest first; `before` is the `place` of the last one seen."""
    return [_out(one) for one in queries.referrals(reader=request.reader, before=before, side=side)]


@router.get("/{referral_id}/", response=ReferralOut)
def one_referral(request: HttpRequest, referral_id: UUID) -> ReferralOut:
    """Return one referral."""
    return _out(queries.referral(referral_id=referral_id, reader=request.reader))


@router.get("/{referral_id}/steps/", response=list[StepOut])
def steps_of(request: HttpRequest, referral_id: UUID) -> list[StepOut]:
    """Return the steps of a referral, oldest first, without notes."""
    queries.referral(referral_id=referral_id, reader=request.reader)
    found = queries.steps(referral_id=referral_id, reader=request.reader)
    return [StepOut(at=one.at, act=one.act, by_side=one.by_side, facts=dict(one.facts)) for one in found]


@router.post("/of-case/{case_id}/", response={201: IdOut})
def refer(request: HttpRequest, case_id: UUID, question: QuestionIn) -> Status:
    """Refer a case to a member by a preview that names nobody."""
    asked = ReferralQuestion(
        question.member, question.reason, tuple(question.services), question.urgency, question.answer_by
    )
    made = services.refer(case_id=case_id, question=asked, **by_whom(request.reader))
    return Status(201, {"id": made})


@router.post("/{referral_id}/accept/", response={204: None})
def accept(request: HttpRequest, referral_id: UUID, answer: AcceptIn) -> Status:
    """Accept an incoming referral."""
    services.accept(
        referral_id=referral_id,
        agency_id=answer.agency_id,
        account_id=answer.account_id,
        **by_whom(request.reader),
    )
    return Status(204, None)


@router.post("/{referral_id}/decline/", response={204: None})
def decline(request: HttpRequest, referral_id: UUID, answer: DeclineIn) -> Status:
    """Decline an incoming referral with a reason."""
    services.decline(referral_id=referral_id, reason=answer.reason, **by_whom(request.reader))
    return Status(204, None)


@router.post("/{referral_id}/release/", response={204: None})
def release(request: HttpRequest, referral_id: UUID, what: ReleaseIn) -> Status:
    """Release identity under living consent."""
    services.release_identity(referral_id=referral_id, groups=what.groups, **by_whom(request.reader))
    return Status(204, None)


@router.post("/{referral_id}/hand-over/", response={204: None})
def hand_over(request: HttpRequest, referral_id: UUID) -> Status:
    """Hand the case over."""
    services.hand_over(referral_id=referral_id, **by_whom(request.reader))
    return Status(204, None)


@router.post("/{referral_id}/feedback/", response={204: None})
def feedback(request: HttpRequest, referral_id: UUID, told: FeedbackIn) -> Status:
    """Tell the side that referred how the person fares."""
    services.report_back(
        referral_id=referral_id, outcome=told.outcome, note=told.note, **by_whom(request.reader)
    )
    return Status(204, None)


@router.post("/{referral_id}/complete/", response={204: None})
def complete(request: HttpRequest, referral_id: UUID) -> Status:
    """Say that no more feedback is due."""
    services.end_feedback(referral_id=referral_id, **by_whom(request.reader))
    return Status(204, None)


@router.post("/{referral_id}/recall/", response={204: None})
def recall(request: HttpRequest, referral_id: UUID) -> Status:
    """Take a referral back."""
    services.recall(referral_id=referral_id, **by_whom(request.reader))
    return Status(204, None)


def _out(one: ReferralFact) -> ReferralOut:
    told = {name: getattr(one, name) for name in ReferralOut.model_fields if name != "place"}
    return ReferralOut(
        **(told | {"place": one.listed, "services": list(one.services), "groups": list(one.groups)})
    )
