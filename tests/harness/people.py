"""Invented agencies and accounts for tests, with the roles of the node."""

from itertools import count

from django.test import Client

from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.access.roles import role
from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import actor_of
from sampan.registry.agencies.models import Agency

_numbers = count(1)


def make_agency(name: str = "Agency A") -> Agency:
    """Return the invented agency of that name, making it once."""
    return Agency.objects.get_or_create(name=name, defaults={"kind": "NGO"})[0]


def make_account(*roles: str, agency: str = "Agency A") -> Account:
    """Return a new account with roles in an agency; every node has one service besides, which is made once."""
    kept = Account.objects.filter(is_service=True).first()
    if "node_service" in roles and kept is not None:
        kept.agency = make_agency(agency)
        kept.save()
        return kept
    if "node_service" not in roles and kept is None:
        _new_account("node_service", agency=agency)
    return _new_account(*roles, agency=agency)


def _new_account(*roles: str, agency: str) -> Account:
    number = next(_numbers)
    return Account.objects.create(
        username=f"account{number}",
        display_name=f"Officer {number}",
        agency=make_agency(agency),
        roles=list(roles),
        is_service="node_service" in roles,
    )


def make_actor(*roles: str, agency: str = "Agency A") -> Actor:
    """Return the actor of a new account."""
    return actor_of(make_account(*roles, agency=agency))


def read_as(*roles: str, agency: str = "Agency A", purpose: Purpose | None = None) -> Reader:
    """Make an account and set it as the database's reader for the open transaction."""
    reader = Reader(make_actor(*roles, agency=agency), purpose or role(roles[0]).purposes[0])
    enter(reader)
    return reader


def client_of(*roles: str, agency: str = "Agency A", purpose: Purpose | None = None) -> Client:
    """Return a client signed in as a new account; `client.account` is that account."""
    client = Client()
    client.account = make_account(*roles, agency=agency)
    client.force_login(client.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    if purpose:
        session = client.session
        session["purpose"] = purpose.value
        session.save()
    return client
