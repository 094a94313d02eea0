"""Intake of a group: paste, look, open all or none."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods

from sampan.protection.cases.forms import OperationForm
from sampan.protection.cases.gathering import Gathering, gather
from sampan.protection.cases.queries import draft_pages, operations
from sampan.protection.cases.services.drafting import begin_draft, keep_draft
from sampan.protection.cases.services.intakes import open_group_from_intake
from sampan.protection.cases.typing_kept import as_typed, initial_of, typed_of
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission

_PAGE = "group"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def group(request: HttpRequest) -> HttpResponse:
    """Ask for the operation and its people; what was pasted is kept sealed and shown for a look."""
    reader = named(request.reader)
    require(reader.actor, Permission.OPEN_GROUP, purpose=reader.purpose)
    if request.method != "POST":
        return render(request, "cases/group.html", {"form": _form(reader)})
    form = _form(reader, request.POST)
    draft_id = begin_draft(kind="group", by=reader.actor, purpose=reader.purpose)
    return _keep(request, reader, draft_id, form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Change what was pasted."""
    reader = named(request.reader)
    require(reader.actor, Permission.OPEN_GROUP, purpose=reader.purpose)
    if request.method == "POST":
        return _keep(request, reader, draft_id, _form(reader, request.POST))
    kept = draft_pages(draft_id=draft_id, kind="group", reader=reader).get(_PAGE, {})
    form = _form(reader)
    form.initial.update({name: told for name, told in initial_of(form, kept).items() if told})
    return render(request, "cases/group.html", {"form": form, "draft_id": draft_id})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def preview(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Show who would be opened and what is wrong, row by row; open all, or none."""
    reader = named(request.reader)
    require(reader.actor, Permission.OPEN_GROUP, purpose=reader.purpose)
    kept = draft_pages(draft_id=draft_id, kind="group", reader=reader).get(_PAGE, {})
    form = _form(reader, as_typed(kept))
    if not form.is_valid():
        return redirect("cases:group_change", draft_id)
    gathering = gather(form.cleaned_data, reader=reader)
    if request.method == "POST" and gathering.may_open:
        return _open(request, reader, draft_id, gathering)
    status = 422 if request.method == "POST" or gathering.problems else 200
    return render(
        request, "cases/group_preview.html", {"draft_id": draft_id, "gathering": gathering}, status=status
    )


def _open(request: HttpRequest, reader: Reader, draft_id: UUID, gathering: Gathering) -> HttpResponse:
    operation_id, opened = open_group_from_intake(
        draft_id=draft_id,
        drafts=gathering.drafts,
        operation=gathering.operation,
        by=reader.actor,
        purpose=reader.purpose,
    )
    told = ngettext("%(count)s case was opened.", "%(count)s cases were opened.", len(opened))
    messages.success(request, told % {"count": len(opened)})
    response = redirect("cases:list")
    response["Location"] += f"?operation={operation_id}"
    return response


def _keep(request: HttpRequest, reader: Reader, draft_id: UUID, form: OperationForm) -> HttpResponse:
    typed = typed_of(form, request.POST)
    keep_draft(draft_id=draft_id, page=_PAGE, typed=typed, by=reader.actor, purpose=reader.purpose)
    if form.is_valid():
        return redirect("cases:group_preview", draft_id)
    return render(request, "cases/group.html", {"form": form, "draft_id": draft_id}, status=422)


def _form(reader: Reader, data: Any = None) -> OperationForm:
    known = [(str(one.id), one.name) for one in operations(reader=reader)]
    return OperationForm(data, language=get_language() or "en", operations=known)
