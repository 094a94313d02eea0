"""Reads accounts: as actors, and their public names."""

from collections.abc import Iterable
from uuid import UUID

from sampan.registry.access.reader import Actor
from sampan.registry.access.roles import NODE_SERVICE
from sampan.registry.accounts.models import Account


def actor_of(account: Account) -> Actor:
    """Return the account as an actor."""
    return Actor(account_id=account.id, agency_id=account.agency_id, roles=tuple(account.roles))


def service_actor() -> Actor:
    """Return the node's own service account, which carries letters and runs clocks."""
    return actor_of(Account.objects.get(is_service=True, roles__contains=[NODE_SERVICE.code]))


def display_names(account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the display names of accounts (staff, never people helped) by id."""
    return dict(Account.objects.filter(id__in=set(account_ids)).values_list("id", "display_name"))
