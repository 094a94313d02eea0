"""Pages of reports from the public: the desk, opening one for a purpose, answering, settling."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.prevention.offers import queries
from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.forms import AnswerForm, SettleForm
from sampan.prevention.offers.services.answering import answer_report, open_report_for, settle_report
from sampan.prevention.offers.services.passing import pass_into_lures
from sampan.prevention.offers.showing import opened_shown, report_shown
from sampan.prevention.offers.wording import STATE_WORDS
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, for_named_purpose, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput, NoPurpose, Unavailable, WrongState

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def report_list(request: HttpRequest) -> HttpResponse:
    """Show the reports without their words, of one state where asked."""
    reader, state = _reader(request), request.GET.get("state", "")
    found = queries.reports(reader=reader, state=state if state in STATE_WORDS else "")
    shown = {"rows": [report_shown(one) for one in found], "states": STATE_WORDS.items(), "state": state}
    return render(request, "offers/list.html", shown)


@require_http_methods(METHODS)
@login_required
def report_page(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show a report sealed; with a purpose named, open its words, audited."""
    reader = _reader(request)
    if request.method == "POST":
        otherwise = NoPurpose(
            "Opening a report needs a purpose that your role allows.",
            remedy="Choose the purpose beside the button.",
        )
        reader = for_named_purpose(request, reader, otherwise=otherwise)
        with reading_as(reader):
            opened = open_report_for(report_id=report_id, reader=reader)
            forms = {"form": AnswerForm(), "settle": SettleForm()}
            return render(request, "offers/report.html", opened_shown(opened) | forms)
    one = queries.report(report_id=report_id, reader=reader)
    return render(request, "offers/report.html", report_shown(one))


@require_http_methods(METHODS)
@login_required
def answer(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Answer a report."""
    reader, form = _reader(request), AnswerForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            drop, text = Drop(settings.SAMPAN_REPORTS_DROP), form.cleaned_data["text"]
            answer_report(report_id=report_id, text=text, drop=drop, **by_whom(reader))
            messages.success(request, _("The answer is laid down for whoever has the code."))
            return redirect("offers:report", report_id)
        except InvalidInput as error:
            say_on_form(form, error)
        except (WrongState, Unavailable) as error:
            form.add_error(None, str(error))
    shown = report_shown(queries.report(report_id=report_id, reader=reader)) | {"form": form}
    return render(request, "offers/answer.html", shown, status=422 if form.errors else 200)


@require_POST
@login_required
def settle(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Say how a report goes on."""
    settle_report(report_id=report_id, state=request.POST.get("state", ""), **by_whom(_reader(request)))
    messages.success(request, _("It is written down."))
    return redirect("offers:report", report_id)


@require_POST
@login_required
def into_lures(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Put the reported text among the lures."""
    is_new = pass_into_lures(report_id=report_id, **by_whom(_reader(request)))
    done, known = _("The text is among the lures."), _("The text was among the lures already.")
    messages.success(request, done if is_new else known)
    return redirect("offers:report", report_id)


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.ANSWER_REPORTS)
