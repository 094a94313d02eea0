"""Campaigns for machines: plans, activities, sums of quizzes and reports; no person is in any of them."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status

from sampan.prevention.awareness.counters import read_counters
from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.campaigns import queries
from sampan.prevention.campaigns.services import planning, printing, summing
from sampan.prevention.campaigns.tables import report_csv
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["campaigns"])


class CampaignIn(Schema):
    """A plan; `code`: 3 to 24 of a-z, 0-9 and hyphen; places by name, ISO 3166-2 code or as written."""

    name: str
    code: str
    starts_on: date
    ends_on: date
    audience: str
    languages: list[str]
    channels: list[str]
    places: list[str] = []


class CampaignOut(CampaignIn):
    """A campaign."""

    id: UUID


class ActivityIn(Schema):
    """Something planned."""

    channel: str
    place: str
    planned_on: date


class OutcomeIn(Schema):
    """What came of it; `counted_how`: counted, estimated, or empty with no number."""

    done_on: date
    done_by: str
    reached: int | None = None
    counted_how: str = ""
    cost: Decimal | None = None
    currency: str = ""


class ActivityOut(ActivityIn):
    """An activity; `state`: planned, done or called_off."""

    id: UUID
    state: str
    done_on: date | None
    done_by: str
    reached: int | None
    counted_how: str
    cost: Decimal | None
    currency: str


class SumIn(Schema):
    """Sums of those who took a quiz: people, questions asked and right answers, all together."""

    takers: int
    asked: int
    right: int


class QuizIn(Schema):
    """A quiz on paper; `lesson` empty: the whole quiz."""

    language: str
    held_on: date
    lesson: str = ""
    before: SumIn | None = None
    after: SumIn | None = None


class SheetIn(Schema):
    """What to print: poster_a3, poster_a4, leaflet or script; `confirmed`: unverified hotlines that were called."""

    kind: str
    language: str
    name: str = ""
    days: str = ""
    confirmed: list[str] = []


class ReachOut(Schema):
    """What was done under a heading; contacts counted and estimated are never added up."""

    code: str
    done: int
    planned: int
    counted: int
    estimated: int
    costs: dict[str, Decimal]


class ChangeOut(Schema):
    """A change of the share of right answers, -1 to 1, with its 95 % interval."""

    change: float
    low: float
    high: float


class LearntOut(Schema):
    """Sums before and after; null for fewer than ten people. Empty `language`: all; empty `lesson`: the whole quiz."""

    language: str
    lesson: str
    before: SumIn | None
    after: SumIn | None
    change: ChangeOut | None
    leaves_small_out: bool


class ReportOut(Schema):
    """A campaign's report."""

    campaign: CampaignOut
    total: ReachOut
    by_channel: list[ReachOut]
    by_place: list[ReachOut]
    learnt: list[LearntOut]


class ComparisonOut(Schema):
    """Two reports, and how much more the second changed."""

    first: ReportOut
    second: ReportOut
    further: ChangeOut | None


