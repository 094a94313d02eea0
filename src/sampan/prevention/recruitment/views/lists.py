"""Pages of official lists: sources, a list received, its columns, what it would change, taken in or thrown away."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.prevention.recruitment import queries
from sampan.prevention.recruitment.forms import ColumnsForm, ListForm, SourceForm
from sampan.prevention.recruitment.jobs import take
from sampan.prevention.recruitment.services.lists import (
    confirm_list,
    discard_list,
    keep_source,
    name_columns,
    receive_list,
)
from sampan.prevention.recruitment.showing import import_shown
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def list_page(request: HttpRequest) -> HttpResponse:
    """Show the sources of official lists, and the lists that were received."""
    reader = _keeper(request)
    shown = {"sources": queries.sources(reader=reader), "imports": queries.imports(reader=reader)}
    return render(request, "recruitment/lists.html", shown)


@require_http_methods(METHODS)
@login_required
def new_source(request: HttpRequest) -> HttpResponse:
    """Enter who publishes a list."""
    reader, form = _keeper(request), SourceForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("recruitment:receive", keep_source(source=form.source(), **by_whom(reader)))
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "title": _("A source of official lists"), "is_of_lists": True}
    return render(request, "recruitment/form.html", shown, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@login_required
def receive(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Receive a list of a source; it is checked, and changes nothing yet."""
    reader = _keeper(request)
    source = queries.source(source_id=source_id, reader=reader)
    form = ListForm(
        posted_in(request), request.FILES or None, initial={"list_date": house_today(), "is_whole": True}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = receive_list(
                source_id=source_id, stream=form.cleaned_data["file"], new=form.new(), **by_whom(reader)
            )
            return redirect("recruitment:import", made)
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "source": source}
    return render(request, "recruitment/receive.html", shown, status=422 if form.errors else 200)


@require_safe
@login_required
def import_page(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Show what a list would change, how far the worker is, or what became of it."""
    told = queries.list_import(import_id=import_id, reader=_keeper(request))
    if told.status == "columns":
        return redirect("recruitment:columns", import_id)
    if request.headers.get("HX-Request"):
        if told.status != "taking":
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "recruitment/parts_taking.html", {"list": told})
    return render(request, "recruitment/import.html", import_shown(told))


@require_http_methods(METHODS)
@login_required
def columns(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Say which column of a list is what; it is checked anew."""
    reader = _keeper(request)
    told = queries.list_import(import_id=import_id, reader=reader)
    form = ColumnsForm(posted_in(request), of=told)
    if request.method == "POST" and form.is_valid():
        try:
            name_columns(import_id=import_id, mapping=form.cleaned_data, **by_whom(reader))
            return redirect("recruitment:import", import_id)
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "list": told}
    return render(request, "recruitment/columns.html", shown, status=422 if form.errors else 200)


@require_POST
@login_required
def confirm(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Hand a list to the worker: all of it, or its good rows."""
    reader = _keeper(request)
    confirm_list(
        import_id=import_id, without_wrong=request.POST.get("without_wrong") == "yes", **by_whom(reader)
    )
    take.configure(queueing_lock=f"recruitment.take_list {import_id}").defer(
        import_id=str(import_id), account_id=str(reader.actor.account_id), purpose=reader.purpose.value
    )
    return redirect("recruitment:import", import_id)


@require_POST
@login_required
def discard(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Throw a checked list away."""
    discard_list(import_id=import_id, **by_whom(_keeper(request)))
    messages.success(request, _("The list is thrown away; nothing was changed."))
    return redirect("recruitment:lists")


def _keeper(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.KEEP_RECRUITERS)
