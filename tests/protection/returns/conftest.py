"""Fixtures of the returns: two real sides in one database, a person at the host, a desk to sign in at."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client

from harness.people import make_agency
from sampan.registry.access.context import leave
from sampan.registry.accounts.models import Account
from sampan.registry.correspondence import directory
from sampan.registry.correspondence.directory import Correspondent
from tests.harness.letters import carry_by
from tests.protection.returns.telling import HOST, ORIGIN, WHY, Sides, Story, open_person


@pytest.fixture
def sides(people, monkeypatch) -> Sides:
    """Both sides, with a focal point and a service."""
    agency = make_agency("Focal point")
    agency.is_national_focal_point = True
    agency.save()
    made = Sides(
        worker=people("case_worker", agency="Shelter VN"),
        supervisor=people("supervisor", agency="Shelter VN"),
        receiver=people("case_worker", agency="Province KH"),
        chief=people("supervisor", agency="Province KH"),
        focal=people("focal_point", agency="Focal point"),
        service=people("node_service", agency="Focal point"),
    )
    carry_by(monkeypatch, made.waiting.append)
    known = [Correspondent(ORIGIN, "Cambodia", "KH"), Correspondent(HOST, "Viet Nam", "VN")]
    monkeypatch.setattr(directory, "_providers", [lambda: known])
    return made


@pytest.fixture
def story(sides) -> Story:
    """A person at the host, before anything was asked."""
    return Story(sides, open_person(sides))


@pytest.fixture
def unknown_id() -> Callable[[], UUID]:
    """Returns ids that lead nowhere."""
    return uuid4


@pytest.fixture
def desk(sides):
    """Returns a client signed in as somebody of the sides, for the purpose of return."""

    def sign_in(actor) -> Client:
        client = Client()
        account = Account.objects.get(id=actor.account_id)
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["purpose"] = WHY.value
        session.save()
        leave()
        return client

    return sign_in
