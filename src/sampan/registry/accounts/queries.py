"""Reads accounts: as actors, their public names, and what an administrator or their owner may see."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q

from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import CASE_WORKER, FRONT_LINE_OFFICER, NODE_SERVICE, SUPERVISOR, Permission
from sampan.registry.accounts.facts import AccountFact, KeysFact, PasskeyFact
from sampan.registry.accounts.models import Account, SignInLink
from sampan.registry.clock.queries import house_now
from sampan.registry.facts_at_hand import fact
from sampan.vocabulary.errors import NotFound

PAGE = 50
SECOND_FACTORS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)
_LINKS_SHOWN = 5  # enough to notice a link that its owner never asked for
_CASE_ROLES = [FRONT_LINE_OFFICER.code, CASE_WORKER.code, SUPERVISOR.code]


def actor_of(account: Account) -> Actor:
    """Return the account as an actor."""
    return Actor(account_id=account.id, agency_id=account.agency_id, roles=tuple(account.roles))


def service_actor() -> Actor:
    """Return the node's own service account, which carries letters and runs clocks."""
    return fact("node's service", _service_actor)


def _service_actor() -> Actor:
    return actor_of(Account.objects.get(is_service=True, roles__contains=[NODE_SERVICE.code]))


def display_names(account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the display names of accounts (staff, never people helped) by id."""
    return dict(Account.objects.filter(id__in=set(account_ids)).values_list("id", "display_name"))


def case_workers() -> list[tuple[UUID, UUID, str]]:
    """Return agency id, account id and words ("agency – name") of the open accounts that work on cases."""
    found = Account.objects.filter(is_active=True, is_service=False, roles__overlap=_CASE_ROLES)
    rows = found.select_related("agency").order_by("agency__name", "display_name")
    return [(one.agency_id, one.id, f"{one.agency.name} – {one.display_name}") for one in rows]


def colleagues(agency_id: UUID) -> list[tuple[UUID, str]]:
    """Return the active staff accounts of an agency as (id, display name), by name; the node's service is none."""
    staff = Account.objects.filter(agency_id=agency_id, is_active=True, is_service=False)
    return list(staff.order_by("display_name").values_list("id", "display_name"))


def accounts(*, reader: Reader, text: str = "", after: str = "", limit: int = PAGE) -> list[AccountFact]:
    """Return accounts by sign-in name, at most `limit`, after the name `after`; `text` is part of a name."""
    require(reader.actor, Permission.MANAGE_ACCOUNTS, purpose=reader.purpose)
    found = Account.objects.filter(is_service=False, username__gt=after).select_related("agency")
    if text:
        found = found.filter(Q(username__icontains=text) | Q(display_name__icontains=text))
    rows = list(found.order_by("username")[:limit])
    ids = [row.id for row in rows]
    keyed = set(
        Authenticator.objects.filter(user_id__in=ids, type__in=SECOND_FACTORS).values_list(
            "user_id", flat=True
        )
    )
    return [_fact(row, has_second_factor=row.id in keyed) for row in rows]


def account(*, account_id: UUID, reader: Reader) -> AccountFact:
    """Return one account with the end of its unused sign-in link; raises NotFound."""
    require(reader.actor, Permission.MANAGE_ACCOUNTS, purpose=reader.purpose)
    row = Account.objects.filter(id=account_id, is_service=False).select_related("agency").first()
    if row is None:
        raise NotFound("There is no such account.", remedy="Choose one from the list.")
    waiting = SignInLink.objects.filter(account=row, used_at__isnull=True, expires_at__gt=house_now())
    expires_at = waiting.values_list("expires_at", flat=True).first()
    return _fact(row, has_second_factor=has_second_factor(account_id=row.id), link_expires_at=expires_at)


def has_second_factor(*, account_id: UUID) -> bool:
    """Say whether an account has a passkey or a code app."""
    return Authenticator.objects.filter(user_id=account_id, type__in=SECOND_FACTORS).exists()


def keys_of(account: Account) -> KeysFact:
    """Return with what an account signs in, for its owner's own page."""
    kept = list(Authenticator.objects.filter(user_id=account.id).order_by("created_at"))
    recovery = [one for one in kept if one.type == Authenticator.Type.RECOVERY_CODES]
    used = SignInLink.objects.filter(account=account, used_at__isnull=False).order_by("-used_at")
    return KeysFact(
        passkeys=tuple(
            PasskeyFact(one.id, one.wrap().name, one.created_at, one.last_used_at)
            for one in kept
            if one.type == Authenticator.Type.WEBAUTHN
        ),
        has_codes=any(one.type == Authenticator.Type.TOTP for one in kept),
        recovery_left=len(recovery[0].wrap().get_unused_codes()) if recovery else None,
        has_password=account.has_usable_password(),
        links_used=tuple(used.values_list("used_at", flat=True)[:_LINKS_SHOWN]),
    )


def _fact(row: Account, *, has_second_factor: bool, link_expires_at: datetime | None = None) -> AccountFact:
    return AccountFact(
        id=row.id,
        username=row.username,
        display_name=row.display_name,
        agency_id=row.agency_id,
        agency_name=row.agency.name,
        roles=tuple(row.roles),
        language=row.language,
        is_active=row.is_active,
        last_login=row.last_login,
        has_second_factor=has_second_factor,
        link_expires_at=link_expires_at,
    )
