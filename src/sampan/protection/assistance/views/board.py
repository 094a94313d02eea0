"""The case side's pages: what is needed, who could help and why, the question."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.assistance import queries
from sampan.protection.assistance.candidates import candidates_for
from sampan.protection.assistance.contents import preview_of
from sampan.protection.assistance.door import METHODS
from sampan.protection.assistance.forms import AskForm, NeedsForm, SettleNeedForm
from sampan.protection.assistance.services.asking import Question, ask
from sampan.protection.assistance.services.needs import add_needs, settle_need
from sampan.protection.assistance.services.packets import agreed_groups
from sampan.protection.assistance.showing import label, preview_words
from sampan.protection.cases.queries import case as read_case
from sampan.protection.providers.queries import provider
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput


@require_http_methods(METHODS)
@login_required
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write what the person needs now."""
    reader = reader_for(request, Permission.ASK_ASSISTANCE)
    case = read_case(case_id=case_id, reader=reader)
    form = NeedsForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        add_needs(case_id=case_id, **form.cleaned_data, **by_whom(reader))
        messages.success(request, _("Written. Choose next who could help."))
        return redirect(_board(case_id))
    shown = {"form": form, "case": case, "title": _("What is needed now")}
    return render(request, "assistance/form.html", shown, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@login_required
def settle(request: HttpRequest, need_id: UUID) -> HttpResponse:
    """Say how a need ended."""
    reader = reader_for(request, Permission.ASK_ASSISTANCE)
    case_id, need = queries.need(need_id=need_id, reader=reader)
    form = SettleNeedForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        settle_need(need_id=need_id, state=form.cleaned_data["state"], **by_whom(reader))
        messages.success(request, _("Written."))
        return redirect(_board(case_id))
    shown = {
        "form": form,
        "case": read_case(case_id=case_id, reader=reader),
        "title": label("referral_service", need.service, reading_language()),
    }
    return render(request, "assistance/form.html", shown, status=422 if form.errors else 200)


@require_safe
@login_required
def choose(request: HttpRequest, need_id: UUID) -> HttpResponse:
    """Show who could meet a need, best first with the reasons, and who could not and why."""
    reader = reader_for(request, Permission.ASK_ASSISTANCE)
    case_id, need = queries.need(need_id=need_id, reader=reader)
    case = read_case(case_id=case_id, reader=reader)
    fitting, others = candidates_for(case, need, reader=reader, language=reading_language())
    shown = {
        "case": case,
        "need": need,
        "title": label("referral_service", need.service, reading_language()),
        "fitting": fitting,
        "others": others,
    }
    return render(request, "assistance/choose.html", shown)


@require_http_methods(METHODS)
@login_required
def offer(request: HttpRequest, need_id: UUID, chosen_id: UUID) -> HttpResponse:
    """Ask one provider: what it sees now, what it learns when it accepts."""
    reader = reader_for(request, Permission.ASK_ASSISTANCE)
    case_id, need = queries.need(need_id=need_id, reader=reader)
    case, chosen = read_case(case_id=case_id, reader=reader), provider(provider_id=chosen_id, reader=reader)
    agreed = agreed_groups(case_id=case_id, agency_id=chosen.agency_id, reader=reader)
    form = AskForm(posted_in(request), agreed=agreed, initial={"urgency": need.urgency})
    if request.method == "POST" and form.is_valid():
        question = Question(
            chosen.agency_id,
            need.service,
            urgency=form.cleaned_data["urgency"],
            groups=form.chosen(),
            need_id=need_id,
        )
        try:
            asked = ask(case_id=case_id, question=question, **by_whom(reader))
            messages.success(request, _("Asked. You are told when they answer, and when they do not."))
            return redirect("assistance:referral", asked)
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "case": case, "need": need, "provider": chosen, "agreed": agreed}
    shown |= {"preview": preview_words(preview_of(case), reading_language())}
    return render(request, "assistance/offer.html", shown, status=422 if form.errors else 200)


def _board(case_id: UUID) -> str:
    return reverse("cases:case", args=[case_id]) + "?tab=help"
