"""A sheet of people: sent, looked at, taken in by the worker, mended or discarded."""

import io
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.protection.cases.facts import OperationFact
from sampan.protection.cases.queries import operation as read_operation
from sampan.protection.records.services.receiving import SealingUploadHandler
from sampan.protection.surge import queries
from sampan.protection.surge.forms import SheetForm
from sampan.protection.surge.jobs import take
from sampan.protection.surge.services.receiving import confirm_sheet, discard_sheet, receive_sheet
from sampan.protection.surge.views.asked import METHODS
from sampan.protection.surge.writing import sheet_to_mend
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput


@csrf_exempt  # the check is in _upload: it reads the body, and the handler must stand before that
@require_http_methods(METHODS)
@login_required
def upload(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Choose a sheet of people for an operation; it is sealed as it arrives."""
    reader = reader_for(request, Permission.OPEN_GROUP)
    operation = read_operation(operation_id=operation_id, reader=reader)
    if request.method == "POST":
        request.upload_handlers = [SealingUploadHandler(request)]
    return _upload(request, operation, reader)


@csrf_protect
def _upload(request: HttpRequest, operation: OperationFact, reader: Reader) -> HttpResponse:
    if request.method != "POST":
        form = SheetForm(language=reading_language())
        return render(request, "surge/upload.html", {"form": form, "operation": operation})
    form = SheetForm(request.POST, request.FILES, language=reading_language())
    received = request.FILES.get("file")
    if form.is_valid() and received is not None:
        try:
            sheet_id = receive_sheet(
                upload=received.upload,
                operation_id=operation.id,
                event=form.cleaned_data["event"],
                by=reader.actor,
                purpose=reader.purpose,
            )
            return redirect("surge:sheet", sheet_id)
        except InvalidInput as error:
            form.add_error("file", str(error))
    elif received is not None:
        received.upload.discard()
    return render(request, "surge/upload.html", {"form": form, "operation": operation}, status=422)


@require_safe
@login_required
def sheet(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Show where a sheet is: what it would do, how far the worker is, what became of it."""
    reader = reader_for(request, Permission.OPEN_GROUP)
    told = queries.sheet(sheet_id=sheet_id, reader=reader)
    shown = {"sheet": told, "operation": read_operation(operation_id=told.operation_id, reader=reader)}
    if request.headers.get("HX-Request"):
        if told.status != "taking":
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "surge/parts_taking.html", shown)
    return render(request, "surge/sheet.html", shown)


@require_POST
@login_required
def confirm(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Hand a sheet to the worker: all of it, or its good rows."""
    reader = reader_for(request, Permission.OPEN_GROUP)
    keeps_wrong = request.POST.get("keeps_wrong") == "yes"
    confirm_sheet(sheet_id=sheet_id, keeps_wrong=keeps_wrong, by=reader.actor, purpose=reader.purpose)
    take.configure(queueing_lock=f"surge.take_sheet {sheet_id}").defer(
        sheet_id=str(sheet_id), account_id=str(reader.actor.account_id), purpose=reader.purpose.value
    )
    return redirect("surge:sheet", sheet_id)


@require_http_methods(METHODS)
@login_required
def discard(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Ask once more, then destroy a sheet with the rows that wait in it."""
    reader = reader_for(request, Permission.OPEN_GROUP)
    told = queries.sheet(sheet_id=sheet_id, reader=reader)
    if request.method == "POST":
        discard_sheet(sheet_id=sheet_id, by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("The sheet is destroyed."))
        return redirect("surge:board", told.operation_id)
    return render(request, "surge/discard.html", {"sheet": told})


@require_POST
@login_required
def mend(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Give the rows that wait as a sheet to mend; the opening is audited."""
    reader, out = reader_for(request, Permission.OPEN_GROUP), io.BytesIO()
    sheet_to_mend(out=out, sheet_id=sheet_id, reader=reader)
    disposition = 'attachment; filename="rows-to-mend.csv"'
    return HttpResponse(
        out.getvalue(), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
    )
