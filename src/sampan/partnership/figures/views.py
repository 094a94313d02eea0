"""The situation report as a page, and its downloads."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from sampan.partnership.figures.facts import SituationReport
from sampan.partnership.figures.forms import PeriodForm
from sampan.partnership.figures.queries import situation_report
from sampan.partnership.figures.writing import page_of, to_json, to_pdf
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import InvalidInput, NoPurpose


@require_safe
@login_required
def situation(request: HttpRequest) -> HttpResponse:
    """Show the report of the period asked for, or the form with what is wrong in it."""
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return render(request, "figures/situation.html", {"form": form}, status=422)
    report = _report(request, form)
    page = page_of(report, translate=gettext)
    shown = {"form": form, "report": page, "query": request.GET.urlencode()}
    return render(request, "figures/situation.html", shown)


@require_safe
@login_required
def situation_json(request: HttpRequest) -> HttpResponse:
    """Give the report as a JSON file."""
    response = JsonResponse(to_json(_report(request, _valid_period(request))))
    return _as_download(response, "situation-report.json")


@require_safe
@login_required
def situation_pdf(request: HttpRequest) -> HttpResponse:
    """Give the report as a tagged PDF."""
    document = to_pdf(_report(request, _valid_period(request)), translate=gettext)
    return _as_download(HttpResponse(document, content_type="application/pdf"), "situation-report.pdf")


def _valid_period(request: HttpRequest) -> PeriodForm:
    form = PeriodForm(request.GET)
    if not form.is_valid():
        field = next(iter(form.errors))
        raise InvalidInput("The period cannot be read.", remedy="Give years such as 2022.", field=field)
    return form


def _report(request: HttpRequest, form: PeriodForm) -> SituationReport:
    if request.reader is None:
        raise NoPurpose("Your role opens no figures.", remedy="Ask for the role.", ask="the administrator")
    return situation_report(
        reader=request.reader,
        node=settings.SAMPAN_NODE.name,
        generated_on=house_today(),
        language=get_language() or "en",
        first=form.first,
        last=form.last,
        compare=form.cleaned_data["compare"],
    )


def _as_download(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
