"""Approvals for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from sampan.registry.access.reader import Reader, named
from sampan.registry.approvals import queries
from sampan.registry.approvals.services.answering import answer_approval
from sampan.registry.approvals.services.asking import withdraw_question
from sampan.registry.approvals.services.policy import set_policy

router = Router(tags=["approvals"])


class ApprovalOut(Schema):
    """A question and its answer, without what was written; `facts` are codes."""

    id: UUID
    agency_id: UUID
    case_id: UUID | None
    act: str
    subject_id: UUID
    facts: dict[str, Any]
    state: str
    asked_by: UUID
    asked_at: datetime
    answered_by: UUID | None
    answered_at: datetime | None
    used_at: datetime | None
    is_own: bool


class AnswerIn(Schema):
    """The answer; a refusal needs a reason, which is sealed."""

    is_approved: bool
    reason: str = ""


class PolicyOut(Schema):
    """An act and whether this node asks for an approval of it."""

    act: str
    label: str
    is_needed: bool
    is_needed_by_default: bool


class PolicyIn(Schema):
    """Whether an act needs an approval from now on."""

    is_needed: bool


@router.get("/", response=list[ApprovalOut], summary="What waits for an answer")
def list_waiting(
    request: HttpRequest, mine: bool = False, before: UUID | None = None
) -> list[dict[str, Any]]:
    """Return a page of the questions that wait where you may answer, or of your own; newest first."""
    read = queries.asked_by_me if mine else queries.waiting
    return [asdict(one) for one in read(_reader(request), before=before)]


@router.get("/policy/", response=list[PolicyOut], summary="Which acts need an approval")
def list_policy(request: HttpRequest) -> list[dict[str, Any]]:
    """Return every act that may need an approval."""
    return [asdict(one) for one in queries.policies(reader=_reader(request))]


@router.put("/policy/{act}/", response={204: None}, summary="Set whether an act needs an approval")
def change_policy(request: HttpRequest, act: str, body: PolicyIn) -> Status:
    """Say whether an act needs an approval; for administrators of the node."""
    reader = _reader(request)
    set_policy(act=act, needed=body.is_needed, by=reader.actor, purpose=reader.purpose)
    return Status(204, None)


@router.get("/{uuid:approval_id}/", response=ApprovalOut, summary="One question")
def one(request: HttpRequest, approval_id: UUID) -> dict[str, Any]:
    """Return one question; 404 when it is not there or not visible."""
    return asdict(queries.approval(approval_id=approval_id, reader=_reader(request)))


@router.post("/{uuid:approval_id}/answer/", response={204: None}, summary="Answer a question")
def answer(request: HttpRequest, approval_id: UUID, body: AnswerIn) -> Status:
    """Approve or refuse; 403 when you asked it yourself."""
    reader = _reader(request)
    answer_approval(approval_id=approval_id, **body.dict(), by=reader.actor, purpose=reader.purpose)
    return Status(204, None)


@router.post("/{uuid:approval_id}/withdraw/", response={204: None}, summary="Take a question back")
def take_back(request: HttpRequest, approval_id: UUID) -> Status:
    """Take your own question back before it is answered."""
    reader = _reader(request)
    withdraw_question(approval_id=approval_id, by=reader.actor, purpose=reader.purpose)
    return Status(204, None)


def _reader(request: HttpRequest) -> Reader:
    return named(getattr(request, "reader", None))
