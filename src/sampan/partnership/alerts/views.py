"""Pages of the duty desk: what arrived and what was sent, one message, its answer and end, and who is on duty."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.partnership.alerts import queries
from sampan.partnership.alerts.facts import AlertWords
from sampan.partnership.alerts.forms import AlertForm, AnswerForm, CloseForm, DutyForm, RecallForm
from sampan.partnership.alerts.services.answering import answer, close
from sampan.partnership.alerts.services.reading import open_alert
from sampan.partnership.alerts.services.sending import recall, send_alert
from sampan.partnership.alerts.services.shifts import go_off_duty, go_on_duty
from sampan.partnership.alerts.showing import shown_alerts, shown_events, shown_shifts
from sampan.partnership.alerts.writing import about_choices, draft_of_campaign, shown_draft
from sampan.protection.cases.queries import case as read_case
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import colleagues
from sampan.registry.clock.queries import house_now
from sampan.registry.requests import by_whom, id_or_none, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput, NotFound

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def alert_list(request: HttpRequest) -> HttpResponse:
    """Show messages newest first; the part that changes is asked for again by itself while the page is open."""
    reader = reader_for(request, Permission.READ_ALERTS)
    view = request.GET.get("view", "open")
    view = view if view in queries.VIEWS else "open"
    before = id_or_none(request.GET.get("before", ""))
    found = queries.alerts(reader=reader, view=view, before=before)
    context = {
        "rows": shown_alerts(found, house_now()),
        "view": view,
        "views": _views(),
        "next": f"?view={view}&before={found[-1].id}" if len(found) == queries.PAGE else "",
        "shifts": shown_shifts(queries.on_duty(house_now())),
        "may_write": reader.actor.may_for(Permission.WRITE_ALERTS, reader.purpose),
        "watched": request.GET.get("watch") == "1",
    }
    part = "alerts/parts_list.html" if request.htmx else "alerts/list.html"
    return render(request, part, context)


@require_safe
@login_required
def banner(request: HttpRequest) -> HttpResponse:
    """Return the banner alone: pages of people on duty ask for it every few seconds."""
    reader_for(request, Permission.READ_ALERTS)
    return render(request, "alerts/banner.html")


@require_http_methods(_METHODS)
@login_required
def write(request: HttpRequest, case_id: UUID | None = None) -> HttpResponse:
    """Write a message, look at exactly what will leave, then send it."""
    reader = reader_for(request, Permission.WRITE_ALERTS)
    if case_id is not None:
        read_case(case_id=case_id, reader=reader)
    form = AlertForm(posted_in(request), threads=about_choices(reader), initial=_asked_about(request, reader))
    context = {"form": form, "case_id": case_id}
    if request.method != "POST" or not form.is_valid() or "change" in request.POST:
        return render(request, "alerts/write.html", context, status=422 if form.errors else 200)
    new = form.new_alert(case_id)
    if "send" not in request.POST:
        return render(request, "alerts/look.html", context | {"draft": shown_draft(new)})
    return _sent(request, reader, new, context)


@require_http_methods(_METHODS)
@login_required
def alert_page(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Show a message with its way; a POST opens its words, which its sender is told the first time."""
    reader = reader_for(request, Permission.READ_ALERTS)
    queries.alert(alert_id=alert_id, reader=reader)
    words = open_alert(alert_id=alert_id, **by_whom(reader)) if request.method == "POST" else None
    return render(request, "alerts/alert.html", _page(alert_id, reader, words))


@require_http_methods(_METHODS)
@login_required
def answer_page(request: HttpRequest, alert_id: UUID, node_id: str) -> HttpResponse:
    """Answer a message, or write further to a desk that it went to."""
    form = AnswerForm(posted_in(request))
    told = (_("Answer"), _("Send the answer"), _("The answer is on its way."))
    return _acted(request, alert_id, node_id, form, lambda **who: answer(**form.cleaned_data, **who), told)


@require_http_methods(_METHODS)
@login_required
def close_page(request: HttpRequest, alert_id: UUID, node_id: str) -> HttpResponse:
    """Close a message with one desk."""
    form = CloseForm(posted_in(request))
    told = (_("Close this message"), _("Close it"), _("Closed. The other desk is told."))
    return _acted(request, alert_id, node_id, form, lambda **who: close(**form.cleaned_data, **who), told)


