"""The pages and addresses for machines: find, say why, give back, review; and who is told where."""

import re

import pytest

from harness.people import client_of
from sampan.registry.access.context import leave
from sampan.registry.accounts.queries import actor_of
from tests.registry.breakglass.conftest import NAME, PHONE, WORDS

pytestmark = pytest.mark.database
REASON = {"reason": "found_by_authority", "text": WORDS}


@pytest.fixture
def officer(emergency):
    return client_of("front_line_officer", agency="Agency B")


@pytest.fixture
def supervisor(emergency):
    return client_of("supervisor")


def found(client) -> str:
    """Search by the page and return the token that it gave."""
    answer = client.post("/emergency-access/find/", {"text": PHONE})
    assert answer.status_code == 200
    return re.search(r'name="token" value="([^"]+)"', answer.content.decode())[1]


def test_pages_from_the_search_to_the_review(emergency, officer, supervisor):
    assert officer.get("/emergency-access/find/").status_code == 200
    nothing = officer.post("/emergency-access/find/", {"text": "Nobody At All"})
    assert b"No file agrees" in nothing.content
    token = found(officer)
    assert WORDS.encode() not in officer.post("/emergency-access/open/", {"token": token}).content
    wrong = officer.post("/emergency-access/open/", {"token": token, "reason": "other", "text": "short"})
    assert wrong.status_code == 422 and b"short" in wrong.content
    opened = officer.post("/emergency-access/open/", {"token": token} | REASON)
    assert opened["Location"] == f"/cases/{emergency.case_id}/"
    page = officer.get(f"/cases/{emergency.case_id}/").content.decode()
    assert "You see this file by emergency access until" in page and NAME not in page
    home = supervisor.get("/").content.decode()
    assert "Opened in an emergency: to review" in home
    (address,) = set(re.findall(r"/emergency-access/[0-9a-f-]{36}/", home))
    assert WORDS not in supervisor.get(address).content.decode()
    assert WORDS in supervisor.post(address, {"open": "1"}).content.decode()
    team = supervisor.get(f"/cases/{emergency.case_id}/?tab=team").content.decode()
    assert "emergency access until" in team
    history = supervisor.get(f"/cases/{emergency.case_id}/?tab=history").content.decode()
    assert "Opened in an emergency, for three hours" in history
    assert supervisor.post(address, {"verdict": "justified"}).status_code == 422
    assert supervisor.post(address, {"verdict": "justified", "note": "So it was."}).status_code == 302
    assert "to review" not in supervisor.get("/").content.decode()
    assert supervisor.get("/emergency-access/").status_code == 200


def test_end_by_the_button_closes_the_file(emergency, officer):
    officer.post("/emergency-access/open/", {"token": found(officer)} | REASON)
    page = officer.get(f"/cases/{emergency.case_id}/").content.decode()
    (end,) = set(re.findall(r"/emergency-access/[0-9a-f-]{36}/end/", page))
    assert officer.get(end).status_code == 405
    assert officer.post(end)["Location"] == "/"
    assert officer.get(f"/cases/{emergency.case_id}/").status_code == 404
    assert officer.post(end).status_code == 403


def test_pages_for_the_wrong_person_are_refused(emergency, officer):
    analyst = client_of("analyst")
    for address in ("/emergency-access/find/", "/emergency-access/open/"):
        leave()
        assert analyst.post(address, {"text": PHONE}).status_code == 403
    assert officer.post("/emergency-access/open/", {"token": "forged"} | REASON).status_code == 404
    assert officer.get("/emergency-access/open/").status_code == 405


def test_api_does_what_the_pages_do(emergency, officer, supervisor):
    def post(client, address, body):
        return client.post(f"/api/emergency-access/{address}", body, content_type="application/json")

    (one,) = post(officer, "find/", {"text": NAME}).json()
    assert one["agency"] == "Agency A"
    assert post(officer, "", {"token": one["token"], "reason": "other", "text": "short"}).status_code == 422
    made = post(officer, "", {"token": one["token"]} | REASON)
    assert made.status_code == 201 and made.json()["case_id"] == str(emergency.case_id)
    (told,) = supervisor.get("/api/emergency-access/").json()
    assert told["id"] == made.json()["id"] and told["account_id"] == str(actor_of(officer.account).account_id)
    assert post(officer, f"{told['id']}/review/", {"is_justified": True, "note": "x"}).status_code == 403
    assert post(officer, f"{told['id']}/end/", {}).status_code == 204
    assert post(supervisor, f"{told['id']}/review/", {"is_justified": True, "note": "x"}).status_code == 204
