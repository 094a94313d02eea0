"""Plans, holds, cancels and prints case conferences."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.protection.cases.queries import case as read_case
from sampan.protection.conferences.facts import OpenedConference
from sampan.protection.conferences.forms import CancelForm, MinutesForm, PlanForm
from sampan.protection.conferences.queries import conference, opened
from sampan.protection.conferences.services.ending import cancel_conference, hold_conference
from sampan.protection.conferences.services.planning import plan_conference
from sampan.protection.conferences.telling import shown_conference
from sampan.protection.tasks.services.own import holders_of
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.requests import posted_in, reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
@login_required
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Plan a conference about a case."""
    reader = reader_for(request, Permission.EDIT_CASE)
    case = read_case(case_id=case_id, reader=reader)
    people = holders_of(case_id=case_id, agency_id=case.agency_id, reader=reader)
    form = PlanForm(posted_in(request), people=people)

    def act() -> None:
        plan_conference(case_id=case_id, plan=form.plan(), by=reader.actor, purpose=reader.purpose)

    if request.method == "POST" and form.is_valid() and _acted(form, act):
        messages.success(request, _("Planned. Tell those who take part: nothing is sent to them."))
        return _to_tab(case_id)
    shown = {"form": form, "case": case}
    return render(request, "conferences/plan.html", shown, status=422 if form.errors else 200)


@require_safe
@login_required
def one(request: HttpRequest, conference_id: UUID) -> HttpResponse:
    """Show a conference; what was written stays sealed until asked for."""
    return render(request, "conferences/one.html", _shown(request, conference_id))


@require_POST
@login_required
def open_words(request: HttpRequest, conference_id: UUID) -> HttpResponse:
    """Show a conference with its words opened; the reading is audited."""
    return render(request, "conferences/one.html", _shown(request, conference_id, with_words=True))


@require_POST
@login_required
def print_minutes(request: HttpRequest, conference_id: UUID) -> HttpResponse:
    """Show the minutes as a paper; the reading is audited."""
    return render(request, "conferences/print.html", _shown(request, conference_id, with_words=True))


@require_http_methods(_METHODS)
@login_required
def hold(request: HttpRequest, conference_id: UUID) -> HttpResponse:
    """Write the minutes; each decision may become a task in the same step."""
    reader = reader_for(request, Permission.EDIT_CASE)
    told = conference(conference_id=conference_id, reader=reader)
    case = read_case(case_id=told.case_id, reader=reader)
    people = holders_of(case_id=case.id, agency_id=case.agency_id, reader=reader)
    form = MinutesForm(posted_in(request), conference=told, people=people, language=reading_language())

    def act() -> None:
        who = {"by": reader.actor, "purpose": reader.purpose}
        hold_conference(conference_id=conference_id, minutes=form.minutes(), **who)

    if request.method == "POST" and form.is_whole() and _acted(form, act):
        messages.success(request, _("The minutes are kept, and what was decided is owed."))
        return redirect("conferences:one", conference_id)
    shown = {"form": form, "case": case, "conference": told}
    return render(request, "conferences/hold.html", shown, status=422 if request.method == "POST" else 200)


@require_http_methods(_METHODS)
@login_required
def cancel(request: HttpRequest, conference_id: UUID) -> HttpResponse:
    """Cancel a planned conference with a reason."""
    reader = reader_for(request, Permission.EDIT_CASE)
    told = conference(conference_id=conference_id, reader=reader)
    case = read_case(case_id=told.case_id, reader=reader)
    form = CancelForm(posted_in(request), language=reading_language())
    if request.method == "POST" and form.is_valid():
        who = {"by": reader.actor, "purpose": reader.purpose}
        cancel_conference(conference_id=conference_id, **form.cleaned_data, **who)
        messages.success(request, _("Cancelled."))
        return _to_tab(told.case_id)
    shown = {"form": form, "case": case, "conference": told}
    return render(request, "conferences/cancel.html", shown, status=422 if form.errors else 200)


def _shown(request: HttpRequest, conference_id: UUID, *, with_words: bool = False) -> dict[str, Any]:
    reader = reader_for(request, Permission.READ_IDENTITY)
    told = conference(conference_id=conference_id, reader=reader)
    words = opened(conference_id=conference_id, reader=reader) if with_words else None
    return {
        "conference": shown_conference(told, reading_language()),
        "case": read_case(case_id=told.case_id, reader=reader),
        "words": words,
        "decisions": _decisions(words),
        "may_act": told.state == "planned" and reader.actor.may_for(Permission.EDIT_CASE, reader.purpose),
    }


def _decisions(words: OpenedConference | None) -> list[dict[str, Any]]:
    taken = words.decisions if words else ()
    names = display_names(one.assigned_to for one in taken if one.assigned_to)
    return [{"fact": one, "who": names.get(one.assigned_to, "") if one.assigned_to else ""} for one in taken]


def _acted(form: forms.Form, act: Callable[[], None]) -> bool:
    try:
        act()
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True


def _to_tab(case_id: UUID) -> HttpResponse:
    response = redirect("cases:case", case_id)
    response["Location"] += "?tab=tasks"
    return response
