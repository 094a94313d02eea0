"""Each act of a conversation as a page with its question; both signatures ask for the second step again."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sampan.protection.assistance.door import METHODS, act_page
from sampan.protection.assistance.forms import (
    DeclineForm,
    DisputeForm,
    EndForm,
    GroupsForm,
    HandOverForm,
    ServiceForm,
)
from sampan.protection.assistance.queries import referral
from sampan.protection.assistance.services import answering, asking, handing_over, serving
from sampan.protection.assistance.services.packets import agreed_groups
from sampan.registry.access.reader import named
from sampan.registry.requests import posted_in
from sampan.vocabulary.money import currency_of


@require_http_methods(METHODS)
@login_required
def accept(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Accept the person, as the provider."""
    return act_page(
        request, help_id, Form(posted_in(request)),
        lambda form, fact, by: answering.accept(referral_id=fact.id, **by),
        title=_("Accept"), said=_("Accepted. The agency that referred is told, and brings the person."),
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def decline(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Decline with a reason."""
    return act_page(
        request, help_id, DeclineForm(posted_in(request)),
        lambda form, fact, by: answering.decline(referral_id=fact.id, **form.cleaned_data, **by),
        title=_("Decline"), said=_("Declined. The agency that referred is told why, and asks somebody else."),
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def again(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Ask the same provider again."""
    return act_page(
        request, help_id, Form(posted_in(request)),
        lambda form, fact, by: asking.ask_again(referral_id=fact.id, **by),
        title=_("Ask again"), said=_("Asked again; the clock begins anew."),
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def recall(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Take the question back."""
    return act_page(
        request, help_id, Form(posted_in(request)),
        lambda form, fact, by: asking.recall(referral_id=fact.id, **by),
        title=_("Take it back"), said=_("Taken back; what they could open is destroyed."),
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def release(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Let the provider know what the person agreed to."""
    reader = named(request.reader)
    fact = referral(referral_id=help_id, reader=reader)
    agreed: frozenset[str] = frozenset()
    if fact.case_id is not None:
        agreed = agreed_groups(case_id=fact.case_id, agency_id=fact.provider_agency_id, reader=reader)
    return act_page(
        request, help_id, GroupsForm(posted_in(request), agreed=agreed),
        lambda form, fact, by: asking.release(referral_id=fact.id, groups=form.chosen(), **by),
        title=_("Let them know more"), said=_("Released, sealed for them alone."), more={"agreed": agreed},
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def stop(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """End help from the case's side."""
    return act_page(
        request, help_id, EndForm(posted_in(request)),
        lambda form, fact, by: asking.stop(referral_id=fact.id, **form.cleaned_data, **by),
        title=_("End this help"), said=_("Ended; they see nothing any more."),
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def give(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Sign as the giver."""
    return act_page(
        request, help_id, HandOverForm(posted_in(request)),
        lambda form, fact, by: handing_over.give(referral_id=fact.id, handed=form.handed(), **by),
        title=_("Sign the hand-over"), said=_("Signed. Now the receiver confirms with their own account."), signs=True,
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def receive(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Confirm as the receiver."""
    return act_page(
        request, help_id, Form(posted_in(request)),
        lambda form, fact, by: handing_over.receive(referral_id=fact.id, **by),
        title=_("Confirm the hand-over"), said=_("Confirmed by both; the receipt can be printed."), signs=True,
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def dispute(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Say what differs."""
    return act_page(
        request, help_id, DisputeForm(posted_in(request)),
        lambda form, fact, by: handing_over.dispute(referral_id=fact.id, **form.cleaned_data, **by),
        title=_("Do not confirm"), said=_("The agency that referred is told at once."),
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def serve(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Record a service."""
    form = ServiceForm(posted_in(request), currency=currency_of(settings.SAMPAN_NODE.country))
    return act_page(
        request, help_id, form,
        lambda form, fact, by: serving.record_service(referral_id=fact.id, given=form.given(), **by),
        title=_("Record a service"), said=_("Recorded."),
    )  # fmt: skip


@require_http_methods(METHODS)
@login_required
def end(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """End help from the provider's side."""
    return act_page(
        request, help_id, EndForm(posted_in(request)),
        lambda form, fact, by: serving.end_help(referral_id=fact.id, **form.cleaned_data, **by),
        title=_("End this help"), said=_("Ended. You see nothing of the person any more."),
    )  # fmt: skip
