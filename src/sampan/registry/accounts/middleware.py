"""Keeps an account without passkey or codes on the pages where it gets one, where the node requires it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property

from sampan.registry.accounts.queries import has_second_factor

_OPEN = ("mfa_index", "account_logout", "account_reauthenticate", "set_language", "health")


class SecondFactorMiddleware:
    """Sends whoever has no second factor to the page of keys; the API answers 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send to the page of keys."""
        if not self._must_enrol(request):
            return self.get_response(request)
        if request.path.startswith(self._open_paths):
            request.must_enrol = True
            return self.get_response(request)
        if request.path.startswith("/api/"):
            told = {
                "error": "second_factor_missing",
                "what": "This account has no passkey and no code app.",
                "remedy": "Sign in with a browser and add one.",
                "ask": "the node's administrator",
            }
            return JsonResponse(told, status=403)
        return redirect("mfa_index")

    @cached_property
    def _open_paths(self) -> tuple[str, ...]:
        return tuple(reverse(name) for name in _OPEN)

    def _must_enrol(self, request: HttpRequest) -> bool:
        if not settings.SAMPAN_NODE.require_second_factor or not request.user.is_authenticated:
            return False
        return not has_second_factor(account_id=request.user.id)
