"""My work today: what is late, arrived, due and waiting, by urgency and by role, in few queries."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from harness.people import client_of
from sampan.portal.work import office_of, sections_of
from sampan.protection.cases.services.drafting import begin_draft
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.identification.services.screening import start_screening
from sampan.protection.tasks.facts import OwnTask
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.services import own
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
    assert len(asked) <= 17


def write_task(client, case_id, *, days: int, **more) -> None:
    with reading_as(reader_of(client)) as reader:
        told = OwnTask("Call the aunt.", TODAY, **more)
        written = own.write_task(case_id=case_id, task=told, by=reader.actor, purpose=reader.purpose)
        Task.objects.filter(id=written).update(due_on=TODAY + timedelta(days=days))
    leave()


def test_tasks_stand_among_deadlines_urgent_ones_first(supervisor):
    (case_id,) = open_days_ago(supervisor, 30)
    before = work(supervisor)
    write_task(supervisor, case_id, days=-1, urgency="urgent")
    write_task(supervisor, case_id, days=3)
    write_task(supervisor, case_id, days=30)
    after = work(supervisor)
    assert after["overdue"].count == before["overdue"].count + 1
    assert after["overdue"].tasks[0].title == "A task" and after["overdue"].tasks[0].is_urgent
    due = before["due"].count if "due" in before else 0
    assert after["due"].count == due + 1


def test_task_of_the_focal_point_stands_on_their_page(supervisor):
    (case_id,) = open_days_ago(supervisor, 0)
    write_task(supervisor, case_id, days=-1, for_role="focal_point")
    focal = client_of("focal_point", agency="Focal point")
    (task,) = work(focal, Purpose.REFERRAL)["overdue"].tasks
    assert task.note == "" and task.url.startswith("/tasks/")
    assert focal.get(task.url).status_code == 200


def test_supervisor_sees_who_is_how_far_behind_and_others_do_not(supervisor):
    (case_id,) = open_days_ago(supervisor, 0)
    for _ in range(2):
        write_task(supervisor, case_id, days=-1, assigned_to=supervisor.account.id)
    write_task(supervisor, case_id, days=-1)
    with reading_as(reader_of(supervisor)) as reader:
        bars = office_of(reader)
    assert [(one.label, one.count, one.percent) for one in bars] == [
        (supervisor.account.display_name, 2, 100),
        ("Nobody in particular: the cases' teams", 1, 50),
    ]
    assert "Overdue in the office" in page(supervisor)
    assert "Overdue in the office" not in page(client_of("case_worker"))


def test_news_of_an_old_referral_is_not_lost_behind_many_new_ones(supervisor):
    old = refer(supervisor, side="sender", phase="declined")
    for _ in range(55):
        refer(supervisor, side="sender", phase="previewed")
    titles = [one.url for one in work(supervisor)["arrived"].tasks]
    assert any(str(old.id) in url for url in titles)
