"""Pages of the weights: the picture and what is proposed, one step, setting back, the file."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.weights import queries
from sampan.protection.weights.forms import ProposalForm, ReasonForm
from sampan.protection.weights.services.taking import propose, propose_again, set_back
from sampan.protection.weights.showing import proposal_shown, step_shown
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, posted_in, reader_for
from sampan.vocabulary.canonical import JsonValue

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
@login_required
def weights_page(request: HttpRequest) -> HttpResponse:
    """Show the weights as shipped and as reviewers' answers would have them, and propose these."""
    reader = _reader(request)
    form = ProposalForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        return _on_its_way(request, propose(**form.cleaned_data, **by_whom(reader)), reader)
    shown = proposal_shown(reader=reader)
    if not form.is_bound:
        form = ProposalForm(initial={"version": shown["proposed"].version})
    return render(request, "weights/page.html", shown | {"form": form}, status=422 if form.errors else 200)


@require_safe
@login_required
def step_page(request: HttpRequest, weights_id: UUID) -> HttpResponse:
    """Show weights that were proposed or taken over: what moves, who proposed them and why."""
    return render(request, "weights/step.html", step_shown(weights_id, reader=_reader(request)))


@require_http_methods(_METHODS)
@login_required
def again(request: HttpRequest, weights_id: UUID) -> HttpResponse:
    """Propose weights that were in force before; a second person approves them, as at first."""
    reader = _reader(request)
    before, form = queries.step(step_id=weights_id, reader=reader), ReasonForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        made = propose_again(step_id=weights_id, **form.cleaned_data, **by_whom(reader))
        return _on_its_way(request, made, reader)
    told = {
        "question": _("Go back to the weights %(version)s?") % {"version": before.version},
        "consequences": [
            _("A second person has to approve it. Until then nothing changes."),
            _("From then on people are compared by these weights, at the very next question."),
        ],
        "confirm_label": _("Propose them again"),
        "cancel_url": f"/weights/{before.id}/",
    }
    return _confirm(request, form, told)


@require_http_methods(_METHODS)
@login_required
def set_back_page(request: HttpRequest) -> HttpResponse:
    """Put the shipped weights in force, at once."""
    reader, form = _reader(request), ReasonForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        set_back(**form.cleaned_data, **by_whom(reader))
        messages.success(request, _("The weights as shipped are in use again."))
        return redirect("weights:page")
    told = {
        "question": _("Go back to the weights as shipped?"),
        "consequences": [
            _("It holds at once, and needs no second person."),
            _("What reviewers have taught is kept, and can be proposed again."),
        ],
        "confirm_label": _("Use the shipped weights"),
        "cancel_url": "/weights/",
    }
    return _confirm(request, form, told)


@require_safe
@login_required
def file_of_now(request: HttpRequest) -> HttpResponse:
    """Give the weights in force as a file for `sampan match compare --weights`."""
    return _file(queries.file_in_force(reader=_reader(request)))


@require_safe
@login_required
def file_of_then(request: HttpRequest, weights_id: UUID) -> HttpResponse:
    """Give the weights of a step as a file."""
    return _file(queries.file_of_step(step_id=weights_id, reader=_reader(request)))


def _on_its_way(request: HttpRequest, step_id: UUID, reader: Reader) -> HttpResponse:
    """Go to the step, saying whether it holds already or waits for a second person."""
    if queries.step(step_id=step_id, reader=reader).is_in_force:
        messages.success(request, _("These weights are in use now."))
    else:
        messages.success(request, _("Proposed. A second person has to approve it; nothing has changed yet."))
    return redirect("weights:step", step_id)


def _confirm(request: HttpRequest, form: ReasonForm, told: dict[str, Any]) -> HttpResponse:
    shown = told | {"form": form}
    return render(request, "confirm.html", shown, status=422 if form.errors else 200)


def _file(told: dict[str, JsonValue]) -> HttpResponse:
    answer = HttpResponse(json.dumps(told, indent=1), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="weights.json"'
    return answer


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.SET_WEIGHTS)
