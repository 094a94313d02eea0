"""Reports of the public for machines: listed, counted, set, passed among the lures. People open and answer them."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from sampan.prevention.offers import queries
from sampan.prevention.offers.services.answering import settle_report
from sampan.prevention.offers.services.passing import pass_into_lures
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["reports"])


class ReportOut(Schema):
    """A report without its words; `signs` and `level` as the check found them when it was sent."""

    id: UUID
    state: str
    level: str
    signs: list[str]
    language: str
    page: str
    received_on: date
    answers: int


class CountedReportsOut(Schema):
    """How many reports there are, and by state, level, language of the message, and sign."""

    total: int
    by_state: dict[str, int]
    by_level: dict[str, int]
    by_language: dict[str, int]
    by_sign: dict[str, int]


class SettleIn(Schema):
    """How a report goes on: `read`, `passed_on` or `closed`."""

    state: str


class PassedOut(Schema):
    """Whether the text is new among the lures."""

    is_new: bool


@router.get("/", response=list[ReportOut], summary="Reports of the public, without their words")
def reports(request: HttpRequest, state: str = "") -> list[dict[str, Any]]:
    """Return a hundred reports that the reader sees, the oldest first."""
    return [asdict(one) for one in queries.reports(reader=_reader(request), state=state)]


@router.get("/figures", response=CountedReportsOut, summary="Reports of the public, counted")
def figures(request: HttpRequest) -> dict[str, Any]:
    """Return the counts of what the reader sees; those whose words are forgotten count."""
    return asdict(queries.counted(reader=_reader(request)))


@router.get("/{uuid:report_id}", response=ReportOut, summary="One report, without its words")
def one_report(request: HttpRequest, report_id: UUID) -> dict[str, Any]:
    """Return one report."""
    return asdict(queries.report(report_id=report_id, reader=_reader(request)))


@router.post("/{uuid:report_id}/settle", response={204: None}, summary="Say how a report goes on")
def settle(request: HttpRequest, report_id: UUID, body: SettleIn) -> Status:
    """Set the state of a report; audited."""
    settle_report(report_id=report_id, state=body.state, **by_whom(_reader(request)))
    return Status(204, None)


@router.post(
    "/{uuid:report_id}/into-lures", response=PassedOut, summary="Put the reported text among the lures"
)
def into_lures(request: HttpRequest, report_id: UUID) -> dict[str, bool]:
    """Pass the text on, nothing else; audited."""
    return {"is_new": pass_into_lures(report_id=report_id, **by_whom(_reader(request)))}


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.ANSWER_REPORTS)
