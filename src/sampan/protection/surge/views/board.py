"""The operations, the board of one, a new one, and finding a person by the wristband."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.duplicates.queries import count_open
from sampan.protection.surge import queries
from sampan.protection.surge.forms import BeginForm, FindForm
from sampan.protection.surge.services.triaging import weigh_operation
from sampan.protection.surge.views.asked import METHODS
from sampan.protection.surge.wording import pictures
from sampan.registry.access.roles import Permission
from sampan.registry.requests import posted_in, reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import NotFound


@require_safe
@login_required
def operation_list(request: HttpRequest) -> HttpResponse:
    """Show the operations of the agency with how far the work in each is."""
    reader = reader_for(request, Permission.TRIAGE)
    shown = {
        "operations": queries.operations_with_progress(reader=reader),
        "may_begin": reader.actor.may(Permission.OPEN_GROUP),
    }
    return render(request, "surge/list.html", shown)


@require_http_methods(METHODS)
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an operation before anybody of it is registered."""
    reader = reader_for(request, Permission.OPEN_GROUP)
    form = BeginForm(posted_in(request), language=reading_language())
    if request.method == "POST" and form.is_valid():
        operation_id = begin_operation(**form.cleaned_data, by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("The operation is begun."))
        return redirect("surge:board", operation_id)
    return render(request, "surge/begin.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@login_required
def board(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Show an operation in numbers; the numbers alone when the page asks for them again."""
    reader = reader_for(request, Permission.TRIAGE)
    told = queries.board(operation_id=operation_id, reader=reader)
    shown = {"board": told, "pictures": pictures(told, reading_language())}
    if request.headers.get("HX-Request"):
        return render(request, "surge/parts_board.html", shown)
    may_join = reader.actor.may(Permission.MERGE_CASES)
    shown |= {
        "sheets": queries.sheets_of(operation_id=operation_id, reader=reader),
        "may_group": reader.actor.may(Permission.OPEN_GROUP),
        "may_join": may_join,
        "pairs": count_open(reader=reader, operation_id=operation_id) if may_join else 0,
        "find": FindForm(auto_id="find-%s"),
    }
    return render(request, "surge/board.html", shown)


@require_POST
@login_required
def weigh(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Weigh everybody of an operation anew."""
    reader = reader_for(request, Permission.TRIAGE)
    queries.board(operation_id=operation_id, reader=reader)
    changed = weigh_operation(operation_id=operation_id, by=reader.actor, purpose=reader.purpose)
    told = ngettext(
        "The order of %(count)s person changed.", "The order of %(count)s people changed.", changed
    )
    messages.success(request, told % {"count": changed})
    return redirect("surge:board", operation_id)


@require_http_methods(METHODS)
@login_required
def find(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Find a person again by the wristband; asked by POST, so that no tag stands in an address."""
    reader = reader_for(request, Permission.TRIAGE)
    form = FindForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            found = queries.by_tag(operation_id=operation_id, tag=form.cleaned_data["tag"], reader=reader)
            return redirect("surge:person", found.case_id)
        except NotFound as error:
            form.add_error("tag", _(error.what))
    told = queries.board(operation_id=operation_id, reader=reader)
    return render(
        request, "surge/find.html", {"form": form, "board": told}, status=422 if form.errors else 200
    )
