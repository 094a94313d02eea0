"""A line of people at a site: one page a person, kept with one tap; and the wristbands they get."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from sampan.protection.cases.facts import OperationFact
from sampan.protection.cases.queries import operation as read_operation
from sampan.protection.cases.services.opening import CaseDraft
from sampan.protection.documents.services.receiving import SealingHandler, discard
from sampan.protection.surge.forms import QuickForm, TagsForm
from sampan.protection.surge.services.arriving import Photo, take_person
from sampan.protection.surge.services.registering import NewArrival, issue_tags
from sampan.protection.surge.views.asked import METHODS
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.people.identity import Identity
from sampan.registry.requests import posted_in, reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.names import PersonName

_STICKY = ("nationality", "language")  # the next in the line often speaks the same language


@csrf_exempt  # the check is in _quick: it reads the body, and the handler must stand before that
@require_http_methods(METHODS)
@login_required
def quick(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Take in one person of a line; the photo is sealed as it arrives."""
    reader = reader_for(request, Permission.OPEN_CASE)
    operation = read_operation(operation_id=operation_id, reader=reader)
    if request.method == "POST":
        request.upload_handlers = [SealingHandler(request)]
    return _quick(request, operation, reader)


@csrf_protect
def _quick(request: HttpRequest, operation: OperationFact, reader: Reader) -> HttpResponse:
    kept = {name: request.GET.get(name, "")[:8] for name in _STICKY}
    form = QuickForm(
        posted_in(request), request.FILES or None, reader_language=reading_language(), initial=kept
    )
    if getattr(request, "is_upload_too_large", False):
        form.add_error("photo", _("The photo is too large: at most 20 MB."))
    try:
        if request.method == "POST" and form.is_valid():
            tag = _taken(form, operation, reader)
            if tag:
                messages.success(request, _("Kept: wristband %(tag)s.") % {"tag": tag})
                return redirect(_again(operation.id, form))
    finally:
        discard(request)
    shown = {"form": form, "operation": operation}
    return render(request, "surge/quick.html", shown, status=422 if form.errors else 200)


def _taken(form: QuickForm, operation: OperationFact, reader: Reader) -> str:
    told = form.cleaned_data
    try:
        name = PersonName.of(told["name"]) if told["name"] else None
        draft = CaseDraft(
            record=form.record(),
            identity=Identity(name=name),
            needs=tuple(told["needs"]),
            event="rescued",
            event_on=operation.happened_on,
        )
        arrival = NewArrival(draft, tag=told["tag"], signs=tuple(told["signs"]))
        who = {"by": reader.actor, "purpose": reader.purpose}
        return take_person(arrival=arrival, operation_id=operation.id, photo=_photo(form), **who)[1]
    except InvalidInput as error:
        field = error.field if error.field in form.fields else None
        form.add_error(
            field, forms.ValidationError(f"{_(error.what)} {_(error.remedy) if error.remedy else ''}".strip())
        )
        return ""


def _photo(form: QuickForm) -> Photo | None:
    received = form.cleaned_data["photo"]
    if not received:
        return None
    consent = "not_asked" if form.record().get("majority") == "child" else "agreed"
    return Photo(received.upload.opened(), received.name, _("Photo at intake"), consent)


def _again(operation_id: UUID, form: QuickForm) -> str:
    kept = "&".join(f"{name}={form.cleaned_data[name]}" for name in _STICKY if form.cleaned_data[name])
    return reverse("surge:quick", args=[operation_id]) + (f"?{kept}" if kept else "")


@require_http_methods(METHODS)
@login_required
def tags(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Give out the next numbers and show them as a sheet of wristbands to print."""
    reader = reader_for(request, Permission.OPEN_CASE)
    operation = read_operation(operation_id=operation_id, reader=reader)
    form = TagsForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        given = issue_tags(
            operation_id=operation_id,
            count=form.cleaned_data["count"],
            by=reader.actor,
            purpose=reader.purpose,
        )
        return render(request, "surge/wristbands.html", {"operation": operation, "tags": given})
    shown = {"form": form, "operation": operation}
    return render(request, "surge/tags.html", shown, status=422 if form.errors else 200)
