"""Pages of transfers: whole cases between agencies of the node, one or many, offered or asked for."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.assistance import queries
from sampan.protection.assistance.door import METHODS, Told, act_page
from sampan.protection.assistance.forms import AgencyForm, AskForm, DeclineForm, ManyForm, NumberForm
from sampan.protection.assistance.services.asking import Question, ask
from sampan.protection.assistance.services.packets import agreed_groups
from sampan.protection.assistance.services.transfers import (
    MOST_CASES,
    grant_request,
    refuse_request,
    request_transfer,
    transfer_many,
)
from sampan.protection.assistance.showing import rows
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.queries import cases
from sampan.protection.cases.services.filtering import Filter
from sampan.registry.access.roles import Permission
from sampan.registry.agencies.queries import agency_names
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput, NotFound


@require_safe
@login_required
def transfer_list(request: HttpRequest) -> HttpResponse:
    """Show the transfers that are open, and the cases that went to another agency."""
    reader = reader_for(request, Permission.MOVE_CASE)
    names = agency_names()
    shown = {
        "rows": rows(queries.transfers(reader=reader), language=reading_language()),
        "gone": [(one, names.get(one.to_agency, "")) for one in queries.transferred(reader=reader)],
    }
    return render(request, "assistance/transfers.html", shown)


@require_http_methods(METHODS)
@login_required
def choose_agency(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Choose the agency that is asked to take the whole case over."""
    reader = reader_for(request, Permission.MOVE_CASE)
    case = read_case(case_id=case_id, reader=reader)
    form = AgencyForm(posted_in(request), but=case.agency_id)
    if request.method == "POST" and form.is_valid():
        return redirect("assistance:transfer", case_id, form.cleaned_data["agency"])
    shown = {"form": form, "case": case, "title": _("Transfer the case"), "is_transfer": True}
    return render(request, "assistance/form.html", shown, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@login_required
def transfer(request: HttpRequest, case_id: UUID, chosen_id: UUID) -> HttpResponse:
    """Ask the agency; the person's consent to it is needed first."""
    reader = reader_for(request, Permission.MOVE_CASE)
    case = read_case(case_id=case_id, reader=reader)
    agreed = agreed_groups(case_id=case_id, agency_id=chosen_id, reader=reader)
    form = AskForm(posted_in(request), agreed=agreed)
    if request.method == "POST" and form.is_valid():
        told = {"urgency": form.cleaned_data["urgency"], "groups": form.chosen()}
        try:
            asked = ask(
                case_id=case_id, question=Question(chosen_id, kind="transfer", **told), **by_whom(reader)
            )
            messages.success(request, _("Asked. The case stays yours until both have signed."))
            return redirect("assistance:referral", asked)
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "case": case, "agreed": agreed, "agency": agency_names().get(chosen_id, "")}
    return render(request, "assistance/transfer.html", shown, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@login_required
def ask_for(request: HttpRequest) -> HttpResponse:
    """Say that a person is here now, and ask for their case; the answer is the same whether it exists."""
    reader = reader_for(request, Permission.MOVE_CASE)
    form = NumberForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        request_transfer(number=form.cleaned_data["number"], **by_whom(reader))
        messages.success(
            request,
            _("If there is such a case, the agency that keeps it is asked. It appears here if they agree."),
        )
        return redirect("assistance:transfers")
    return render(request, "assistance/ask_for.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@login_required
def grant(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Grant another agency's request for the case."""
    return act_page(
        request, help_id, Form(posted_in(request)),
        lambda form, fact, by: grant_request(referral_id=fact.id, **by),
        title=_("Give them the case"), said=_("Granted. Sign the hand-over together next."),
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def refuse(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Refuse another agency's request; it learns nothing."""
    return act_page(
        request, help_id, DeclineForm(posted_in(request)),
        lambda form, fact, by: refuse_request(referral_id=fact.id, **form.cleaned_data, **by),
        title=_("Keep the case"), said=_("Refused. The agency that asked learns nothing."),
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def many(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Ask one agency to take several cases of an operation over."""
    reader = reader_for(request, Permission.MOVE_CASE)
    asked = Filter.of({"operation": str(operation_id), "state": "open"})
    found = cases(reader=reader, filter=asked, limit=MOST_CASES)
    own = [one for one in found if one.agency_id == reader.actor.agency_id]
    if not own:
        raise NotFound("There is no such operation here, or none of its cases is your agency's.")
    form = ManyForm(
        posted_in(request), but=reader.actor.agency_id, numbers=[(str(one.id), one.number) for one in own]
    )
    left: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        left = _asked(request, form, by_whom(reader), {one.id: one.number for one in own})
        if not left:
            return redirect("assistance:transfers")
    return render(
        request, "assistance/many.html", {"form": form, "left": left}, status=422 if form.errors else 200
    )


def _asked(request: HttpRequest, form: ManyForm, by: Told, numbers: dict[UUID, str]) -> dict[str, str]:
    """Ask for the chosen cases; return, by number, why one was not asked."""
    question = Question(UUID(form.cleaned_data["agency"]), kind="transfer", groups=("identity",))
    chosen = [UUID(one) for one in form.cleaned_data["cases"]]
    asked, why = transfer_many(case_ids=chosen, question=question, **by)
    said = ngettext("%(count)s case was asked for.", "%(count)s cases were asked for.", len(asked))
    messages.success(request, said % {"count": len(asked)})
    return {numbers[case_id]: sentence for case_id, sentence in why.items()}
