"""Signing in: by link, password and code; wrong tries rest the name; whoever has no second factor gets one first."""

from dataclasses import replace

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from harness.people import make_account, make_actor
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.lockout import counted_name
from sampan.registry.accounts.models import Account
from sampan.registry.accounts.services import issue_sign_in_link
from sampan.registry.audit.models import AuditEntry

pytestmark = pytest.mark.database
PASSWORD = "bốn con thuyền nhỏ trên sông"


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def account(db) -> Account:
    account = make_account("case_worker")
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def required(settings) -> None:
    """The node requires a second factor."""
    settings.SAMPAN_NODE = replace(settings.SAMPAN_NODE, require_second_factor=True)


def sign_in(client: Client, account: Account | str, password: str = PASSWORD):
    name = account if isinstance(account, str) else account.username
    return client.post(reverse("account_login"), {"login": name, "password": password})


def add_code_app(account: Account) -> str:
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def acts() -> list[str]:
    """Return the acts audited so far, oldest first, read as an auditor."""
    enter(Reader(make_actor("auditor"), Purpose.AUDIT))
    return list(AuditEntry.objects.order_by("id").values_list("act", flat=True))


def link_for(account: Account) -> str:
    token = issue_sign_in_link(
        account_id=account.id, by=make_actor("node_administrator"), purpose=Purpose.ADMINISTRATION
    )
    return reverse("accounts:sign_in_by_link", args=[token])


def test_password_signs_in_and_is_audited(account):
    client = Client()
    assert sign_in(client, account)["Location"] == "/"
    assert acts()[-1] == "account.signed_in"


def test_wrong_password_says_nothing_about_the_name(account):
    known = sign_in(Client(), account, "wrong").content.decode()
    unknown = sign_in(Client(), "nobody", "wrong").content.decode()
    assert errors(known).replace(account.username, "") == errors(unknown).replace("nobody", "")


def errors(page: str) -> str:
    """Return the summary of errors of a page."""
    return page[page.index("error-summary") : page.index("</form>", page.index("error-summary"))].split(
        "<form"
    )[0]


def test_wrong_password_is_audited_without_the_name_typed(account):
    sign_in(Client(), "my secret password", "wrong")
    acts()
    entry = AuditEntry.objects.get(act="account.sign_in_failed")
    assert (entry.subject_id, "secret" in entry.body) == ("unknown", False)


@pytest.mark.parametrize("exists", [True, False])
def test_six_wrong_tries_rest_the_name_known_or_not(account, exists):
    name = account.username if exists else "nobody"
    answers = [sign_in(Client(), name, "wrong") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "whether or not there is such an account" in answers[-1].content.decode()
    assert name not in answers[-1].content.decode()
    assert acts().count("account.locked_out") == 1


def test_resting_name_refuses_the_right_password(account):
    for _ in range(6):
        sign_in(Client(), account, "wrong")
    client = Client()
    assert sign_in(client, account).status_code == 429
    assert client.get(reverse("accounts:settings")).status_code == 302


def test_wrong_tries_in_other_case_count_for_the_same_name(account):
    spelled = [account.username, account.username.upper(), f" {account.username}", account.username.title()]
    for name in (spelled * 2)[:6]:
        answer = sign_in(Client(), name, "wrong")
    assert answer.status_code == 429


@pytest.mark.parametrize("told", ["Lan", " lan ", "LAN", "ＬＡＮ"])
def test_counted_name_is_one_however_written(told):
    assert counted_name(None, {"username": told}) == "lan"


def test_sign_in_succeeds_after_five_wrong_tries(account):
    for _ in range(5):
        sign_in(Client(), account, "wrong")
    assert sign_in(Client(), account).status_code == 302


def test_code_app_asks_for_its_code_before_the_account_is_in(account):
    secret, client = add_code_app(account), Client()
    assert sign_in(client, account)["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("accounts:settings")).status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert client.get(reverse("accounts:settings")).status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get(reverse("accounts:settings")).status_code == 200


def test_code_app_wrong_codes_are_limited(account):
    secret, client = add_code_app(account), Client()
    sign_in(client, account)
    for _ in range(9):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get(reverse("accounts:settings")).status_code == 302


def test_code_app_secret_is_sealed_in_the_database(account):
    secret = add_code_app(account)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator WHERE user_id = %s", [account.id])
        kept = cursor.fetchone()[0]
    assert secret not in kept
    assert get_adapter().decrypt(Authenticator.objects.get(user=account).data["secret"]) == secret


def test_link_that_is_only_looked_at_is_not_used_up(account):
    address, client = link_for(account), Client()
    assert Client().get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert client.get(reverse("accounts:settings")).status_code == 200


def test_link_used_twice_is_refused(account):
    address = link_for(account)
    Client().post(address)
    assert Client().post(address).status_code == 403


def test_link_by_another_method_is_not_allowed(account):
    assert Client().put(link_for(account)).status_code == 405


def test_link_lets_its_owner_replace_lost_keys(account):
    add_code_app(account)
    client = Client()
    client.post(link_for(account))
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=account, type="totp").exists()


def test_link_is_audited_with_its_use(account):
    Client().post(link_for(account))
    assert acts()[-2:] == ["account.link_used", "account.signed_in"]


def test_required_second_factor_opens_only_the_pages_of_keys(account, required):
    client = Client()
    client.post(link_for(account))
    for name in ("home", "accounts:settings", "cases:list"):
        assert client.get(reverse(name))["Location"] == reverse("mfa_index")
    assert "One thing before you start" in client.get(reverse("mfa_index")).content.decode()
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_required_second_factor_answers_the_api_with_403(account, required):
    client = Client()
    client.post(link_for(account))
    answer = client.get("/api/anything")
    assert (answer.status_code, answer.json()["error"]) == (403, "second_factor_missing")


def test_required_second_factor_with_a_code_app_opens_the_node(account, required):
    client = Client()
    client.post(link_for(account))
    add_code_app(account)
    assert client.get(reverse("accounts:settings")).status_code == 200


def test_required_second_factor_keeps_the_last_key(account, required):
    client = Client()
    client.post(link_for(account))
    add_code_app(account)
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=account, type="totp").exists()


