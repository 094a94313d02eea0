"""Pages of drills, and of a real compromise: what to do, in which order."""

import csv
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from sampan.partnership.members.drills import reading
from sampan.partnership.members.drills.services import HOURS, LONGEST_HOURS, answer_drill, begin_drill
from sampan.partnership.members.queries import member, members
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, posted_in, reader_for

_METHODS = ["GET", "HEAD", "POST"]


class DrillForm(forms.Form):
    """Asks how long the members have."""

    hours = forms.IntegerField(
        label=gettext_lazy("Hours to answer"), min_value=1, max_value=LONGEST_HOURS, initial=HOURS
    )


class AnswerForm(forms.Form):
    """The three steps, each done by a person."""

    would_suspend = forms.BooleanField(
        label=gettext_lazy("I would have suspended this member at once, and know where the button is"),
        required=False,
    )
    called_number = forms.BooleanField(
        label=gettext_lazy("I have called its administrator on a number that I knew before"), required=False
    )
    heard = forms.CharField(
        label=gettext_lazy("The forty digits that you heard"),
        help_text=gettext_lazy("Leave it empty when nobody answered the telephone."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        required=False,
        max_length=120,
    )


@login_required
@require_http_methods(_METHODS)
def list_drills(request: HttpRequest) -> HttpResponse:
    """Show our drills and those that members ask of us; a POST begins one."""
    reader = reader_for(request, Permission.READ_MEMBERS)
    form = DrillForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        drill_id = begin_drill(hours=form.cleaned_data["hours"], **by_whom(reader))
        return redirect("members:drill", drill_id=drill_id)
    rows = [
        (one, turns[0], sum(turn.answered_at is not None for turn in turns), len(turns))
        for one, turns in reading.drills(reader=reader)
    ]
    names = {one.node_id: one.name for one in members(reader=reader)}
    asked = [(one, names.get(one.member, one.member)) for one in reading.asked_of_us(reader=reader)]
    told = {"rows": rows, "asked": asked, "form": form}
    told["may_manage"] = reader.actor.may(Permission.MANAGE_MEMBERS)
    return render(request, "members/drills.html", told, status=422 if form.errors else 200)


@login_required
@require_GET
def show_drill(request: HttpRequest, drill_id: UUID) -> HttpResponse:
    """Show each member's part in one of our drills."""
    reader = reader_for(request, Permission.READ_MEMBERS)
    turns = reading.drill(conversation=drill_id, reader=reader)
    names = {one.node_id: one.name for one in members(reader=reader)}
    rows = [(one, names.get(one.member, one.member)) for one in turns]
    answered = [one for one in turns if one.answered_at is not None]
    told = {"rows": rows, "first": turns[0], "answered": len(answered), "total": len(turns)}
    return render(request, "members/drill.html", told | {"passed": sum(one.passed for one in turns)})


@login_required
@require_GET
def drill_file(request: HttpRequest, drill_id: UUID) -> HttpResponse:
    """Give a drill as CSV: one line a member."""
    reader = reader_for(request, Permission.READ_MEMBERS)
    turns = reading.drill(conversation=drill_id, reader=reader)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="drill-{turns[0].asked_at:%Y-%m-%d}.csv"'
    csv.writer(response).writerows(reading.csv_lines(turns))
    return response


@login_required
@require_http_methods(_METHODS)
def answer(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """Answer a member's drill, by a person who has called."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    turn = reading.turn(turn_id=turn_id, reader=reader)
    form = AnswerForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        told = answer_drill(turn_id=turn_id, **form.cleaned_data, **by_whom(reader))
        if told.compared:
            messages.success(request, _("The digits agree. The other side was told."))
        else:
            messages.warning(
                request, _("Sent without a comparison: the digits were not theirs, or nobody called.")
            )
        return redirect("members:drills")
    told = {"form": form, "turn": turn, "member": member(turn.member)}
    return render(request, "members/drill_answer.html", told, status=422 if form.errors else 200)


@login_required
@require_GET
def compromise(request: HttpRequest) -> HttpResponse:
    """Say what to do when a key may be known to somebody: ours, a member's, or the country's signing key."""
    reader_for(request, Permission.MANAGE_MEMBERS)
    return render(request, "members/compromise.html", {})
