"""Pages of emergency access: find a file, say why, give it back; and its review."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.breakglass import queries
from sampan.registry.breakglass.facts import AccessFact
from sampan.registry.breakglass.forms import FindForm, ReasonForm, ReviewForm
from sampan.registry.breakglass.services.finding import TRIES_AN_HOUR, case_of_token, find_file
from sampan.registry.breakglass.services.opening import break_glass, end_access
from sampan.registry.breakglass.services.reviewing import review_access
from sampan.registry.breakglass.services.wording import shown
from sampan.registry.requests import id_or_none, posted_in
from sampan.vocabulary.errors import InvalidInput

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def access_list(request: HttpRequest) -> HttpResponse:
    """Show emergency accesses: those to review first, then the others that the reader may know of."""
    reader = named(request.reader)
    before = id_or_none(request.GET.get("before", ""))
    waiting = [] if before else queries.unreviewed(reader)
    told = {one.id for one in waiting}
    found = queries.accesses(reader=reader, before=before)
    context = {
        "waiting": shown(waiting, reader=reader),
        "others": shown([one for one in found if one.id not in told], reader=reader),
        "may_open": reader.actor.may_for(Permission.BREAK_GLASS, reader.purpose),
        "next": f"?before={found[-1].id}" if len(found) == queries.PAGE else "",
    }
    return render(request, "breakglass/list.html", context)


@require_http_methods(_METHODS)
@login_required
def find(request: HttpRequest) -> HttpResponse:
    """Find a file by what is wholly known of it; nothing is listed, and each try counts."""
    reader = named(request.reader)
    require(reader.actor, Permission.BREAK_GLASS, purpose=reader.purpose)
    form = FindForm(posted_in(request))
    context = {"form": form, "tries": TRIES_AN_HOUR}
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        context["found"] = find_file(text=text, by=reader.actor, purpose=reader.purpose)
        context["searched"] = True
    return render(request, "breakglass/find.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def open_file(request: HttpRequest) -> HttpResponse:
    """Ask why the file that was found is needed now, then open it for three hours."""
    reader = named(request.reader)
    require(reader.actor, Permission.BREAK_GLASS, purpose=reader.purpose)
    case_id = case_of_token(request.POST.get("token", ""), by=reader.actor)
    given = "reason" in request.POST or "text" in request.POST
    form = ReasonForm(request.POST if given else None, initial={"token": request.POST["token"]})
    if given and form.is_valid() and _opened(form, reader):
        messages.success(request, _("The file is open to you for three hours. Its supervisor is told."))
        return redirect("cases:case", case_id)
    return render(request, "breakglass/open.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def access_page(request: HttpRequest, access_id: UUID) -> HttpResponse:
    """Show one emergency access; a POST opens its sealed words, or reviews it."""
    reader = named(request.reader)
    opens = request.method == "POST" and "open" in request.POST
    fact = queries.access(access_id=access_id, reader=reader, with_words=opens)
    reviewing = request.method == "POST" and not opens
    form = ReviewForm(request.POST if reviewing else None)
    if reviewing and form.is_valid() and _reviewed(form, fact, reader):
        messages.success(request, _("Reviewed."))
        return redirect("breakglass:list")
    (one,) = shown([fact], reader=reader)
    context = {"one": one, "form": form, "opened": opens, "uses": _uses(fact, reader, may=one.may_review)}
    return render(request, "breakglass/access.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def end(request: HttpRequest, access_id: UUID) -> HttpResponse:
    """Give an emergency access back before its time."""
    reader = named(request.reader)
    end_access(access_id=access_id, by=reader.actor, purpose=reader.purpose)
    messages.success(request, _("Ended. The file is closed to you again."))
    return redirect("home")


def _opened(form: ReasonForm, reader: Reader) -> bool:
    def act(told: dict[str, Any]) -> None:
        break_glass(**told, by=reader.actor, purpose=reader.purpose)

    return _done(form, act)


def _reviewed(form: ReviewForm, fact: AccessFact, reader: Reader) -> bool:
    def act(told: dict[str, Any]) -> None:
        justified = told["verdict"] == "justified"
        who = {"by": reader.actor, "purpose": reader.purpose}
        review_access(access_id=fact.id, is_justified=justified, note=told["note"], **who)

    return _done(form, act)


def _done(form: forms.Form, act: Any) -> bool:
    try:
        act(form.cleaned_data)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True


def _uses(fact: AccessFact, reader: Reader, *, may: bool) -> list[Any]:
    if not (may and reader.actor.may_for(Permission.REVIEW_BREAK_GLASS, reader.purpose)):
        return []
    return queries.uses_of(access_id=fact.id, reader=reader)
