"""A plan is agreed, followed, paid for and ended; what is refused leaves everything as it was."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from sampan.protection.cases.services.closing import erase_case
from sampan.protection.reintegration.queries import budget_lines, survivors
from sampan.protection.reintegration.services import planning, rows, spending, visiting
from sampan.protection.tasks.queries import my_tasks
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState
from tests.protection.reintegration.conftest import BEGAN, WISH

TODAY = date.today()


def kinds(reader) -> list[str]:
    return [one.kind for one in my_tasks(reader=reader)]


def test_begin_plan_second_while_one_is_open_is_refused(planned):
    with pytest.raises(WrongState):
        planning.begin_plan(case_id=planned.case_id, begins_on=TODAY, **planned.who)


def test_agree_without_a_goal_is_refused(followed):
    plan_id = planning.begin_plan(case_id=followed.case_id, begins_on=BEGAN, **followed.who)
    with pytest.raises(WrongState):
        planning.agree(plan_id=plan_id, agreed_on=BEGAN, **followed.who)


def test_agree_owes_each_visit_once_as_a_task(agreed):
    visits = agreed.plan().visits
    assert [one.due_on for one in visits] == sorted(one.due_on for one in visits)
    assert len(visits) == 6 and kinds(agreed.reader).count(rows.VISIT) == 6
    with pytest.raises(WrongState):
        planning.agree(plan_id=agreed.plan_id, agreed_on=BEGAN, **agreed.who)


def test_goal_words_are_sealed_until_opened(planned):
    closed, opened = planned.plan().items[0], planned.plan(with_text=True).items[0]
    assert closed.has_goal and closed.goal == "" and WISH not in repr(closed)
    assert opened.goal == WISH


def test_visit_with_a_strong_sign_tells_the_supervisor_at_once(agreed, people):
    visit = agreed.plan().visits[0]
    seen = visiting.Seen(TODAY, "home", {"work": 2}, ("threats",), "He came to the house")
    assert visiting.record_visit(visit_id=visit.id, seen=seen, **agreed.who) == "high"
    task = next(one for one in my_tasks(reader=agreed.reader) if one.kind == rows.RISK)
    assert (task.for_role, task.urgency, task.due_on) == ("supervisor", "urgent", TODAY)
    worker = Reader(people("case_worker"), Purpose.PROTECTION)
    with reading_as(worker), pytest.raises(NotPermitted):
        visiting.settle_risk(visit_id=visit.id, by=worker.actor, purpose=worker.purpose)
    visiting.settle_risk(visit_id=visit.id, **agreed.who)
    assert rows.RISK not in kinds(agreed.reader)


def test_visit_recorded_twice_is_refused(agreed):
    visit, seen = agreed.plan().visits[0], visiting.Seen(TODAY, "phone")
    visiting.record_visit(visit_id=visit.id, seen=seen, **agreed.who)
    with pytest.raises(WrongState):
        visiting.record_visit(visit_id=visit.id, seen=seen, **agreed.who)
    assert kinds(agreed.reader).count(rows.VISIT) == 5


@pytest.mark.parametrize(
    "seen",
    [
        visiting.Seen(TODAY + timedelta(days=1), "home"),
        visiting.Seen(TODAY, "by carrier pigeon"),
        visiting.Seen(TODAY, "home", {"work": 6}),
        visiting.Seen(TODAY, "home", {"stars": 3}),
        visiting.Seen(TODAY, "home", {}, ("bad feeling",)),
    ],
)
def test_visit_with_something_unknown_changes_nothing(agreed, seen):
    visit = agreed.plan().visits[0]
    with pytest.raises(InvalidInput):
        visiting.record_visit(visit_id=visit.id, seen=seen, **agreed.who)
    assert not agreed.plan().visits[0].is_recorded


def test_missed_visit_is_owed_again_unless_declined(agreed):
    first, second = agreed.plan().visits[:2]
    again = visiting.miss_visit(visit_id=first.id, reason="not_there", **agreed.who)
    owed = next(one for one in agreed.plan().visits if one.id == again)
    assert owed.due_on == TODAY + timedelta(days=visiting.AGAIN_DAYS)
    assert visiting.miss_visit(visit_id=second.id, reason="declined", **agreed.who) is None
    assert kinds(agreed.reader).count(rows.VISIT) == 5


def test_end_counts_as_reintegrated_only_after_a_visit(agreed):
    end = {"plan_id": agreed.plan_id, "end": "on_their_own_feet", "ended_on": TODAY}
    with pytest.raises(WrongState):
        planning.end_plan(**end, **agreed.who)
    visit = agreed.plan().visits[0]
    visiting.record_visit(visit_id=visit.id, seen=visiting.Seen(TODAY, "home"), **agreed.who)
    planning.end_plan(**end, **agreed.who)
    assert agreed.plan().end == "on_their_own_feet" and rows.VISIT not in kinds(agreed.reader)
    with pytest.raises(WrongState):
        planning.add_visit(plan_id=agreed.plan_id, due_on=TODAY, **agreed.who)
    assert planning.begin_plan(case_id=agreed.case_id, begins_on=TODAY, **agreed.who)


def line_of(agreed, amount=1000, currency="VND"):
    told = {"code": f"L-{currency}", "name": "Programme", "year": 2026, "currency": currency}
    return spending.open_line(**told, amount=Decimal(amount), **agreed.who)


def test_spend_never_overdraws_a_line_and_names_what_is_left(agreed):
    line = line_of(agreed)
    told = {"item_id": agreed.item_id, "line_id": line, "paid_on": TODAY, **agreed.who}
    spent = spending.spend(amount=Decimal(700), **told)
    with pytest.raises(InvalidInput, match=r"300\.00 VND") as refused:
        spending.spend(amount=Decimal("300.01"), **told)
    assert refused.value.field == "amount"
    assert budget_lines(reader=agreed.reader)[0].left == 300
    spending.take_back(expense_id=spent, **agreed.who)
    assert budget_lines(reader=agreed.reader)[0].left == 1000
    assert agreed.plan().items[0].spent == 0
    with pytest.raises(WrongState):
        spending.take_back(expense_id=spent, **agreed.who)


def test_spend_in_another_currency_than_the_goal_is_refused(agreed):
    told = {"item_id": agreed.item_id, "line_id": line_of(agreed, currency="USD"), "paid_on": TODAY}
    with pytest.raises(InvalidInput) as refused:
        spending.spend(amount=Decimal(1), **told, **agreed.who)
    assert refused.value.field == "line"


def test_budget_line_of_another_agency_is_not_found(agreed, people):
    line = line_of(agreed)
    other = Reader(people("supervisor", agency="Agency B"), Purpose.PROTECTION)
    with reading_as(other):
        assert budget_lines(reader=other) == []
        told = {"item_id": agreed.item_id, "line_id": line, "paid_on": TODAY, "amount": Decimal(1)}
        with pytest.raises(NotFound):
            spending.spend(**told, by=other.actor, purpose=other.purpose)


def test_survivors_late_and_risk_are_found(agreed):
    found = survivors(reader=agreed.reader, today=TODAY, shown="late")
    assert [one.plan_id for one in found] == [agreed.plan_id] and found[0].next_visit < TODAY
    assert survivors(reader=agreed.reader, today=TODAY, shown="risk") == []
    seen = visiting.Seen(TODAY, "home", {"housing": 1})
    visiting.record_visit(visit_id=agreed.plan().visits[0].id, seen=seen, **agreed.who)
    assert [one.risk for one in survivors(reader=agreed.reader, today=TODAY, shown="risk")] == ["watch"]


def test_erased_case_keeps_no_word_and_no_level(agreed):
    visit = agreed.plan().visits[0]
    seen = visiting.Seen(TODAY, "home", {"work": 2}, ("no_income",), "She said so")
    visiting.record_visit(visit_id=visit.id, seen=seen, **agreed.who)
    erase_case(case_id=agreed.case_id, reason="retention", **agreed.who)
    plan = agreed.plan()
    assert not plan.items[0].has_goal and not plan.visits[0].has_note
    assert (plan.visits[0].levels, plan.visits[0].signs) == ({}, ())


def test_audit_that_fails_leaves_no_plan(followed, monkeypatch):
    def fail(*_told, **_more):
        raise RuntimeError("the audit cannot be written")

    monkeypatch.setattr(rows, "record", fail)
    with pytest.raises(RuntimeError):
        planning.begin_plan(case_id=followed.case_id, begins_on=BEGAN, **followed.who)
    assert survivors(reader=followed.reader, today=TODAY) == []
