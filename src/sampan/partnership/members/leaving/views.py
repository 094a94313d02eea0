"""Pages of leaving: asking first, then the list of what is open until nothing is."""

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sampan.partnership.members.agreeing.forms import ReasonForm
from sampan.partnership.members.leaving import services
from sampan.partnership.members.leaving.reading import departure
from sampan.partnership.members.queries import member
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, posted_in, reader_for
from sampan.vocabulary.errors import InvalidInput

_METHODS = ["GET", "HEAD", "POST"]


class LetterForm(ReasonForm):
    """Asks which letter is no longer waited for, and why."""

    letter = forms.UUIDField(widget=forms.HiddenInput)


@login_required
@require_http_methods(_METHODS)
def leave(request: HttpRequest, node_id: str = services.SELF) -> HttpResponse:
    """Ask for the reason, then begin to part from a member, or from all."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    form = ReasonForm(posted_in(request))
    name = member(node_id).name if node_id else ""
    if request.method == "POST" and form.is_valid():
        begun = services.begin_leaving(member=node_id, reason=form.cleaned_data["reason"], **by_whom(reader))
        one = len(begun) == 1
        return redirect("members:leaving", departure_id=begun[0].id) if one else redirect("members:list")
    told = {
        "form": form,
        "question": _("Part from %(name)s?") % {"name": name} if node_id else _("Leave the cooperation?"),
        "consequences": [
            _("Nothing new begins: no referral, no request, no alert."),
            _("Open conversations are answered until each letter is settled."),
            _("Cards and letters stay here for proofs. Coming back needs a new card and a call."),
        ],
        "confirm_label": _("Begin to leave"),
        "is_danger": True,
        "cancel_url": reverse("members:list"),
    }
    return render(request, "confirm.html", told, status=422 if form.errors else 200)


@login_required
@require_GET
def show_leaving(request: HttpRequest, departure_id: UUID) -> HttpResponse:
    """Show what is still open between this node and a member that leaves."""
    reader = reader_for(request, Permission.READ_MEMBERS)
    fact = departure(departure_id=departure_id, reader=reader)
    told = {
        "fact": fact,
        "member": member(fact.member),
        "form": ReasonForm(),
        "may_manage": reader.actor.may(Permission.MANAGE_MEMBERS),
    }
    return render(request, "members/leaving.html", told)


@login_required
@require_POST
def give_up(request: HttpRequest, departure_id: UUID) -> HttpResponse:
    """No longer wait for one letter, or, without one, for the other side's last word."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    form = LetterForm(request.POST) if "letter" in request.POST else ReasonForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("There is no reason.", remedy="Say why, in a sentence.", field="reason")
    told = {"departure_id": departure_id, "reason": form.cleaned_data["reason"], **by_whom(reader)}
    if "letter" in form.cleaned_data:
        services.give_up_letter(letter_id=form.cleaned_data["letter"], **told)
    else:
        services.end_leaving(**told)
    return redirect("members:leaving", departure_id=departure_id)
