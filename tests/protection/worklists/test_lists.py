"""A working list is kept for oneself or the office, counted, offered on the case list, and removed."""

import json

import pytest

from harness.people import client_of
from sampan.protection.cases.services.filtering import Filter
from sampan.protection.worklists.models import WorkingList
from sampan.protection.worklists.queries import working_lists
from sampan.protection.worklists.services import keeping
from sampan.protection.worklists.services.keeping import keep_list
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.vocabulary.errors import InvalidInput, NotPermitted

pytestmark = pytest.mark.database
URGENT = Filter(urgency="urgent")


def reader_of(client) -> Reader:
    return Reader(actor_of(client.account), Purpose.PROTECTION)


def keep(client, name: str = "Urgent", filter: Filter = URGENT, *, is_office: bool = False):
    with reading_as(reader_of(client)) as reader:
        return keep_list(
            name=name, filter=filter, is_office=is_office, by=reader.actor, purpose=reader.purpose
        )


def seen_by(client) -> list[str]:
    with reading_as(reader_of(client)) as reader:
        return [one.name for one in working_lists(reader=reader)]


@pytest.fixture
def supervisor(db):
    return client_of("supervisor")


@pytest.fixture
def worker(db):
    return client_of("case_worker")


def test_own_list_is_seen_by_oneself_and_the_office_s_by_the_office(supervisor, worker):
    keep(worker, "Mine")
    keep(supervisor, "Ours", is_office=True)
    assert seen_by(worker) == ["Mine", "Ours"]
    assert seen_by(supervisor) == ["Ours"]
    assert seen_by(client_of("supervisor", agency="Agency B")) == []


def test_list_without_a_name_or_a_filter_or_twice_is_refused(worker):
    keep(worker)
    for told in (("  ", URGENT), ("Everything", Filter()), ("Urgent", URGENT)):
        with pytest.raises(InvalidInput):
            keep(worker, *told)


def test_worker_keeps_nothing_for_the_office_and_removes_nothing_of_it(supervisor, worker):
    with pytest.raises(NotPermitted):
        keep(worker, is_office=True)
    ours = keep(supervisor, is_office=True)
    assert worker.post(f"/worklists/{ours}/remove/").status_code == 403
    assert client_of("case_worker", agency="Agency B").get(f"/worklists/{ours}/remove/").status_code == 404
    assert supervisor.get(f"/worklists/{ours}/remove/").status_code == 200
    assert supervisor.post(f"/worklists/{ours}/remove/").status_code == 302
    assert seen_by(supervisor) == []


def test_list_is_not_kept_when_its_audit_fails(worker, monkeypatch):
    def fail(*told, **more):
        raise RuntimeError("no audit")

    monkeypatch.setattr(keeping, "record", fail)
    with pytest.raises(RuntimeError):
        keep(worker)
    assert seen_by(worker) == []


def test_page_keeps_filters_begun_on_the_case_list_and_never_a_text(supervisor):
    page = supervisor.get("/worklists/new/?state=open&q=Hoa").content.decode()
    assert 'value="Hoa"' not in page
    told = {"name": "Open ones", "whose": "office", "state": "open", "needs": ["unscreened", "no_consent"]}
    assert supervisor.post("/worklists/new/", told | {"name": ""}).status_code == 422
    assert "Give it another" not in supervisor.post("/worklists/new/", told, follow=True).content.decode()
    assert "There is a list of this name" in supervisor.post("/worklists/new/", told).content.decode()
    with reading_as(reader_of(supervisor)):
        assert WorkingList.objects.get().filters == {"state": "open", "needs": "no_consent,unscreened"}
    lists = supervisor.get("/worklists/").content.decode()
    assert "Open ones" in lists and "Children without a guardian" in lists
    chips = supervisor.get("/cases/?needs=no_consent,unscreened&state=open").content.decode()
    assert "Open ones" in chips and "Not screened" in chips
    assert client_of("analyst").get("/worklists/").status_code == 403


def test_api_keeps_counts_and_removes(worker):
    body = json.dumps({"name": "Urgent", "filters": {"urgency": "urgent", "q": "Hoa"}})
    kept = worker.post("/api/worklists/", body, content_type="application/json").json()["id"]
    assert worker.get("/api/worklists/").json()[0]["filters"] == {"urgency": "urgent"}
    assert worker.get(f"/api/worklists/{kept}/count").json() == {"count": 0}
    assert {one["count"] for one in worker.get("/api/worklists/ready-made").json()} == {0}
    assert client_of("case_worker").post(f"/api/worklists/{kept}/remove").status_code == 404
    assert worker.post(f"/api/worklists/{kept}/remove").status_code == 200
