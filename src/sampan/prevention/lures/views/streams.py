"""Pages of streams, and the files that go out: streams, posts received, the public file, exports for platforms."""

import json
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.prevention.lures import queries
from sampan.prevention.lures.forms import PostsForm, StreamForm
from sampan.prevention.lures.services.exporting import export_campaign
from sampan.prevention.lures.services.publishing import publish_campaigns
from sampan.prevention.lures.services.receiving import receive_file
from sampan.prevention.lures.services.streams import keep_stream
from sampan.prevention.lures.starting import start_grouping
from sampan.prevention.lures.wording import PLATFORM_WORDS
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def stream_list(request: HttpRequest) -> HttpResponse:
    """Show the streams, and how far grouping is."""
    reader = reader_for(request, Permission.READ_LURES)
    grouped, received = queries.waiting(reader=reader)
    rows = [
        {"stream": one, "platform": PLATFORM_WORDS[one.platform]} for one in queries.streams(reader=reader)
    ]
    return render(request, "lures/streams.html", {"rows": rows, "grouped": grouped, "received": received})


@require_http_methods(METHODS)
@login_required
def new_stream(request: HttpRequest) -> HttpResponse:
    """Enter a stream."""
    reader, form = _decider(request), StreamForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("lures:receive", keep_stream(stream=form.stream(), **by_whom(reader)))
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "title": _("A stream of posts"), "is_of_streams": True}
    return render(request, "lures/form.html", shown, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@login_required
def receive(request: HttpRequest, stream_id: UUID) -> HttpResponse:
    """Receive a file of posts: all of it, or nothing with each problem by line and field."""
    reader = _decider(request)
    one = queries.stream(stream_id=stream_id, reader=reader)
    form, told = PostsForm(posted_in(request), request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        try:
            file, is_dry = form.cleaned_data["file"], form.cleaned_data["is_dry"]
            told = receive_file(stream_id=stream_id, stream=file, is_dry=is_dry, **by_whom(reader))
        except InvalidInput as error:
            say_on_form(form, error)
    if told and not told.is_dry:
        start_grouping()
        words = ngettext("%(count)d new post was received.", "%(count)d new posts were received.", told.new)
        messages.success(request, words % {"count": told.new})
        return redirect("lures:streams")
    shown = {"form": form, "stream": one, "told": told}
    return render(
        request, "lures/receive.html", shown, status=422 if form.errors or (told and told.problems) else 200
    )


@require_POST
@login_required
def publish(request: HttpRequest) -> HttpResponse:
    """Give the file of confirmed campaigns that the public site reads; audited."""
    octets = publish_campaigns(country=settings.SAMPAN_NODE.country, **by_whom(_decider(request)))
    return _file(octets, "warnings.json")


@require_POST
@login_required
def export(request: HttpRequest, campaign_id: UUID, shape: str) -> HttpResponse:
    """Give a confirmed campaign as a file for platforms; audited."""
    name = settings.SAMPAN_NODE.name
    told = export_campaign(campaign_id=campaign_id, shape=shape, publisher=name, **by_whom(_decider(request)))
    return _file(json.dumps(told, ensure_ascii=False, indent=1).encode(), f"campaign.{shape}.json")


def _file(octets: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(octets, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _decider(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.DECIDE_LURES)
