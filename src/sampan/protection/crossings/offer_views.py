"""The page that asks another country: choose, look at exactly what will leave, send, or ask for approval."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sampan.protection.cases.queries import case as read_case
from sampan.protection.crossings import services, showing
from sampan.protection.crossings.approving import REFERRING
from sampan.protection.crossings.contents import preview_of
from sampan.protection.crossings.facts import ReferralQuestion
from sampan.protection.crossings.forms import OfferForm
from sampan.registry.access.reader import Reader, named
from sampan.registry.approvals.facts import NotApproved
from sampan.registry.approvals.queries import to_do
from sampan.registry.approvals.services.asking import offer_to_ask


@require_http_methods(["GET", "POST"])
@login_required
def offer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask another country: choose, look at exactly what will leave, then send."""
    reader = named(request.reader)
    case = read_case(case_id=case_id, reader=reader)
    approved = to_do(act=REFERRING, subject_id=case_id, reader=reader)
    form = OfferForm(request.POST if request.method == "POST" else None, initial=approved and approved.facts)
    context = {"form": form, "case": case, "preview": showing.preview_words(preview_of(case))}
    if request.method == "GET" or not form.is_valid():
        return render(request, "crossings/offer.html", context | {"approved": approved})
    question = form.question()
    try:
        answer = _sent_or_asked(request, case_id, question, reader)
    except NotApproved as refusal:
        asking = offer_to_ask(refusal, by=reader.actor, purpose=reader.purpose)
        return _look(request, context | {"asking": asking}, question)
    return answer or _look(request, context, question)


def _sent_or_asked(
    request: HttpRequest, case_id: UUID, question: ReferralQuestion, reader: Reader
) -> HttpResponse | None:
    """Send the preview, or ask for its approval, when the button says so."""
    asked = {"case_id": case_id, "question": question, "by": reader.actor, "purpose": reader.purpose}
    if "ask" in request.POST:
        services.ask_referral(**asked)
        messages.success(request, _("Asked for. You see the answer on your first page."))
        return redirect("cases:case", case_id)
    if "send" in request.POST:
        referral_id = services.refer(**asked)
        messages.success(request, _("The referral is on its way."))
        return redirect("crossings:referral", referral_id=referral_id)
    return None


def _look(request: HttpRequest, context: dict[str, Any], question: ReferralQuestion) -> HttpResponse:
    words = {
        "question": question,
        "member": showing.member_name(question.member),
        "services": showing.services_words(question.services),
        "reason": showing.code_words("referral_reason", question.reason),
    }
    status = 422 if "asking" in context else 200
    return render(request, "crossings/offer_look.html", context | words, status=status)
