"""Closes self-registration: accounts are made by an administrator and start with a one-time link."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sampan.registry.accounts.models import Account


class ClosedAccountAdapter(DefaultAccountAdapter):
    """The account rules of a node."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers themselves."""
        return False

    def post_login(self, request: HttpRequest, user: Account, **kwargs: object) -> HttpResponse:
        """Show the node in the language that the account chose."""
        return keep_language(super().post_login(request, user, **kwargs), user.language)


def keep_language(response: HttpResponse, language: str) -> HttpResponse:
    """Set the cookie by which pages choose their language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
