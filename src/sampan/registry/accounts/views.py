"""Signing in by a one-time link."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sampan.registry.accounts.services import use_sign_in_link

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "POST"])
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button, then sign in: a link that is only looked at (by a mail scanner) is not used up."""
    if request.method == "GET":
        return render(request, "accounts/sign_in_by_link.html")
    account = use_sign_in_link(token=token)
    login(request, account, backend=BACKEND)
    return redirect("home")
