"""Reintegration for machines: the same queries and services as the pages, with the same refusals."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.reintegration import queries
from sampan.protection.reintegration.schedule import USUAL_MONTHS
from sampan.protection.reintegration.services import planning, spending, visiting
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom

router = Router(tags=["reintegration"])


class PlanIn(Schema):
    """A plan to begin; `visit_months` are months after the beginning, a visit each."""

    begins_on: date
    province: str = ""
    visit_months: list[int] = Field(default_factory=lambda: list(USUAL_MONTHS), max_length=60)


class GoalIn(Schema):
    """A goal; `area` is a code of the list reintegration_area, `text` is sealed, money in `currency`."""

    area: str
    text: str = ""
    due_on: date | None = None
    responsible: UUID | None = None
    cost: Decimal | None = None
    currency: str = Field("", max_length=3)


class AgreeIn(Schema):
    """The day on which the survivor agreed."""

    agreed_on: date


class VisitIn(Schema):
    """What a visit showed: levels 1-5 by area, codes of retrafficking_sign, a note that is sealed."""

    made_on: date
    mode: str
    levels: dict[str, int] = {}
    signs: list[str] = []
    note: str = ""


class MissedIn(Schema):
    """Why a visit did not take place: a code of visit_missed_reason."""

    reason: str


class EndIn(Schema):
    """How a plan ended: a code of reintegration_end, and when."""

    end: str
    ended_on: date


class SpendIn(Schema):
    """Money spent on a goal from a budget line, in the line's currency."""

    line_id: UUID
    amount: Decimal
    paid_on: date
    receipt: str = Field("", max_length=40)


class MadeOut(Schema):
    """The id of what was made."""

    id: UUID


class RiskOut(Schema):
    """The risk of a visit: none, watch or high."""

    risk: str


class ItemOut(Schema):
    """A goal without its words."""

    id: UUID
    area: str
    state: str
    due_on: date | None
    responsible: UUID | None
    cost: Decimal | None
    spent: Decimal
    currency: str


class VisitOut(Schema):
    """A visit without its note."""

    id: UUID
    due_on: date
    made_on: date | None
    mode: str
    missed_reason: str
    levels: dict[str, int]
    signs: list[str]
    risk: str
    told_on: date | None


class PlanOut(Schema):
    """A plan with goals and visits, its sealed words left out."""

    id: UUID
    case_id: UUID
    state: str
    begins_on: date
    agreed_on: date | None
    province: str
    visit_months: list[int]
    risk: str
    ended_on: date | None
    end: str
    items: list[ItemOut]
    visits: list[VisitOut]


@router.post("/of-case/{uuid:case_id}", response={201: MadeOut}, summary="Begin a plan")
def begin(request: HttpRequest, case_id: UUID, body: PlanIn) -> Status:
    """Begin a plan for a case; one at a time."""
    reader = _reader(request)
    told = {"begins_on": body.begins_on, "province": body.province, "visit_months": body.visit_months}
    return Status(201, {"id": planning.begin_plan(case_id=case_id, **told, **by_whom(reader))})


@router.get("/plans/{uuid:plan_id}", response=PlanOut, summary="One plan")
def one_plan(request: HttpRequest, plan_id: UUID) -> Any:
    """Return a plan; 404 when it is not there or not visible."""
    return queries.plan(plan_id=plan_id, reader=_reader(request))


@router.post("/plans/{uuid:plan_id}/goals", response={201: MadeOut}, summary="Add a goal")
def add_goal(request: HttpRequest, plan_id: UUID, body: GoalIn) -> Status:
    """Add a goal to a plan."""
    goal = planning.Goal(**body.model_dump())
    return Status(201, {"id": planning.add_goal(plan_id=plan_id, goal=goal, **by_whom(_reader(request)))})


@router.post("/plans/{uuid:plan_id}/agreement", response={204: None}, summary="The survivor agrees")
def agree(request: HttpRequest, plan_id: UUID, body: AgreeIn) -> Status:
    """Record the survivor's agreement; the visits are owed."""
    planning.agree(plan_id=plan_id, agreed_on=body.agreed_on, **by_whom(_reader(request)))
    return Status(204, None)


@router.post("/plans/{uuid:plan_id}/end", response={204: None}, summary="End a plan")
def end(request: HttpRequest, plan_id: UUID, body: EndIn) -> Status:
    """End a plan with an outcome."""
    planning.end_plan(plan_id=plan_id, end=body.end, ended_on=body.ended_on, **by_whom(_reader(request)))
    return Status(204, None)


@router.post("/goals/{uuid:item_id}/expenses", response={201: MadeOut}, summary="Record money spent")
def spend(request: HttpRequest, item_id: UUID, body: SpendIn) -> Status:
    """Record money spent; 422 with what is left when a line holds less."""
    told = body.model_dump()
    return Status(201, {"id": spending.spend(item_id=item_id, **told, **by_whom(_reader(request)))})


@router.post("/visits/{uuid:visit_id}/made", response=RiskOut, summary="Record a visit")
def made(request: HttpRequest, visit_id: UUID, body: VisitIn) -> dict[str, str]:
    """Record a visit and return its risk."""
    seen = visiting.Seen(body.made_on, body.mode, body.levels, tuple(body.signs), body.note)
    risk = visiting.record_visit(visit_id=visit_id, seen=seen, **by_whom(_reader(request)))
    return {"risk": risk}


@router.post("/visits/{uuid:visit_id}/missed", response={204: None}, summary="A visit did not take place")
def missed(request: HttpRequest, visit_id: UUID, body: MissedIn) -> Status:
    """Record why a visit did not take place; it is tried again within two weeks."""
    visiting.miss_visit(visit_id=visit_id, reason=body.reason, **by_whom(_reader(request)))
    return Status(204, None)


def _reader(request: HttpRequest) -> Reader:
    reader = named(getattr(request, "reader", None))
    require(reader.actor, Permission.PLAN_REINTEGRATION, purpose=reader.purpose)
    return reader
