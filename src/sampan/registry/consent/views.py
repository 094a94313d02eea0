"""Pages of consent: what a person agreed to, recording an answer, and taking it back as easily."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sampan.registry.access.queries import agency_of_case
from sampan.registry.access.reader import named, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.consent.facts import ConsentFact
from sampan.registry.consent.forms import ConsentForm
from sampan.registry.consent.queries import (
    consent,
    consents_of,
    helpers_of,
    recipient_choices,
    recipient_name,
)
from sampan.registry.consent.services import record_consent, withdraw_consent
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput

REASON = "person_asked"  # nobody has to give a reason


@login_required
@require_GET
def of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show every consent of a case, newest first, as cards."""
    reader = named(request.reader)
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    agency_of_case(case_id=case_id, reader=reader)
    cards = [_card(one) for one in consents_of(case_id=case_id, reader=reader)]
    told = {"case_id": case_id, "cards": cards} | _may(request)
    return render(request, "consent/of_case.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask what the person agreed to, and keep it."""
    reader = named(request.reader)
    require(reader.actor, Permission.RECORD_CONSENT, purpose=reader.purpose)
    agency_id = agency_of_case(case_id=case_id, reader=reader)
    form = ConsentForm(request.POST or None, own_agency=agency_id)
    if request.method == "POST" and form.is_valid():
        who = {"by": reader.actor, "purpose": reader.purpose}
        try:
            record_consent(case_id=case_id, agency_id=agency_id, answer=form.answer(), **who)
            messages.success(request, gettext("Kept. It can be taken back at any time, with one button."))
            return redirect("consent:of_case", case_id=case_id)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "consent/record.html", {"form": form, "case_id": case_id})


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """Say who will be told, then take a consent back."""
    reader = named(request.reader)
    require(reader.actor, Permission.WITHDRAW_CONSENT, purpose=reader.purpose)
    found = consent(consent_id=consent_id, reader=reader)
    name = recipient_name(found.recipient)
    if request.method == "POST":
        withdraw_consent(consent_id=consent_id, reason=REASON, by=reader.actor, purpose=reader.purpose)
        messages.success(request, gettext("Taken back. %(name)s is told at once.") % {"name": name})
        return redirect("consent:of_case", case_id=found.case_id)
    told = {
        "question": gettext("Take this consent back?"),
        "consequences": _consequences(found, name),
        "confirm_label": gettext("Take it back"),
        "cancel_url": reverse("consent:of_case", args=[found.case_id]),
    }
    return render(request, "confirm.html", told)


@login_required
@require_POST
def helpers(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """Open the names of who helped to ask; the opening is audited."""
    reader = named(request.reader)
    opened = helpers_of(consent_id=consent_id, reader=reader)
    found = consent(consent_id=consent_id, reader=reader)
    return render(request, "consent/helpers.html", {"helpers": opened, "card": _card(found)})


def _may(request: HttpRequest) -> dict[str, bool]:
    actor = named(request.reader).actor
    return {
        "may_record": actor.may(Permission.RECORD_CONSENT),
        "may_withdraw": actor.may(Permission.WITHDRAW_CONSENT),
        "may_open": actor.may(Permission.READ_IDENTITY),
    }


def _consequences(found: ConsentFact, name: str) -> list[str]:
    abroad = found.recipient.startswith("member:")
    told = (
        gettext("%(name)s is told at once, and answers with a receipt.")
        if abroad
        else gettext("%(name)s: tell them too.")
    )
    return [
        told % {"name": name},
        gettext("What they hold of it is closed or erased there, unless another consent covers it."),
        gettext("From now on nothing more goes. The help given to the person does not depend on it."),
    ]


def _card(one: ConsentFact) -> dict[str, Any]:
    language = get_language() or "en"
    lists = {name: code_list(name) for name in ("purpose", "consent_group", "language", "consent_element")}
    state = "withdrawn" if one.withdrawn_at else "active" if one.is_open(house_today()) else "expired"
    return {
        "consent": one,
        "to": dict(recipient_choices()).get(one.recipient, recipient_name(one.recipient)),
        "purpose": lists["purpose"].label(one.purpose, language),
        "groups": [lists["consent_group"].label(code, language) for code in one.groups],
        "language": lists["language"].label(one.language, language),
        "explained": [lists["consent_element"].label(code, language) for code in one.elements],
        "explained_of": len(lists["consent_element"].codes),
        "state": state,
    }
