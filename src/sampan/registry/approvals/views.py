"""Pages of approvals: what waits, one question with its answer, and which acts need one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.approvals import queries
from sampan.registry.approvals.facts import ApprovalFact
from sampan.registry.approvals.forms import AnswerForm, PolicyForm
from sampan.registry.approvals.services.answering import answer_approval
from sampan.registry.approvals.services.asking import withdraw_question
from sampan.registry.approvals.services.policy import set_policy
from sampan.registry.approvals.services.wording import Shown, shown
from sampan.registry.requests import id_or_none
from sampan.vocabulary.errors import InvalidInput

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def approval_list(request: HttpRequest) -> HttpResponse:
    """Show what waits for the reader, or what they asked themselves."""
    reader = named(request.reader)
    may_answer = reader.actor.may_for(Permission.ANSWER_APPROVAL, reader.purpose)
    mine = not may_answer or request.GET.get("show") == "mine"
    read = queries.asked_by_me if mine else queries.waiting
    found = read(reader, before=id_or_none(request.GET.get("before", "")))
    following = found[-1].id if len(found) == queries.PAGE else None
    context = {
        "rows": _shown(found, reader),
        "mine": mine,
        "may_answer": may_answer,
        "waiting": queries.waiting_count(reader),
        "next": f"?show={'mine' if mine else ''}&before={following}" if following else "",
    }
    return render(request, "approvals/list.html", context)


@require_http_methods(_METHODS)
@login_required
def approval_page(request: HttpRequest, approval_id: UUID) -> HttpResponse:
    """Show one question; a POST opens what was typed with it, or answers."""
    reader = named(request.reader)
    opens = request.method == "POST" and "open" in request.POST
    fact = queries.approval(approval_id=approval_id, reader=reader, with_words=opens)
    answering = request.method == "POST" and not opens
    form = AnswerForm(request.POST if answering else None)
    if answering and form.is_valid() and _answered(form, fact, reader):
        messages.success(request, _("Answered; who asked sees it at once."))
        return redirect("approvals:list")
    (one,) = _shown([fact], reader)
    context = {"one": one, "form": form, "opened": opens, "words": _words(fact)}
    return render(request, "approvals/approval.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def withdraw(request: HttpRequest, approval_id: UUID) -> HttpResponse:
    """Take one's own question back."""
    reader = named(request.reader)
    withdraw_question(approval_id=approval_id, by=reader.actor, purpose=reader.purpose)
    messages.success(request, _("Taken back. Nobody need answer it."))
    return redirect("approvals:list")


@require_http_methods(_METHODS)
@login_required
def policy(request: HttpRequest) -> HttpResponse:
    """Show every act that may need an approval, and switch one."""
    reader = named(request.reader)
    require(reader.actor, Permission.SET_APPROVALS, purpose=reader.purpose)
    if request.method == "POST":
        form = PolicyForm(request.POST)
        if not form.is_valid():
            raise InvalidInput("This is no answer.", remedy="Choose on or off.", field="needed")
        told = form.cleaned_data
        set_policy(act=told["act"], needed=told["needed"] == "yes", by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("approvals:policy")
    found = queries.policies(reader=reader)
    names = display_names(one.set_by for one in found if one.set_by)
    context = {"rows": [(one, _(one.label), names.get(one.set_by, "")) for one in found]}
    return render(request, "approvals/policy.html", context)


def _answered(form: AnswerForm, fact: ApprovalFact, reader: Reader) -> bool:
    told = form.cleaned_data
    try:
        answer_approval(
            approval_id=fact.id,
            is_approved=told["answer"] == "approve",
            reason=told["reason"],
            by=reader.actor,
            purpose=reader.purpose,
        )
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True


def _shown(found: list[ApprovalFact], reader: Reader) -> list[Shown]:
    people = {one.asked_by for one in found} | {one.answered_by for one in found if one.answered_by}
    names = display_names(people)
    return [shown(one, names=names, reader=reader) for one in found]


def _words(fact: ApprovalFact) -> list[tuple[str, Any]]:
    return queries.words_of_facts(fact, get_language() or "en")
