"""The pages of both sides: the inbox, one conversation, what may be opened, the receipt."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from sampan.protection.assistance import queries
from sampan.protection.assistance.facts import ReferralFact
from sampan.protection.assistance.services.handing_over import open_hand_over
from sampan.protection.assistance.services.packets import agreed_groups, open_packet
from sampan.protection.assistance.showing import entries, given_rows, label, preview_words, rows, stepper
from sampan.registry.access.reader import Reader, named
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.agencies.queries import agency_names
from sampan.registry.people.identity import identity_from
from sampan.registry.requests import by_whom, reader_for
from sampan.registry.wording import reading_language


@require_safe
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """Show what was referred to one's own agency: new, with us, ended."""
    reader = reader_for(request, Permission.ANSWER_ASSISTANCE)
    view = request.GET.get("view", "new")
    view = view if view in queries.VIEWS else "new"
    found = queries.inbox(reader=reader, view=view, before=_moment(request.GET.get("before", "")))
    may = reader.actor.may_for
    shown = {
        "rows": rows(found, language=reading_language()),
        "view": view,
        "counts": queries.inbox_counts(reader=reader),
        "next": f"?view={view}&before={found[-1].asked_at.isoformat()}".replace("+", "%2B")
        if len(found) == queries.PAGE
        else "",
        "may_move": may(Permission.MOVE_CASE, reader.purpose),
        "steps_in": may(Permission.MANAGE_PROVIDERS, reader.purpose),
    }
    if shown["steps_in"]:
        shown["escalated"] = rows(queries.escalated(reader=reader), language=reading_language())
    return render(request, "assistance/list.html", shown)


@require_safe
@login_required
def referral(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Show one conversation: where it stands, who does what next, what happened."""
    reader = named(request.reader)
    fact = queries.referral(referral_id=help_id, reader=reader)
    return render(request, "assistance/referral.html", _shown(fact, reader))


@require_POST
@login_required
def identity(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Open, for the provider, what the person agreed to; the opening is audited."""
    reader = reader_for(request, Permission.ANSWER_ASSISTANCE)
    fact = queries.referral(referral_id=help_id, reader=reader)
    told = open_packet(referral_id=help_id, **by_whom(reader))
    opened = {
        "identity": identity_from(told["identity"]),
        "record": preview_words(told["record"], reading_language()),
    }
    return render(request, "assistance/referral.html", _shown(fact, reader) | {"opened": opened})


@require_POST
@login_required
def note(request: HttpRequest, given_id: UUID) -> HttpResponse:
    """Open the provider's note on a service; the reading is audited."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    text = queries.service_note(given_id=given_id, reader=reader)
    return render(request, "assistance/note.html", {"note": text})


@require_POST
@login_required
def receipt(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Print the receipt of a hand-over, opened with one's own copy; the opening is audited."""
    reader = named(request.reader)
    fact = queries.referral(referral_id=help_id, reader=reader)
    kept, told = open_hand_over(referral_id=help_id, **by_whom(reader))
    names, accounts = agency_names(), display_names(filter(None, (kept.given_by_id, kept.received_by_id)))
    shown = {
        "fact": fact,
        "kept": kept,
        "told": told,
        "giver": accounts.get(kept.given_by_id, ""),
        "receiver": accounts.get(kept.received_by_id, ""),
        "giving": names.get(fact.agency_id, ""),
        "receiving": names.get(fact.provider_agency_id, ""),
    }
    return render(request, "assistance/receipt.html", shown)


def _shown(fact: ReferralFact, reader: Reader) -> dict[str, Any]:
    acts = queries.steps(referral_id=fact.id, reader=reader)
    given = queries.services_given(referral_id=fact.id, reader=reader)
    may = reader.actor.may_for
    answers = Permission.MOVE_CASE if fact.kind == "transfer" else Permission.ANSWER_ASSISTANCE
    steps_in = may(Permission.MANAGE_PROVIDERS, reader.purpose)
    asks = Permission.MOVE_CASE if fact.kind == "transfer" else Permission.ASK_ASSISTANCE
    return {
        "fact": fact,
        "row": rows([fact], language=reading_language())[0],
        "steps": stepper(fact, acts),
        "entries": entries(acts, fact=fact, language=reading_language()),
        "given": given_rows(given, language=reading_language()),
        "preview": preview_words(fact.preview, reading_language()),
        "groups": [label("consent_group", code, reading_language()) for code in fact.groups],
        "reason": _reason(fact),
        "hand_over": queries.hand_over(referral_id=fact.id, reader=reader),
        "may_answer": not fact.is_ours and may(answers, reader.purpose),
        "may_ask": fact.is_ours and (steps_in or may(asks, reader.purpose)),
        "is_agreed": _is_agreed(fact, reader),
        "node_agency": agency_names().get(fact.agency_id, ""),
    }


def _is_agreed(fact: ReferralFact, reader: Reader) -> bool:
    if fact.case_id is None:
        return True
    agreed = agreed_groups(case_id=fact.case_id, agency_id=fact.provider_agency_id, reader=reader)
    return bool(fact.groups) and agreed.issuperset(fact.groups)


def _reason(fact: ReferralFact) -> str:
    name = "decline_reason" if fact.phase == "declined" else "help_end"
    return label(name, fact.reason, reading_language())


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
