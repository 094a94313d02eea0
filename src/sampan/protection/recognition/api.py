"""Recognition for machines: the same question as the pages ask, with the same refusals."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from sampan.protection.recognition.facts import Candidate, Reason, Sought
from sampan.protection.recognition.services.asking import people_like
from sampan.protection.recognition.services.wording import in_words
from sampan.registry.access.roles import Permission
from sampan.registry.people.identity import identity_from
from sampan.registry.requests import reader_for

router = Router(tags=["people"])


class SoughtIn(Schema):
    """Whom one asks about, as far as is known: sealed fields as JSON (name, birth_date, documents, phones, ...)."""

    identity: dict[str, Any]
    sex: str = Field("", pattern="^(|female|male)$")
    nationality: str = Field("", pattern="^(|[A-Z]{2})$")
    province: str = Field("", max_length=10)


class ReasonOut(Schema):
    """Why: a field, the code of how it agrees, bits for (above 0) or against one person, and words."""

    field: str
    code: str
    bits: float
    words: str


class CandidateOut(Schema):
    """A file that may be of the person; `score` 0 to 1, `same` at the published threshold. Never a verdict."""

    case_id: UUID
    score: float
    same: bool
    reasons: list[ReasonOut]


class AnswerOut(Schema):
    """At most five files, the likeliest first; `is_complete` false: the index is being made anew.

    `weights`: the version of the weights by which they were compared.
    """

    candidates: list[CandidateOut]
    is_complete: bool
    weights: str


@router.post("/like", response=AnswerOut, summary="Who of all known people may this be?")
def like(request: HttpRequest, body: SoughtIn) -> dict[str, Any]:
    """Return the visible files that may be of a person; one audit row, without what was asked."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    sought = Sought(identity_from(body.identity), body.sex, body.nationality, body.province)
    answer = people_like(sought=sought, reader=reader)
    found = [_found(one) for one in answer.candidates]
    return {"candidates": found, "is_complete": answer.is_complete, "weights": answer.weights}


def _found(one: Candidate) -> dict[str, Any]:
    reasons = [_told(why) for why in one.reasons]
    return {"case_id": one.case_id, "score": one.score, "same": one.same, "reasons": reasons}


def _told(why: Reason) -> dict[str, Any]:
    return {"field": why.field, "code": why.code, "bits": why.bits, "words": in_words(why)}
