"""A conference: planned and owed, held with minutes whose decisions become tasks, cancelled, closed, erased."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from harness.people import client_of
from sampan.protection.cases.services.closing import close_case, erase_case, reopen_case
from sampan.protection.conferences.facts import ConferencePlan, Minutes, NewDecision
from sampan.protection.conferences.models import Conference
from sampan.protection.conferences.queries import conference, opened
from sampan.protection.conferences.services import ending
from sampan.protection.conferences.services.ending import cancel_conference, hold_conference
from sampan.protection.conferences.services.planning import plan_conference
from sampan.protection.tasks.queries import task, tasks_of_case
from sampan.registry.access.context import reading_as
from sampan.vocabulary.errors import InvalidInput, UnknownCode, WrongState
from tests.protection.tasks.conftest import TODAY, Office, office

pytestmark = pytest.mark.database
__all__ = ["office"]


def plan(office: Office, *, days: int = 1) -> UUID:
    someone = (office.worker.account.id,)
    told = ConferencePlan(timezone.now() + timedelta(days=days), someone, "Vinh", "May she stay?")
    with reading_as(office.reader()):
        return plan_conference(case_id=office.case_id, plan=told, **office.who())


def minutes(office: Office, **change: object) -> Minutes:
    told = {
        "held_on": TODAY, "present": (office.worker.account.id,), "person_heard": "was_there", "text": "She may stay.",
        "decisions": (NewDecision("Ask the school.", office.supervisor.account.id, TODAY), NewDecision("She stays.")),
    }  # fmt: skip
    return Minutes(**(told | change))


def open_kinds(office: Office) -> list[str]:
    with reading_as(office.reader()) as reader:
        return [one.kind for one in tasks_of_case(case_id=office.case_id, reader=reader) if one.is_open]


def test_planned_conference_is_owed_and_sealed(office):
    planned = plan(office)
    assert open_kinds(office) == ["hold_conference"]
    with reading_as(office.reader()) as reader:
        assert conference(conference_id=planned, reader=reader).state == "planned"
        assert b"Vinh" not in bytes(Conference.objects.get(id=planned).plan_sealed)


def test_decisions_become_tasks_in_the_same_step(office, audited):
    planned = plan(office)
    with reading_as(office.reader()):
        owed, none = hold_conference(conference_id=planned, minutes=minutes(office), **office.who())
    assert none is None and open_kinds(office) == ["decision"]
    with reading_as(office.reader("supervisor")) as reader:
        told = task(task_id=owed, reader=reader, with_text=True)
        words = opened(conference_id=planned, reader=reader)
    assert told.text == "Ask the school." and told.assigned_to == office.supervisor.account.id
    assert words.questions == "May she stay?" and words.decisions[0].task_id == owed
    assert audited("conference.read") == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " "},
        {"present": ()},
        {"held_on": TODAY + timedelta(days=1)},
        {"person_heard": "maybe"},
        {"decisions": (NewDecision(" ", None, TODAY),)},
        {"decisions": (NewDecision("Past.", None, TODAY - timedelta(days=1)),)},
    ],
)
def test_minutes_that_are_not_whole_change_nothing(office, wrong):
    planned = plan(office)
    with pytest.raises((InvalidInput, UnknownCode)), reading_as(office.reader()):
        hold_conference(conference_id=planned, minutes=minutes(office, **wrong), **office.who())
    assert open_kinds(office) == ["hold_conference"]


def test_conference_needs_a_day_to_come_and_somebody(office):
    for told in (
        ConferencePlan(timezone.now() - timedelta(days=2), (office.worker.account.id,)),
        ConferencePlan(timezone.now(), ()),
    ):
        with pytest.raises(InvalidInput), reading_as(office.reader()):
            plan_conference(case_id=office.case_id, plan=told, **office.who())


def test_cancelled_conference_is_owed_no_more_and_cannot_be_held(office):
    planned = plan(office)
    with reading_as(office.reader()) as reader:
        cancel_conference(conference_id=planned, because="person_asked", **office.who())
        assert conference(conference_id=planned, reader=reader).state == "cancelled"
        with pytest.raises(WrongState):
            hold_conference(conference_id=planned, minutes=minutes(office), **office.who())
    assert open_kinds(office) == []


def test_closing_cancels_reopening_plans_again_erasing_wipes(office):
    planned = plan(office)
    with reading_as(office.reader()) as reader:
        close_case(case_id=office.case_id, reason="completed", **office.who())
        assert conference(conference_id=planned, reader=reader).cancelled_because == "case_closed"
        reopen_case(case_id=office.case_id, **office.who())
        assert conference(conference_id=planned, reader=reader).state == "planned"
    assert open_kinds(office) == ["hold_conference"]
    with reading_as(office.reader("supervisor")):
        erase_case(case_id=office.case_id, reason="retention_ended", **office.who("supervisor"))
        left = Conference.objects.get(id=planned)
    assert left.plan_sealed is None and left.ended_at is not None


def test_minutes_are_not_kept_when_their_audit_fails(office, monkeypatch):
    def fail(*told, **more):
        raise RuntimeError("no audit")

    planned = plan(office)
    monkeypatch.setattr(ending, "record_act", fail)
    with pytest.raises(RuntimeError), reading_as(office.reader()):
        hold_conference(conference_id=planned, minutes=minutes(office), **office.who())
    assert open_kinds(office) == ["hold_conference"]


def test_pages_plan_hold_print_and_refuse(office):
    client, me = office.worker, str(office.worker.account.id)
    address = f"/conferences/plan/{office.case_id}/"
    when = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert client.get(address).status_code == 200
    assert client.post(address, {"planned_for": when}).status_code == 422
    told = {"planned_for": when, "invited": [me], "questions": "May she stay?"}
    assert "Planned for" in client.post(address, told, follow=True).content.decode()
    with reading_as(office.reader()):
        one = f"/conferences/{Conference.objects.get().id}/"
    assert "May she stay?" not in client.get(one).content.decode()
    assert "May she stay?" in client.post(one + "open/").content.decode()
    held = {"held_on": str(TODAY), "present": [me], "person_heard": "was_there", "text": "She may stay."}
    half = held | {"decision1-due_on": str(TODAY)}
    assert client.post(one + "hold/", half).status_code == 422
    whole = half | {"decision1-text": "Ask the school."}
    assert client.post(one + "hold/", whole).status_code == 302
    paper = client.post(one + "print/").content.decode()
    assert "She may stay." in paper and "Ask the school." in paper
    assert client.get(one + "print/").status_code == 405
    for stranger in (client_of("case_worker"), client_of("supervisor", agency="Agency B")):
        assert stranger.get(one).status_code == 404
        assert stranger.post(one + "print/").status_code == 404


def test_api_plans_holds_and_cancels(office):
    of_case = f"/api/conferences/cases/{office.case_id}"
    me, asked = str(office.worker.account.id), {"content_type": "application/json"}
    told = {"planned_for": (timezone.now() + timedelta(days=1)).isoformat(), "invited": [me]}
    ids = [office.worker.post(of_case, told, **asked).json()["id"] for _ in range(2)]
    body = {"held_on": str(TODAY), "present": [me], "person_heard": "not_heard", "text": "x",
            "decisions": [{"text": "y", "due_on": str(TODAY)}]}  # fmt: skip
    held = office.worker.post(f"/api/conferences/{ids[0]}/minutes", body, **asked)
    assert held.status_code == 200 and held.json()["tasks"][0]
    cancelled = office.worker.post(f"/api/conferences/{ids[1]}/cancel", {"because": "moved"}, **asked)
    assert cancelled.status_code == 200
    assert {one["state"] for one in office.worker.get(of_case).json()} == {"held", "cancelled"}
    assert client_of("case_worker").get(f"/api/conferences/{ids[0]}").status_code == 404
