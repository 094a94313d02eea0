"""The pages of what happened: each part added, changed and removed; and the whole with what is sealed opened."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.rows import require_open_here
from sampan.protection.circumstances.forms import PartForm, RemoveForm
from sampan.protection.circumstances.parts import PARTS
from sampan.protection.circumstances.queries import one_part
from sampan.protection.circumstances.services.writing import add_part, change_part, remove_part
from sampan.protection.circumstances.showing import happened, title_of
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader, named
from sampan.registry.access.roles import Permission
from sampan.registry.requests import posted_in, reader_for, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput, NoPurpose

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
@login_required
def add(request: HttpRequest, part: str, case_id: UUID) -> HttpResponse:
    """Record a leg of the route, a place, a suspect or a digital trace."""
    reader = _reader(request)
    case = _open_case(case_id, reader)
    form = PartForm(
        posted_in(request), part=PARTS[part], case_id=case_id, reader=reader, language=reading_language()
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_part(case_id=case_id, part=part, told=form.told(), by=reader.actor, purpose=reader.purpose)
        except InvalidInput as error:
            say_on_form(form, error)
        else:
            return _back(request, case_id, _("Saved."))
    return _form_page(request, form, case, PARTS[part].label)


@require_http_methods(_METHODS)
@login_required
def change(request: HttpRequest, part: str, **ids: UUID) -> HttpResponse:
    """Change a part; opening what is sealed in the form is audited."""
    reader, (part_id,) = _reader(request), ids.values()
    kept = one_part(part=part, part_id=part_id, reader=reader, is_opened=True)
    case = _open_case(kept.case_id, reader)
    form = PartForm(
        posted_in(request),
        part=PARTS[part],
        case_id=case.id,
        reader=reader,
        language=reading_language(),
        kept=kept,
    )
    if request.method == "POST" and form.is_valid():
        written = {"told": form.told(), "version": form.cleaned_data["version"]}
        try:
            change_part(part=part, part_id=part_id, **written, by=reader.actor, purpose=reader.purpose)
        except InvalidInput as error:
            say_on_form(form, error)
        else:
            return _back(request, case.id, _("Saved."))
    return _form_page(request, form, case, PARTS[part].label)


@require_http_methods(_METHODS)
@login_required
def remove(request: HttpRequest, part: str, **ids: UUID) -> HttpResponse:
    """Take a part out of the file, with a reason."""
    reader, (part_id,) = _reader(request), ids.values()
    kept = one_part(part=part, part_id=part_id, reader=reader)
    case = _open_case(kept.case_id, reader)
    form = RemoveForm(posted_in(request), language=reading_language())
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        remove_part(part=part, part_id=part_id, reason=reason, by=reader.actor, purpose=reader.purpose)
        return _back(request, case.id, _("Removed. The history keeps a line that says so, and why."))
    shown = {"form": form, "case": case, "part": PARTS[part], "name": title_of(kept, reading_language())}
    shown |= {"cancel_url": _tab(case.id), "confirm_label": _("Remove it")}
    return render(request, "circumstances/remove.html", shown, status=422 if form.errors else 200)


@require_POST
@login_required
def opened(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what happened with its sealed parts opened for the purpose named; the reading is audited."""
    reader = named(request.reader)
    purpose = request.POST.get("purpose", "")
    if purpose not in {one.value for one in reader.actor.purposes}:
        raise NoPurpose(
            "Opening this needs a purpose that your role allows.",
            remedy="Choose the purpose of this access at the top of the page.",
            ask="your supervisor",
        )
    reader = Reader(reader.actor, Purpose(purpose))
    with reading_as(reader):
        case = read_case(case_id=case_id, reader=reader)
        told = happened(case, reader=reader, language=reading_language(), is_opened=True)
        return render(request, "circumstances/opened.html", {"case": case, "happened": told})


def _form_page(request: HttpRequest, form: PartForm, case: CaseFact, title: object) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "case": case, "title": title, "cancel_url": _tab(case.id)}
    return render(request, "circumstances/part.html", shown, status=422 if form.errors else 200)


def _back(request: HttpRequest, case_id: UUID, message: str) -> HttpResponse:
    messages.success(request, message)
    return HttpResponseRedirect(_tab(case_id))


def _tab(case_id: UUID) -> str:
    return reverse("cases:case", args=[case_id]) + "?tab=happened"


def _open_case(case_id: UUID, reader: Reader) -> CaseFact:
    case = read_case(case_id=case_id, reader=reader)
    require_open_here(case)
    return case


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.EDIT_CASE)