def test_demo_node_only_reminds(account):
    client = Client()
    client.post(link_for(account))
    page = client.get(reverse("accounts:settings"))
    assert page.status_code == 200
    assert "Your account has no passkey yet" in page.content.decode()


def test_sign_out_is_audited_and_ends_the_session(account):
    client = Client()
    sign_in(client, account)
    client.post(reverse("account_logout"))
    assert client.get(reverse("accounts:settings")).status_code == 302
    assert acts()[-1] == "account.signed_out"


def test_idle_session_ends(account, settings):
    client = Client()
    sign_in(client, account)
    store = client.session
    assert store.get_expiry_age() == settings.SAMPAN_NODE.idle_minutes * 60
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_session SET expire_date = now() - interval '1 second'")
    assert client.get(reverse("accounts:settings")).status_code == 302


@pytest.mark.parametrize(("gone", "is_written"), [(30, False), (90, True)])
def test_session_lasts_with_use_and_is_not_written_each_time(account, settings, gone, is_written):
    client = Client()
    sign_in(client, account)
    whole = settings.SAMPAN_NODE.idle_minutes * 60
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE django_session SET expire_date = now() + make_interval(secs => %s)", [whole - gone]
        )
        assert client.get(reverse("accounts:settings")).status_code == 200
        cursor.execute("SELECT extract(epoch FROM expire_date - now()) FROM django_session")
        left = float(cursor.fetchone()[0])
    assert (left > whole - 30) is is_written


def test_closed_account_does_not_sign_in(account):
    Account.objects.filter(id=account.id).update(is_active=False)
    client = Client()
    sign_in(client, account)
    assert client.get(reverse("accounts:settings")).status_code == 302


def test_password_set_ends_the_other_sessions_and_is_audited(account):
    here, there = Client(), Client()
    sign_in(here, account)
    sign_in(there, account)
    new = "năm con thuyền nhỏ trên biển"
    told = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post(reverse("account_change_password"), told).status_code == 302
    assert here.get(reverse("accounts:settings")).status_code == 200
    assert there.get(reverse("accounts:settings")).status_code == 302
    assert "account.password_set" in acts()


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "account_email_verification_sent"],
)
def test_pages_that_no_node_uses_are_not_there(db, name):
    assert Client().get(reverse(name)).status_code == 404
    assert Client().post(reverse(name), {"username": "x", "password1": PASSWORD}).status_code == 404


OUR_PAGES = ("account_login", "account_logout", "mfa_index", "mfa_add_webauthn", "mfa_list_webauthn",
             "mfa_activate_totp", "account_change_password", "account_inactive")  # fmt: skip


@pytest.mark.parametrize("name", OUR_PAGES)
def test_library_pages_wear_our_frame_and_run_nothing_inline(account, name):
    client = Client()
    if name not in ("account_login", "account_inactive"):
        client.post(link_for(account))
    page = client.get(reverse(name)).content.decode()
    assert 'class="masthead' in page
    executable = [part for part in page.split("<script")[1:] if "application/json" not in part.split(">")[0]]
    assert all("src=" in part.split(">")[0] for part in executable)
    assert "style=" not in page and "onclick" not in page
