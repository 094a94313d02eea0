"""Reintegration in pages: the survivors followed, a plan, its goals, money and end."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.cases.queries import case as read_case
from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.reintegration import queries
from sampan.protection.reintegration.facts import PlanFact
from sampan.protection.reintegration.forms import (
    AgreeForm,
    AnotherVisitForm,
    EndForm,
    GoalForm,
    LineForm,
    MoveForm,
    PlanForm,
    SpendForm,
)
from sampan.protection.reintegration.services import planning, spending
from sampan.protection.reintegration.showing import place_name, shown_plan
from sampan.protection.reintegration.wording import PLAN_STATES, RISKS
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import colleagues
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, posted_in, reader_for
from sampan.vocabulary.errors import InvalidInput

METHODS = ["GET", "HEAD", "POST"]
CURRENCIES = {"VN": "VND", "KH": "KHR", "LA": "LAK", "MM": "MMK", "TH": "THB", "CN": "CNY", "ID": "IDR"}
"""The currency that a plan is written in, by the node's country (ISO 4217); US dollars elsewhere."""


@require_safe
@login_required
def survivors(request: HttpRequest) -> HttpResponse:
    """Show the plans that go on, with the next visit of each; chips narrow the list."""
    reader = reader_of(request)
    shown = request.GET.get("shown", "")
    shown = shown if shown in queries.SHOWN else ""
    today = house_today()
    before = _uuid(request.GET.get("before"))
    found = queries.survivors(reader=reader, today=today, shown=shown, before=before, limit=queries.PAGE + 1)
    rows = [
        {
            "fact": one,
            "state": PLAN_STATES[one.state],
            "risk": RISKS[one.risk],
            "place": place_name(one.province),
            "is_late": one.next_visit is not None and one.next_visit < today,
        }
        for one in found[: queries.PAGE]
    ]
    following = found[queries.PAGE - 1].plan_id if len(found) > queries.PAGE else None
    return render(request, "reintegration/list.html", {"rows": rows, "shown": shown, "next": following})


@require_safe
@login_required
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Show a plan whole, its sealed words closed."""
    reader = reader_of(request)
    return _plan(request, queries.plan(plan_id=plan_id, reader=reader), reader)


@require_http_methods(["POST"])
@login_required
def words(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Open the survivor's goals and the notes of visits; the reading is audited."""
    reader = reader_of(request)
    return _plan(request, queries.plan(plan_id=plan_id, reader=reader, with_text=True), reader, is_open=True)


