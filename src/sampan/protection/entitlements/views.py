"""Pages of support: the group, what is proposed, the decision, the payment, what waits, the budget."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.cases.queries import case as read_case
from sampan.protection.entitlements import queries
from sampan.protection.entitlements.forms import DecideForm, GroupForm, PayForm, ProposeForm
from sampan.protection.entitlements.services.granting import choose_group, grant, propose_support, refuse
from sampan.protection.entitlements.services.paying import pay
from sampan.protection.entitlements.services.reviewing import end_support, keep_support
from sampan.protection.entitlements.showing import budget_rows, law_rows, support_row
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput, WrongState

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision, and what was granted and paid this year by regime."""
    reader = reader_for(request, Permission.GRANT_SUPPORT)
    year = house_today().year
    shown = {
        "rows": [support_row(one, reading_language()) for one in queries.waiting(reader=reader)],
        "budget": budget_rows(queries.budget(reader=reader, year=year), reading_language()),
        "year": year,
    }
    return render(request, "entitlements/list.html", shown)


@require_http_methods(_METHODS)
@login_required
def group(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Choose the group of persons; what the facts propose is chosen already."""
    reader = reader_for(request, Permission.PROPOSE_SUPPORT)
    case = read_case(case_id=case_id, reader=reader)
    kept = queries.chosen_group(case_id=case_id, reader=reader)
    form = GroupForm(
        posted_in(request), initial={"group": kept or queries.proposed_group(case_id=case_id, reader=reader)}
    )
    if request.method == "POST" and form.is_valid():
        choose_group(case_id=case_id, group=form.cleaned_data["group"], **by_whom(reader))
        messages.success(request, _("Chosen. Propose next what the person needs."))
        return redirect(_tab(case_id))
    shown = {"form": form, "case": case, "title": _("In which group is the person?")}
    return render(request, "entitlements/form.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def propose(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Propose regimes that the law gives to the group."""
    reader = reader_for(request, Permission.PROPOSE_SUPPORT)
    case = read_case(case_id=case_id, reader=reader)
    chosen = queries.chosen_group(case_id=case_id, reader=reader)
    if not chosen:
        raise WrongState("No group is chosen yet.", remedy="Choose the group of persons first.")
    form = ProposeForm(posted_in(request), regimes=_open_regimes(case_id, chosen, reader))
    if request.method == "POST" and form.is_valid():
        propose_support(case_id=case_id, regimes=form.cleaned_data["regimes"], **by_whom(reader))
        messages.success(request, _("Proposed; a supervisor decides."))
        return redirect(_tab(case_id))
    shown = {"form": form, "case": case, "title": _("What is proposed?")}
    return render(request, "entitlements/form.html", shown, status=422 if form.errors else 200)


@require_safe
@login_required
def support(request: HttpRequest, support_id: UUID) -> HttpResponse:
    """Show one support: what the law says, who decided, what was paid."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return render(request, "entitlements/support.html", _shown(request, support_id, reader))


@require_http_methods(["POST"])
@login_required
def reason(request: HttpRequest, support_id: UUID) -> HttpResponse:
    """Open the sealed reason; the reading is audited."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return render(request, "entitlements/support.html", _shown(request, support_id, reader, with_reason=True))


@require_http_methods(["POST"])
@login_required
def again(request: HttpRequest, support_id: UUID) -> HttpResponse:
    """Keep or end a support after the status changed."""
    reader = reader_for(request, Permission.GRANT_SUPPORT)
    answer = keep_support if request.POST.get("answer") == "keep" else end_support
    answer(support_id=support_id, **by_whom(reader))
    messages.success(request, _("Written."))
    return redirect("entitlements:support", support_id)


@require_http_methods(_METHODS)
@login_required
def decide(request: HttpRequest, support_id: UUID) -> HttpResponse:
    """Grant or refuse."""
    reader = reader_for(request, Permission.GRANT_SUPPORT)
    shown = _shown(request, support_id, reader)
    form = DecideForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _decided(form, support_id, reader))
            return redirect("entitlements:support", support_id)
        except InvalidInput as error:
            say_on_form(form, error)
    shown |= {"form": form, "title": _("Grant or refuse")}
    return render(request, "entitlements/act.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def payment(request: HttpRequest, support_id: UUID) -> HttpResponse:
    """Write a payment or a delivery."""
    reader = reader_for(request, Permission.PAY_SUPPORT)
    shown = _shown(request, support_id, reader)
    form = PayForm(posted_in(request), in_kind=shown["row"]["fact"].granted is None)
    if request.method == "POST" and form.is_valid():
        try:
            pay(support_id=support_id, paid=form.paid(), **by_whom(reader))
            messages.success(request, _("Written."))
            return redirect("entitlements:support", support_id)
        except InvalidInput as error:
            say_on_form(form, error)
    shown |= {"form": form, "title": _("Paid or delivered")}
    return render(request, "entitlements/act.html", shown, status=422 if form.errors else 200)


def _decided(form: DecideForm, support_id: UUID, reader: Reader) -> str:
    told = form.cleaned_data
    if told["decision"] == "refuse":
        refuse(support_id=support_id, refusal=told["refusal"], reason=told["reason"], **by_whom(reader))
        return _("Refused, with the reason.")
    if grant(support_id=support_id, given=form.grant(), **by_whom(reader)):
        return _("Granted. Write each payment or delivery here.")
    return _("A second person must approve it first; they are asked.")


def _open_regimes(case_id: UUID, chosen: str, reader: Reader) -> list[tuple[str, str]]:
    rows = law_rows(chosen, queries.supports_of(case_id=case_id, reader=reader), reading_language())
    return [
        (one["code"], one["label"])
        for one in rows
        if one["law"] != "not"
        and (one["support"] is None or one["support"]["fact"].state in ("refused", "lapsed"))
    ]


def _shown(
    request: HttpRequest, support_id: UUID, reader: Reader, *, with_reason: bool = False
) -> dict[str, Any]:
    fact = queries.support(support_id=support_id, reader=reader, with_reason=with_reason)
    may = reader.actor.may_for
    return {
        "row": support_row(fact, reading_language()),
        "case": read_case(case_id=fact.case_id, reader=reader),
        "may_grant": may(Permission.GRANT_SUPPORT, reader.purpose),
        "may_pay": may(Permission.PAY_SUPPORT, reader.purpose),
    }


def _tab(case_id: UUID) -> str:
    return reverse("cases:case", args=[case_id]) + "?tab=support"
