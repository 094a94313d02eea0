"""The tab and its forms, and the API: they work, refuse, and open nothing unasked."""

import json

import pytest

from harness.people import client_of
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of

pytestmark = pytest.mark.database
SECRET = "Golden Gate Plaza, floor 4"
LEG = {
    "from_country": "VN",
    "to_country": "KH",
    "to_place": SECRET,
    "departed_month": "3",
    "departed_year": "2025",
}


@pytest.fixture
def client(db):
    made = client_of("supervisor")
    reader = Reader(actor_of(made.account), Purpose.PROTECTION)
    with reading_as(reader):
        made.case_id = open_case(
            draft=CaseDraft(record={"age": 24}), by=reader.actor, purpose=Purpose.PROTECTION
        )
    leave()
    return made


def part_id(client, part: str) -> str:
    found = client.get(f"/api/circumstances/cases/{client.case_id}/parts").json()
    return next(one["id"] for one in found if one["part"] == part)


def test_leg_is_added_changed_and_removed_on_its_pages(client):
    tab = f"/cases/{client.case_id}/?tab=happened"
    assert client.post(f"/circumstances/case/{client.case_id}/leg/", LEG)["Location"] == tab
    page = client.get(tab).content.decode()
    assert "Viet Nam" in page and "March 2025" in page and "<svg" in page and SECRET not in page
    at = f"/circumstances/leg/{part_id(client, 'leg')}/"
    form = client.get(at).content.decode()
    assert SECRET in form and 'value="2025"' in form
    assert client.post(at, LEG | {"version": 1, "to_country": "TH"}).status_code == 302
    assert client.get(f"{at}remove/").status_code == 200
    assert client.post(f"{at}remove/", {}).status_code == 422
    assert client.post(f"{at}remove/", {"reason": "mistake"})["Location"] == tab
    assert (
        "Taken out of what happened" in client.get(f"/cases/{client.case_id}/?tab=history").content.decode()
    )


def test_sealed_parts_open_for_a_purpose_alone(client):
    client.post(f"/circumstances/case/{client.case_id}/leg/", LEG)
    at = f"/circumstances/case/{client.case_id}/"
    assert SECRET in client.post(at, {"purpose": "protection"}).content.decode()
    assert client.post(at, {"purpose": "audit"}).status_code == 403
    assert client.get(at).status_code == 405


def test_form_that_is_wrong_is_shown_again(client):
    at = f"/circumstances/case/{client.case_id}/"
    assert client.post(f"{at}leg/", LEG | {"to_country": ""}).status_code == 422
    assert (
        client.post(
            f"{at}place/", {"kind": "compound", "country": "KH", "began_year": "2025", "ended_year": "2024"}
        ).status_code
        == 422
    )
    assert client.post(f"{at}suspect/", {}).status_code == 422
    assert client.post(f"{at}trace/", {"kind": "phone"}).status_code == 422


def test_other_people_get_nothing(client):
    client.post(f"/circumstances/case/{client.case_id}/trace/", {"kind": "phone", "content": "0912345678"})
    trace = part_id(client, "trace")
    for address in (f"case/{client.case_id}/trace/", f"trace/{trace}/", f"trace/{trace}/remove/"):
        assert client_of("supervisor", agency="Agency B").get(f"/circumstances/{address}").status_code == 404
        assert client_of("analyst").get(f"/circumstances/{address}").status_code == 403
        assert client.delete(f"/circumstances/{address}").status_code == 405
    assert client.get(f"/circumstances/place/{trace}/").status_code == 404


def test_api_tells_adds_changes_and_removes(client):
    at = f"/api/circumstances/cases/{client.case_id}/parts"

    def send(method, address, body):
        return getattr(client, method)(address, json.dumps(body), content_type="application/json")

    made = send("post", at, {"part": "trace", "told": {"kind": "wallet", "content": "bc1qxyz"}})
    assert made.status_code == 201
    one = f"/api/circumstances/parts/{made.json()['id']}"
    assert client.get(at).json()[0]["sealed"] == {}
    assert client.get(one).json()["sealed"] == {"content": "bc1qxyz"}
    assert send("put", one, {"told": {"uses": ["payment"]}, "version": 1}).status_code == 200
    assert send("put", one, {"told": {"uses": ["payment"]}, "version": 1}).status_code == 403
    assert send("post", at, {"part": "trace", "told": {"kind": "wallet"}}).status_code == 422
    elements = client.get(f"/api/circumstances/cases/{client.case_id}/elements").json()
    assert [each["code"] for each in elements] == ["act", "means", "purpose"]
    assert send("post", f"{one}/remove", {"reason": "not_true"}).status_code == 200
    assert client.get(one).status_code == 404
