"""Interviews for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.cases.queries import case as read_case
from sampan.protection.interviews import queries
from sampan.protection.interviews.services.interviewing import (
    NewInterview,
    end_interview,
    keep_answer,
    start_interview,
    take_over,
)
from sampan.protection.interviews.steps import steps_of, words_of
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission

router = Router(tags=["interviews"])


class InterviewIn(Schema):
    """How an interview is held."""

    form: str
    profile: str = Field(pattern="^(adult|child)$")
    language: str
    interpreter: str
    present: list[str] = []


class InterviewOut(Schema):
    """An interview as it stands; its notes are sealed and not told here."""

    id: UUID
    case_id: UUID
    form: str
    profile: str
    language: str
    interpreter: str
    present: list[str]
    answers: dict[str, str]
    started_at: datetime
    finished_at: datetime | None
    screening_id: UUID | None


class QuestionOut(Schema):
    """A question of the guide in the interview's language, and the indicators that a yes points to."""

    code: str
    topic: str
    text: str
    language: str
    indicators: list[str]
    source: str
    verified: bool


class AnswerIn(Schema):
    """An answer: yes, no, not_asked, declined or not_known."""

    question: str
    said: str


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


@router.post("/cases/{uuid:case_id}", response={201: IdOut}, summary="Start an interview")
def start(request: HttpRequest, case_id: UUID, body: InterviewIn) -> Status:
    """Start an interview, or go on with the one under way."""
    reader = _reader(request)
    new = NewInterview(**body.model_dump())
    begun = start_interview(case_id=case_id, new=new, by=reader.actor, purpose=reader.purpose)
    return Status(201, {"id": begun})


@router.get("/cases/{uuid:case_id}", response=list[InterviewOut], summary="The interviews of a case")
def of_case(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the interviews of a case, newest first; 404 when the case is not there or not visible."""
    reader = _reader(request)
    read_case(case_id=case_id, reader=reader)
    return [asdict(one) for one in queries.interviews_of_case(case_id=case_id, reader=reader)]


@router.get("/{uuid:interview_id}", response=InterviewOut, summary="One interview")
def one_interview(request: HttpRequest, interview_id: UUID) -> dict[str, Any]:
    """Return an interview with its answers."""
    return asdict(queries.interview(interview_id=interview_id, reader=_reader(request)))


@router.get("/{uuid:interview_id}/questions", response=list[QuestionOut], summary="What is asked")
def questions(request: HttpRequest, interview_id: UUID) -> list[dict[str, Any]]:
    """Return the questions of the interview's guide, in order."""
    told = queries.interview(interview_id=interview_id, reader=_reader(request))
    asked = [(one, words_of(one, told.language)) for one in steps_of(told) if one.question is not None]
    return [
        {
            "code": one.question.code,  # type: ignore[union-attr]
            "topic": one.topic.code,
            "text": words.text,
            "language": words.language,
            "indicators": list(one.question.indicators),  # type: ignore[union-attr]
            "source": one.question.source,  # type: ignore[union-attr]
            "verified": one.question.verified,  # type: ignore[union-attr]
        }
        for one, words in asked
    ]


@router.put("/{uuid:interview_id}/answers", response=InterviewOut, summary="Answer a question")
def keep(request: HttpRequest, interview_id: UUID, body: AnswerIn) -> dict[str, Any]:
    """Keep an answer, over what was said before."""
    reader = _reader(request)
    at = queries.interview(interview_id=interview_id, reader=reader).at_step
    keep_answer(
        interview_id=interview_id, question_code=body.question, said=body.said, next_step=at, by=reader.actor,
        purpose=reader.purpose,
    )  # fmt: skip
    return asdict(queries.interview(interview_id=interview_id, reader=reader))


@router.post("/{uuid:interview_id}/end", response=IdOut, summary="End an interview")
def end(request: HttpRequest, interview_id: UUID) -> dict[str, UUID]:
    """End an interview; its answers stay as they are."""
    reader = _reader(request)
    end_interview(interview_id=interview_id, by=reader.actor, purpose=reader.purpose)
    return {"id": interview_id}


@router.post("/{uuid:interview_id}/take-over", response=IdOut, summary="Take over into the screening")
def carry_over(request: HttpRequest, interview_id: UUID) -> dict[str, UUID]:
    """Carry the answers into the officer's screening and return its id."""
    reader = _reader(request)
    return {"id": take_over(interview_id=interview_id, by=reader.actor, purpose=reader.purpose)}


def _reader(request: HttpRequest) -> Reader:
    reader = named(getattr(request, "reader", None))
    require(reader.actor, Permission.SCREEN, purpose=reader.purpose)
    return reader
