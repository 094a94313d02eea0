"""Cases over the API: the same services, the same refusals."""

import json

import pytest

from harness.people import client_of

pytestmark = pytest.mark.database
PERSON = {
    "record": {"sex": "male", "age": 20},
    "identity": {"name": "Trần Văn Máy", "phones": ["0988123123"]},
}
OPERATION = {"name": "Moc Bai", "country": "VN", "happened_on": "2025-07-14"}


def send(client, method, path, body):
    return getattr(client, method)(path, json.dumps(body), content_type="application/json")


@pytest.fixture
def worker(db):
    return client_of("case_worker")


def test_case_is_opened_listed_and_read_without_identity(worker):
    opened = send(worker, "post", "/api/cases/", PERSON)
    assert opened.status_code == 201
    case_id = opened.json()["id"]
    listed = worker.get("/api/cases/").json()
    assert [one["id"] for one in listed["cases"]] == [case_id] and listed["next"] is None
    told = worker.get(f"/api/cases/{case_id}")
    assert told.json()["record"]["age"] == 20
    assert "Máy" not in told.content.decode() + json.dumps(listed)


def test_list_is_paged(worker):
    for _ in range(3):
        send(worker, "post", "/api/cases/", PERSON)
    first = worker.get("/api/cases/?limit=2").json()
    rest = worker.get(f"/api/cases/?limit=2&before={first['next']}").json()
    assert (len(first["cases"]), len(rest["cases"]), rest["next"]) == (2, 1, None)


def test_group_is_opened_whole_or_not_at_all(worker):
    good = send(worker, "post", "/api/cases/groups", {"operation": OPERATION, "people": [PERSON, PERSON]})
    assert good.status_code == 201 and len(good.json()["case_ids"]) == 2
    bad = {"operation": OPERATION, "people": [PERSON, {"record": {"sex": "stone"}}]}
    refused = send(worker, "post", "/api/cases/groups", bad)
    assert refused.status_code == 422 and refused.json()["error"] == "invalid_record"
    assert len(worker.get("/api/cases/").json()["cases"]) == 2


def test_record_is_changed_from_the_version_read(worker):
    case_id = send(worker, "post", "/api/cases/", PERSON).json()["id"]
    body = {"version": 1, "changes": {"age": 21}}
    assert send(worker, "patch", f"/api/cases/{case_id}/record", body).json() == {"version": 2}
    assert send(worker, "patch", f"/api/cases/{case_id}/record", body).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        {"record": {"age": 300}},
        {"record": {"moon": 1}},
        {"event": "moon"},
        {"urgency": "soon"},
        {"identity": {"name": {"given": "A"}}},
    ],
)
def test_bad_input_is_answered_clearly_and_opens_nothing(worker, body):
    assert send(worker, "post", "/api/cases/", body).status_code == 422
    assert worker.get("/api/cases/").json()["cases"] == []


def test_another_agency_finds_nothing(worker):
    case_id = send(worker, "post", "/api/cases/", PERSON).json()["id"]
    stranger = client_of("supervisor", agency="Agency B")
    assert stranger.get(f"/api/cases/{case_id}").status_code == 404
    assert stranger.get("/api/cases/").json()["cases"] == []


@pytest.mark.parametrize("role", ["analyst", "auditor"])
def test_other_roles_are_refused(role, db):
    client = client_of(role)
    assert client.get("/api/cases/").status_code == 403
    assert send(client, "post", "/api/cases/", PERSON).json()["error"] in ("not_permitted", "no_purpose")


def test_nobody_signed_in_gets_nothing(client, db):
    assert client.get("/api/cases/").status_code == 401


def test_wrong_method_is_refused(worker):
    assert worker.delete("/api/cases/").status_code == 405
