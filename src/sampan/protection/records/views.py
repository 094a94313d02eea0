"""Pages of the records slice: choose a file, read what it would do, confirm, watch, see the result."""

import io
from collections.abc import Mapping
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.engines.sheets.limits import DEFAULT_LIMITS
from sampan.engines.sheets.refusals import too_large
from sampan.engines.sheets.sniffing import Kind
from sampan.protection.records.forms import ConfirmForm, ExportForm, UploadForm
from sampan.protection.records.jobs import import_kept
from sampan.protection.records.queries import PAGE, import_run, import_runs, kept_upload
from sampan.protection.records.services.exports import export_htcds
from sampan.protection.records.services.kept_imports import FAILED, keep_checked, preview_kept_file
from sampan.protection.records.services.receiving import SealingUploadHandler
from sampan.protection.records.services.uploads import progress_of
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NoPurpose

CONTENT_TYPES = {
    Kind.DELIMITED: "text/csv; charset=utf-8",
    Kind.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Past imports, newest first."""
    runs = import_runs(reader=_reader(request), before=_mark(request.GET.get("before", "")))
    older = f"?before={runs[-1].id}" if len(runs) == PAGE else ""
    return render(request, "records/home.html", {"runs": runs, "older": older})


@csrf_exempt  # the check is in _upload: it reads the body, and the handler must stand before that
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is sealed as it arrives."""
    if request.method == "POST":
        request.upload_handlers = [SealingUploadHandler(request)]
    return _upload(request)


@csrf_protect
def _upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return render(request, "records/upload.html", {"form": UploadForm()})
    if form.is_valid():
        try:
            received = form.cleaned_data["file"].upload
            upload_id = keep_checked(
                received, format_code=form.cleaned_data["format"], reader=_reader(request)
            )
            return redirect("records:preview", upload_id=upload_id)
        except InvalidInput as error:
            form.add_error("file", str(error))
    elif getattr(request, "is_upload_too_large", False):
        form.errors.pop("file", None)
        refused = too_large(
            size_bytes=int(request.headers["Content-Length"]), limit_bytes=DEFAULT_LIMITS.max_bytes
        )
        form.add_error("file", str(refused))
    return render(request, "records/upload.html", {"form": form}, status=422)


@require_safe
@login_required
def preview(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """What the import of a kept file would do, with every problem."""
    outcome = preview_kept_file(upload_id=upload_id, reader=_reader(request))
    shown = {"outcome": outcome, "upload_id": upload_id, "form": ConfirmForm()}
    return render(request, "records/preview.html", shown)


@require_safe
@login_required
def problems(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """All problems of a kept file as CSV."""
    report = io.StringIO()
    preview_kept_file(upload_id=upload_id, reader=_reader(request), report=report)
    content = "\ufeff" + report.getvalue()
    return _download(content.encode(), name="problems.csv", content_type=CONTENT_TYPES[Kind.DELIMITED])


@require_POST
@login_required
def confirm(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Hand the file to the worker."""
    reader, form = _reader(request), ConfirmForm(request.POST)
    kept_upload(upload_id=upload_id, reader=reader)
    import_kept.configure(queueing_lock=f"records.import {upload_id}").defer(
        upload_id=str(upload_id),
        account_id=str(reader.actor.account_id),
        purpose=reader.purpose.value,
        may_update=form.is_valid() and form.cleaned_data["may_update"],
    )
    return redirect("records:progress", upload_id=upload_id)


@require_safe
@login_required
def progress(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """How far the worker is; leads on to the result when it is done."""
    upload_fact = kept_upload(upload_id=upload_id, reader=_reader(request))
    if upload_fact.run_id is not None:
        return _lead_on(request, reverse("records:run", kwargs={"run_id": upload_fact.run_id}))
    step = progress_of(upload_id).read()
    shown: Mapping[str, object] = {
        "step": step,
        "has_failed": step is not None and step.what == FAILED,
        "upload_id": upload_id,
    }
    template = "records/parts_progress.html" if request.headers.get("HX-Request") else "records/progress.html"
    return render(request, template, shown)


def _lead_on(request: HttpRequest, address: str) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect(address)
    return HttpResponse(headers={"HX-Redirect": address})


@require_safe
@login_required
def run(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The result of one import."""
    return render(request, "records/run.html", {"run": import_run(run_id=run_id, reader=_reader(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Choose for whom and as what, and download."""
    form = ExportForm(request.POST or None, own_agency=_reader(request).actor.agency_id)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "records/export.html", {"form": form}, status=status)
    out, kind = io.BytesIO(), Kind(form.cleaned_data["kind"])
    export_htcds(
        out=out,
        reader=_reader(request),
        recipient=form.cleaned_data["recipient"],
        kind=kind,
        with_identity=form.cleaned_data["with_identity"],
    )
    return _download(out.getvalue(), name=f"htcds.{kind.value}", content_type=CONTENT_TYPES[kind])


def _download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})


def _mark(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise InvalidInput("This page does not exist.", remedy="Go back to the first page.") from None


def _reader(request: HttpRequest) -> Reader:
    if request.reader is None:
        raise NoPurpose("Your role opens no records.", remedy="Ask for the role.", ask="the administrator")
    return request.reader
