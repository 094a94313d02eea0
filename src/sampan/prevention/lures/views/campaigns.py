"""Pages of campaigns: the list, one campaign, opened for a purpose, decided on, made one with another, parted."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.prevention.lures import queries
from sampan.prevention.lures.facts import CampaignFact
from sampan.prevention.lures.forms import DecideForm, MergeForm, PartForm
from sampan.prevention.lures.services.deciding import decide_campaign, merge_campaigns, part_campaign
from sampan.prevention.lures.services.opening import open_campaign
from sampan.prevention.lures.showing import campaign_row, campaign_shown, opened_shown
from sampan.prevention.lures.wording import ORDER_WORDS, PLATFORM_WORDS, STATE_WORDS
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, for_named_purpose, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput, NoPurpose, NotFound, WrongState
from sampan.vocabulary.languages import LANGUAGES

METHODS = ["GET", "HEAD", "POST"]
_FILTERS = ("state", "language", "platform", "level", "order")


@require_safe
@login_required
def campaign_list(request: HttpRequest) -> HttpResponse:
    """Show campaigns, of a state, language, platform and level where asked."""
    reader = _reader(request)
    asked = {name: request.GET.get(name, "") for name in _FILTERS}
    skip = int(text) if (text := request.GET.get("skip", "")).isdecimal() and len(text) < 7 else 0
    try:
        found = queries.campaigns(
            reader=reader, **(asked | {"order": asked["order"] or "largest"}), skip=skip
        )
    except InvalidInput:
        return redirect("lures:list")
    grouped, received = queries.waiting(reader=reader)
    shown = {
        "rows": [campaign_row(one) for one in found], "asked": asked, "states": STATE_WORDS.items(),
        "orders": ORDER_WORDS.items(), "platforms": PLATFORM_WORDS.items(), "received": received, "grouped": grouped,
        "languages": [(code, one.own_name) for code, one in LANGUAGES.items()],
        "next_skip": skip + queries.PAGE if len(found) == queries.PAGE else 0,
    }  # fmt: skip
    return render(request, "lures/list.html", shown)


@require_safe
@login_required
def progress(request: HttpRequest) -> HttpResponse:
    """Say how far grouping is, for the part of a page that asks again by itself."""
    grouped, received = queries.waiting(reader=_reader(request))
    if request.headers.get("HX-Request") and grouped == received:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "lures/parts_grouping.html", {"grouped": grouped, "received": received})


@require_http_methods(METHODS)
@login_required
def campaign_page(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Show a campaign with everything masked; with a purpose named, open its texts and contacts, audited."""
    reader = _reader(request)
    if request.method == "POST":
        otherwise = NoPurpose(
            "Opening a campaign needs a purpose that your role allows.",
            remedy="Choose the purpose beside the button.",
        )
        reader = for_named_purpose(request, reader, otherwise=otherwise)
        with reading_as(reader):
            opened = open_campaign(campaign_id=campaign_id, reader=reader)
            return render(request, "lures/campaign.html", opened_shown(opened, reader=reader))
    one = queries.campaign(campaign_id=campaign_id, reader=reader)
    if one.parent_id and one.root_id:
        return redirect("lures:campaign", one.root_id)
    return render(request, "lures/campaign.html", campaign_shown(one, reader=reader))


@require_http_methods(METHODS)
@login_required
def decide(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Say what a campaign is, and why."""
    reader = _decider(request)
    one = queries.campaign(campaign_id=campaign_id, reader=reader)
    form = DecideForm(posted_in(request), now=one.state)

    def keep() -> UUID:
        decide_campaign(campaign_id=campaign_id, **form.cleaned_data, **by_whom(reader))
        return campaign_id

    return _kept(request, form, one, keep, title=_("Decide on a campaign"))


@require_http_methods(METHODS)
@login_required
def merge(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Make a campaign one with another."""
    reader = _decider(request)
    one, form = queries.campaign(campaign_id=campaign_id, reader=reader), MergeForm(posted_in(request))

    def keep() -> UUID:
        told = form.cleaned_data
        other = queries.numbered(number=told["number"], reader=reader)
        return merge_campaigns(
            campaign_id=campaign_id, other_id=other.id, reason=told["reason"], **by_whom(reader)
        )

    return _kept(request, form, one, keep, title=_("Make two campaigns one"))


@require_http_methods(METHODS)
@login_required
def part(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Make a part of a campaign a campaign of its own again."""
    reader = _decider(request)
    one, form = queries.campaign(campaign_id=campaign_id, reader=reader), PartForm(posted_in(request))

    def keep() -> UUID:
        part_campaign(campaign_id=campaign_id, **form.cleaned_data, **by_whom(reader))
        return campaign_id

    return _kept(request, form, one, keep, title=_("Part it from the others"))


def _kept(
    request: HttpRequest, form: Form, one: CampaignFact, keep: Callable[[], UUID], *, title: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            made = keep()
            messages.success(request, _("The decision is written down."))
            return redirect("lures:campaign", made)
        except InvalidInput as error:
            say_on_form(form, error)
        except (WrongState, NotFound) as error:
            form.add_error(None, str(error))
    shown: dict[str, Any] = {"form": form, "campaign": one, "title": title}
    return render(request, "lures/form.html", shown, status=422 if form.errors else 200)


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.READ_LURES)


def _decider(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.DECIDE_LURES)
