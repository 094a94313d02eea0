"""Changing who the person is said to be: the sealed fields open in a form, and what differs is sealed anew."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.identity_form import IdentityForm
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.identity import change_case_identity
from sampan.protection.cases.services.rows import require_open_here
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import InvalidInput


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Change the sealed identity of a case; opening it in the form is audited, as every reading is."""
    reader = named(request.reader)
    require(reader.actor, Permission.WRITE_IDENTITY, purpose=reader.purpose)
    case = read_case(case_id=case_id, reader=reader)
    require_open_here(case)
    form = _form(request, case, reader)
    if request.method == "POST" and form.is_valid() and _changed(form, case, reader):
        messages.success(request, _("Saved."))
        return redirect("cases:case", case_id)
    shown = {
        "form": form,
        "case": case,
        "sealed": form.sealed,
        "title": form.title,
        "note": _(
            "What stands here is sealed. This opening was written in the audit, and so is each change."
        ),
    }
    return render(request, "cases/edit.html", shown, status=422 if form.errors else 200)


def _form(request: HttpRequest, case: CaseFact, reader: Reader) -> IdentityForm:
    return IdentityForm(
        request.POST if request.method == "POST" else None,
        identity=open_identity(case_id=case.id, reader=reader),
        version=case.version,
        language=get_language() or "en",
    )


def _changed(form: IdentityForm, case: CaseFact, reader: Reader) -> bool:
    try:
        change_case_identity(
            case_id=case.id,
            changes=form.changes(),
            version=form.cleaned_data["version"],
            by=reader.actor,
            purpose=reader.purpose,
        )
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True
