"""Pages of agreements: those of the node, one, proposing and changing, confirming, declining and ending."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sampan.partnership.members.agreeing import services
from sampan.partnership.members.agreeing.forms import AgreementForm, ReasonForm
from sampan.partnership.members.agreeing.reading import agreement, agreements
from sampan.partnership.members.agreements import is_near_its_end
from sampan.partnership.members.facts import AgreementFact, AgreementState
from sampan.partnership.members.moments import today
from sampan.partnership.members.queries import active_members, member, policy
from sampan.partnership.members.wording import AGREEMENT_STATES, words_of_kind
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, posted_in, reader_for
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

_METHODS = ["GET", "HEAD", "POST"]


@login_required
@require_GET
def list_agreements(request: HttpRequest) -> HttpResponse:
    """Show the agreements with all members, and what holds without one."""
    reader = reader_for(request, Permission.READ_MEMBERS)
    rows = [_shown(one) for one in agreements(reader=reader)]
    told = {"rows": rows, "policy": policy(), "may_manage": reader.actor.may(Permission.MANAGE_MEMBERS)}
    return render(request, "members/agreements.html", told)


@login_required
@require_GET
def show_agreement(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Show one agreement with what may go each way."""
    reader = reader_for(request, Permission.READ_MEMBERS)
    told = _shown(agreement(agreement_id)) | {"may_manage": reader.actor.may(Permission.MANAGE_MEMBERS)}
    return render(request, "members/agreement.html", told)


@login_required
@require_http_methods(_METHODS)
def propose(request: HttpRequest) -> HttpResponse:
    """Propose an agreement to a member."""
    reader_for(request, Permission.MANAGE_MEMBERS)
    return _proposing(request, None, initial={"member": request.GET.get("member", ""), "valid_from": today()})


@login_required
@require_http_methods(_METHODS)
def change(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Propose a new version of an agreement."""
    reader_for(request, Permission.MANAGE_MEMBERS)
    return _proposing(request, agreement(agreement_id))


@login_required
@require_POST
def confirm(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Confirm what a member proposed."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    services.confirm_agreement(agreement_id=agreement_id, **by_whom(reader))
    messages.success(request, _("Confirmed. It holds from its first day on."))
    return redirect("members:agreement", agreement_id=agreement_id)


@login_required
@require_http_methods(_METHODS)
def refuse(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Decline what is proposed, or end what is in force, with a reason."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    fact, form = agreement(agreement_id), ReasonForm(posted_in(request))
    ends = fact.state is AgreementState.IN_FORCE
    if request.method == "POST" and form.is_valid():
        act = services.end_agreement if ends else services.decline_agreement
        act(agreement_id=agreement_id, reason=form.cleaned_data["reason"], **by_whom(reader))
        return redirect("members:agreements")
    told = {
        "form": form,
        "question": _("End this agreement today?") if ends else _("Decline this agreement?"),
        "consequences": [
            _("The other side is told, with your reason."),
            _("Letters under way still arrive."),
        ],
        "confirm_label": _("End it") if ends else _("Decline"),
        "cancel_url": reverse("members:agreement", args=[agreement_id]),
    }
    return render(request, "confirm.html", told, status=422 if form.errors else 200)


def _proposing(request: HttpRequest, changes: AgreementFact | None, **more: Any) -> HttpResponse:
    known = [(one.node_id, one.name) for one in active_members()]
    form = AgreementForm(posted_in(request), members=known, changes=changes, **more)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.propose_agreement(draft=form.draft(), **by_whom(request.reader))
            messages.success(request, _("Proposed. It holds once the other side has confirmed it."))
            return redirect("members:agreement", agreement_id=made.id)
        except (InvalidInput, NotFound, WrongState) as error:
            field = getattr(error, "field", None)
            form.add_error(field if field in form.fields else None, str(error))
    told = {"form": form, "changes": changes}
    return render(request, "members/agreement_form.html", told, status=422 if form.errors else 200)


def _shown(fact: AgreementFact) -> dict[str, Any]:
    words, kind = AGREEMENT_STATES[fact.state]
    is_in_force = fact.state is AgreementState.IN_FORCE
    return {
        "fact": fact,
        "member": member(fact.member),
        "words": words,
        "kind": kind,
        "holds": is_in_force and fact.valid_from <= today() <= (fact.valid_to or date.max),
        "is_over": is_in_force and fact.valid_to is not None and fact.valid_to < today(),
        "ends_soon": is_in_force and is_near_its_end(fact.valid_to, on=today()),
        "ways": [
            ("send", _kinds(fact.kinds_out), _groups(fact.groups_out)),
            ("inbox", _kinds(fact.kinds_in), _groups(fact.groups_in)),
        ],
    }


def _kinds(codes: tuple[str, ...]) -> list[str]:
    return [words_of_kind(one) for one in codes]


def _groups(codes: tuple[str, ...]) -> list[str]:
    groups, language = code_list("consent_group"), get_language() or "en"
    return [groups.label(one, language) if groups.has(one) else one for one in codes]
