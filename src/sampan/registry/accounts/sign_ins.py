"""Writes to the audit who signed in, out or in vain, and which keys came and went.

The name that was typed in vain is never written: it may be a password in the wrong box.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import actor_of, has_second_factor
from sampan.registry.audit.services import record

METHODS_KEY = "account_authentication_methods"  # where the accounts library notes how a session began


def on_signed_in(sender: object, request: HttpRequest, user: Account, **more: Any) -> None:
    """Audit a sign-in with its ways, and remind gently of the missing second factor."""
    used = request.session.get(METHODS_KEY, []) if hasattr(request, "session") else []
    ways = [str(one.get("type") or one.get("method")) for one in used]
    _write("account.signed_in", user, {"ways": ways})
    if not settings.SAMPAN_NODE.require_second_factor and not has_second_factor(account_id=user.id):
        told = _(
            "Your account has no passkey yet. Add one under Settings: it is quicker than a password, and safer."
        )
        messages.info(request, told, fail_silently=True)


def on_signed_out(sender: object, user: Account | None, **more: Any) -> None:
    """Audit a sign-out."""
    if user is not None:
        _write("account.signed_out", user)


def on_sign_in_failed(sender: object, credentials: dict[str, Any], **more: Any) -> None:
    """Audit a sign-in in vain: with the account when there is one of that name, without the name."""
    _write_about("account.sign_in_failed", str(credentials.get("username") or ""))


def on_locked_out(sender: object, username: str = "", **more: Any) -> None:
    """Audit that a name rests after too many wrong tries."""
    _write_about("account.locked_out", username)


def on_key_added(sender: object, user: Account, authenticator: Any, **more: Any) -> None:
    """Audit a new passkey, code app or set of recovery codes."""
    _write("account.key_added", user, {"kind": str(authenticator.type)})


def on_key_removed(sender: object, user: Account, authenticator: Any, **more: Any) -> None:
    """Audit that a passkey, code app or set of recovery codes was given up."""
    _write("account.key_removed", user, {"kind": str(authenticator.type)})


def on_password(sender: object, user: Account, **more: Any) -> None:
    """Audit that a password was set or changed."""
    _write("account.password_set", user)


def _write(act: str, user: Account, details: dict[str, object] | None = None) -> None:
    record(act, by=actor_of(user), purpose=None, subject_kind="account", subject_id=user.id, details=details)


def _write_about(act: str, name: str) -> None:
    found = Account.objects.filter(username__iexact=name).first() if name else None
    record(act, by=None, purpose=None, subject_kind="account", subject_id=found.id if found else "unknown")
