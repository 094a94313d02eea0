"""The pages of documents: adding one, seeing what it is, opening, downloading, copying, changing, removing."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.rows import require_open_here
from sampan.protection.documents.answers import download, picture, streamed
from sampan.protection.documents.checking import too_large
from sampan.protection.documents.forms import AboutForm, NewDocumentForm, RemoveForm
from sampan.protection.documents.queries import document, documents_of_case, slots
from sampan.protection.documents.services.keeping import change_document, keep_document, remove_document
from sampan.protection.documents.services.opening import (
    copy_for_sharing,
    open_details,
    open_document,
    open_preview,
    open_titles,
)
from sampan.protection.documents.services.receiving import SealingHandler, discard
from sampan.protection.documents.showing import in_words
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader, named
from sampan.registry.access.roles import Permission
from sampan.registry.requests import for_named_purpose, reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput, NoPurpose
from sampan.vocabulary.territories import country_name

_METHODS = ["GET", "HEAD", "POST"]


@csrf_exempt  # the check is in _add: it reads the body, and the handler must stand before that
@require_http_methods(_METHODS)
@login_required
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Add a document: a file, or a picture taken with the telephone; it is sealed as it arrives."""
    reader = reader_for(request, Permission.EDIT_CASE)
    case = _open_case(case_id, reader)
    if request.method == "POST":
        request.upload_handlers = [SealingHandler(request)]
    return _add(request, case, reader)


@csrf_protect
def _add(request: HttpRequest, case: CaseFact, reader: Reader) -> HttpResponse:
    form = _new_form(request, case, reader)
    try:
        if request.method == "POST" and form.is_valid() and _kept(form, case, reader):
            messages.success(request, _("The document is kept, sealed."))
            return HttpResponseRedirect(_tab(case.id))
    finally:
        discard(request)
    if getattr(request, "is_upload_too_large", False):
        form.errors.pop("file", None)
        form.add_error("file", str(too_large()))
    shown = {"form": form, "case": case, "cancel_url": _tab(case.id)}
    return render(request, "documents/new.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def one(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Show what a document is; with a purpose named, its title, its picture and its hash, audited."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    fact = document(document_id=document_id, reader=reader)
    if request.method == "POST":
        reader = _for_named_purpose(request)
        with reading_as(reader):
            fact = open_details(document_id=document_id, reader=reader)
    case = read_case(case_id=fact.case_id, reader=reader)
    shown = {
        "shown": in_words([fact], reading_language())[0],
        "case": case,
        "is_opened": request.method == "POST",
    }
    shown |= {"may_write": _may_write(case, reader) and fact.is_kept, "back": _tab(case.id)}
    return render(request, "documents/document.html", shown)


@require_POST
@login_required
def titles(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the documents of a case with their titles; each picture stays closed until it is opened."""
    reader = _for_named_purpose(request)
    with reading_as(reader):
        case = read_case(case_id=case_id, reader=reader)
        found = in_words(open_titles(case_id=case_id, reader=reader), reading_language())
        return render(
            request, "documents/gallery.html", {"case": case, "found": found, "back": _tab(case_id)}
        )


@require_safe
@login_required
def preview(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Give the small picture that the node made of a document; audited."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return picture(open_preview(document_id=document_id, reader=reader))


@require_safe
@login_required
def file(request: HttpRequest, document_id: UUID) -> HttpResponseBase:
    """Give the file as it came, to be saved; audited."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return streamed(open_document(document_id=document_id, reader=reader))


@require_POST
@login_required
def copy(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Give a copy without metadata, to be shared; audited. Says why when none can be made."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    return download(copy_for_sharing(document_id=document_id, reader=reader))


@require_http_methods(_METHODS)
@login_required
def change(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Change what is said of a document; opening its title in the form is audited."""
    reader = reader_for(request, Permission.EDIT_CASE)
    fact = open_details(document_id=document_id, reader=reader)
    case = _open_case(fact.case_id, reader)
    about = {name: getattr(fact, name) for name in AboutForm.base_fields if hasattr(fact, name)}
    form = AboutForm(
        request.POST or None, initial=about, language=reading_language(), papers=_papers(case, reader)
    )
    if request.method == "POST" and form.is_valid() and _changed(form, document_id, reader):
        messages.success(request, _("Saved."))
        return redirect("documents:document", document_id)
    shown = {"form": form, "case": case, "cancel_url": reverse("documents:document", args=[document_id])}
    return render(request, "documents/change.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def remove(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Remove a document with a reason: its key is destroyed, and nobody can open it again."""
    reader = reader_for(request, Permission.EDIT_CASE)
    fact = document(document_id=document_id, reader=reader)
    case = _open_case(fact.case_id, reader)
    form = RemoveForm(request.POST if request.method == "POST" else None, language=reading_language())
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        remove_document(document_id=document_id, reason=reason, by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("Removed. Nobody can open it any more."))
        return HttpResponseRedirect(_tab(case.id))
    shown = {"form": form, "case": case, "shown": in_words([fact], reading_language())[0]}
    shown |= {"cancel_url": reverse("documents:document", args=[document_id])}
    return render(request, "documents/remove.html", shown, status=422 if form.errors else 200)


def _new_form(request: HttpRequest, case: CaseFact, reader: Reader) -> NewDocumentForm:
    is_post = request.method == "POST"
    return NewDocumentForm(
        request.POST if is_post else None,
        request.FILES if is_post else None,
        language=reading_language(),
        papers=_papers(case, reader),
        initial={"paper": request.GET.get("paper", "")},
    )


def _kept(form: NewDocumentForm, case: CaseFact, reader: Reader) -> bool:
    received, told = form.received(), form.cleaned_data
    try:
        with received.upload.opened() as stream:
            keep_document(
                case_id=case.id, kind=told["kind"], title=told["title"], stream=stream,
                filename=received.name or "", about=form.about(), by=reader.actor, purpose=reader.purpose,
            )  # fmt: skip
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True


def _changed(form: AboutForm, document_id: UUID, reader: Reader) -> bool:
    told = {"kind": form.cleaned_data["kind"], "title": form.cleaned_data["title"], "about": form.about()}
    try:
        change_document(document_id=document_id, **told, by=reader.actor, purpose=reader.purpose)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True


def _papers(case: CaseFact, reader: Reader) -> list[tuple[str, str]]:
    found = slots(case, documents_of_case(case_id=case.id, reader=reader), language=reading_language())
    return [(one.paper, f"{one.label} ({country_name(one.country, reading_language())})") for one in found]


def _may_write(case: CaseFact, reader: Reader) -> bool:
    is_ours = case.is_open and case.ownership == "here"
    return is_ours and reader.actor.may_for(Permission.EDIT_CASE, reader.purpose)


def _open_case(case_id: UUID, reader: Reader) -> CaseFact:
    case = read_case(case_id=case_id, reader=reader)
    require_open_here(case)
    return case


def _for_named_purpose(request: HttpRequest) -> Reader:
    otherwise = NoPurpose(
        "Opening a document needs a purpose that your role allows.",
        remedy="Choose the purpose of this access at the top of the page.",
        ask="your supervisor",
    )
    return for_named_purpose(request, named(request.reader), otherwise=otherwise)


def _tab(case_id: UUID) -> str:
    return reverse("cases:case", args=[case_id]) + "?tab=documents"
