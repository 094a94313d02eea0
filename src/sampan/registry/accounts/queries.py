"""Reads accounts: as actors, and their public names."""

from collections.abc import Iterable
from uuid import UUID

from sampan.registry.access.reader import Actor
from sampan.registry.access.roles import CASE_WORKER, FRONT_LINE_OFFICER, NODE_SERVICE, SUPERVISOR
from sampan.registry.accounts.models import Account

_CASE_ROLES = [FRONT_LINE_OFFICER.code, CASE_WORKER.code, SUPERVISOR.code]


def actor_of(account: Account) -> Actor:
    """Return the account as an actor."""
    return Actor(account_id=account.id, agency_id=account.agency_id, roles=tuple(account.roles))


def service_actor() -> Actor:
    """Return the node's own service account, which carries letters and runs clocks."""
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
