"""Screening as question pages, its recommendation, the decision, and the dates of the procedure."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from sampan.engines.screening.indicators import DIMENSIONS
from sampan.protection.cases.queries import case as read_case
from sampan.protection.identification.forms import (
    DecideForm,
    DimensionForm,
    EventForm,
    SettleForm,
    StartForm,
)
from sampan.protection.identification.queries import (
    deadline,
    decision,
    decisions,
    screening,
    screenings_of_case,
)
from sampan.protection.identification.services.approving import DECIDING
from sampan.protection.identification.services.clocks import known_facts, settle_deadline, start_clocks
from sampan.protection.identification.services.deciding import ask_decision, decide_status, look_at_reversal
from sampan.protection.identification.services.screening import answer, finish, start_screening
from sampan.protection.identification.status_panel import shown_decisions
from sampan.protection.identification.telling import told_result
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.facts import ApprovalFact, NotApproved
from sampan.registry.approvals.queries import approval, to_do
from sampan.registry.approvals.services.asking import offer_to_ask
from sampan.registry.requests import posted_in, reader_for, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, WrongState

_METHODS = ["GET", "HEAD", "POST"]
_ASKED = gettext_lazy("Asked for. You see the answer on your first page.")
_DECIDED = gettext_lazy("The decision is written, with its reasons.")


@require_http_methods(_METHODS)
@login_required
def start(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask whether the person is a child, then begin, or go on with the screening under way."""
    reader = reader_for(request, Permission.SCREEN)
    case = read_case(case_id=case_id, reader=reader)
    form = StartForm(posted_in(request), initial={"profile": known_facts(case).get("majority")})
    if request.method == "POST" and form.is_valid():
        profile = form.cleaned_data["profile"]
        begun = start_screening(case_id=case_id, profile=profile, by=reader.actor, purpose=reader.purpose)
        return redirect("identification:screening", begun, DIMENSIONS[0])
    under_way = [one for one in screenings_of_case(case_id=case_id, reader=reader) if not one.is_finished]
    shown = {"form": form, "case": case, "under_way": under_way}
    return render(request, "identification/start.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def screening_page(request: HttpRequest, screening_id: UUID, dimension: str) -> HttpResponse:
    """Ask one dimension; what is answered is kept at once, and going back loses nothing."""
    reader = reader_for(request, Permission.SCREEN)
    if dimension not in DIMENSIONS:
        raise Http404
    told = screening(screening_id=screening_id, reader=reader)
    if told.is_finished:
        return redirect("identification:result", screening_id)
    form = DimensionForm(
        posted_in(request), dimension=dimension, language=reading_language(), kept=told.answers
    )
    if request.method == "POST" and form.is_valid():
        answer(screening_id=screening_id, answers=form.answers(), by=reader.actor, purpose=reader.purpose)
        return _go_on(request, screening_id, told.case_id, dimension)
    shown = _page_shown(dimension) | {
        "form": form,
        "screening": told,
        "case": read_case(case_id=told.case_id, reader=reader),
    }
    return render(request, "identification/screening.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def summary(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    """Show every answer before the screening is finished; finishing computes a recommendation."""
    reader = reader_for(request, Permission.SCREEN)
    told = screening(screening_id=screening_id, reader=reader)
    if request.method == "POST":
        finish(screening_id=screening_id, by=reader.actor, purpose=reader.purpose)
        return redirect("identification:result", screening_id)
    if told.is_finished:
        return redirect("identification:result", screening_id)
    dimensions = [(code, _dimension(code), _answered(told.answers, code)) for code in DIMENSIONS]
    case = read_case(case_id=told.case_id, reader=reader)
    shown = {"screening": told, "case": case, "dimensions": dimensions, "back": DIMENSIONS[-1]}
    return render(request, "identification/summary.html", shown)


@require_safe
@login_required
def result(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    """Show what a finished screening recommends, and why; a screening aid, not a legal finding."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    told = screening(screening_id=screening_id, reader=reader)
    if not told.is_finished:
        raise WrongState("This screening is not finished.", remedy="Go on with it first.")
    case = read_case(case_id=told.case_id, reader=reader)
    shown = {
        "screening": told,
        "case": case,
        "told": told_result(told, reading_language()),
        "may_decide": reader.actor.may(Permission.DECIDE_STATUS),
    }
    return render(request, "identification/result.html", shown)


@require_http_methods(_METHODS)
@login_required
def decide(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Decide the status, with reasons; what a screening recommended stands beside, as a recommendation."""
    reader = reader_for(request, Permission.DECIDE_STATUS)
    case = read_case(case_id=case_id, reader=reader)
    approved = _approved(request, case_id, reader)
    form = DecideForm(_typed(request), language=reading_language(), initial=_kept(approved))
    shown: dict[str, Any] = {"form": form, "case": case, "approved": approved}
    if form.is_bound and form.is_valid():
        asks = "ask" in request.POST
        try:
            step = ask_decision if asks else decide_status
            step(case_id=case_id, verdict=form.verdict(), by=reader.actor, purpose=reader.purpose)
        except InvalidInput as error:
            say_on_form(form, error)
        except NotApproved as refusal:
            shown["asking"] = offer_to_ask(refusal, by=reader.actor, purpose=reader.purpose)
        else:
            messages.success(request, _ASKED if asks else _DECIDED)
            return redirect("cases:case", case_id)
    status = 422 if form.errors or "asking" in shown else 200
    return render(request, "identification/decide.html", shown | _beside(case_id, reader), status=status)


@require_http_methods(_METHODS)
@login_required
def settle(request: HttpRequest, deadline_id: UUID) -> HttpResponse:
    """Write that a step of the procedure was done."""
    reader = reader_for(request, Permission.EDIT_CASE)
    told = deadline(deadline_id=deadline_id, reader=reader)
    form = SettleForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["done_on"]
        try:
            settle_deadline(deadline_id=deadline_id, done_on=day, by=reader.actor, purpose=reader.purpose)
        except InvalidInput as error:
            say_on_form(form, error)
        else:
            messages.success(request, _("Written as done."))
            return redirect("cases:case", told.case_id)
    shown = {"form": form, "deadline": told}
    return render(request, "identification/settle.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def event(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record something that happened and from which the procedure counts."""
    reader = reader_for(request, Permission.EDIT_CASE)
    case = read_case(case_id=case_id, reader=reader)
    form = EventForm(posted_in(request), language=reading_language())
    if request.method == "POST" and form.is_valid():
        try:
            start_clocks(case_id=case_id, **form.cleaned_data, by=reader.actor, purpose=reader.purpose)
        except InvalidInput as error:
            say_on_form(form, error)
        else:
            messages.success(request, _("Written; the steps that it makes due are among the dates."))
            return redirect("cases:case", case_id)
    shown = {"form": form, "case": case}
    return render(request, "identification/event.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def decision_page(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Show a decision among those before it; a supervisor writes that they looked at one that was turned round."""
    reader = reader_for(request, Permission.DECIDE_STATUS)
    told = decision(decision_id=decision_id, reader=reader)
    case = read_case(case_id=told.case_id, reader=reader)
    if request.method == "POST":
        look_at_reversal(decision_id=decision_id, by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("Written."))
        return redirect("cases:case", told.case_id)
    history = shown_decisions(case, reader=reader, language=reading_language())
    shown = {"case": case, "told": told, "decisions_shown": history}
    return render(request, "identification/decision.html", shown)


def _go_on(request: HttpRequest, screening_id: UUID, case_id: UUID, dimension: str) -> HttpResponse:
    if request.POST.get("pause"):
        messages.success(request, _("Kept. Go on whenever you and the person are ready."))
        return redirect("cases:case", case_id)
    step = -1 if request.POST.get("go") == "back" else 1
    at = DIMENSIONS.index(dimension) + step
    if at >= len(DIMENSIONS):
        return redirect("identification:summary", screening_id)
    return redirect("identification:screening", screening_id, DIMENSIONS[max(at, 0)])


def _page_shown(dimension: str) -> dict[str, Any]:
    step = DIMENSIONS.index(dimension) + 1
    return {
        "title": _dimension(dimension),
        "step": step,
        "of": len(DIMENSIONS) + 1,
        "is_first": step == 1,
    }


def _approved(request: HttpRequest, case_id: UUID, reader: Reader) -> ApprovalFact | None:
    """Return the reader's approved question; what was written with it is opened (audited) by a POST alone."""
    found = to_do(act=DECIDING, subject_id=case_id, reader=reader)
    if found is not None and "resume" in request.POST:
        return approval(approval_id=found.id, reader=reader, with_words=True)
    return found


def _kept(approved: ApprovalFact | None) -> dict[str, Any]:
    return dict(approved.facts) | dict(approved.typed) if approved else {}


def _typed(request: HttpRequest) -> QueryDict | None:
    """Return the decision that was posted; going on with an approved one only fills the form."""
    return None if "resume" in request.POST else posted_in(request)


def _beside(case_id: UUID, reader: Reader) -> dict[str, Any]:
    finished = [one for one in screenings_of_case(case_id=case_id, reader=reader) if one.is_finished]
    told = told_result(finished[0], reading_language()) if finished else None
    return {
        "told": told,
        "screening": finished[0] if finished else None,
        "earlier": decisions(case_id=case_id, reader=reader),
    }


def _answered(answers: Any, dimension: str) -> int:
    return sum(code.startswith(f"{dimension}.") for code in answers)


def _dimension(code: str) -> str:
    return code_list("ilo_dimension").label(code, reading_language())
