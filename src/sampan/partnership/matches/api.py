"""Private questions for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from ninja import Router, Status

from sampan.partnership.matches import queries, suspects
from sampan.partnership.matches.api_of_desks import router as desks
from sampan.partnership.matches.api_shapes import (
    ApprovesIn,
    IdOut,
    Limit,
    MatchAskIn,
    MatchQuestionOut,
    MatchRequestOut,
    SelectorIn,
    SelectorOut,
    SpentOut,
    View,
    WishIn,
)
from sampan.partnership.matches.facts import QuestionFact, Register
from sampan.partnership.matches.services.asking import NewQuestion, ask
from sampan.partnership.matches.services.recording import record_selector
from sampan.partnership.matches.services.requesting import decide_request, request_after
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, id_or_none, reader_for

router = Router(tags=["matches"])
router.add_router("", desks)


@router.get("/questions/", response=list[MatchQuestionOut], summary="Private questions")
def list_questions(
    request: HttpRequest, view: View = "asked", before: UUID | None = None, limit: Limit = queries.PAGE
) -> list[dict[str, Any]]:
    """Return a page of questions newest first: `view` is asked, answered or kept."""
    reader = reader_for(request, Permission.READ_MATCHES)
    return [_out(one) for one in queries.questions(reader=reader, view=view, before=before)[:limit]]


@router.get("/questions/{uuid:question_id}/", response=MatchQuestionOut, summary="One question")
def one_question(request: HttpRequest, question_id: UUID) -> dict[str, Any]:
    """Return a question and why it is a hit; of a silent one nothing before a person there answers."""
    return _question(question_id, reader_for(request, Permission.READ_MATCHES))


@router.post(
    "/ask/case/{uuid:case_id}/", response={201: MatchQuestionOut}, summary="Ask about a case's person"
)
def ask_case(request: HttpRequest, case_id: UUID, body: MatchAskIn) -> Status:
    """Ask silently: only the duty officer there sees whether the person is known."""
    reader = reader_for(request, Permission.ASK_MATCH)
    asked = ask(new=NewQuestion(**body.dict(), case_id=case_id), **by_whom(reader))
    return Status(201, _question(asked, reader))


@router.post(
    "/ask/suspect/{uuid:subject_id}/", response={201: MatchQuestionOut}, summary="Ask about a suspect"
)
def ask_suspect(request: HttpRequest, subject_id: UUID, body: MatchAskIn) -> Status:
    """Ask openly: a hit is shown when two different things agree."""
    reader = reader_for(request, Permission.ASK_MATCH)
    asked = ask(new=NewQuestion(**body.dict(), subject_id=subject_id), **by_whom(reader))
    return Status(201, _question(asked, reader))


@router.post("/questions/{uuid:question_id}/follow/", response={201: MatchRequestOut}, summary="Follow a hit")
def follow(request: HttpRequest, question_id: UUID, body: WishIn) -> Status:
    """Ask for a referral or information after a hit, once a question."""
    reader = reader_for(request, Permission.ASK_MATCH)
    made = request_after(question_id=question_id, wish=body.wish, **by_whom(reader))
    return Status(201, asdict(queries.request_of(request_id=made, reader=reader)))


@router.get("/requests/", response=list[MatchRequestOut], summary="Requests after a hit")
def list_requests(
    request: HttpRequest,
    question_id: UUID | None = None,
    before: UUID | None = None,
    limit: Limit = queries.PAGE,
) -> list[dict[str, Any]]:
    """Return requests, those that wait for a decision here first; of one question when it is named."""
    reader = reader_for(request, Permission.READ_MATCHES)
    found = queries.requests(reader=reader, question_id=question_id, before=before)
    return [asdict(one) for one in found[:limit]]


@router.get("/requests/{uuid:request_id}/", response=MatchRequestOut, summary="One request")
def one_request(request: HttpRequest, request_id: UUID) -> dict[str, Any]:
    """Return a request and what was decided."""
    reader = reader_for(request, Permission.READ_MATCHES)
    return asdict(queries.request_of(request_id=request_id, reader=reader))


@router.post("/requests/{uuid:request_id}/decide/", response=MatchRequestOut, summary="Decide a request")
def decide(request: HttpRequest, request_id: UUID, body: ApprovesIn) -> dict[str, Any]:
    """Approve or decline what another country asks after a hit; it is told which."""
    reader = reader_for(request, Permission.APPROVE_MATCH)
    decide_request(request_id=request_id, approves=body.approves, **by_whom(reader))
    return asdict(queries.request_of(request_id=request_id, reader=reader))


@router.get("/selectors/", response=list[SelectorOut], summary="Selectors of suspects")
def list_selectors(request: HttpRequest, limit: Limit = queries.PAGE) -> list[dict[str, Any]]:
    """Return selectors newest first, without what they say."""
    reader = reader_for(request, Permission.RECORD_SELECTOR)
    return [asdict(one) for one in suspects.selectors(reader=reader)[:limit]]


@router.post("/selectors/", response={201: IdOut}, summary="Record a selector")
def record(request: HttpRequest, body: SelectorIn) -> Status:
    """Keep a number, account or address of a suspect, sealed; never one of a person helped."""
    reader = reader_for(request, Permission.RECORD_SELECTOR)
    if body.subject_id:
        suspects.number_of_suspect(subject_id=body.subject_id, reader=reader)
    made = record_selector(
        kind=body.kind, text=body.text, held_by="suspect", case_id=None, subject_id=body.subject_id or uuid4(),
        **by_whom(reader),
    )  # fmt: skip
    return Status(201, {"id": made})


@router.get("/quota/", response=list[SpentOut], summary="Quotas spent today")
def quota(request: HttpRequest, limit: Limit = queries.PAGE) -> list[dict[str, Any]]:
    """Return how much of each quota is spent today; officers by their ids, cases without."""
    reader = reader_for(request, Permission.READ_MATCHES)
    return [
        asdict(one) | {"account_id": id_or_none(one.who) if one.scope == "officer" else None}
        for one in queries.spent_today(reader=reader)[:limit]
    ]


def _question(question_id: UUID, reader: Reader) -> dict[str, Any]:
    return _out(queries.question(question_id=question_id, reader=reader))


def _out(fact: QuestionFact) -> dict[str, Any]:
    return asdict(fact) | {"is_silent": fact.register is Register.PEOPLE}
