"""Tasks of matching: the duty desk owes a decision in time, who asked owes a look; none tells a hit from a miss."""

from datetime import UTC, datetime, timedelta

import pytest

from harness.people import client_of
from sampan.partnership.matches.facts import Register, State
from sampan.partnership.matches.models import Question, SilentHit
from sampan.partnership.matches.naming import silent_hits
from sampan.partnership.matches.services import silence
from sampan.partnership.matches.services.ending import end_overdue
from sampan.partnership.matches.services.silence import decide_silent
from sampan.protection.cases.models import Case
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.queries import my_tasks
from sampan.protection.tasks.services.escalating import escalate_overdue
from sampan.protection.tasks.services.owing import owe_task
from sampan.protection.tasks.services.own import change_task, settle_task
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_day
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there, question, say_looked

pytestmark = pytest.mark.database

WAITS = "match_silent_hit"


@pytest.fixture
def met(arranged, helped, officer):
    """A silent question of the officer's that met somebody helped there; one file alone."""
    there = helped()
    open_there(arranged, Register.PEOPLE)
    asked = ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    arranged.deliver()
    assert say_looked(arranged) == 1
    with arranged.reading():
        SilentHit.objects.exclude(case_id=there).delete()
        Task.objects.exclude(source_id__in=SilentHit.objects.values("id")).delete()
    return asked


def hit_of(region) -> SilentHit:
    with region.reading():
        return SilentHit.objects.get()


def tasks(region, kind: str) -> list[Task]:
    with region.reading():
        return list(Task.objects.filter(kind=kind))


def decide(region, duty, *, answers: bool) -> None:
    with region.as_node(THERE), reading_as(duty):
        decide_silent(hit_id=hit_of(region).id, answers=answers, by=duty.actor, purpose=duty.purpose)


def test_silent_hit_owes_the_duty_desk_a_decision_well_before_its_limit(arranged, met, duty, people):
    hit = hit_of(arranged)
    with reading_as(duty):
        (task,) = my_tasks(reader=duty)
    assert (task.kind, task.source_id, task.case_id, task.urgency) == (WAITS, hit.id, None, "urgent")
    assert task.due_on == house_day(hit.found_at + timedelta(days=2)) < house_day(hit.due_at)
    for role in ("supervisor", "focal_point", "case_worker"):
        reader = Reader(people(role, agency="Focal point"), REFERRAL)
        with reading_as(reader):
            assert not my_tasks(reader=reader), role


def test_task_of_a_silent_hit_names_nobody(arranged, met):
    (task,) = tasks(arranged, WAITS)
    assert (task.case_id, task.facts, task.text_sealed) == (None, {}, None)


@pytest.mark.parametrize("answers", [True, False])
def test_decision_settles_what_was_owed(arranged, met, duty, answers):
    decide(arranged, duty, answers=answers)
    (task,) = tasks(arranged, WAITS)
    assert (task.outcome, task.done_by_id) == ("done", duty.actor.account_id)


def test_time_limit_settles_what_was_owed(arranged, met):
    end_overdue(datetime.now(UTC) + timedelta(days=8))
    (task,) = tasks(arranged, WAITS)
    assert task.outcome == "expired"


def test_silent_hit_that_nobody_decides_climbs_to_the_focal_point_before_its_limit(arranged, met, focal):
    (task,) = tasks(arranged, WAITS)
    service = Reader(arranged.service, REFERRAL)
    assert escalate_overdue(today=task.due_on, reader=service) == 0
    assert escalate_overdue(today=task.due_on + timedelta(days=1), reader=service) == 1
    with reading_as(focal):
        (seen,) = my_tasks(reader=focal)
    assert seen.kind == WAITS and seen.case_number == ""
    assert task.due_on + timedelta(days=1) < house_day(hit_of(arranged).due_at)


def test_task_of_the_duty_desk_is_given_to_nobody_and_dropped_by_nobody(arranged, met, duty):
    (task,) = tasks(arranged, WAITS)
    who = {"by": duty.actor, "purpose": duty.purpose}
    with reading_as(duty), pytest.raises(WrongState):
        change_task(task_id=task.id, due_on=task.due_on, urgency="normal", for_role="supervisor", **who)
    with reading_as(duty), pytest.raises(InvalidInput):
        settle_task(task_id=task.id, outcome="overtaken", **who)
    assert [one.done_at for one in tasks(arranged, WAITS)] == [None]


