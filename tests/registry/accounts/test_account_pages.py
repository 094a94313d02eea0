"""The administrator's pages and one's own settings: works, bad input, wrong method, wrong person, no purpose."""

import pytest
from django.test import Client
from django.urls import reverse

from harness.people import make_account, make_agency
from sampan.registry.access.purposes import Purpose
from sampan.registry.accounts.models import Account

pytestmark = pytest.mark.database


@pytest.fixture
def admin(signed_in) -> Client:
    return signed_in("node_administrator")


@pytest.fixture
def account(db) -> Account:
    return make_account("case_worker")


def new_told(**changes: object) -> dict[str, object]:
    told = {
        "display_name": "Trần Thị Lan",
        "username": "lan",
        "agency": make_agency().id,
        "roles": ["case_worker"],
        "language": "vi",
    }
    return told | changes


def test_list_shows_accounts_and_finds_by_part_of_a_name(admin, account):
    url = reverse("accounts:list")
    assert account.display_name in admin.get(url).content.decode()
    assert account.display_name not in admin.get(url, {"q": "nobody"}).content.decode()


def test_list_pages_by_name_without_repeats(admin):
    names = sorted(make_account("auditor").username for _ in range(3))
    page = admin.get(reverse("accounts:list"), {"after": names[1]}).content.decode()
    assert f"{names[2]} ·" in page
    assert f"{names[1]} ·" not in page


def test_new_opens_an_account_and_shows_its_link_once(admin):
    page = admin.post(reverse("accounts:new"), new_told()).content.decode()
    account = Account.objects.get(username="lan")
    assert "/sign-in/" in page
    assert "/sign-in/" not in admin.get(reverse("accounts:one", args=[account.id])).content.decode()


@pytest.mark.parametrize(
    "change",
    [{"username": ""}, {"username": "two words"}, {"roles": []}, {"agency": "x"}, {"language": "xx"}],
)
def test_new_bad_input_shows_the_form_again(admin, change):
    page = admin.post(reverse("accounts:new"), new_told(**change))
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()
    assert not Account.objects.filter(display_name="Trần Thị Lan").exists()


def test_new_taken_name_is_said_at_its_field(admin, account):
    page = admin.post(reverse("accounts:new"), new_told(username=account.username)).content.decode()
    assert "taken" in page


def test_change_roles_works(admin, account):
    admin.post(reverse("accounts:change_roles", args=[account.id]), {"roles": ["auditor"]})
    account.refresh_from_db()
    assert account.roles == ["auditor"]


def test_change_roles_of_oneself_is_refused(admin):
    url = reverse("accounts:change_roles", args=[admin.account.id])
    assert admin.post(url, {"roles": ["supervisor", "node_administrator"]}).status_code == 403
    assert Account.objects.get(id=admin.account.id).roles == ["node_administrator"]


def test_own_page_offers_no_roles(admin):
    page = admin.get(reverse("accounts:one", args=[admin.account.id])).content.decode()
    assert 'name="roles"' not in page


def test_close_asks_first_and_then_closes(admin, account):
    url = reverse("accounts:close", args=[account.id])
    assert admin.get(url).status_code == 200
    assert Account.objects.get(id=account.id).is_active
    admin.post(url)
    assert not Account.objects.get(id=account.id).is_active


def test_unknown_account_is_not_found(admin):
    assert (
        admin.get(reverse("accounts:one", args=["00000000-0000-4000-8000-000000000000"])).status_code == 404
    )


PAGES = ("accounts:list", "accounts:new", "accounts:one", "accounts:close", "agencies:list", "agencies:new")


def address(name: str, account: Account) -> str:
    return reverse(name, args=[account.id]) if name in ("accounts:one", "accounts:close") else reverse(name)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", ["supervisor", "auditor", "analyst", "focal_point", "case_worker"])
def test_administration_another_role_is_refused(signed_in, account, name, role):
    assert signed_in(role).get(address(name, account)).status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_administration_with_another_purpose_is_refused(signed_in, account, name):
    client = signed_in("node_administrator", "supervisor", purpose=Purpose.PROTECTION)
    assert client.get(address(name, account)).status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_administration_nobody_signed_in_is_sent_to_sign_in(account, name):
    answer = Client().get(address(name, account))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", ["accounts:change_roles", "accounts:issue_link"])
def test_acts_by_get_are_not_allowed(admin, account, name):
    assert admin.get(reverse(name, args=[account.id])).status_code == 405


@pytest.mark.parametrize("name", ["accounts:list", "accounts:one", "accounts:settings", "accounts:roles"])
def test_pages_by_post_are_not_allowed(admin, account, name):
    args = [account.id] if name == "accounts:one" else []
    assert admin.post(reverse(name, args=args)).status_code == 405


def test_settings_shows_roles_as_sentences(signed_in):
    page = signed_in("case_worker").get(reverse("accounts:settings")).content.decode()
    assert "Accompanies a person through protection and reintegration" in page


def test_settings_of_an_account_without_roles_still_opens(signed_in):
    client = signed_in("auditor")
    Account.objects.filter(id=client.account.id).update(roles=[])
    assert client.get(reverse("accounts:settings")).status_code == 200
    assert client.get(reverse("accounts:list")).status_code == 403


def test_language_is_kept_for_the_account_and_the_browser(signed_in):
    client = signed_in("case_worker")
    answer = client.post(reverse("accounts:language"), {"language": "vi"})
    assert Account.objects.get(id=client.account.id).language == "vi"
    assert "vi" in {cookie.value for cookie in answer.cookies.values()}


def test_language_not_offered_is_bad_input(signed_in):
    assert signed_in("case_worker").post(reverse("accounts:language"), {"language": "xx"}).status_code == 422


def test_sign_out_everywhere_ends_other_sessions_and_keeps_this_one(signed_in):
    here, there = signed_in("case_worker"), Client()
    there.force_login(here.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    here.post(reverse("accounts:sign_out_everywhere"))
    assert here.get(reverse("accounts:settings")).status_code == 200
    assert there.get(reverse("accounts:settings")).status_code == 302


def test_closed_account_is_out_at_once(admin, signed_in):
    worker = signed_in("case_worker")
    admin.post(reverse("accounts:close", args=[worker.account.id]))
    assert worker.get(reverse("accounts:settings")).status_code == 302


def test_roles_page_says_every_role(signed_in):
    page = signed_in("analyst").get(reverse("accounts:roles")).content.decode()
    assert "sees counts, never a name or a case" in page
    assert "erase a case" in page


def test_agency_new_registers_it(admin):
    told = {"name": "Nhà Ánh Dương", "kind": "ngo", "province": "VN-HN"}
    assert admin.post(reverse("agencies:new"), told).status_code == 302
    assert "Nhà Ánh Dương" in admin.get(reverse("agencies:list")).content.decode()


@pytest.mark.parametrize("change", [{"name": ""}, {"kind": "none"}, {"province": "KH-1"}])
def test_agency_new_bad_input_shows_the_form_again(admin, change):
    page = admin.post(reverse("agencies:new"), {"name": "Nhà Ánh Dương", "kind": "ngo"} | change)
    assert "error-summary" in page.content.decode()
