"""A provider's account sees what was referred to it, and nothing else of the node: pages, API, SQL."""

import time

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from sampan.protection.assistance.services.answering import accept
from sampan.registry.access.context import leave
from sampan.registry.accounts.models import Account
from tests.protection.assistance.conftest import HANDED, NAME, WHY

pytestmark = pytest.mark.database
OPEN_TO_ALL = {
    "accounts", "agencies", "access_rolegrant", "assistance_referral", "assistance_step", "assistance_packet",
    "assistance_handover", "assistance_servicegiven", "providers", "audit", "axes", "auth", "django", "mfa",
    "account", "procrastinate", "usersessions", "contenttypes", "sessions", "socialaccount",
}  # fmt: skip


def client_of(actor) -> Client:
    client = Client()
    account = Account.objects.get(id=actor.account_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    leave()
    return client


def with_a_fresh_second_step(client: Client) -> Client:
    """Return the client as if its person had just given their second step."""
    session = client.session
    told = {"method": "mfa", "type": "webauthn", "at": time.time(), "reauthenticated": True}
    session["account_authentication_methods"] = [told]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return client


@pytest.fixture
def asked(story):
    story.agree("identity")
    return story.ask("identity")


def test_sql_shows_a_provider_no_row_of_a_case_but_its_referrals(story, asked):
    story.do(story.shelter, accept, referral_id=asked)
    with story.sees(story.shelter), connection.cursor() as cursor:
        for model in apps.get_models():
            columns = {one.column for one in model._meta.concrete_fields}
            table = model._meta.db_table
            if not columns & {"case_id", "person_id"} and table != "cases_case":
                continue
            if table.startswith("audit_"):
                continue
            cursor.execute(f"SELECT count(*) FROM {table}")
            seen = cursor.fetchone()[0]
            assert not seen or table in OPEN_TO_ALL, table


def test_pages_give_a_provider_its_inbox_and_nothing_of_the_case(story, asked):
    client = client_of(story.shelter)
    answer = client.get("/assistance/")
    assert answer.status_code == 200
    assert str(asked) in answer.content.decode()
    for path in (
        f"/cases/{story.case_id}/",
        "/cases/",
        f"/consents/of/{story.case_id}/",
        "/tasks/",
        "/figures/situation/",
    ):
        leave()
        assert client.get(path).status_code in (302, 403, 404), path
    leave()
    page = client.get(f"/assistance/{asked}/")
    assert str(story.case_id) not in page.content.decode()
    assert NAME not in page.content.decode()


def test_api_gives_a_provider_its_inbox_and_nothing_of_the_case(story, asked):
    client = client_of(story.shelter)
    told = client.get("/api/assistance/").json()
    assert [(one["id"], one["case_id"]) for one in told] == [(str(asked), None)]
    for path in (
        f"/api/cases/{story.case_id}",
        f"/api/assistance/cases/{story.case_id}/needs",
        "/api/cases/",
    ):
        leave()
        assert client.get(path).status_code in (403, 404), path


def test_identity_opens_for_the_provider_by_a_posted_question_after_acceptance(story, asked):
    client = client_of(story.shelter)
    assert client.get(f"/assistance/{asked}/identity/").status_code == 405
    leave()
    assert client.post(f"/assistance/{asked}/accept/").status_code == 302
    leave()
    assert NAME in client.post(f"/assistance/{asked}/identity/").content.decode()


def test_hand_over_by_its_pages_works_for_both_and_refuses_a_bad_form(story, asked):
    story.do(story.shelter, accept, referral_id=asked)
    giver, receiver = client_of(story.worker), client_of(story.shelter)
    path = f"/assistance/{asked}/give/"
    assert "reauthenticate" in giver.post(path, {})["Location"]
    leave()
    giver, receiver = with_a_fresh_second_step(giver), with_a_fresh_second_step(receiver)
    assert giver.post(path, {"place": ""}).status_code == 422
    leave()
    form = {"happened_at": "2025-01-02T10:00", "place": HANDED.place, "condition": HANDED.condition}
    assert giver.post(path, form).status_code == 302
    leave()
    assert receiver.post(f"/assistance/{asked}/receive/").status_code == 302
    leave()
    assert HANDED.place in receiver.post(f"/assistance/{asked}/receipt/").content.decode()
    assert story.row(asked).phase == "with_provider"


def test_stranger_gets_the_same_answer_as_for_nothing(story, asked, people):
    stranger = client_of(people("service_provider", agency="Another shelter"))
    for path in (f"/assistance/{asked}/", f"/assistance/{asked}/accept/", f"/assistance/{story.case_id}/"):
        leave()
        assert stranger.get(path).status_code == 404
    assert WHY.value == "protection"
