"""Visits in pages: record one, say why it did not take place, look at warning signs, tell the other country."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sampan.protection.reintegration import queries
from sampan.protection.reintegration.forms import MissForm, TellForm, VisitForm
from sampan.protection.reintegration.services import visiting
from sampan.protection.reintegration.views import METHODS, acted, reader_of
from sampan.protection.reintegration.wording import suggested_outcome, visit_in_words
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.clock.queries import house_today
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.referrals.queries import referral
from sampan.registry.requests import by_whom, posted_in
from sampan.vocabulary.errors import WrongState


@require_http_methods(METHODS)
@login_required
def visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Record a visit: how the survivor fares, and warning signs."""
    reader = reader_of(request)
    plan, _fact = queries.plan_of_visit(visit_id=visit_id, reader=reader)
    form = VisitForm(posted_in(request))

    def act(told: dict[str, Any]) -> UUID:
        visiting.record_visit(visit_id=visit_id, seen=form.seen(), **by_whom(reader))
        return plan.id

    more = {"case_id": plan.case_id, "sealed": ("note",), "visit_id": visit_id}
    return acted(request, form, act, title=_("A visit"), **more)


@require_http_methods(METHODS)
@login_required
def missed(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Say why a visit did not take place."""
    reader = reader_of(request)
    plan, _fact = queries.plan_of_visit(visit_id=visit_id, reader=reader)
    form = MissForm(posted_in(request))

    def act(told: dict[str, Any]) -> UUID:
        visiting.miss_visit(visit_id=visit_id, reason=told["reason"], **by_whom(reader))
        return plan.id

    note = _("It is tried again within two weeks, unless the survivor does not want it.")
    return acted(request, form, act, title=_("The visit did not take place"), case_id=plan.case_id, note=note)


@require_http_methods(METHODS)
@login_required
def risk(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Show the warning signs of a visit; a supervisor says that they looked and acted."""
    reader = reader_of(request)
    plan, fact = queries.plan_of_visit(visit_id=visit_id, reader=reader)
    if request.method == "POST":
        visiting.settle_risk(visit_id=visit_id, **by_whom(reader))
        return redirect("reintegration:plan", plan.id)
    names = display_names([fact.by] if fact.by else [])
    shown = visit_in_words(fact, names, language=get_language() or "en", today=house_today())
    may_settle = reader.actor.may(Permission.ASSIGN_TEAM)
    told = {"plan": plan, "visit": shown, "may_settle": may_settle}
    return render(request, "reintegration/risk.html", told)


@require_http_methods(METHODS)
@login_required
def tell(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Tell the country that referred how the survivor fares, exactly as written here."""
    reader = reader_of(request)
    plan, fact = queries.plan_of_visit(visit_id=visit_id, reader=reader)
    referral_id = visiting.referral_to_tell(case_id=plan.case_id, reader=reader)
    if referral_id is None:
        raise WrongState("No other country waits for news of this survivor.", remedy="Go back to the plan.")
    form = TellForm(posted_in(request), initial={"outcome": suggested_outcome(fact)})

    def act(told: dict[str, Any]) -> UUID:
        visiting.tell_country(visit_id=visit_id, **told, **by_whom(reader))
        return plan.id

    member = referral(referral_id=referral_id, reader=reader).member
    name = correspondent_names(get_language() or "en").get(member, member)
    note = _("%(country)s reads exactly this: the outcome and the note. Name nobody in the note.")
    more = {"case_id": plan.case_id, "sealed": ("note",), "note": note % {"country": name}}
    return acted(request, form, act, title=_("Tell how the survivor fares"), **more)
