"""Runs each view in one transaction with its reader set; refusals roll back, are audited and explained."""

from collections.abc import Callable
from typing import Any

from allauth.account.middleware import AccountMiddleware
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from sampan.registry.access.context import enter, leave_behind
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.asked_once import asking_once
from sampan.registry.audit.services import record_refusal
from sampan.vocabulary.errors import InvalidInput, NotFound, Refusal, SampanError, Unavailable

PURPOSE_KEY = "purpose"
_STATUS = ((Refusal, 403), (NotFound, 404), (InvalidInput, 422), (Unavailable, 503))


class NoStoreMiddleware:
    """Forbids caches to keep what a signed-in person saw."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, marked as not to be stored when somebody is signed in."""
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response


class AccessMiddleware:
    """Sets `request.reader`, opens the view's transaction and tells the database who reads.

    A view of a signed-in person runs inside `transaction.atomic()`; an exception rolls it back.
    A SampanError becomes a page (or JSON under /api/) with its status; a Refusal is audited after
    the rollback, with whatever else it leaves behind (`Refusal.leaves`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say who reads, then go on."""
        request.reader = reader_of(request)
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse:
        """Call the view in its transaction and return its rendered answer."""
        if _holds_nul(request):  # no text of anybody's; the database takes none, and a page would break on it
            raise BadRequest("A NUL character was sent.")
        try:
            with asking_once(), transaction.atomic():
                if request.reader is not None:
                    enter(request.reader)
                response = view(request, *args, **kwargs)
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
                return response
        except SampanError as error:
            return self._explain(request, error)
        except (
            ReauthenticationRequired,
            ImmediateHttpResponse,
        ) as asked:  # Django asks no middleware from here
            return AccountMiddleware(self.get_response).process_exception(request, asked)

    def _explain(self, request: HttpRequest, error: SampanError) -> HttpResponse:
        # What is not there and what may not be seen answer alike; either way the try is written down.
        if isinstance(error, Refusal) and error.leaves is not None and request.reader is not None:
            leave_behind(error, request.reader)
        elif isinstance(error, Refusal) or (isinstance(error, NotFound) and request.reader is not None):
            self._audit(request, error)
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 409)
        if request.path.startswith("/api/"):
            told = {"error": error.code, "what": error.what, "remedy": error.remedy, "ask": error.ask}
            return JsonResponse(told, status=status)
        return render(request, "portal/refused.html", {"error": error}, status=status)

    def _audit(self, request: HttpRequest, refusal: Refusal | NotFound) -> None:
        reader = request.reader
        attempted = request.resolver_match.view_name if request.resolver_match else ""
        with transaction.atomic():
            record_refusal(
                refusal,
                by=reader.actor if reader else None,
                purpose=reader.purpose if reader else None,
                attempted=attempted,
            )


def _holds_nul(request: HttpRequest) -> bool:
    if "%00" in request.META.get("QUERY_STRING", ""):
        return True
    return request.content_type == "application/json" and b"\\u0000" in request.body


def reader_of(request: HttpRequest) -> Reader | None:
    """Return who reads and for which purpose: the one chosen in the session, else the role's first."""
    if not request.user.is_authenticated:
        return None
    actor: Actor = actor_of(request.user)
    if not actor.purposes:
        return None
    chosen = request.session.get(PURPOSE_KEY)
    allowed = {purpose.value for purpose in actor.purposes}
    return Reader(actor, Purpose(chosen) if chosen in allowed else actor.purposes[0])