@require_http_methods(METHODS)
@login_required
def begin(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin a plan for a case."""
    reader = reader_of(request)
    read_case(case_id=case_id, reader=reader)
    form = PlanForm(posted_in(request), pack=own_pack())

    def act(told: dict[str, Any]) -> UUID:
        return planning.begin_plan(case_id=case_id, **told, **by_whom(reader))

    return acted(request, form, act, title=_("Begin a reintegration plan"), case_id=case_id)


@require_http_methods(METHODS)
@login_required
def agree(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Record that the survivor agreed; the visits are owed from now on."""
    reader, found = _found(request, plan_id)

    def act(told: dict[str, Any]) -> UUID:
        planning.agree(plan_id=plan_id, agreed_on=told["agreed_on"], **by_whom(reader))
        return plan_id

    note = _("Read the plan together. It is the survivor's: what they do not want is not in it.")
    form = AgreeForm(posted_in(request))
    return acted(request, form, act, title=_("The survivor agrees"), case_id=found.case_id, note=note)


@require_http_methods(METHODS)
@login_required
def goal(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Add a goal."""
    reader, found = _found(request, plan_id)
    form = GoalForm(posted_in(request), colleagues=colleagues(found.agency_id), currency=currency())

    def act(told: dict[str, Any]) -> UUID:
        planning.add_goal(plan_id=plan_id, goal=form.goal(), **by_whom(reader))
        return plan_id

    more = {"case_id": found.case_id, "sealed": ("text",)}
    return acted(request, form, act, title=_("Add a goal"), **more)


@require_http_methods(METHODS)
@login_required
def move(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Say where a goal stands."""
    reader = reader_of(request)
    found, item = queries.plan_of_item(item_id=item_id, reader=reader)
    form = MoveForm(posted_in(request), initial={"state": item.state})

    def act(told: dict[str, Any]) -> UUID:
        planning.move_goal(item_id=item_id, state=told["state"], **by_whom(reader))
        return found.id

    return acted(request, form, act, title=_("Where does the goal stand?"), case_id=found.case_id)


@require_http_methods(METHODS)
@login_required
def spend(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Record money spent on a goal."""
    reader = reader_of(request)
    found, _item = queries.plan_of_item(item_id=item_id, reader=reader)
    lines = queries.budget_lines(reader=reader, only_open=True)
    form = SpendForm(posted_in(request), lines=lines)

    def act(told: dict[str, Any]) -> UUID:
        spending.spend(item_id=item_id, line_id=UUID(told.pop("line")), **told, **by_whom(reader))
        return found.id

    note = "" if lines else _("There is no open budget line yet: your supervisor opens one.")
    return acted(request, form, act, title=_("Record money spent"), case_id=found.case_id, note=note)


@require_http_methods(METHODS)
@login_required
def another_visit(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Owe one more visit."""
    reader, found = _found(request, plan_id)

    def act(told: dict[str, Any]) -> UUID:
        planning.add_visit(plan_id=plan_id, due_on=told["due_on"], **by_whom(reader))
        return plan_id

    form = AnotherVisitForm(posted_in(request))
    return acted(request, form, act, title=_("One more visit"), case_id=found.case_id)


@require_http_methods(METHODS)
@login_required
def end(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """End the plan with an outcome."""
    reader, found = _found(request, plan_id)

    def act(told: dict[str, Any]) -> UUID:
        planning.end_plan(plan_id=plan_id, **told, **by_whom(reader))
        return plan_id

    note = _("Visits still owed are no longer. The case itself stays open until it is closed.")
    form = EndForm(posted_in(request))
    return acted(request, form, act, title=_("End the plan"), case_id=found.case_id, note=note)


@require_http_methods(METHODS)
@login_required
def budget(request: HttpRequest) -> HttpResponse:
    """Show the agency's budget lines with what is left, and open another."""
    reader = reader_of(request, Permission.PAY_SUPPORT)
    initial = {"year": house_today().year, "currency": currency()}
    form = LineForm(posted_in(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            spending.open_line(**form.cleaned_data, **by_whom(reader))
        except InvalidInput as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("reintegration:budget")
    lines = [(one, int(100 * one.spent / one.amount)) for one in queries.budget_lines(reader=reader)]
    status = 422 if form.errors else 200
    return render(request, "reintegration/budget.html", {"form": form, "lines": lines}, status=status)


def acted(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], UUID],
    *,
    title: str,
    case_id: UUID,
    **shown: Any,
) -> HttpResponse:
    """Show a small form, or do what it asks for and go to the plan whose id `act` returns."""
    if request.method == "POST" and form.is_valid():
        try:
            plan_id = act(dict(form.cleaned_data))
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("reintegration:plan", plan_id)
    told = {"form": form, "title": title, "case_id": case_id, **shown}
    return render(request, "reintegration/act.html", told, status=422 if form.errors else 200)


def reader_of(request: HttpRequest, permission: Permission = Permission.PLAN_REINTEGRATION) -> Reader:
    """Return who reads, who must hold the permission for the purpose."""
    return reader_for(request, permission)


def currency() -> str:
    """Return the currency of the node's country."""
    return CURRENCIES.get(settings.SAMPAN_NODE.country, "USD")


def _found(request: HttpRequest, plan_id: UUID) -> tuple[Reader, PlanFact]:
    reader = reader_of(request)
    return reader, queries.plan(plan_id=plan_id, reader=reader)


def _plan(request: HttpRequest, found: PlanFact, reader: Reader, *, is_open: bool = False) -> HttpResponse:
    shown = shown_plan(found, get_language() or "en")
    case = read_case(case_id=found.case_id, reader=reader)
    may_pay = reader.actor.may(Permission.PAY_SUPPORT)
    told = {"plan": found, "case": case, "is_open": is_open, "may_pay": may_pay, "whole": True, **shown}
    return render(request, "reintegration/plan.html", told)


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise InvalidInput("This page of the list is not known.", remedy="Begin at its first page.") from None
