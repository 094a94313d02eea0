"""What every page of help does first and last: who reads, what was posted, an act with its question."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sampan.protection.assistance.facts import ReferralFact
from sampan.protection.assistance.queries import referral
from sampan.protection.assistance.showing import rows
from sampan.registry.access.reader import Reader, named
from sampan.registry.requests import by_whom, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput

METHODS = ["GET", "HEAD", "POST"]
Told = dict[str, Any]


def act_page(
    request: HttpRequest,
    help_id: UUID,
    form: Form,
    act: Callable[[Form, ReferralFact, Told], object],
    *,
    title: str,
    said: str,
    more: Told | None = None,
    signs: bool = False,
) -> HttpResponse:
    """Show an act's question; on a valid POST do it and go back to the conversation.

    A signature (`signs`) asks for the second step again, after it is sure that the reader may see the page.
    """
    reader = named(request.reader)
    fact = referral(referral_id=help_id, reader=reader)
    if signs:
        _second_step(request)
    if request.method == "POST" and form.is_valid() and _done(form, fact, act, reader):
        messages.success(request, said)
        return _back(fact, reader)
    shown = rows([fact], language=reading_language())[0]
    context = {
        "form": form,
        "title": title,
        "act": request.resolver_match.url_name,
        "row": shown,
        "fact": fact,
    }
    return render(request, "assistance/act.html", context | (more or {}), status=422 if form.errors else 200)


@reauthentication_required(allow_get=True)
def _second_step(request: HttpRequest) -> None:
    """Let somebody sign whose second step is fresh; allauth asks everybody else for it, and comes back."""


def _done(
    form: Form, fact: ReferralFact, act: Callable[[Form, ReferralFact, Told], object], reader: Reader
) -> bool:
    try:
        act(form, fact, by_whom(reader))
    except InvalidInput as error:
        say_on_form(form, error)
        return False
    return True


def _back(fact: ReferralFact, reader: Reader) -> HttpResponse:
    return redirect("assistance:referral", fact.id)
