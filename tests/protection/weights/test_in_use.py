"""Scores follow what is in force, through the API, in every process, and go back with it."""

import json

import psycopg
import pytest
from django.db import connection
from django.urls import reverse

from sampan.protection.duplicates.services.finding import find_pairs
from sampan.protection.recognition.services.asking import files_like
from sampan.protection.weights.services import rows
from sampan.registry import facts_at_hand
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.models import FactsGeneration
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.approvals.models import Approval
from tests.protection.duplicates.conftest import Desk
from tests.protection.weights.conftest import PURPOSE

pytestmark = pytest.mark.database
WANTED = {"name": "Lò Thị Mẫu", "birth_date": "1998", "phones": ["+84987654321"]}
JSON = {"content_type": "application/json"}


@pytest.fixture
def office(signed_in, people, answers):
    """Two signed-in supervisors, a file that is doubtfully of the person sought, and sixty answers that say it is."""
    one, two = (signed_in("supervisor", purpose=PURPOSE) for _ in range(2))
    first, second = (actor_of(client.account) for client in (one, two))
    desk = Desk(people("case_worker"), first, {"by": first, "purpose": PURPOSE})
    enter(Reader(first, PURPOSE))
    case_id = desk.open("Lò Thị Mẫu", born="1999", phone="+84912345678")
    answers(60, by=[first, second, people("supervisor")])
    return one, two, desk, case_id


def score(client, case_id) -> tuple[float, bool, str]:
    told = client.post("/api/people/like", {"identity": WANTED}, **JSON).json()
    (found,) = [one for one in told["candidates"] if one["case_id"] == str(case_id)]
    return found["score"], found["same"], told["weights"]


def take_over(one, two) -> str:
    version = one.get("/api/weights/").json()["proposed"]["version"]
    made = one.post("/api/weights/steps/", {"version": version, "reason": "Sixty answers."}, **JSON)
    assert made.status_code == 201 and not made.json()["is_in_force"]
    enter(Reader(actor_of(two.account), PURPOSE))
    question = Approval.objects.get(subject_id=made.json()["id"])
    answered = two.post(f"/api/approvals/{question.id}/answer/", {"is_approved": True}, **JSON)
    assert answered.status_code == 204
    return version


def test_scores_change_after_taking_over_and_go_back_after_setting_back(office) -> None:
    one, two, _desk, case_id = office
    before = score(one, case_id)
    assert before[1] is False and before[0] < 0.2
    version = take_over(one, two)
    after = score(one, case_id)
    assert after[1] is True and after[0] > 0.8 and after[2] == version
    assert one.post("/api/weights/shipped", {"reason": "Try."}, **JSON).status_code == 201
    assert score(two, case_id) == before
    assert [step["is_in_force"] for step in one.get("/api/weights/steps/").json()] == [True, False]


def test_files_of_the_night_and_bars_of_a_pair_use_them_too(office) -> None:
    one, two, desk, case_id = office
    other = desk.open("Lò Thị Mẫu", born="1998", phone="+84987654321", document="")
    shipped = files_like(case_id=other, reader=desk.reader)
    version = take_over(one, two)
    enter(desk.reader)
    learnt = files_like(case_id=other, reader=desk.reader)
    assert learnt.weights == version != shipped.weights
    scores = [
        next(each.score for each in told.candidates if each.case_id == case_id) for told in (shipped, learnt)
    ]
    assert scores[0] < 0.5 <= scores[1]
    pairs = find_pairs(reader=desk.reader, case_ids=[other], closely=1)
    if pairs:
        page = one.post(reverse("duplicates:identity", args=[pairs[0].id]), {"purpose": "protection"})
        assert version in page.content.decode()


def test_api_refuses_who_may_not_and_what_was_not_seen(office, signed_in) -> None:
    one, _two, _desk, _case_id = office
    worker = signed_in("case_worker", purpose=PURPOSE)
    assert worker.get("/api/weights/").status_code == 403
    assert worker.get("/api/weights/file").status_code == 403
    stale = one.post("/api/weights/steps/", {"version": "feedback-1/0", "reason": "x"}, **JSON)
    assert stale.status_code in (403, 409, 422) and "since you looked" in stale.content.decode()
    assert one.post("/api/weights/shipped", {"reason": "x"}, **JSON).status_code in (403, 409, 422)


def test_own_proposal_is_refused_by_the_api(office) -> None:
    one, _two, _desk, _case_id = office
    version = one.get("/api/weights/").json()["proposed"]["version"]
    made = one.post("/api/weights/steps/", {"version": version, "reason": "Mine."}, **JSON).json()
    enter(Reader(actor_of(one.account), PURPOSE))
    question = Approval.objects.get(subject_id=made["id"])
    assert one.post(f"/api/approvals/{question.id}/answer/", {"is_approved": True}, **JSON).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_what_another_process_took_over_counts_at_the_next_question(people, monkeypatch) -> None:
    monkeypatch.setattr(facts_at_hand, "_shared", facts_at_hand._Shared())
    FactsGeneration.objects.all().delete()
    FactsGeneration.objects.create(generation=1)
    supervisor = people("supervisor")
    with reading_as(Reader(supervisor, PURPOSE)):
        assert rows.weights_in_force().is_shipped
    told = connection.get_connection_params()
    names = {"dbname", "host", "port", "user", "password"}
    with psycopg.connect(**{name: told[name] for name in names & told.keys()}) as other:
        other.execute(
            "SELECT set_config('sampan.account', %s, false), set_config('sampan.purpose', 'protection', false)",
            [str(supervisor.account_id)],
        )
        other.execute(
            "INSERT INTO weights_step (id, number, version, base, replaces, adjustments, told, reason,"
            " proposed_by_id, proposed_at, taken_by_id, taken_at) VALUES (gen_random_uuid(), 1, 'v', %(base)s,"
            " %(base)s, %(bits)s, '{}', 'x', %(who)s, now(), %(who)s, now())",
            {
                "base": rows.shipped_version(),
                "bits": json.dumps({"name.exact": 1.0}),
                "who": supervisor.account_id,
            },
        )
        assert rows.weights_in_force().is_shipped, "not committed yet"
    assert rows.weights_in_force().version == "v"
