"""Pages: the members and their fingerprints, pairing by voice, suspending, changing keys."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.keys import Rotation
from sampan.partnership.members.forms import AddressForm, FingerprintForm, PolicyForm, RotationForm
from sampan.partnership.members.moments import now as moment
from sampan.partnership.members.queries import fingerprint_of, member, policy
from sampan.partnership.members.services import (
    confirm_member,
    fetch_card,
    next_secret,
    own_card,
    propose_member,
    resume_member,
    rotate_own_keys,
    suspend_member,
)
from sampan.partnership.members.standing import OLD_KEY, standing
from sampan.partnership.members.vouching.services import activate_vouched, set_policy
from sampan.partnership.members.wording import ROLES
from sampan.registry.access.reader import require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import InvalidInput, Unavailable


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.reader.actor, "purpose": request.reader.purpose}


def _require_manager(request: HttpRequest) -> None:
    require(request.reader.actor, Permission.MANAGE_MEMBERS, purpose=request.reader.purpose)


@login_required
@require_GET
def list_members(request: HttpRequest) -> HttpResponse:
    """Show the members, their states and fingerprints, and this node's own."""
    stands, own = standing(reader=request.reader), own_card()
    own_days = (moment() - own.valid_from).days
    told = {
        "stands": stands,
        "lines": [(one, ROLES.get(one.role, "")) for one in stands.lines],
        "own": own,
        "own_days": own_days,
        "own_is_old": own_days > OLD_KEY.days,
        "own_groups": fingerprint_of(own),
        "may_manage": request.reader.actor.may(Permission.MANAGE_MEMBERS),
    }
    return render(request, "members/list.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def change_policy(request: HttpRequest) -> HttpResponse:
    """Show and set what this node demands of its members."""
    _require_manager(request)
    kept = policy()
    form = PolicyForm(
        request.POST if request.method == "POST" else None,
        initial={
            "only_with_agreement": kept.only_with_agreement,
            "directory_vouches": kept.directory_vouches,
        },
    )
    if request.method == "POST" and form.is_valid():
        set_policy(**form.cleaned_data, **_who(request))
        return redirect("members:list")
    return render(request, "members/policy.html", {"form": form, "policy": kept})


@login_required
@require_http_methods(["GET", "POST"])
def activate(request: HttpRequest, node_id: str) -> HttpResponse:
    """Ask, then make a member active because the directory vouches for it."""
    _require_manager(request)
    if request.method == "POST":
        activate_vouched(node_id=node_id, **_who(request))
        return redirect("members:list")
    told = {
        "question": _("Make %(name)s a member without the call?") % {"name": member(node_id).name},
        "consequences": [
            _("Enough countries have signed this node's card in the directory."),
            _(
                "Nobody here has heard its fingerprint; the list says so. You can still call, and compare later."
            ),
        ],
        "confirm_label": _("Make it a member"),
        "cancel_url": reverse("members:list"),
    }
    return render(request, "confirm.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def pair(request: HttpRequest) -> HttpResponse:
    """Ask for the other node's address, fetch its card and keep it as a proposal."""
    _require_manager(request)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            proposed = propose_member(card=fetch_card(form.cleaned_data["address"]), **_who(request))
            return redirect("members:confirm", node_id=proposed.node_id)
        except (InvalidInput, Unavailable) as error:
            form.add_error("address", str(error))
    return render(request, "members/pair.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, node_id: str) -> HttpResponse:
    """Show both fingerprints; the other side's counts once it was typed as heard by voice."""
    _require_manager(request)
    found, own = member(node_id), own_card()
    form = FingerprintForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            confirm_member(node_id=node_id, fingerprint=form.cleaned_data["fingerprint"], **_who(request))
            return redirect("members:list")
        except ExchangeFailure as failure:
            form.add_error("fingerprint", str(failure))
    told = {"form": form, "member": found, "own": own, "own_groups": fingerprint_of(own)}
    return render(request, "members/confirm.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def suspend(request: HttpRequest, node_id: str) -> HttpResponse:
    """Ask, then suspend a member."""
    _require_manager(request)
    if request.method == "POST":
        suspend_member(node_id=node_id, **_who(request))
        return redirect("members:list")
    told = {
        "question": _("Suspend %(name)s?") % {"name": member(node_id).name},
        "consequences": [
            _("Nothing more is sent to it; what waits keeps waiting."),
            _("Its letters are refused until you resume."),
        ],
        "confirm_label": _("Suspend"),
        "is_danger": True,
        "cancel_url": reverse("members:list"),
    }
    return render(request, "confirm.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest, node_id: str) -> HttpResponse:
    """Ask, then resume a member."""
    _require_manager(request)
    if request.method == "POST":
        resume_member(node_id=node_id, **_who(request))
        return redirect("members:list")
    told = {
        "question": _("Resume %(name)s?") % {"name": member(node_id).name},
        "consequences": [_("What waits is sent at once."), _("Its letters are taken in again.")],
        "confirm_label": _("Resume"),
        "cancel_url": reverse("members:list"),
    }
    return render(request, "confirm.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def rotate(request: HttpRequest) -> HttpResponse:
    """Ask why, then change this node's keys and tell every member."""
    _require_manager(request)
    form = RotationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rotate_own_keys(new=next_secret(), rotation=Rotation(form.cleaned_data["rotation"]), **_who(request))
        return redirect("members:list")
    told = {
        "form": form,
        "question": _("Change this node's keys?"),
        "consequences": [
            _("Every member gets the new card in a letter signed with the old key."),
            _("Your fingerprint changes; the members see the new one."),
        ],
        "confirm_label": _("Change the keys"),
        "cancel_url": reverse("members:list"),
    }
    return render(request, "confirm.html", told)
