"""Pages of complaints: the desk, receiving one, opening one for a purpose, deciding."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.prevention.complaints import queries
from sampan.prevention.complaints.forms import ComplaintForm, DecisionForm
from sampan.prevention.complaints.services.deciding import (
    decide_complaint,
    open_complaint,
    receive_complaint,
)
from sampan.prevention.complaints.showing import complaint_shown, opened_shown
from sampan.prevention.complaints.wording import STATE_WORDS
from sampan.prevention.recruitment.queries import recruiter
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import (
    by_whom,
    for_named_purpose,
    id_or_none,
    posted_in,
    reader_for,
    say_on_form,
)
from sampan.vocabulary.errors import InvalidInput, NoPurpose, WrongState

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def complaint_list(request: HttpRequest) -> HttpResponse:
    """Show the complaints that the reader sees, without their words; of one state or one agency where asked."""
    reader = _reader(request)
    state = request.GET.get("state", "")
    recruiter_id = id_or_none(request.GET.get("recruiter", ""))
    found = queries.complaints(
        reader=reader, state=state if state in STATE_WORDS else "", recruiter_id=recruiter_id
    )
    shown = {
        "rows": [complaint_shown(one, reader=reader) for one in found],
        "states": STATE_WORDS.items(),
        "state": state,
        "about": recruiter(recruiter_id=recruiter_id, reader=reader) if recruiter_id else None,
    }
    return render(request, "complaints/list.html", shown)


@require_http_methods(METHODS)
@login_required
def receive(request: HttpRequest, recruiter_id: UUID) -> HttpResponse:
    """Receive a complaint about an agency; its words are sealed."""
    reader = _reader(request)
    one = recruiter(recruiter_id=recruiter_id, reader=reader)
    form = ComplaintForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = receive_complaint(complaint=form.complaint(recruiter_id), **by_whom(reader))
            messages.success(request, _("Received and sealed. An inspector decides."))
            return redirect("complaints:complaint", made)
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "recruiter": one}
    return render(request, "complaints/receive.html", shown, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@login_required
def complaint_page(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Show a complaint sealed; with a purpose named, open its words, audited."""
    reader = _reader(request)
    if request.method == "POST":
        otherwise = NoPurpose(
            "Opening a complaint needs a purpose that your role allows.",
            remedy="Choose the purpose beside the button.",
        )
        reader = for_named_purpose(request, reader, otherwise=otherwise)
        with reading_as(reader):
            opened = open_complaint(complaint_id=complaint_id, reader=reader)
            shown = opened_shown(opened, reader=reader) | {"form": DecisionForm()}
            return render(request, "complaints/complaint.html", shown)
    one = queries.complaint(complaint_id=complaint_id, reader=reader)
    return render(request, "complaints/complaint.html", complaint_shown(one, reader=reader))


@require_http_methods(METHODS)
@login_required
def decide(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Decide on a complaint, with a reason."""
    reader = reader_for(request, Permission.DECIDE_COMPLAINT)
    form = DecisionForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            decide_complaint(complaint_id=complaint_id, **form.cleaned_data, **by_whom(reader))
            messages.success(request, _("The decision is written down."))
            return redirect("complaints:complaint", complaint_id)
        except InvalidInput as error:
            say_on_form(form, error)
        except WrongState as error:
            form.add_error(None, str(error))
    one = queries.complaint(complaint_id=complaint_id, reader=reader)
    shown = complaint_shown(one, reader=reader) | {"form": form}
    return render(request, "complaints/decide.html", shown, status=422 if form.errors else 200)


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.RECEIVE_COMPLAINT)
