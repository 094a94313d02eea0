"""Identification over the API: the same services, the same refusals."""

import json
from datetime import date

import pytest

from harness.people import client_of

pytestmark = pytest.mark.database
TODAY = date.today().isoformat()
YES = dict.fromkeys(("1.1", "1.2", "4.1", "4.2", "5.1", "5.2"), "yes")


def send(client, method, path, body=None):
    return getattr(client, method)(
        f"/api/identification/{path}", json.dumps(body or {}), content_type="application/json"
    )


@pytest.fixture
def supervisor(db):
    return client_of("supervisor")


@pytest.fixture
def case_id(supervisor):
    body = {"record": {"age": 24}}
    return supervisor.post("/api/cases/", json.dumps(body), content_type="application/json").json()["id"]


def test_screening_is_answered_and_finished_with_a_recommendation(supervisor, case_id):
    at = (
        "screenings/"
        + send(supervisor, "post", f"cases/{case_id}/screenings", {"profile": "adult"}).json()["id"]
    )
    assert send(supervisor, "put", f"{at}/answers", {"answers": YES}).json()["answers"] == YES
    told = send(supervisor, "post", f"{at}/finish").json()
    assert told["result"]["recommendation"] == "trafficking_for_forced_labour"
    assert supervisor.get(f"/api/identification/{at}").json()["finished_at"]


@pytest.mark.parametrize("answers", [{"9.9": "yes"}, {"1.1": "perhaps"}])
def test_bad_answers_are_refused(supervisor, case_id, answers):
    begun = send(supervisor, "post", f"cases/{case_id}/screenings", {"profile": "adult"}).json()["id"]
    assert send(supervisor, "put", f"screenings/{begun}/answers", {"answers": answers}).status_code == 422


def test_decision_is_written_and_read_without_its_words(supervisor, case_id):
    body = {"national_status": "victim", "reasons": ["own_account"], "text": "Bí mật"}
    assert send(supervisor, "post", f"cases/{case_id}/decisions", body).status_code == 201
    told = supervisor.get(f"/api/identification/cases/{case_id}/decisions")
    assert told.json()[0]["status"] == "victim" and "Bí mật" not in told.content.decode()


def test_decision_without_a_reason_is_refused(supervisor, case_id):
    body = {"national_status": "victim", "reasons": []}
    assert send(supervisor, "post", f"cases/{case_id}/decisions", body).status_code == 422


def test_dates_are_read_and_settled(supervisor, case_id):
    due = supervisor.get("/api/identification/deadlines").json()
    step = next(one for one in due if one["step"] == "vn27_verify")
    assert send(supervisor, "post", f"deadlines/{step['id']}/settle", {"done_on": TODAY}).status_code == 200
    dates = supervisor.get(f"/api/identification/cases/{case_id}/deadlines").json()
    assert next(one for one in dates if one["step"] == "vn27_verify")["done_on"] == TODAY


def test_event_starts_its_steps(supervisor, case_id):
    body = {"event": "returned", "on": TODAY}
    assert send(supervisor, "post", f"cases/{case_id}/events", body).json()["steps"] > 0


def test_another_agency_finds_nothing_and_other_roles_are_refused(supervisor, case_id):
    stranger = client_of("supervisor", agency="Agency B")
    assert send(stranger, "post", f"cases/{case_id}/screenings", {"profile": "adult"}).status_code == 404
    assert stranger.get("/api/identification/deadlines").json() == []
    assert client_of("analyst").get("/api/identification/deadlines").status_code == 403