@require_http_methods(_METHODS)
@login_required
def recall_page(request: HttpRequest, alert_id: UUID, node_id: str) -> HttpResponse:
    """Take a message back from one desk."""
    form = RecallForm(posted_in(request))
    told = (_("Take this message back"), _("Take it back"), _("Taken back. The other desk is told why."))
    return _acted(request, alert_id, node_id, form, lambda **who: recall(**form.cleaned_data, **who), told)


@require_http_methods(_METHODS)
@login_required
def duty(request: HttpRequest) -> HttpResponse:
    """Show who is on duty; go on duty."""
    reader = reader_for(request, Permission.READ_ALERTS)
    people = [one for one in colleagues(reader.actor.agency_id) if one[0] != reader.actor.account_id]
    form = DutyForm(posted_in(request), people=people)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        go_on_duty(hours=told["hours"], climbs_to=id_or_none(told["climbs_to"]), **by_whom(reader))
        messages.success(request, _("You are on duty. What arrives is shown on every page."))
        return redirect("alerts:list")
    shifts = shown_shifts(queries.on_duty(house_now()))
    mine = [one for one, *_names in shifts if one.account_id == reader.actor.account_id]
    context = {"form": form, "shifts": shifts, "mine": mine[0] if mine else None}
    return render(request, "alerts/duty.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def off_duty(request: HttpRequest) -> HttpResponse:
    """Go off duty."""
    reader = reader_for(request, Permission.READ_ALERTS)
    go_off_duty(**by_whom(reader))
    messages.success(request, _("You are off duty."))
    return redirect("alerts:duty")


def _sent(request: HttpRequest, reader: Reader, new: Any, context: dict[str, Any]) -> HttpResponse:
    try:
        alert_id = send_alert(new=new, **by_whom(reader))
    except InvalidInput as error:
        say_on_form(context["form"], error)
        return render(request, "alerts/write.html", context, status=422)
    messages.success(request, _("The message is on its way. This page shows how far it is."))
    return redirect("alerts:alert", alert_id)


def _acted(
    request: HttpRequest,
    alert_id: UUID,
    member: str,
    form: forms.Form,
    act: Callable[..., None],
    told: tuple[str, str, str],
) -> HttpResponse:
    """Ask, act and go back to the message's page; what the form gets wrong is said on it."""
    reader = reader_for(request, Permission.WRITE_ALERTS)
    found = queries.alert(alert_id=alert_id, reader=reader)
    if member not in {way.member for way in found.passages}:
        raise NotFound("There is no such message here, or you may not see it.")
    title, button, done = told
    if request.method == "POST" and form.is_valid():
        act(alert_id=alert_id, member=member, **by_whom(reader))
        messages.success(request, done)
        return redirect("alerts:alert", alert_id)
    context = {"form": form, "title": title, "button": button, "is_recall": "wipes" in form.fields}
    context["alert"] = shown_alerts([found], house_now())[0]
    return render(request, "alerts/act.html", context, status=422 if form.errors else 200)


def _page(alert_id: UUID, reader: Reader, words: AlertWords | None) -> dict[str, Any]:
    found = queries.alert(alert_id=alert_id, reader=reader)
    (shown,) = shown_alerts([found], house_now())
    return {
        "alert": shown,
        "words": words,
        "events": shown_events(queries.events(alert_id=alert_id, reader=reader), words),
        "may_write": reader.actor.may_for(Permission.WRITE_ALERTS, reader.purpose),
        "is_unread": not found.is_outgoing and all(way.read_at is None for way in found.passages),
    }


def _asked_about(request: HttpRequest, reader: Reader) -> dict[str, object]:
    about, campaign = (id_or_none(request.GET.get(name, "")) for name in ("about", "campaign"))
    told = draft_of_campaign(campaign, reader=reader) if campaign else {}
    return told | ({"about": str(about)} if about else {})


def _views() -> list[tuple[str, str]]:
    return [("open", _("Open")), ("in", _("Received")), ("out", _("Sent")), ("over", _("Over"))]
