"""Bodies that ask for more than their form: fields nobody offers, wrong types, other agencies' ids, markup."""

import json
from uuid import uuid4

import pytest

from harness.people import make_account, make_agency
from sampan.protection.cases.models import Case
from sampan.registry.access.context import enter, leave
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import actor_of
from tests.attacks.world import INTRUDERS, session_of

pytestmark = pytest.mark.database

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"
WRONG = (
    None,
    True,
    0,
    1e300,
    "",
    "x" * 5_000,
    "a\x00b",
    "'; DROP TABLE cases_case; --",
    [],
    [[]],
    [None],
    {},
    {"": {}},
    ["x"] * 5_000,
)
IDENTITY = (
    "name",
    "other_names",
    "birth_date",
    "documents",
    "phones",
    "emails",
    "handles",
    "address",
    "narrative",
)


def sent(client, address: str, body: object, method: str = "post"):
    client.raise_request_exception = False
    leave()
    return getattr(client, method)(address, json.dumps(body), content_type="application/json")


def test_case_opened_over_the_api_is_ones_own_whatever_the_body_says(world):
    client = session_of(world.worker)
    foreign = make_agency("Agency B")
    told = {
        "record": {"sex": "female"}, "agency_id": str(foreign.id), "number": "VN26-AAAAA-AAAAA",
        "person_id": str(uuid4()),
        "ownership": "elsewhere", "owner_member": "kh-test",
        "opened_by": str(world.supervisor.id), "id": str(world.case_id),
        "trafficking_status": "victim", "version": 99, "source": "referral",
    }  # fmt: skip
    answer = sent(client, "/api/cases/", told)
    assert answer.status_code == 201, answer.content
    enter(Reader(actor_of(world.worker), Purpose.PROTECTION))
    case = Case.objects.get(id=answer.json()["id"])
    assert case.id != world.case_id and case.agency_id == world.worker.agency_id
    assert (case.ownership, case.owner_member, case.version, case.source) == ("here", "", 1, "intake")
    assert case.number != told["number"] and case.opened_by_id == world.worker.id
    assert case.trafficking_status == "presumed_victim"


@pytest.mark.parametrize("field", IDENTITY)
def test_wrong_type_in_an_identity_is_answered_not_broken(world, field):
    client = session_of(world.worker)
    for wrong in WRONG:
        answer = sent(client, "/api/cases/", {"record": {}, "identity": {field: wrong}})
        assert answer.status_code < 500, (field, str(wrong)[:40])


@pytest.mark.parametrize(
    "field", ["record", "identity", "unanswered", "needs", "urgency", "event", "event_on"]
)
def test_wrong_type_in_a_case_is_answered_not_broken(world, field):
    client = session_of(world.worker)
    for wrong in WRONG:
        answer = sent(client, "/api/cases/", {field: wrong})
        assert answer.status_code < 500, (field, str(wrong)[:40])


@pytest.mark.parametrize(
    "field",
    ["sex", "age", "citizenship", "forms", "route", "registered", "route", "languages", "unknown_field"],
)
def test_wrong_type_in_a_record_is_answered_not_broken(world, field):
    client = session_of(world.worker)
    address = f"/api/cases/{world.case_id}/record"
    for wrong in WRONG:
        answer = sent(client, address, {"version": 1, "changes": {field: wrong}}, "patch")
        assert answer.status_code < 500, (field, str(wrong)[:40])


@pytest.mark.parametrize("field", [*IDENTITY, "unknown_field"])
def test_wrong_type_in_a_changed_identity_is_answered_not_broken(world, field):
    client = session_of(world.worker)
    address = f"/api/cases/{world.case_id}/identity"
    for wrong in WRONG:
        answer = sent(client, address, {"version": 1, "changes": {field: wrong}}, "patch")
        assert answer.status_code < 500, (field, str(wrong)[:40])


def test_group_is_not_opened_under_another_agencys_operation(world):
    client = INTRUDERS["supervisor of another agency"](world)
    client = session_of(client.account)
    body = {"operation": {"id": str(world.ids["operation_id"])}, "people": [{"record": {"sex": "male"}}]}
    real = sent(client, "/api/cases/groups", body)
    none = sent(client, "/api/cases/groups", body | {"operation": {"id": str(uuid4())}})
    assert (real.status_code, none.status_code) == (404, 404)


def test_administrator_gives_nobody_the_service_role_and_changes_not_ones_own(signed_in):
    client = signed_in("node_administrator")
    other = make_account("analyst")
    for account, roles in (
        (other, ["node_service"]),
        (client.account, ["supervisor"]),
        (other, ["supervisor", "root"]),
    ):
        client.post(
            f"/administration/accounts/{account.id}/roles/",
            {"roles": roles, "is_service": "on", "agency": ""},
        )
        assert Account.objects.get(id=account.id).roles == account.roles
        assert not Account.objects.get(id=account.id).is_service


def test_markup_in_every_text_of_a_case_is_shown_escaped(world):
    agency = make_agency(MARKUP[:60])
    Account.objects.filter(id=world.worker.id).update(display_name=MARKUP[:60])
    make_account("case_worker", agency=agency.name)
    client = session_of(world.worker)
    identity = (
        dict.fromkeys(("address", "narrative"), MARKUP)
        | {"name": MARKUP}
        | {field: [MARKUP] for field in ("phones", "emails", "handles")}
    )
    identity["documents"] = [{"kind": MARKUP, "number": MARKUP, "country": MARKUP}]
    opened = sent(client, "/api/cases/", {"record": {"sex": "female"}, "identity": identity})
    assert opened.status_code == 201, opened.content
    case_id = opened.json()["id"]
    leave()
    client.post(f"/cases/{case_id}/note/", {"text": MARKUP})
    pages = [("post", f"/cases/{case_id}/identity/"), ("post", f"/cases/{case_id}/notes/")]
    pages += [
        ("get", f"/cases/{case_id}/?tab={tab}")
        for tab in ("overview", "record", "history", "team", "referrals", "letters")
    ]
    pages += [
        ("get", "/"),
        ("get", "/cases/"),
        ("post", "/cases/"),
        ("get", "/settings/"),
        ("get", f"/consents/of/{case_id}/new/"),
    ]
    shown = 0
    for method, address in pages:
        leave()
        page = getattr(client, method)(address, {"purpose": "protection", "show": "names"}).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page, address
        shown += "&lt;script&gt;alert" in page
    assert shown >= 3, "the markup was shown, as text"


def test_markup_in_staff_and_agency_names_is_shown_escaped_to_the_administrator(signed_in):
    make_account("case_worker", agency=MARKUP[:60])
    Account.objects.update(display_name=MARKUP[:60])
    client = signed_in("node_administrator")
    for address in (
        "/administration/accounts/",
        "/administration/agencies/",
        "/administration/accounts/new/",
    ):
        page = client.get(address, {"q": MARKUP[:8]}).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page, address


def test_downloads_name_their_file_themselves(world):
    client = session_of(world.supervisor)
    for address in (f"/records/import/{world.ids['upload_id']}/problems.csv", "/figures/situation.pdf"):
        leave()
        told = client.get(address, {"name": 'x"\r\nSet-Cookie: a=b', "format": '"\r\nX: y'})[
            "Content-Disposition"
        ]
        assert "\r" not in told and "\n" not in told and "Set-Cookie" not in told
