"""Each page of tasks: works, bad input, wrong method, wrong person; and the same over the API."""

import json
from datetime import timedelta

import pytest

from harness.people import client_of
from tests.protection.tasks.conftest import TODAY

pytestmark = pytest.mark.database


def put(client, address: str, body: dict):
    return client.put(address, json.dumps(body), content_type="application/json")


def post(client, address: str, body: dict):
    return client.post(address, json.dumps(body), content_type="application/json")


def test_task_is_written_seen_in_the_tab_and_done_in_one_step(office):
    told = {"text": "Call the aunt.", "holder": "team", "due_on": str(TODAY), "urgency": "urgent"}
    assert office.worker.get(f"/tasks/new/{office.case_id}/").status_code == 200
    answer = office.worker.post(f"/tasks/new/{office.case_id}/", told, follow=True)
    page = answer.content.decode()
    assert "urgent" in page and "Call the aunt" not in page
    opened = office.worker.post(f"/tasks/case/{office.case_id}/texts/").content.decode()
    assert "Call the aunt." in opened
    (task,) = office.worker.get(f"/api/tasks/cases/{office.case_id}").json()
    address = f"/tasks/{task['id']}/"
    assert "Call the aunt" not in office.worker.get(address).content.decode()
    assert "Call the aunt" in office.worker.post(address + "text/").content.decode()
    assert office.worker.post(address + "done/").status_code == 302
    assert "Open it again" in office.worker.get(address).content.decode()
    assert office.worker.post(address + "reopen/").status_code == 302
    dropped = office.worker.post(address + "drop/", {"outcome": "overtaken"}, follow=True)
    assert "Overtaken by events" in dropped.content.decode()


def test_task_is_changed_and_bad_input_stands_beside_its_field(office):
    address = f"/tasks/{office.write()}/"
    told = {"holder": "role:supervisor", "due_on": str(TODAY + timedelta(days=9)), "urgency": "normal"}
    past = told | {"due_on": str(TODAY - timedelta(days=9))}
    assert office.worker.get(address + "change/").status_code == 200
    assert "This day has passed" in office.worker.post(address + "change/", past).content.decode()
    assert office.worker.post(address + "change/", told | {"holder": "x"}).status_code == 422
    assert office.worker.post(address + "drop/", {"outcome": "done"}).status_code == 422
    assert office.worker.post(address + "change/", told).status_code == 302
    assert office.worker.get(address).status_code == 404
    assert office.supervisor.get(address).status_code == 200
    empty = office.worker.post(f"/tasks/new/{office.case_id}/", {"text": ""})
    assert empty.status_code == 422


def test_list_shows_chips_with_counts_and_what_is_late(office):
    office.write(days=0)
    page = office.worker.get("/tasks/?whose=team&when=week").content.decode()
    assert "My teams&#x27;" in page and "The whole office" not in page
    assert "The whole office" in office.supervisor.get("/tasks/?whose=office").content.decode()
    assert "Nothing is late here" in office.supervisor.get("/tasks/?when=overdue").content.decode()
    assert office.supervisor.get("/tasks/?after=nonsense").status_code == 422


@pytest.mark.parametrize("place", ["done", "text", "reopen"])
def test_acts_refuse_other_methods(office, place):
    assert office.worker.get(f"/tasks/{office.write()}/{place}/").status_code == 405


def test_strangers_find_nothing(office):
    address = f"/tasks/{office.write()}/"
    for client in (client_of("case_worker"), client_of("supervisor", agency="Agency B"), office.focal):
        assert client.get(address).status_code == 404
        assert client.post(address + "done/").status_code == 404
    assert client_of("analyst").get("/tasks/").status_code == 403


def test_api_writes_changes_settles_and_reopens(office):
    of_case = f"/api/tasks/cases/{office.case_id}"
    written = post(office.worker, of_case, {"text": "Call.", "due_on": str(TODAY)})
    address = f"/api/tasks/{written.json()['id']}"
    assert written.status_code == 201 and office.worker.get(address).json()["has_text"]
    assert (
        put(office.worker, address, {"due_on": str(TODAY), "urgency": "urgent"}).json()["urgency"] == "urgent"
    )
    assert office.worker.get("/api/tasks/?whose=team").json()["tasks"][0]["due_on"] == str(TODAY)
    assert post(office.worker, address + "/settle", {"outcome": "nonsense"}).status_code in (409, 422)
    assert post(office.worker, address + "/settle", {}).status_code == 200
    assert post(office.worker, address + "/reopen", {}).status_code == 200
    assert client_of("case_worker").get(address).status_code == 404
