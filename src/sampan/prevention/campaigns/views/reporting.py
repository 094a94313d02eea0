"""Pages of a campaign's report, its file, and two campaigns side by side."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sampan.prevention.campaigns import queries
from sampan.prevention.campaigns.forms import CompareForm
from sampan.prevention.campaigns.showing import comparison_shown, report_shown
from sampan.prevention.campaigns.tables import report_csv
from sampan.registry.access.roles import Permission
from sampan.registry.requests import id_or_none, reader_for
from sampan.vocabulary.errors import InvalidInput


@require_safe
@login_required
def report_page(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Show reach by channel and place, and what people learnt."""
    reader = reader_for(request, Permission.READ_AWARENESS)
    report = queries.report(campaign_id=campaign_id, reader=reader)
    return render(request, "campaigns/report.html", report_shown(report))


@require_safe
@login_required
def report_file(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Give the report as CSV."""
    reader = reader_for(request, Permission.READ_AWARENESS)
    told = report_csv(queries.report(campaign_id=campaign_id, reader=reader))
    file = HttpResponse("\ufeff" + told, content_type="text/csv; charset=utf-8")
    file["Content-Disposition"] = 'attachment; filename="campaign.csv"'
    return file


@require_safe
@login_required
def compare(request: HttpRequest) -> HttpResponse:
    """Show two campaigns side by side."""
    reader = reader_for(request, Permission.READ_AWARENESS)
    form = CompareForm(request.GET or None, of=queries.campaigns(reader=reader))
    shown: dict[str, object] = {"form": form}
    if request.GET and form.is_valid():
        first, second = (id_or_none(form.cleaned_data[name]) for name in ("first", "second"))
        try:
            if first and second:
                found = queries.comparison(first_id=first, second_id=second, reader=reader)
                shown |= comparison_shown(found)
        except InvalidInput as error:
            form.add_error(error.field, str(error))
    return render(request, "campaigns/compare.html", shown, status=422 if form.errors else 200)
