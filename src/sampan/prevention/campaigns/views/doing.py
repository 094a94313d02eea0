"""Pages of what is done in a campaign: activities, what came of them, sums of quizzes."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from sampan.prevention.campaigns import queries
from sampan.prevention.campaigns.facts import CampaignFact
from sampan.prevention.campaigns.forms import ActivityForm, CountersForm, OutcomeForm, SumsForm
from sampan.prevention.campaigns.places import place_name, suggestions
from sampan.prevention.campaigns.services.planning import call_off, plan_activity, record_activity
from sampan.prevention.campaigns.services.summing import enter_sums, take_in_counters, withdraw_sums
from sampan.prevention.campaigns.showing import activity_row
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput, WrongState
from sampan.vocabulary.money import currency_of

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@login_required
def activity(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Plan an activity."""
    reader = _planner(request)
    one = queries.campaign(campaign_id=campaign_id, reader=reader)
    form = ActivityForm(posted_in(request), initial={"planned_on": one.starts_on})

    def keep() -> None:
        plan_activity(campaign_id=campaign_id, **form.cleaned_data, **by_whom(reader))

    own = [place_name(place) for place in one.places]
    shown = {"title": _("Plan an activity"), "places": own or suggestions(settings.SAMPAN_NODE.country)}
    return _kept(request, form, one, keep, shown)


@require_http_methods(METHODS)
@login_required
def outcome(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Write down what came of an activity, or correct it."""
    reader = _planner(request)
    told = queries.activity(activity_id=activity_id, reader=reader)
    one = queries.campaign(campaign_id=told.campaign_id, reader=reader)
    currency = currency_of(settings.SAMPAN_NODE.country)
    form = OutcomeForm(posted_in(request), of=told, today=house_today(), currency=currency)

    def keep() -> None:
        record_activity(activity_id=activity_id, outcome=form.outcome(), **by_whom(reader))

    return _kept(request, form, one, keep, {"title": activity_row(told)["title"]})


@require_http_methods(METHODS)
@login_required
def sums(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Enter the sums of a quiz on paper."""
    reader = _planner(request)
    one = queries.campaign(campaign_id=campaign_id, reader=reader)
    initial = {"language": one.languages[0], "held_on": min(one.ends_on, house_today())}
    form = SumsForm(posted_in(request), initial=initial)

    def keep() -> None:
        enter_sums(campaign_id=campaign_id, quiz=form.quiz(), **by_whom(reader))

    lead = _("Sums alone: keep no names and no single sheets. Fewer than ten people are never shown.")
    return _kept(request, form, one, keep, {"title": _("Enter the sums of a quiz"), "lead": lead})


@require_http_methods(METHODS)
@login_required
def counters(request: HttpRequest) -> HttpResponse:
    """Take in what a public site has counted."""
    reader = _planner(request)
    form = CountersForm(posted_in(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            grown = take_in_counters(counters=form.counters(), **by_whom(reader))
            told = ngettext("%(count)d sum is new or grew.", "%(count)d sums are new or grew.", grown)
            messages.success(request, told % {"count": grown})
            return redirect("campaigns:list")
        except InvalidInput as error:
            say_on_form(form, error)
    lead = _("Sums with the code of a campaign are added to it; others are left out.")
    shown = {"form": form, "title": _("Take in what the site counted"), "lead": lead, "is_file": True}
    return render(request, "campaigns/form.html", shown, status=422 if form.errors else 200)


@require_POST
@login_required
def off(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Call a planned activity off."""
    reader = _planner(request)
    told = queries.activity(activity_id=activity_id, reader=reader)
    call_off(activity_id=activity_id, **by_whom(reader))
    messages.success(request, _("The activity is called off."))
    return redirect("campaigns:campaign", told.campaign_id)


@require_POST
@login_required
def withdraw(request: HttpRequest, sums_id: UUID) -> HttpResponse:
    """Take back sums that were entered wrongly."""
    campaign_id = withdraw_sums(sums_id=sums_id, **by_whom(_planner(request)))
    messages.success(request, _("The sums are taken back."))
    return redirect("campaigns:campaign", campaign_id)


def _kept(
    request: HttpRequest,
    form: Form,
    one: CampaignFact,
    keep: Callable[[], None],
    shown: dict[str, object],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            keep()
            messages.success(request, _("It is written down."))
            return redirect("campaigns:campaign", one.id)
        except InvalidInput as error:
            say_on_form(form, error)
        except WrongState as error:
            form.add_error(None, str(error))
    shown = {"form": form, "campaign": one} | shown
    return render(request, "campaigns/form.html", shown, status=422 if form.errors else 200)


def _planner(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.PLAN_AWARENESS)
