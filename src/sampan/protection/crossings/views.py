"""Pages of referrals: the list, one referral, and each act on it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sampan.protection.crossings import services, showing
from sampan.protection.crossings.forms import AcceptForm, DeclineForm, FeedbackForm, ReleaseForm
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import case_workers, display_names
from sampan.registry.clock.queries import house_today
from sampan.registry.consent.queries import groups_open_to
from sampan.registry.referrals import queries
from sampan.registry.referrals.facts import ReferralFact
from sampan.registry.referrals.services import mark_read
from sampan.registry.requests import id_or_none, posted_in
from sampan.vocabulary.errors import InvalidInput

SIDES = ("receiver", "sender")


@require_GET
@login_required
def referral_list(request: HttpRequest) -> HttpResponse:
    """Show referrals newest first, by direction."""
    side = request.GET.get("side", "")
    side = side if side in SIDES else ""
    before = id_or_none(request.GET.get("before", ""))
    found = queries.referrals(reader=request.reader, before=before, side=side)
    now, names = showing.now(), showing.member_names()
    more = found[-1].listed if len(found) == queries.PAGE else None
    context = {"rows": [showing.row(one, now=now, names=names) for one in found], "side": side, "next": more}
    return render(request, "crossings/list.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def referral(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show one referral: where it stands on both sides, what was said, and the next act.

    A POST opens the sealed notes, which is audited: an address alone never does.
    """
    fact = queries.referral(referral_id=referral_id, reader=request.reader)
    mark_read(referral_id=referral_id)
    with_notes = request.method == "POST"
    return render(request, "crossings/referral.html", _referral_context(request, fact, with_notes=with_notes))


@require_http_methods(["GET", "POST"])
@login_required
def accept(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Accept for a worker."""
    workers = [(f"{agency}:{account}", words) for agency, account, words in case_workers()]
    form = AcceptForm(posted_in(request), workers=workers)

    def act(told: dict[str, Any], who: dict[str, Any]) -> None:
        agency, account = told["worker"].split(":")
        services.accept(referral_id=referral_id, agency_id=UUID(agency), account_id=UUID(account), **who)

    return _act(
        request,
        referral_id,
        form,
        act,
        title=_("Accept this referral"),
        said=_("Accepted; the other side is told."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def decline(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Decline with a reason."""
    form = DeclineForm(posted_in(request))

    def act(told: dict[str, Any], who: dict[str, Any]) -> None:
        services.decline(referral_id=referral_id, reason=told["reason"], **who)

    return _act(
        request,
        referral_id,
        form,
        act,
        title=_("Decline this referral"),
        said=_("Declined; the other side is told why."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def release(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Release identity, as far as the person agreed."""
    fact = queries.referral(referral_id=referral_id, reader=request.reader)
    agreed = _agreed(request, fact)
    form = ReleaseForm(posted_in(request), agreed=agreed)

    def act(told: dict[str, Any], who: dict[str, Any]) -> None:
        services.release_identity(referral_id=referral_id, groups=told["groups"], **who)

    more = {"agreed": bool(agreed), "case_id": fact.case_id}
    return _act(
        request,
        referral_id,
        form,
        act,
        title=_("Release the identity"),
        said=_("Released, sealed for the other side alone."),
        more=more,
    )


@require_http_methods(["GET", "POST"])
@login_required
def feedback(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Tell the side that referred how the person fares."""
    form = FeedbackForm(posted_in(request))

    def act(told: dict[str, Any], who: dict[str, Any]) -> None:
        services.report_back(referral_id=referral_id, outcome=told["outcome"], note=told["note"], **who)

    return _act(
        request,
        referral_id,
        form,
        act,
        title=_("How does the person fare?"),
        said=_("Your feedback is on its way."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def hand_over(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Hand the case over."""
    return _plain(
        request,
        referral_id,
        services.hand_over,
        title=_("Hand the case over"),
        said=_("Handed over; waiting for the other side's confirmation."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def recall(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Take the referral back."""
    return _plain(
        request,
        referral_id,
        services.recall,
        title=_("Take the referral back"),
        said=_("Taken back; the other side is told."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def end_feedback(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Complete the referral."""
    return _plain(
        request,
        referral_id,
        services.end_feedback,
        title=_("Complete the referral"),
        said=_("Completed; the other side is told."),
    )


def _plain(
    request: HttpRequest, referral_id: UUID, service: Callable[..., None], *, title: str, said: str
) -> HttpResponse:
    def act(told: dict[str, Any], who: dict[str, Any]) -> None:
        service(referral_id=referral_id, **who)

    return _act(request, referral_id, Form(posted_in(request)), act, title=title, said=said)


def _act(
    request: HttpRequest,
    referral_id: UUID,
    form: Form,
    act: Callable[[dict[str, Any], dict[str, Any]], None],
    *,
    title: str,
    said: str,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show an act's question, and on a valid POST do it; what is wrong is said on the form."""
    fact = queries.referral(referral_id=referral_id, reader=request.reader)
    if request.method == "POST" and form.is_valid() and _done(request, form, act):
        messages.success(request, said)
        return redirect("crossings:referral", referral_id=referral_id)
    context = {"form": form, "title": title, "act": request.resolver_match.url_name, "agreed": True}
    words = _referral_context(request, fact, with_notes=False)
    return render(
        request, "crossings/act.html", words | context | (more or {}), status=422 if form.errors else 200
    )


def _done(request: HttpRequest, form: Form, act: Callable[[dict[str, Any], dict[str, Any]], None]) -> bool:
    try:
        act(form.cleaned_data, {"by": request.reader.actor, "purpose": request.reader.purpose})
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True


def _agreed(request: HttpRequest, fact: ReferralFact) -> frozenset[str]:
    if fact.case_id is None:
        return frozenset()
    return groups_open_to(
        case_id=fact.case_id,
        recipient=f"member:{fact.member}",
        purpose=fact.purpose,
        on=house_today(),
        reader=request.reader,
    )


def _referral_context(request: HttpRequest, fact: ReferralFact, *, with_notes: bool) -> dict[str, Any]:
    events = queries.steps(referral_id=fact.id, reader=request.reader, with_notes=with_notes)
    members = showing.member_names()
    member = members.get(fact.member, fact.member)
    names = display_names(event.account_id for event in events if event.account_id)
    said = {
        "member": member,
        "steps": showing.stepper(fact, events),
        "entries": showing.entries(events, names, member, fact.side),
        "notes_open": with_notes,
        "has_notes": any(event.act == "feedback" for event in events),
    }
    return showing.page(fact, now=showing.now(), names=members) | said | _rights(request)


def _rights(request: HttpRequest) -> dict[str, bool]:
    may = request.reader.actor.may
    return {
        "may_answer": may(Permission.ANSWER_REFERRAL),
        "may_release": may(Permission.RELEASE_IDENTITY),
        "may_hand_over": may(Permission.HAND_OVER),
        "may_offer": may(Permission.OFFER_REFERRAL),
    }