@router.get("/", response=list[CampaignOut], summary="The awareness campaigns that the reader sees")
def campaigns(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the campaigns, the latest first."""
    return [asdict(one) for one in queries.campaigns(reader=reader_for(request, Permission.READ_AWARENESS))]


@router.post("/", response={201: dict[str, UUID]}, summary="Plan a campaign")
def plan(request: HttpRequest, body: CampaignIn) -> Status:
    """Plan a campaign and return its id."""
    made = planning.plan_campaign(plan=_plan(body), **_planner(request))
    return Status(201, {"id": made})


@router.get("/compare", response=ComparisonOut, summary="Two campaigns side by side")
def compare(request: HttpRequest, first: UUID, second: UUID) -> dict[str, Any]:
    """Return both reports, and how much more people learnt in the second."""
    reader = reader_for(request, Permission.READ_AWARENESS)
    return asdict(queries.comparison(first_id=first, second_id=second, reader=reader))


@router.post("/counters", response=dict[str, int], summary="Take in what a public site counted")
def counters(request: HttpRequest) -> dict[str, int]:
    """Take in the text of quiz-sums.json; return how many sums are new or grew."""
    told = read_counters(request.body.decode("utf-8", "replace"))
    return {"grown": summing.take_in_counters(counters=told, **_planner(request))}


@router.put("/{campaign_id}", response={204: None}, summary="Change the plan of a campaign")
def change(request: HttpRequest, campaign_id: UUID, body: CampaignIn) -> Status:
    """Change the plan."""
    planning.change_campaign(campaign_id=campaign_id, plan=_plan(body), **_planner(request))
    return Status(204, None)


@router.get("/{campaign_id}/report", response=ReportOut, summary="Reach, and what people learnt")
def report(request: HttpRequest, campaign_id: UUID) -> dict[str, Any]:
    """Return a campaign's report; groups of fewer than ten are null."""
    reader = reader_for(request, Permission.READ_AWARENESS)
    return asdict(queries.report(campaign_id=campaign_id, reader=reader))


@router.get("/{campaign_id}/report.csv", summary="A campaign's report as CSV")
def report_file(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Return the report as CSV."""
    reader = reader_for(request, Permission.READ_AWARENESS)
    told = report_csv(queries.report(campaign_id=campaign_id, reader=reader))
    return HttpResponse(told, content_type="text/csv; charset=utf-8")


@router.post("/{campaign_id}/sheets", summary="Print a poster, a leaflet or a loudspeaker script")
def print_sheet(request: HttpRequest, campaign_id: UUID, body: SheetIn) -> HttpResponse:
    """Return a PDF, or for `script` a text."""
    told = body.dict()
    asked = printing.SheetAsked(**(told | {"confirmed": tuple(told["confirmed"])}))
    country = settings.SAMPAN_NODE.country
    written = printing.print_sheet(campaign_id=campaign_id, asked=asked, country=country, **_planner(request))
    is_text = asked.kind == printing.SCRIPT
    return HttpResponse(written, content_type="text/plain; charset=utf-8" if is_text else "application/pdf")


@router.get("/{campaign_id}/activities", response=list[ActivityOut], summary="The activities of a campaign")
def activities(request: HttpRequest, campaign_id: UUID) -> list[dict[str, Any]]:
    """Return what is planned, done and called off, by planned day."""
    reader = reader_for(request, Permission.READ_AWARENESS)
    return [asdict(one) for one in queries.activities(campaign_id=campaign_id, reader=reader)]


@router.post("/{campaign_id}/activities", response={201: dict[str, UUID]}, summary="Plan an activity")
def plan_activity(request: HttpRequest, campaign_id: UUID, body: ActivityIn) -> Status:
    """Plan an activity and return its id."""
    made = planning.plan_activity(campaign_id=campaign_id, **body.dict(), **_planner(request))
    return Status(201, {"id": made})


@router.post("/activities/{activity_id}/done", response={204: None}, summary="What came of an activity")
def record(request: HttpRequest, activity_id: UUID, body: OutcomeIn) -> Status:
    """Write down what came of an activity, or correct it."""
    outcome = planning.Outcome(**body.dict())
    planning.record_activity(activity_id=activity_id, outcome=outcome, **_planner(request))
    return Status(204, None)


@router.post("/activities/{activity_id}/call-off", response={204: None}, summary="Call an activity off")
def call_off(request: HttpRequest, activity_id: UUID) -> Status:
    """Say that a planned activity will not be."""
    planning.call_off(activity_id=activity_id, **_planner(request))
    return Status(204, None)


@router.post("/{campaign_id}/quizzes", response={201: dict[str, list[UUID]]}, summary="Enter sums of a quiz")
def enter(request: HttpRequest, campaign_id: UUID, body: QuizIn) -> Status:
    """Enter what a quiz on paper summed up to, and return the ids."""
    groups = {name: QuizSum(**told) if (told := body.dict()[name]) else None for name in ("before", "after")}
    quiz = summing.PaperQuiz(body.language, body.lesson, body.held_on, groups["before"], groups["after"])
    made = summing.enter_sums(campaign_id=campaign_id, quiz=quiz, **_planner(request))
    return Status(201, {"ids": list(made)})


@router.post("/quizzes/{sums_id}/withdraw", response={204: None}, summary="Take sums back")
def withdraw(request: HttpRequest, sums_id: UUID) -> Status:
    """Take back sums that were entered wrongly by hand."""
    summing.withdraw_sums(sums_id=sums_id, **_planner(request))
    return Status(204, None)


def _plan(body: CampaignIn) -> planning.CampaignPlan:
    told = body.dict()
    lists = {name: tuple(told[name]) for name in ("languages", "channels", "places")}
    return planning.CampaignPlan(**(told | lists))


def _planner(request: HttpRequest) -> dict[str, Any]:
    return by_whom(reader_for(request, Permission.PLAN_AWARENESS))
