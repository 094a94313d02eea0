"""My work today: what is late, arrived, due and waiting, by urgency and by role, in few queries."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from harness.people import client_of
from sampan.portal.work import sections_of
from sampan.protection.cases.services.drafting import begin_draft
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.identification.services.screening import start_screening
from sampan.registry.access.context import enter, leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.referrals.models import Referral

pytestmark = pytest.mark.database
TODAY = date.today()


@pytest.fixture
def supervisor(db):
    return client_of("supervisor")


def reader_of(client, purpose=Purpose.PROTECTION) -> Reader:
    return Reader(actor_of(client.account), purpose)


def open_days_ago(client, *days: int, urgency: str = "normal") -> list:
    with reading_as(reader_of(client)) as reader:
        drafts = [CaseDraft(record={}, event_on=TODAY - timedelta(days=one), urgency=urgency) for one in days]
        opened = open_cases_in_bulk(drafts=drafts, by=reader.actor, purpose=reader.purpose)
    leave()
    return opened


def refer(
    client, *, side: str, phase: str = "previewed", late: bool = False, urgency: str = "normal"
) -> Referral:
    now = datetime.now(UTC)
    with reading_as(reader_of(client)) as reader:
        return Referral.objects.create(
            id=uuid4(), agency_id=reader.actor.agency_id, case_id=None, member="kh-node", side=side, phase=phase,
            owner="sender", held="preview", peer_held="preview", urgency=urgency, purpose="referral", reason="other",
            answer_by=now + timedelta(days=-1 if late else 1), opened_by_id=reader.actor.account_id,
            opened_at=now, changed_at=now,
        )  # fmt: skip


def work(client, purpose=Purpose.PROTECTION) -> dict:
    with reading_as(reader_of(client, purpose)) as reader:
        return {section.code: section for section in sections_of(reader)}


def page(client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_late_and_due_steps_are_told_apart_and_counted(supervisor):
    open_days_ago(supervisor, 0, 30)
    found = work(supervisor)
    assert all(task.when_kind == "overdue" for task in found["overdue"].tasks)
    assert found["due"].count > 0 and found["overdue"].count > 0
    assert "need you now" in page(supervisor)


def test_urgent_case_comes_first(supervisor):
    open_days_ago(supervisor, 40)
    open_days_ago(supervisor, 20, urgency="urgent")
    assert work(supervisor)["overdue"].tasks[0].is_urgent


def test_incoming_referral_waits_for_an_answer(supervisor):
    one = refer(supervisor, side="receiver")
    (task,) = work(supervisor)["arrived"].tasks
    assert str(one.id) in task.url and task.note == "kh-node"


def test_outgoing_referral_without_an_answer_is_waiting_and_says_when_late(supervisor):
    refer(supervisor, side="sender", late=True)
    (task,) = work(supervisor)["waiting"].tasks
    assert task.when_kind == "overdue"


@pytest.mark.parametrize("phase", ["accepted", "declined", "released", "handed_over"])
def test_answer_of_the_other_country_has_a_next_step(supervisor, phase):
    refer(supervisor, side="sender", phase=phase)
    assert len(work(supervisor)["arrived"].tasks) == 1


def test_unfinished_intake_and_screening_are_waiting(supervisor):
    (case_id,) = open_days_ago(supervisor, 0)
    with reading_as(reader_of(supervisor)) as reader:
        begin_draft(kind="person", by=reader.actor, purpose=reader.purpose)
        start_screening(case_id=case_id, profile="adult", by=reader.actor, purpose=reader.purpose)
    assert len(work(supervisor)["waiting"].tasks) == 2


def test_home_shows_nothing_of_another_agency(supervisor):
    open_days_ago(supervisor, 30)
    refer(supervisor, side="receiver")
    assert work(client_of("supervisor", agency="Agency B")) == {}


def test_home_of_a_case_worker_shows_their_teams_only(supervisor):
    open_days_ago(supervisor, 30)
    assert "Nothing waits for you" in page(client_of("case_worker"))


@pytest.mark.parametrize(
    ("role", "purpose", "count"),
    [
        ("analyst", Purpose.STATISTICS, 1),
        ("auditor", Purpose.AUDIT, 1),
        ("node_administrator", Purpose.ADMINISTRATION, 2),
    ],
)
def test_roles_without_cases_see_their_own_next_steps(role, purpose, count, db):
    client = client_of(role)
    assert len(work(client, purpose)["next"].tasks) == count
    assert client.get("/").status_code == 200


def test_home_says_when_the_purpose_shows_no_work(db):
    client = client_of("focal_point", purpose=Purpose.RETURN)
    assert "Nothing waits for you" in page(client)


def test_home_refuses_other_methods_and_strangers(supervisor, client):
    assert supervisor.post("/").status_code == 405
    assert client.get("/").status_code == 302


def test_home_asks_the_database_few_times_however_much_there_is(supervisor):
    open_days_ago(supervisor, *range(60))
    for _ in range(5):
        refer(supervisor, side="receiver")
    enter(reader_of(supervisor))
    with CaptureQueriesContext(connection) as asked:
        sections_of(reader_of(supervisor))
    assert len(asked) <= 11
