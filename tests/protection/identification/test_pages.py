"""The pages of screening, decision and dates: they work and refuse."""

from datetime import date, timedelta

import pytest

from harness.people import client_of
from sampan.engines.screening.indicators import DIMENSIONS
from sampan.protection.cases.queries import case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.identification.models import Screening
from sampan.protection.identification.queries import deadlines_of_case, decisions
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of

pytestmark = pytest.mark.database
YES = ("1.1", "1.2", "4.1", "4.2", "5.1", "5.2")
TODAY = date.today()


class Desk:
    """A supervisor signed in, with a case of their own."""

    def __init__(self, record=None):
        self.client = client_of("supervisor")
        self.reader = Reader(actor_of(self.client.account), Purpose.PROTECTION)
        with reading_as(self.reader):
            draft = CaseDraft(record=record or {"age": 24})
            self.case_id = open_case(draft=draft, by=self.reader.actor, purpose=Purpose.PROTECTION)
        leave()

    def screening(self) -> str:
        answer = self.client.post(f"/identification/start/{self.case_id}/", {"profile": "adult"})
        return answer["Location"].removesuffix("1/")

    def deadline(self, step: str):
        with reading_as(self.reader):
            found = deadlines_of_case(case_id=self.case_id, reader=self.reader)
            return next(one for one in found if one.step == step)


@pytest.fixture
def desk(db):
    return Desk()


def answers(dimension: str) -> dict[str, str]:
    return {f"i{code.replace('.', '_')}": "yes" for code in YES if code.startswith(f"{dimension}.")}


def test_screening_runs_by_topic_to_a_recommendation_that_decides_nothing(desk):
    at = desk.screening()
    for dimension in DIMENSIONS:
        assert desk.client.get(f"{at}{dimension}/").status_code == 200
        follows = desk.client.post(f"{at}{dimension}/", answers(dimension))["Location"]
    assert follows == f"{at}summary/"
    assert desk.client.get(follows).status_code == 200
    result = desk.client.post(follows)["Location"]
    text = desk.client.get(result).content.decode()
    assert "point to trafficking for forced labour" in text
    assert "not a legal finding" in text
    with reading_as(desk.reader):
        assert case(case_id=desk.case_id, reader=desk.reader).trafficking_status == "presumed_victim"


def test_going_back_and_pausing_keep_what_was_answered(desk):
    at = desk.screening()
    desk.client.post(f"{at}1/", answers("1"))
    assert desk.client.post(f"{at}2/", {"i2_1": "declined", "go": "back"})["Location"] == f"{at}1/"
    assert (
        desk.client.post(f"{at}1/", {"i1_1": "no", "pause": "yes"})["Location"] == f"/cases/{desk.case_id}/"
    )
    with reading_as(desk.reader):
        assert Screening.objects.get().answers == {"1.1": "no", "1.2": "yes", "2.1": "declined"}


def test_screening_with_a_bad_answer_is_shown_again(desk):
    assert desk.client.post(f"{desk.screening()}1/", {"i1_1": "perhaps"}).status_code == 422


def test_screening_of_an_unknown_topic_is_not_found(desk):
    assert desk.client.get(f"{desk.screening()}9/").status_code == 404


def test_start_without_a_profile_is_shown_again(desk):
    assert desk.client.post(f"/identification/start/{desk.case_id}/", {}).status_code == 422


def test_start_knows_a_child_by_age(db):
    child = Desk({"age": 15})
    page = child.client.get(f"/identification/start/{child.case_id}/").content.decode()
    assert 'value="child"' in page and page.index("checked") > page.index('value="child"')


def test_decision_with_reasons_is_written(desk):
    asked = {"national_status": "victim", "reasons": ["own_account"], "decided_on": TODAY.isoformat()}
    answer = desk.client.post(f"/identification/decide/{desk.case_id}/", asked)
    assert answer["Location"] == f"/cases/{desk.case_id}/"
    with reading_as(desk.reader):
        assert [one.status for one in decisions(case_id=desk.case_id, reader=desk.reader)] == ["victim"]


def test_decision_offers_the_countrys_three_statuses(desk):
    text = desk.client.get(f"/identification/decide/{desk.case_id}/").content.decode()
    assert "Person undergoing victim identification" in text and "Not a victim" in text


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"national_status": "victim", "decided_on": TODAY.isoformat()},
        {"national_status": "victim", "reasons": ["in_words"], "decided_on": TODAY.isoformat()},
        {"national_status": "victim", "reasons": ["child"], "decided_on": str(TODAY + timedelta(days=2))},
    ],
    ids=["empty", "no-reason", "other-without-words", "future"],
)
def test_decision_that_is_incomplete_is_shown_again(desk, asked):
    assert desk.client.post(f"/identification/decide/{desk.case_id}/", asked).status_code == 422


def test_step_is_settled_on_its_page(desk):
    step = desk.deadline("vn27_verify")
    assert desk.client.get(f"/identification/deadline/{step.id}/").status_code == 200
    asked = {"done_on": TODAY.isoformat()}
    assert desk.client.post(f"/identification/deadline/{step.id}/", asked).status_code == 302
    assert desk.deadline("vn27_verify").done_on == TODAY


def test_step_done_in_the_future_is_shown_again(desk):
    url = f"/identification/deadline/{desk.deadline('vn27_verify').id}/"
    assert desk.client.post(url, {"done_on": str(TODAY + timedelta(days=3))}).status_code == 422


def test_event_makes_its_steps_due(desk):
    asked = {"event": "returned", "on": TODAY.isoformat()}
    assert desk.client.post(f"/identification/event/{desk.case_id}/", asked).status_code == 302
    assert desk.deadline("vn30_receive").is_open


def test_event_without_a_day_is_shown_again(desk):
    assert (
        desk.client.post(f"/identification/event/{desk.case_id}/", {"event": "returned"}).status_code == 422
    )


@pytest.mark.parametrize("page", ["start", "decide", "event"])
def test_another_agency_finds_nothing_and_other_roles_are_refused(desk, page):
    url = f"/identification/{page}/{desk.case_id}/"
    assert client_of("supervisor", agency="Agency B").get(url).status_code == 404
    assert client_of("analyst").get(url).status_code == 403
    assert desk.client.delete(url).status_code == 405


def test_case_worker_does_not_decide(desk):
    assert client_of("case_worker").get(f"/identification/decide/{desk.case_id}/").status_code == 403


def test_screening_of_another_agency_is_not_found(desk):
    at = desk.screening()
    stranger = client_of("supervisor", agency="Agency B")
    assert stranger.get(f"{at}1/").status_code == stranger.post(f"{at}1/", {"i1_1": "yes"}).status_code == 404


def test_unfinished_screening_shows_no_result(desk):
    assert desk.client.get(f"{desk.screening()}result/").status_code == 403
