"""Attacks on signing in: fixed sessions, bent purposes, link reuse, and telling accounts apart."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from harness.people import make_account
from sampan.registry.access.context import leave
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.roles import ROLES
from sampan.registry.accounts.models import Account, SignInLink
from sampan.registry.accounts.queries import actor_of
from sampan.registry.accounts.services import issue_sign_in_link
from tests.attacks.world import session_of

pytestmark = pytest.mark.database

PASSPHRASE = "a long passphrase of the officer"


@pytest.fixture(autouse=True)
def no_earlier_tries() -> None:
    """Forget how often this machine tried: what is counted by address would tell two names apart."""
    cache.clear()


@pytest.fixture
def officer(db) -> Account:
    account = make_account("case_worker")
    account.set_password(PASSPHRASE)
    account.save()
    return account


@pytest.fixture
def link(officer, people) -> str:
    """The address of a fresh one-time link of the officer."""
    administrator = people("node_administrator")
    token = issue_sign_in_link(account_id=officer.id, by=administrator, purpose=Purpose.ADMINISTRATION)
    return f"/sign-in/{token}/"


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_session_fixed_before_sign_in_is_not_the_session_after_it(officer):
    client = Client()
    client.get("/accounts/login/")
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    client.post("/accounts/login/", {"login": officer.username, "password": PASSPHRASE})
    assert signed_in_as(client) == str(officer.id)
    assert client.session.session_key != session.session_key


def test_link_replaces_the_session_of_whoever_was_signed_in(officer, link, signed_in):
    other = signed_in("analyst")
    before = other.session.session_key
    other.post(link)
    assert signed_in_as(other) == str(officer.id) and other.session.session_key != before


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete"])
def test_link_that_is_only_looked_at_is_not_burnt(link, method):
    looker, owner = Client(), Client()
    getattr(looker, method)(link)
    assert signed_in_as(looker) is None
    assert owner.post(link).status_code == 302 and signed_in_as(owner)


def test_link_works_once(link):
    first, second = Client(), Client()
    first.post(link)
    assert second.post(link).status_code == 403
    assert signed_in_as(second) is None


def test_link_is_over_after_its_time_and_after_a_newer_one(link, officer, people):
    SignInLink.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert Client().post(link).status_code == 403
    administrator = people("node_administrator")
    told = {"account_id": officer.id, "by": administrator, "purpose": Purpose.ADMINISTRATION}
    older, newer = issue_sign_in_link(**told), issue_sign_in_link(**told)
    assert Client().post(f"/sign-in/{older}/").status_code == 403
    assert Client().post(f"/sign-in/{newer}/").status_code == 302


def test_link_says_the_same_whether_it_was_used_or_never_was(link):
    Client().post(link)
    used, invented = Client().post(link), Client().post("/sign-in/" + "x" * 43 + "/")
    assert used.status_code == invented.status_code == 403
    assert without_form(used) == without_form(invented)


def test_link_of_a_closed_account_signs_nobody_in(link, officer):
    Account.objects.filter(id=officer.id).update(is_active=False)
    client = Client()
    assert client.post(link).status_code == 403 and signed_in_as(client) is None


def test_token_is_kept_as_a_hash_alone(link):
    token = link.split("/")[2]
    assert token not in str(list(SignInLink.objects.values()))


def without_form(response) -> str:
    """Return a page without its form tokens and what was typed."""
    page = re.sub(r'"X-CSRFToken": "[^"]*"', "", response.content.decode())
    return re.sub(r'(csrfmiddlewaretoken" value="|name="login"[^>]*value=")[^"]*|/sign-in/[^/"]*', "", page)


def test_wrong_password_unknown_name_and_closed_account_answer_alike(officer):
    closed = make_account("case_worker")
    closed.set_password(PASSPHRASE)
    closed.is_active = False
    closed.save()
    linkless = make_account("case_worker")  # never had a password
    names = (officer.username, "nobody-here", linkless.username)
    pages = {
        without_form(Client().post("/accounts/login/", {"login": name, "password": "not this one"})).replace(
            name, ""
        )
        for name in names
    }
    assert len(pages) == 1
    answer = Client().post("/accounts/login/", {"login": closed.username, "password": "not this one"})
    assert without_form(answer).replace(closed.username, "") in pages


def test_lock_out_comes_for_unknown_names_too(officer):
    def tries(name: str) -> list[tuple[int, int]]:
        client = Client()
        told = [
            client.post("/accounts/login/", {"login": name, "password": "not this one"}) for _ in range(8)
        ]
        return [(one.status_code, len(without_form(one).replace(name, ""))) for one in told]

    assert tries(officer.username) == tries("nobody-here")


def test_locked_name_does_not_sign_in_with_the_right_password(officer):
    client = Client()
    for _ in range(8):
        client.post("/accounts/login/", {"login": officer.username, "password": "not this one"})
    client.post("/accounts/login/", {"login": officer.username.upper() + " ", "password": PASSPHRASE})
    assert signed_in_as(client) is None


@pytest.mark.parametrize("role", [code for code in ROLES if code != "node_service"])
def test_purpose_that_the_role_does_not_name_is_not_taken(role, people):
    account = make_account(role)
    client = session_of(account)
    foreign = {one.value for one in Purpose} - {one.value for one in actor_of(account).purposes}
    for purpose in (*foreign, "", "intelligence", "protection\x00", "PROTECTION"):
        leave()
        assert client.post("/purpose/", {"purpose": purpose}).status_code == 403
        assert client.session.get("purpose") is None


def test_bent_purpose_and_language_in_session_and_cookie_open_nothing(world):
    client = session_of(world.supervisor)
    session = client.session
    session["purpose"] = "administration"
    session.save()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "../../etc\r\nX: y"
    leave()
    assert client.get("/administration/accounts/").status_code == 403
    leave()
    assert client.get("/cases/", headers={"accept-language": "x" * 5_000}).status_code == 200


def test_deactivated_account_loses_its_living_session(world):
    client = session_of(world.worker)
    assert client.get("/cases/").status_code == 200
    Account.objects.filter(id=world.worker.id).update(is_active=False)
    leave()
    assert client.get("/cases/").status_code == 302
    assert client.get("/api/cases/").status_code == 401


def test_roles_taken_away_end_at_the_next_request(world):
    client = session_of(world.supervisor)
    assert client.get(f"/cases/{world.case_id}/").status_code == 200
    Account.objects.filter(id=world.supervisor.id).update(roles=["analyst"])
    leave()
    assert client.get(f"/cases/{world.case_id}/").status_code == 403


def test_nobody_registers_or_resets_a_password_by_themselves(db):
    for address in ("/accounts/signup/", "/accounts/password/reset/", "/accounts/email/"):
        assert Client().get(address).status_code in (302, 404)
        assert Client().post(address, {"username": "x", "email": "x@x.example"}).status_code in (302, 404)
