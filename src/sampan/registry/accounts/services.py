"""Opens, changes and closes accounts, and issues the one-time links by which they start."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import NODE_SERVICE, Permission, role
from sampan.registry.accounts.models import Account, SignInLink
from sampan.registry.agencies.queries import agency_names
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.identifiers import new_person_id
from sampan.vocabulary.errors import InvalidInput, NotFound, Refusal

LINK_HOURS = 24  # long enough for a letter by hand inside a ministry, short enough to forget
_TOKEN_BYTES = 32


@dataclass(frozen=True)
class NewAccount:
    """What an administrator says of a new account."""

    username: str
    display_name: str
    agency_id: UUID
    roles: Sequence[str]
    language: str = "en"
    email: str = ""


@transaction.atomic
def open_account(*, new: NewAccount, by: Actor, purpose: Purpose) -> UUID:
    """Open an account without a password and return its id; raises InvalidInput naming the field."""
    require(by, Permission.MANAGE_ACCOUNTS, purpose=purpose)
    _check(new)
    account = Account(
        username=new.username.strip(),
        display_name=new.display_name.strip(),
        agency_id=new.agency_id,
        roles=sorted(set(new.roles)),
        language=new.language,
        email=new.email,
    )
    account.set_unusable_password()
    account.save(force_insert=True)
    record(
        "account.opened", by=by, purpose=purpose, subject_kind="account", subject_id=account.id,
        details={"roles": account.roles},
    )  # fmt: skip
    return account.id


@transaction.atomic
def change_roles(*, account_id: UUID, roles: Sequence[str], by: Actor, purpose: Purpose) -> None:
    """Give an account exactly these roles; nobody changes their own."""
    require(by, Permission.MANAGE_ACCOUNTS, purpose=purpose)
    account = _other_account(account_id, by=by)
    _check_roles(roles)
    account.roles = sorted(set(roles))
    account.save(update_fields=("roles",))
    record(
        "account.roles_changed", by=by, purpose=purpose, subject_kind="account", subject_id=account.id,
        details={"roles": account.roles},
    )  # fmt: skip


@transaction.atomic
def close_account(*, account_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Close an account: it signs in no more, and row security shows it nothing from now on."""
    require(by, Permission.MANAGE_ACCOUNTS, purpose=purpose)
    account = _other_account(account_id, by=by)
    account.is_active, account.session_series = False, new_person_id()
    account.set_unusable_password()
    account.save(update_fields=("is_active", "password", "session_series"))
    SignInLink.objects.filter(account=account, used_at__isnull=True).delete()
    record("account.closed", by=by, purpose=purpose, subject_kind="account", subject_id=account.id)


@transaction.atomic
def issue_sign_in_link(*, account_id: UUID, by: Actor, purpose: Purpose, hours: int = LINK_HOURS) -> str:
    """Issue a one-time sign-in link and return its token; older unused links of the account end.

    The token is shown once and kept only as a hash. The address is /sign-in/TOKEN/.
    """
    require(by, Permission.MANAGE_ACCOUNTS, purpose=purpose)
    account = Account.objects.filter(id=account_id, is_active=True, is_service=False).first()
    if account is None:
        raise NotFound("There is no such open account.", remedy="Choose one from the list.")
    token, now = secrets.token_urlsafe(_TOKEN_BYTES), house_now()
    SignInLink.objects.filter(account=account, used_at__isnull=True).delete()
    link = SignInLink(
        account=account, token_hash=_hash(token), issued_at=now, expires_at=now + timedelta(hours=hours)
    )
    link.save(force_insert=True)
    record("account.link_issued", by=by, purpose=purpose, subject_kind="account", subject_id=account.id)
    return token


@transaction.atomic
def use_sign_in_link(*, token: str) -> Account:
    """Use a link up and return its account; raises Refusal when it is unknown, used or too old."""
    now = house_now()
    link = (
        SignInLink.objects.select_for_update(of=("self",))
        .select_related("account")
        .filter(token_hash=_hash(token), used_at__isnull=True, expires_at__gt=now, account__is_active=True)
        .first()
    )
    if link is None:
        raise Refusal(
            "This sign-in link was used before, or its time is over.",
            remedy="Ask for a new one.",
            ask="the node's administrator",
        )
    link.used_at = now
    link.save(update_fields=("used_at",))
    record("account.link_used", by=None, purpose=None, subject_kind="account", subject_id=link.account_id)
    return link.account


@transaction.atomic
def set_language(*, account_id: UUID, language: str) -> None:
    """Keep the language in which an account reads; raises InvalidInput when the node does not offer it."""
    if language not in dict(settings.LANGUAGES):
        raise InvalidInput(
            "This node does not offer that language.", remedy="Choose one from the list.", field="language"
        )
    Account.objects.filter(id=account_id).update(language=language)
    record(
        "account.language_chosen", by=None, purpose=None, subject_kind="account", subject_id=account_id,
        details={"language": language},
    )  # fmt: skip


@transaction.atomic
def end_sessions(*, account_id: UUID, by: Actor, purpose: Purpose | None) -> None:
    """End every session of an account, on every device: one's own, or as an administrator anybody's."""
    if account_id != by.account_id:
        require(by, Permission.MANAGE_ACCOUNTS, purpose=purpose)
    ended = Account.objects.filter(id=account_id, is_service=False).update(session_series=new_person_id())
    if not ended:
        raise NotFound("There is no such account.", remedy="Choose one from the list.")
    record("account.sessions_ended", by=by, purpose=purpose, subject_kind="account", subject_id=account_id)


def _check(new: NewAccount) -> None:
    if not new.username.strip():
        raise InvalidInput("The account needs a sign-in name.", remedy="Write one.", field="username")
    if Account.objects.filter(username__iexact=new.username.strip()).exists():
        raise InvalidInput("This sign-in name is taken.", remedy="Choose another.", field="username")
    if not new.display_name.strip():
        raise InvalidInput(
            "The account needs a name.", remedy="Write the name shown to colleagues.", field="display_name"
        )
    if new.agency_id not in agency_names():
        raise InvalidInput("There is no such agency.", remedy="Choose one from the list.", field="agency")
    _check_roles(new.roles)


def _check_roles(roles: Sequence[str]) -> None:
    if not roles:
        raise InvalidInput("An account needs at least one role.", remedy="Choose one.", field="roles")
    for code in roles:
        if role(code) is NODE_SERVICE:
            raise InvalidInput(
                "Nobody signs in as the node's service.", remedy="Choose another role.", field="roles"
            )


def _other_account(account_id: UUID, *, by: Actor) -> Account:
    if account_id == by.account_id:
        raise Refusal("Nobody changes their own account's rights.", remedy="Ask another administrator.")
    account = Account.objects.select_for_update().filter(id=account_id, is_service=False).first()
    if account is None:
        raise NotFound("There is no such account.", remedy="Choose one from the list.")
    return account


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
