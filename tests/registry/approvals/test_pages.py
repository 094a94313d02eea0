"""The pages and addresses for machines: what waits, the answer, taking back, and the policy."""

import pytest

from harness.people import client_of
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.approvals import queries
from sampan.registry.approvals.services.asking import is_needed
from tests.registry.approvals.conftest import ACT, TYPED

pytestmark = pytest.mark.database


@pytest.fixture
def supervisor(office):
    return client_of("supervisor")


def test_list_page_home_and_rail_tell_what_waits(office, supervisor):
    assert "Nothing waits for your approval" in supervisor.get("/approvals/").content.decode()
    asked = office.ask()
    page = supervisor.get("/approvals/").content.decode()
    assert "Do the thing" in page and str(asked) in page and TYPED["text"] not in page
    assert "1 question waits for your answer" in supervisor.get("/").content.decode()
    assert "You have asked for nothing" in client_of("case_worker").get("/approvals/").content.decode()


def test_answer_page_opens_the_words_by_a_post_and_answers(office, supervisor):
    address = f"/approvals/{office.ask()}/"
    assert TYPED["text"] not in supervisor.get(address).content.decode()
    assert TYPED["text"] in supervisor.post(address, {"open": "1"}).content.decode()
    assert supervisor.post(address, {"answer": "refuse"}).status_code == 422
    assert supervisor.post(address, {}).status_code == 422
    assert supervisor.post(address, {"answer": "approve"})["Location"] == "/approvals/"
    assert supervisor.post(address, {"answer": "approve"}).status_code == 403
    with office.reading(office.supervisor) as reader:
        assert queries.approvals_of(subject_id=office.case_id, reader=reader, act=ACT)[0].state == "approved"


def test_own_question_says_that_somebody_else_must_answer(office, supervisor):
    asked = office.ask(by=actor_of(supervisor.account))
    assert "somebody else must answer" in supervisor.get("/approvals/").content.decode()
    page = supervisor.get(f"/approvals/{asked}/").content.decode()
    assert "Somebody else must answer" in page and "Give this answer" not in page
    assert supervisor.post(f"/approvals/{asked}/", {"answer": "approve"}).status_code == 403
    assert supervisor.get(f"/approvals/{asked}/withdraw/").status_code == 405
    assert supervisor.post(f"/approvals/{asked}/withdraw/")["Location"] == "/approvals/"


def test_question_of_a_case_that_one_may_not_see_is_not_found(office):
    asked = office.ask()
    stranger = client_of("supervisor", agency="Agency B")
    for address in (f"/approvals/{asked}/", f"/api/approvals/{asked}/"):
        assert stranger.get(address).status_code == 404
    assert stranger.post(f"/approvals/{asked}/withdraw/").status_code == 404


def test_policy_page_switches_an_act(office):
    administrator = client_of("node_administrator")
    page = administrator.get("/approvals/policy/").content.decode()
    assert "Do the thing" in page and "Close a case" in page and "default: off" in page
    assert administrator.post("/approvals/policy/", {"act": ACT, "needed": "no"}).status_code == 302
    assert administrator.post("/approvals/policy/", {"act": ACT, "needed": "maybe"}).status_code == 422
    with office.reading(office.worker):
        assert not is_needed(ACT)
    assert client_of("supervisor").get("/approvals/policy/").status_code == 403


def test_api_does_what_the_pages_do(office, supervisor):
    asked = office.ask()
    (one,) = supervisor.get("/api/approvals/").json()
    assert (one["id"], one["act"], one["facts"]) == (str(asked), ACT, {"to": "shelter"})
    assert supervisor.get(f"/api/approvals/{asked}/").json()["state"] == "asked"

    def send(client, method, address, body):
        return getattr(client, method)(f"/api/approvals/{address}", body, content_type="application/json")

    assert send(supervisor, "post", f"{asked}/answer/", {"is_approved": False}).status_code == 422
    assert send(supervisor, "post", f"{asked}/answer/", {"is_approved": True}).status_code == 204
    assert send(supervisor, "post", f"{asked}/withdraw/", {}).status_code == 403
    assert send(supervisor, "put", f"policy/{ACT}/", {"is_needed": False}).status_code == 403
    administrator = client_of("node_administrator", purpose=Purpose.ADMINISTRATION)
    assert send(administrator, "put", f"policy/{ACT}/", {"is_needed": False}).status_code == 204
    told = {row["act"]: row["is_needed"] for row in administrator.get("/api/approvals/policy/").json()}
    assert told[ACT] is False
    assert queries.waiting_count(Reader(actor_of(supervisor.account), Purpose.STATISTICS)) == 0
