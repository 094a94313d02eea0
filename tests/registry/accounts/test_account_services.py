"""Accounts begin with a link, end for good, and nobody changes their own rights."""

from datetime import UTC, datetime, timedelta

import pytest

from harness.people import make_account, make_actor, make_agency
from sampan.registry.access.purposes import Purpose
from sampan.registry.accounts import services
from sampan.registry.accounts.models import Account, SignInLink
from sampan.registry.accounts.services import NewAccount
from sampan.registry.audit.models import AuditEntry
from sampan.vocabulary.errors import InvalidInput, NoPurpose, NotFound, NotPermitted, Refusal

pytestmark = pytest.mark.database
ADMINISTRATION = Purpose.ADMINISTRATION


@pytest.fixture
def admin(people):
    return people("node_administrator")


@pytest.fixture
def account(db) -> Account:
    return make_account("case_worker")


def new_account(**changes: object) -> NewAccount:
    told = {"username": "lan", "display_name": "Lan", "agency_id": make_agency().id, "roles": ["case_worker"]}
    return NewAccount(**(told | changes))


def test_open_account_keeps_it_without_a_password(admin):
    opened = services.open_account(new=new_account(), by=admin, purpose=ADMINISTRATION)
    account = Account.objects.get(id=opened)
    assert (account.username, account.roles, account.has_usable_password()) == ("lan", ["case_worker"], False)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"username": " "}, "username"),
        ({"display_name": ""}, "display_name"),
        ({"roles": []}, "roles"),
        ({"roles": ["node_service"]}, "roles"),
        ({"agency_id": "0" * 8 + "-0000-0000-0000-" + "0" * 12}, "agency"),
    ],
)
def test_open_account_bad_input_names_the_field(admin, change, field):
    with pytest.raises(InvalidInput) as refused:
        services.open_account(new=new_account(**change), by=admin, purpose=ADMINISTRATION)
    assert refused.value.field == field


def test_open_account_same_name_in_other_case_is_taken(admin):
    services.open_account(new=new_account(), by=admin, purpose=ADMINISTRATION)
    with pytest.raises(InvalidInput, match="taken"):
        services.open_account(new=new_account(username="LAN"), by=admin, purpose=ADMINISTRATION)


def test_open_account_by_a_supervisor_is_not_permitted(people):
    with pytest.raises(NotPermitted):
        services.open_account(new=new_account(), by=people("supervisor"), purpose=Purpose.PROTECTION)


def test_open_account_for_another_purpose_is_refused(admin):
    with pytest.raises(NoPurpose):
        services.open_account(new=new_account(), by=admin, purpose=Purpose.PROTECTION)


def test_change_roles_gives_exactly_these(admin, account):
    services.change_roles(account_id=account.id, roles=["supervisor"], by=admin, purpose=ADMINISTRATION)
    account.refresh_from_db()
    assert account.roles == ["supervisor"]


@pytest.mark.parametrize("act", ["change_roles", "close_account"])
def test_own_account_is_refused(admin, act):
    more = {"roles": ["supervisor"]} if act == "change_roles" else {}
    with pytest.raises(Refusal, match="own"):
        getattr(services, act)(account_id=admin.account_id, by=admin, purpose=ADMINISTRATION, **more)
    assert Account.objects.get(id=admin.account_id).roles == ["node_administrator"]


def test_close_account_ends_links_password_and_sessions(admin, account):
    account.set_password("mot hai ba bon nam")
    account.save()
    before = account.get_session_auth_hash()
    services.issue_sign_in_link(account_id=account.id, by=admin, purpose=ADMINISTRATION)
    services.close_account(account_id=account.id, by=admin, purpose=ADMINISTRATION)
    account.refresh_from_db()
    assert (account.is_active, account.has_usable_password()) == (False, False)
    assert account.get_session_auth_hash() != before
    assert not SignInLink.objects.filter(account=account).exists()


def test_service_account_gets_no_link(admin):
    service = make_actor("node_service")
    with pytest.raises(NotFound):
        services.issue_sign_in_link(account_id=service.account_id, by=admin, purpose=ADMINISTRATION)


def test_sign_in_link_works_once(admin, account):
    token = services.issue_sign_in_link(account_id=account.id, by=admin, purpose=ADMINISTRATION)
    assert services.use_sign_in_link(token=token) == account
    with pytest.raises(Refusal):
        services.use_sign_in_link(token=token)


def test_sign_in_link_is_kept_as_a_hash_only(admin, account):
    token = services.issue_sign_in_link(account_id=account.id, by=admin, purpose=ADMINISTRATION)
    kept = SignInLink.objects.get(account=account).token_hash
    assert token not in kept and len(kept) == 64


def test_sign_in_link_too_old_is_refused(admin, account):
    token = services.issue_sign_in_link(account_id=account.id, by=admin, purpose=ADMINISTRATION)
    SignInLink.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(Refusal):
        services.use_sign_in_link(token=token)


def test_sign_in_link_issued_anew_ends_the_older(admin, account):
    older = services.issue_sign_in_link(account_id=account.id, by=admin, purpose=ADMINISTRATION)
    services.issue_sign_in_link(account_id=account.id, by=admin, purpose=ADMINISTRATION)
    with pytest.raises(Refusal):
        services.use_sign_in_link(token=older)


def test_end_sessions_of_another_needs_the_permission(people, account):
    with pytest.raises(NotPermitted):
        services.end_sessions(account_id=account.id, by=people("supervisor"), purpose=Purpose.PROTECTION)


def test_set_language_not_offered_is_refused(account):
    with pytest.raises(InvalidInput):
        services.set_language(account_id=account.id, language="xx")


@pytest.mark.parametrize(
    "act",
    [
        "open_account",
        "change_roles",
        "close_account",
        "issue_link",
        "use_link",
        "end_sessions",
        "set_language",
    ],
)
def test_audit_fails_nothing_changed(admin, account, audit_fails, act):
    who = {"by": admin, "purpose": ADMINISTRATION}
    token = services.issue_sign_in_link(account_id=account.id, **who)
    acts = {
        "open_account": lambda: services.open_account(new=new_account(), **who),
        "change_roles": lambda: services.change_roles(account_id=account.id, roles=["auditor"], **who),
        "close_account": lambda: services.close_account(account_id=account.id, **who),
        "issue_link": lambda: services.issue_sign_in_link(account_id=account.id, **who),
        "use_link": lambda: services.use_sign_in_link(token=token),
        "end_sessions": lambda: services.end_sessions(account_id=account.id, **who),
        "set_language": lambda: services.set_language(account_id=account.id, language="vi"),
    }
    before = rows()
    with pytest.raises(audit_fails()):
        acts[act]()
    assert rows() == before


def rows() -> list[object]:
    """Return all accounts and links as they stand."""
    return [list(model.objects.order_by("id").values()) for model in (Account, SignInLink)]


def test_each_act_is_audited_without_a_name(admin, account, reading):
    services.change_roles(account_id=account.id, roles=["auditor"], by=admin, purpose=ADMINISTRATION)
    reading("auditor")
    entry = AuditEntry.objects.get(act="account.roles_changed")
    assert entry.subject_id == str(account.id)
    assert account.display_name not in entry.body
