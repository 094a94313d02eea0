"""Linking cases, ending a link, and the picture of who came together."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.companions import queries
from sampan.protection.companions.forms import EndForm, LinkForm
from sampan.protection.companions.services.linking import link_cases, unlink_cases
from sampan.protection.companions.showing import picture
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import posted_in, reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput, WrongState

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
@login_required
def link(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Link a case with another that the person sees, too."""
    reader = reader_for(request, Permission.EDIT_CASE)
    case = read_case(case_id=case_id, reader=reader)
    form = LinkForm(posted_in(request), others=_others(case, reader), language=reading_language())
    if request.method == "POST" and form.is_valid() and _linked(form, case, reader):
        messages.success(request, _("Linked. Nobody sees a case because of it."))
        return redirect(_tab(case_id))
    shown = {"form": form, "case": case}
    return render(request, "companions/link.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def end(request: HttpRequest, case_id: UUID, link_id: UUID) -> HttpResponse:
    """End a link with a reason."""
    reader = reader_for(request, Permission.EDIT_CASE)
    case = read_case(case_id=case_id, reader=reader)
    form = EndForm(posted_in(request), language=reading_language())
    if request.method == "POST" and form.is_valid():
        unlink_cases(link_row_id=link_id, by=reader.actor, purpose=reader.purpose, **form.cleaned_data)
        messages.success(request, _("The link has ended."))
        return redirect(_tab(case_id))
    shown = {"form": form, "case": case}
    return render(request, "companions/end.html", shown, status=422 if form.errors else 200)


@require_safe
@login_required
def around(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Draw who is linked with a case, and with those, three links far."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    case = read_case(case_id=case_id, reader=reader)
    drawn = picture(queries.network_of(case_id=case_id, reader=reader), reading_language())
    return render(request, "companions/network.html", drawn | {"case": case})


@require_safe
@login_required
def incident(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Draw who is linked with whom among the people of an operation."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    drawn = picture(queries.network_of(operation_id=operation_id, reader=reader), reading_language())
    return render(request, "companions/network.html", drawn)


def _linked(form: LinkForm, case: CaseFact, reader: Reader) -> bool:
    """Link as the form says; what does not fit is said on the form."""
    who = {"by": reader.actor, "purpose": reader.purpose}
    try:
        link_cases(case_id=case.id, number=form.cleaned_data["other"], new=form.link(), **who)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    except WrongState as error:
        form.add_error(None, str(error))
    return form.is_valid()


def _others(case: CaseFact, reader: Reader) -> list[tuple[str, str]]:
    return [(one.number, one.number) for one in queries.same_operation(case=case, reader=reader)]


def _tab(case_id: UUID) -> str:
    return reverse("cases:case", args=[case_id]) + "?tab=companions"
