"""The officer's pages of an interview: they work, refuse bad input, other methods and other people."""

import pytest

from harness.people import client_of
from sampan.protection.interviews.queries import interview, interviews_of_case

pytestmark = pytest.mark.database
START = {
    "form": "forced_criminality",
    "profile": "adult",
    "language": "km",
    "interpreter": "here",
    "present": ["lawyer"],
}


@pytest.fixture
def begun(room):
    room.client.post(f"/interviews/start/{room.case_id}/", START)
    (told,) = room.read(interviews_of_case, case_id=room.case_id)
    return told.id


def test_one_tap_keeps_the_answer_and_goes_on_and_pausing_loses_nothing(room, begun):
    url = f"/interviews/{begun}/"
    first = room.client.get(url)["Location"]
    assert first == f"{url}page/0/"
    assert "My name is" in room.client.get(first).content.decode()
    room.client.post(first)
    room.client.post(f"{url}page/1/")
    page = room.client.get(f"{url}page/2/").content.decode()
    assert "Topic 3 of 10" in page and 'name="said"' in page and 'lang="km"' in page
    room.client.post(f"{url}page/2/", {"said": "yes"})
    paused = room.client.post(f"{url}pause/", {"text": "tired"})
    assert paused["Location"] == f"/cases/{room.case_id}/?tab=interviews"
    assert room.client.get(url)["Location"] == f"{url}page/3/"
    room.client.post(f"{url}page/3/", {"go": "back"})
    assert room.client.get(url)["Location"] == f"{url}page/2/"
    assert 'value="yes" aria-pressed="true"' in room.client.get(f"{url}page/2/").content.decode()


def test_the_summary_ends_the_interview_and_hands_it_to_the_screening(room, begun):
    url = f"/interviews/{begun}/"
    room.client.post(f"{url}page/5/", {"said": "yes"})
    assert "End the interview" in room.client.get(f"{url}summary/").content.decode()
    room.client.post(f"{url}summary/")
    assert room.read(interview, interview_id=begun).is_finished
    taken = room.client.post(f"{url}take-over/")["Location"]
    assert taken.startswith("/identification/screening/") and room.client.get(taken).status_code == 200
    assert room.client.get(f"/cases/{room.case_id}/?tab=interviews").status_code == 200


def test_bad_input_is_shown_again(room, begun):
    bad = room.client.post(f"/interviews/start/{room.case_id}/", START | {"profile": "child"})
    assert bad.status_code == 422 and "not interviewed alone" in bad.content.decode()
    assert room.client.post(f"/interviews/{begun}/page/2/", {"said": "perhaps"}).status_code == 422
    assert room.client.post(f"/interviews/hand-over/{room.case_id}/", {"sector": "moon"}).status_code == 422


def test_wrong_methods_are_refused(room, begun):
    assert room.client.delete(f"/interviews/{begun}/page/0/").status_code == 405
    assert room.client.get(f"/interviews/{begun}/take-over/").status_code == 405


@pytest.mark.parametrize("role", ["analyst", "node_administrator"])
def test_wrong_people_are_refused(room, begun, role):
    other = client_of(role)
    assert other.get(f"/interviews/start/{room.case_id}/").status_code == 403
    assert other.get(f"/interviews/{begun}/").status_code == 403


def test_another_agency_finds_nothing(room, begun):
    other = client_of("case_worker", agency="Agency B")
    assert other.get(f"/interviews/{begun}/").status_code == 404
    assert other.get(f"/interviews/hand-over/{room.case_id}/").status_code == 404


def test_the_api_holds_an_interview(room):
    made = room.client.post(f"/api/interviews/cases/{room.case_id}", START, content_type="application/json")
    at = f"/api/interviews/{made.json()['id']}"
    asked = room.client.get(f"{at}/questions").json()
    assert {"code", "indicators", "verified"} <= asked[0].keys()
    said = {"question": asked[0]["code"], "said": "yes"}
    kept = room.client.put(f"{at}/answers", said, content_type="application/json").json()
    assert kept["answers"] == {asked[0]["code"]: "yes"}
    assert room.client.post(f"{at}/end").status_code == 200
    assert room.client.post(f"{at}/take-over").status_code == 200
