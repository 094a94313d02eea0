"""Locks a browser to the questions that a person answers alone, until the officer proves who they are again."""

import time
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property

KEY, SINCE = "alone_session", "alone_since"
_PROOFS = "account_authentication_methods"  # where the sign-in library notes each proof, with its time
_OPEN = ("interviews:here", "interviews:unlock", "account_reauthenticate", "account_logout", "health")
_PREFIXES = (
    "/interviews/alone/",
    "/accounts/2fa/reauthenticate",
    "/accounts/2fa/webauthn/reauthenticate",
    "/static/",
)


def lock(request: HttpRequest, session_id: UUID) -> None:
    """Show this browser nothing but the questions of a session from now on."""
    request.session[KEY], request.session[SINCE] = str(session_id), time.time()


def locked_to(request: HttpRequest) -> UUID | None:
    """Return the session that this browser is locked to; None when it is free."""
    kept = request.session.get(KEY)
    return UUID(kept) if kept else None


def was_proved_since(request: HttpRequest) -> bool:
    """Say whether the officer gave their password, code or passkey after the lock fell."""
    since = request.session.get(SINCE, float("inf"))
    return any(one.get("at", 0) > since for one in request.session.get(_PROOFS, ()))


def unlock(request: HttpRequest) -> None:
    """Free the browser."""
    request.session.pop(KEY, None)
    request.session.pop(SINCE, None)


class AloneLockMiddleware:
    """Sends every other address of a locked browser back to the questions; machines get 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or go back to the questions."""
        if not request.user.is_authenticated or KEY not in request.session:
            return self.get_response(request)
        if request.path in self._open_paths or request.path.startswith(_PREFIXES):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            told = {
                "error": "locked",
                "what": "Somebody answers questions on this device.",
                "remedy": "Unlock it.",
            }
            return JsonResponse(told, status=403)
        return redirect("interviews:here")

    @cached_property
    def _open_paths(self) -> frozenset[str]:
        return frozenset(reverse(name) for name in _OPEN)
