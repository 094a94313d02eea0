"""The page that prints a campaign's sheets."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sampan.prevention.awareness.materials import to_confirm
from sampan.prevention.campaigns import queries
from sampan.prevention.campaigns.forms import SheetForm
from sampan.prevention.campaigns.services.printing import SCRIPT, SheetAsked, print_sheet
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.vocabulary.countries.pack import pack_countries
from sampan.vocabulary.errors import InvalidInput


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sheets(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Ask what to print, and give the file."""
    reader = reader_for(request, Permission.PLAN_AWARENESS)
    one = queries.campaign(campaign_id=campaign_id, reader=reader)
    form = SheetForm(posted_in(request), of=one, numbers=_to_confirm())
    if request.method == "POST" and form.is_valid():
        asked, country = form.asked(), settings.SAMPAN_NODE.country
        try:
            written = print_sheet(campaign_id=campaign_id, asked=asked, country=country, **by_whom(reader))
            return _file(written, asked)
        except InvalidInput as error:
            say_on_form(form, error)
    lead = _("Have a native speaker read each sheet before it is printed in thousands.")
    shown = {"form": form, "title": _("Print sheets"), "lead": lead, "campaign": one, "prints": True}
    return render(request, "campaigns/form.html", shown, status=422 if form.errors else 200)


def _to_confirm() -> tuple[tuple[str, str], ...]:
    country = settings.SAMPAN_NODE.country
    return to_confirm(country, on=house_today()) if country in pack_countries() else ()


def _file(written: bytes, asked: SheetAsked) -> HttpResponse:
    kind, ending = (
        ("text/plain; charset=utf-8", "txt") if asked.kind == SCRIPT else ("application/pdf", "pdf")
    )
    file = HttpResponse(written, content_type=kind)
    file["Content-Disposition"] = f'attachment; filename="{asked.kind}-{asked.language}.{ending}"'
    return file
