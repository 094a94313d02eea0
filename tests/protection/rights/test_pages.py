"""The pages of rights: they work, refuse bad input, other methods, other people; and speak the person's language."""

from datetime import date

import pytest

from harness.people import client_of, make_account
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.rights.queries import rights_of_case
from sampan.protection.tasks.queries import tasks_of_case
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.vocabulary.guides.texts import text_of

pytestmark = pytest.mark.database
TODAY = date.today().isoformat()


class Desk:
    """A case worker signed in, with a child's case."""

    def __init__(self):
        make_account("node_service")
        self.client = client_of("case_worker")
        self.reader = Reader(actor_of(self.client.account), Purpose.PROTECTION)
        with reading_as(self.reader):
            self.case_id = open_case(
                draft=CaseDraft(record={"age": 15}), by=self.reader.actor, purpose=Purpose.PROTECTION
            )
        leave()
        self.url = f"/rights/{self.case_id}/"

    def rights(self):
        with reading_as(self.reader):
            return {one.right: one for one in rights_of_case(case_id=self.case_id, reader=self.reader)}


@pytest.fixture
def desk(db):
    return Desk()


def test_the_tab_shows_dates_blockers_and_the_task_leads_to_the_page(desk):
    page = desk.client.get(f"/cases/{desk.case_id}/?tab=rights").content.decode()
    assert "A return is not possible now" in page and "No guardian is appointed" in page
    with reading_as(desk.reader):
        (task,) = tasks_of_case(case_id=desk.case_id, reader=desk.reader)
    assert desk.client.get(task.url)["Location"] == f"{desk.url}guardian/"


def test_writing_an_appointment_works_and_its_history_opens_the_note(desk):
    asked = {"act": "appointed", "on": TODAY, "authority": "province_health", "note": "the aunt"}
    assert desk.client.post(f"{desk.url}guardian/", asked).status_code == 302
    assert desk.rights()["guardian"].status == "appointed"
    closed = desk.client.get(f"{desk.url}history/").content.decode()
    assert "the aunt" not in closed
    assert "the aunt" in desk.client.post(f"{desk.url}history/").content.decode()


def test_bad_input_is_shown_again(desk):
    assert desk.client.post(f"{desk.url}guardian/", {"act": "appointed", "on": TODAY}).status_code == 422
    assert desk.client.get(f"{desk.url}wings/").status_code == 404
    assert desk.client.delete(f"{desk.url}guardian/").status_code == 405


@pytest.mark.parametrize("page", ["aloud", "paper"])
def test_sentences_are_said_in_the_persons_language(desk, page):
    text = desk.client.get(f"{desk.url}{page}/?language=my").content.decode()
    assert text_of("guardian", "my", table="rights").text in text and 'lang="my"' in text


def test_the_list_shows_what_waits(desk):
    assert "A guardian" in desk.client.get("/rights/").content.decode()


def test_wrong_people_are_refused(desk):
    assert client_of("analyst").get(f"{desk.url}guardian/").status_code == 403
    assert client_of("case_worker", agency="Agency B").get(f"{desk.url}aloud/").status_code == 404


def test_the_api_writes_and_tells_what_blocks(desk):
    at = f"/api/rights/cases/{desk.case_id}"
    told = {"act": "asked", "on": TODAY}
    assert desk.client.post(f"{at}/asylum", told, content_type="application/json").status_code == 201
    codes = [one["code"] for one in desk.client.get(f"{at}/return-blockers").json()]
    assert codes == ["guardian_missing", "best_interests_missing", "asylum_open"]
    assert {one["right"] for one in desk.client.get(at).json()} >= {"asylum", "guardian"}
