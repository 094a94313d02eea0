"""Signing in by a one-time link, one's own settings, and who may do what."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sampan.registry.access.roles import ROLES, Permission, Role, role
from sampan.registry.accounts.adapter import keep_language
from sampan.registry.accounts.forms import LanguageForm
from sampan.registry.accounts.permission_words import PERMISSION_WORDS
from sampan.registry.accounts.queries import actor_of, keys_of
from sampan.registry.accounts.services import end_sessions, set_language, use_sign_in_link
from sampan.vocabulary.codelists import code_list

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "POST"])
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button, then sign in: a link that is only looked at (by a mail scanner) is not used up."""
    if request.method == "GET":
        return render(request, "accounts/sign_in_by_link.html")
    account = use_sign_in_link(token=token)
    request.session.flush()
    record_authentication(request, account, method="link", reauthenticated=True)  # it may add and drop keys
    login(request, account, backend=BACKEND)
    return keep_language(redirect("home"), account.language)


@login_required
@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """Show one's language, keys, last sign-ins, roles in sentences and purposes."""
    account, actor = request.user, actor_of(request.user)
    purposes = code_list("purpose")
    told = {
        "form": LanguageForm(initial={"language": account.language}),
        "keys": keys_of(account),
        "account": account,
        "roles": [_words_of(role(code)) for code in actor.roles],
        "purpose_labels": [purposes.label(one.value, get_language() or "en") for one in actor.purposes],
    }
    return render(request, "accounts/settings.html", told)


@login_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language that was chosen, for this browser and the next ones."""
    chosen = request.POST.get("language", "")
    set_language(account_id=request.user.id, language=chosen)
    with translation.override(chosen):
        messages.success(request, gettext("From now on, pages are in this language."))
    return keep_language(redirect("accounts:settings"), chosen)


@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's own account but this one."""
    reader = request.reader
    purpose = reader.purpose if reader else None
    end_sessions(account_id=request.user.id, by=actor_of(request.user), purpose=purpose)
    request.user.refresh_from_db()
    update_session_auth_hash(request, request.user)
    messages.success(request, gettext("Every other device is signed out."))
    return redirect("accounts:settings")


@login_required
@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """Show who may do what: every role with its sentence, permissions and how far it sees."""
    return render(request, "accounts/roles.html", {"roles": [_words_of(one) for one in ROLES.values()]})


def _words_of(one: Role) -> dict[str, Any]:
    language, purposes = get_language() or "en", code_list("purpose")
    return {
        "label": gettext(one.label),
        "sentence": gettext(one.sentence),
        "acts": [PERMISSION_WORDS[each] for each in Permission if each in one.permissions],
        "purposes": [purposes.label(each.value, language) for each in one.purposes],
    }
