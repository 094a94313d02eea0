"""Pages of a campaign's plan: the list, one campaign, planning and changing it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.prevention.campaigns import queries
from sampan.prevention.campaigns.forms import CampaignForm, week_around
from sampan.prevention.campaigns.services.planning import change_campaign, plan_campaign
from sampan.prevention.campaigns.showing import campaign_row, campaign_shown, may_plan
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def campaign_list(request: HttpRequest) -> HttpResponse:
    """Show the campaigns that the reader sees, the latest first."""
    reader = reader_for(request, Permission.READ_AWARENESS)
    found = queries.campaigns(reader=reader)
    shown = {"rows": [campaign_row(one) for one in found], "may_plan": may_plan(reader)}
    return render(request, "campaigns/list.html", shown)


@require_safe
@login_required
def campaign_page(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Show a campaign: plan, activities, which quizzes were entered."""
    reader = reader_for(request, Permission.READ_AWARENESS)
    return render(request, "campaigns/campaign.html", campaign_shown(campaign_id, reader=reader))


@require_http_methods(METHODS)
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Plan a campaign; the week that ends on 30 July is suggested."""
    reader = reader_for(request, Permission.PLAN_AWARENESS)
    form = CampaignForm(posted_in(request), initial=week_around(house_today()))
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_campaign(plan=form.plan(), **by_whom(reader))
            messages.success(request, _("The campaign is planned. Plan its activities next."))
            return redirect("campaigns:campaign", made)
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "title": _("Plan a campaign")}
    return render(request, "campaigns/form.html", shown, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@login_required
def edit(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Change the plan of a campaign."""
    reader = reader_for(request, Permission.PLAN_AWARENESS)
    one = queries.campaign(campaign_id=campaign_id, reader=reader)
    form = CampaignForm(posted_in(request), of=one)
    if request.method == "POST" and form.is_valid():
        try:
            change_campaign(campaign_id=campaign_id, plan=form.plan(), **by_whom(reader))
            messages.success(request, _("The plan is changed."))
            return redirect("campaigns:campaign", campaign_id)
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "title": _("Change the plan"), "campaign": one}
    return render(request, "campaigns/form.html", shown, status=422 if form.errors else 200)
