"""The next person to see, and the card of one person."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sampan.protection.cases.queries import operation as read_operation
from sampan.protection.surge import queries
from sampan.protection.surge.forms import LevelForm, SignsForm
from sampan.protection.surge.services.queueing import claim_next, mark_seen, put_back, release
from sampan.protection.surge.services.triaging import change_level, set_signs
from sampan.protection.surge.triage import LEVELS
from sampan.protection.surge.views.asked import METHODS
from sampan.protection.surge.wording import label, listed, reasons
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.requests import posted_in, reader_for
from sampan.registry.wording import reading_language

_ACTS = {"seen": mark_seen, "release": release, "back": put_back}


@require_http_methods(METHODS)
@login_required
def next_person(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Say how many wait, and give the officer the next person."""
    reader = reader_for(request, Permission.TRIAGE)
    board = queries.board(operation_id=operation_id, reader=reader)
    if request.method == "POST":
        spoken = request.POST.get("language", "")[:8]
        found = claim_next(
            operation_id=operation_id, by=reader.actor, purpose=reader.purpose, language=spoken
        )
        if found is not None:
            return redirect("surge:person", found)
        messages.info(request, _("Nobody waits whom you may see."))
        return redirect("surge:next", operation_id)
    counts = _waiting(operation_id, reader)
    spoken = [
        (code, label("language", code, reading_language()))
        for code in board.counts.get("language", {})
        if code
    ]
    return render(request, "surge/next.html", {"board": board, "counts": counts, "languages": spoken})


def _waiting(operation_id: UUID, reader: Reader) -> list[tuple[str, str, int]]:
    chosen = [queries.Chosen(level=code, queue=True) for code in LEVELS]
    return [
        (
            label("level", one.level, reading_language()),
            one.level,
            queries.count_of(operation_id=operation_id, reader=reader, chosen=one),
        )
        for one in chosen
    ]


@require_http_methods(METHODS)
@login_required
def person(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show one person by tag: why they are needed how soon, what was noticed; signs are written here."""
    reader = reader_for(request, Permission.TRIAGE)
    one = queries.person(case_id=case_id, reader=reader)
    form = SignsForm(posted_in(request), language=reading_language(), initial={"signs": list(one.signs)})
    if request.method == "POST" and form.is_valid():
        set_signs(case_id=case_id, signs=form.cleaned_data["signs"], by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("What you noticed is written."))
        return redirect("surge:person", case_id)
    held = display_names([one.claimed_by]) if one.claimed_by else {}
    shown = {
        "operation": read_operation(operation_id=one.operation_id, reader=reader),
        "one": listed([one], reading_language())[0],
        "reasons": reasons(one, reading_language()),
        "steps": [label("step", code, reading_language()) for code in one.steps],
        "by_rules": label("level", one.computed, reading_language()),
        "held_by": held.get(one.claimed_by, ""),
        "is_mine": one.claimed_by == reader.actor.account_id,
        "form": form,
    }
    return render(request, "surge/person.html", shown, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@login_required
def level(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say otherwise than the rules, with a reason."""
    reader = reader_for(request, Permission.TRIAGE)
    one = queries.person(case_id=case_id, reader=reader)
    form = LevelForm(posted_in(request), language=reading_language(), initial={"level": one.level})
    if request.method == "POST" and form.is_valid():
        change_level(case_id=case_id, **form.cleaned_data, by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("The order is changed, with your reason."))
        return redirect("surge:person", case_id)
    shown = {
        "form": form,
        "one": listed([one], reading_language())[0],
        "reasons": reasons(one, reading_language()),
    }
    return render(request, "surge/level.html", shown, status=422 if form.errors else 200)


@require_POST
@login_required
def act(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say that a person was seen, give them back to the queue, or put them into it again."""
    reader = reader_for(request, Permission.TRIAGE)
    one = queries.person(case_id=case_id, reader=reader)
    asked = request.POST.get("act", "")
    if asked not in _ACTS:
        messages.error(request, _("Choose what happened."))
        return redirect("surge:person", case_id)
    _ACTS[asked](case_id=case_id, by=reader.actor, purpose=reader.purpose)
    return redirect("surge:person", case_id) if asked == "back" else redirect("surge:next", one.operation_id)