def test_officer_sees_a_task_of_no_case_that_is_theirs_and_gives_it_to_nobody(arranged, officer, people):
    new = NewTask("match_approved", officer.actor.agency_id, assigned_to=officer.actor.account_id)
    with arranged.reading():
        owe_task(new=new, by=arranged.service, purpose=REFERRAL)
    with reading_as(officer):
        (task,) = my_tasks(reader=officer)
    who = {"by": officer.actor, "purpose": officer.purpose}
    with reading_as(officer), pytest.raises(WrongState):
        change_task(task_id=task.id, due_on=None, urgency="normal", for_role="supervisor", **who)
    other = Reader(people("case_worker", agency="Agency C"), REFERRAL)
    with reading_as(other):
        assert not my_tasks(reader=other) and not Task.objects.filter(id=task.id).exists()


def test_hit_and_miss_owe_the_same_to_the_asker(arranged, met, helped, officer):
    stranger = helped("Nguyen Thi Moi", born="2001-01-20", phone="+84912000333", actor=officer.actor)
    ask_about(arranged, officer, case_id=stranger)
    arranged.deliver()
    with reading_as(officer):
        assert not my_tasks(reader=officer)


def test_answer_owes_the_officer_who_asked_a_look(arranged, met, duty, officer):
    decide(arranged, duty, answers=True)
    arranged.deliver()
    with reading_as(officer):
        (task,) = my_tasks(reader=officer)
    assert (task.kind, task.source_id, task.assigned_to) == ("match_answered", met, officer.actor.account_id)


def test_desk_says_which_case_and_agency_are_meant_without_opening_it(arranged, met, duty):
    hit = hit_of(arranged)
    with arranged.reading():
        number = Case.objects.get(id=hit.case_id).number
    with reading_as(duty):
        (fact,) = silent_hits(reader=duty)
    assert (fact.case.number, fact.case.agency_id, fact.case.may_open) == (number, hit.agency_id, False)
    client = client_of("duty_officer", agency="Focal point", purpose=REFERRAL)
    for page in ("/matches/desk/", f"/matches/desk/{hit.id}/"):
        shown = client.get(page).content.decode()
        assert number in shown and "Agency B" in shown and f"/cases/{hit.case_id}" not in shown, page


def test_desk_leads_to_the_case_where_the_officer_may_see_it(arranged, met):
    client = client_of("supervisor", "duty_officer", agency="Agency B", purpose=REFERRAL)
    hit = hit_of(arranged)
    assert f"/cases/{hit.case_id}" in client.get(f"/matches/desk/{hit.id}/").content.decode()


def test_looking_up_a_case_that_is_gone_is_no_refusal(arranged, helped, officer, monkeypatch):
    """A refusal would tell the key-holder that there was a hit."""

    def gone(**_asked):
        raise NotFound("There is no such case here.")

    helped()
    open_there(arranged, Register.PEOPLE)
    ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    monkeypatch.setattr(silence, "read_case", gone)
    assert all(outcome.applied for outcome in arranged.deliver())
    with arranged.reading():
        assert not SilentHit.objects.exists()


def test_question_that_nobody_could_look_up_ends_as_such_and_owes_the_officer_a_look(arranged, met, officer):
    with arranged.reading():
        Question.objects.filter(id=met).update(looked_at=None)
    end_overdue(datetime.now(UTC) + timedelta(days=8))
    assert question(arranged, met).state == State.LOST
    with reading_as(officer):
        assert [one.kind for one in my_tasks(reader=officer)] == ["match_not_looked_up"]


def test_receipt_said_in_time_and_heard_late_makes_it_silence(arranged, met, officer):
    (looked,) = arranged.sent("looked")
    with arranged.reading():
        Question.objects.filter(id=met).update(looked_at=None)
    end_overdue(datetime.now(UTC) + timedelta(days=8))
    assert arranged.arrives(THERE, looked).applied
    assert question(arranged, met).state == State.SILENCE
    assert arranged.arrives(THERE, looked).reason == "wrong_state"
    with reading_as(officer):
        assert not my_tasks(reader=officer)


def test_receipt_of_another_member_is_refused(arranged, met):
    (looked,) = arranged.sent("looked")
    assert arranged.arrives("th-test", looked).reason == "not_found"


def test_receipt_is_said_once_and_not_after_the_limit(arranged, met):
    assert say_looked(arranged) == 0
    with arranged.reading():
        Question.objects.filter(side="holder").update(looked_at=None, answer_due=datetime.now(UTC))
    assert say_looked(arranged) == 0
