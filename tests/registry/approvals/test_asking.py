"""A question binds to its content; a second person answers; who acts without an answer is refused."""

import pytest
from django.db import Error, connection, transaction

from sampan.protection.cases.services.closing import close_case, erase_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.services import join_team
from sampan.registry.approvals import queries
from sampan.registry.approvals.facts import NotApproved
from sampan.registry.approvals.models import Approval, ApprovalPolicy
from sampan.registry.approvals.services import acts
from sampan.registry.approvals.services.acts import all_acts
from sampan.registry.approvals.services.asking import (
    is_needed,
    require_approved,
    use_approval,
    withdraw_question,
)
from sampan.registry.approvals.services.policy import set_policy
from sampan.vocabulary.errors import InvalidInput, NoPurpose, NotFound, NotPermitted, UnknownCode, WrongState
from tests.registry.approvals.conftest import ACT, CHANGED, CONTENT, TYPED, WHY

pytestmark = pytest.mark.database


def refused(office, content=CONTENT) -> bool:
    with office.reading(office.worker):
        try:
            require_approved(act=ACT, subject_id=office.case_id, content=content)
        except NotApproved:
            return True
    return False


def state(office, asked):
    with office.reading(office.supervisor) as reader:
        return queries.approval(approval_id=asked, reader=reader).state


def test_require_approved_refuses_until_a_second_person_approved(office):
    assert refused(office)
    asked = office.ask()
    assert refused(office)
    office.answer(asked)
    assert not refused(office)
    assert office.told == [(office.case_id, True)]


def test_approval_binds_to_its_content_until_asked_anew(office):
    office.answer(office.ask())
    assert refused(office, CHANGED)
    office.answer(office.ask(CHANGED))
    assert not refused(office, CHANGED)


def test_approval_holds_for_one_act(office):
    office.answer(office.ask())
    with office.reading(office.worker):
        use_approval(act=ACT, subject_id=office.case_id, content=CONTENT)
    assert refused(office)
    assert office.ask() and refused(office)


def test_ask_again_returns_the_question_and_a_change_supersedes_it(office):
    first = office.ask()
    assert office.ask() == first
    second = office.ask(CHANGED)
    assert second != first and state(office, first) == "superseded"
    with pytest.raises(WrongState):
        office.answer(first)
    office.answer(second)
    assert office.ask(CHANGED) == second


def test_refusal_needs_a_reason_and_keeps_it_sealed(office, audited):
    asked = office.ask()
    with pytest.raises(InvalidInput):
        office.answer(asked, yes=False, reason="  ")
    office.answer(asked, yes=False, reason="Ask her mother first.")
    assert refused(office) and office.told == [(office.case_id, False)]
    with office.reading(office.worker) as reader:
        assert queries.approval(approval_id=asked, reader=reader).reason == ""
        told = queries.approval(approval_id=asked, reader=reader, with_words=True)
        assert told.reason == "Ask her mother first." and told.typed == TYPED
        assert b"mother" not in bytes(Approval.objects.get().reason_sealed)
    assert len(audited("approval.words_read")) == len(audited("approval.refused")) == 1


def test_own_question_is_answered_by_another_unless_the_right_says_so(office, people):
    asked = office.ask(by=office.supervisor)
    with pytest.raises(NotPermitted):
        office.answer(asked)
    with office.reading(office.supervisor) as reader:
        assert [one.id for one in queries.waiting(reader)] == [asked]
        assert queries.waiting_count(reader) == 0
    sole = people("supervisor", "sole_supervisor")
    own = office.ask(CHANGED, by=sole)
    with office.reading(sole) as reader:
        assert queries.waiting_count(reader) == 1
    office.answer(own, by=sole)
    with office.reading(sole), pytest.raises(Error), transaction.atomic():
        assert Approval.objects.get(id=own).is_own
        Approval.objects.filter(id=own).update(is_own=False)  # marked for ever


def test_answer_by_the_wrong_people_is_refused(office, people):
    asked = office.ask()
    for actor, refusal in (
        (office.worker, NotPermitted),
        (people("supervisor", agency="Agency B"), NotFound),
        (people("focal_point"), NoPurpose),
    ):
        with pytest.raises(refusal):
            office.answer(asked, by=actor)
    assert state(office, asked) == "asked"


def test_focal_point_answers_in_cases_on_whose_team_they_are(office, people):
    focal = people("focal_point")
    office.ask()
    with office.reading(focal, Purpose.REFERRAL) as reader:
        assert queries.waiting(reader) == []
    with office.reading(office.supervisor):
        who = {"by": office.supervisor, "purpose": WHY}
        join_team(case_id=office.case_id, account_id=focal.account_id, agency_id=focal.agency_id, **who)
    with office.reading(focal, Purpose.REFERRAL) as reader:
        assert queries.waiting_count(reader) == len(queries.waiting(reader)) == 1


def test_withdraw_takes_ones_own_question_back(office):
    asked = office.ask()
    with pytest.raises(NotPermitted), office.reading(office.supervisor):
        withdraw_question(approval_id=asked, by=office.supervisor, purpose=WHY)
    with office.reading(office.worker) as reader:
        withdraw_question(approval_id=asked, by=office.worker, purpose=WHY)
        (told,) = queries.approvals_of(subject_id=office.case_id, reader=reader)
        assert (told.state, told.has_typed) == ("withdrawn", False)
    with pytest.raises(WrongState):
        office.answer(asked)


def test_who_asked_sees_the_answer_until_they_act_on_it(office):
    asked = office.ask()

    def news():
        with office.reading(office.worker) as reader:
            return [one.id for one in queries.answered_for_me(reader)]

    assert news() == []
    office.answer(asked)
    assert news() == [asked]
    with office.reading(office.worker) as reader:
        assert queries.to_do(act=ACT, subject_id=office.case_id, reader=reader).id == asked
        use_approval(act=ACT, subject_id=office.case_id, content=CONTENT)
        assert queries.to_do(act=ACT, subject_id=office.case_id, reader=reader) is None
    assert news() == []


@pytest.mark.parametrize("act", ["ask", "answer", "withdraw", "policy"])
def test_audit_fails_nothing_is_changed(office, audit_fails, act):
    asked = office.ask()
    doing = {
        "ask": lambda: office.ask(CHANGED),
        "answer": lambda: office.answer(asked),
        "withdraw": lambda: withdraw_question(approval_id=asked, by=office.worker, purpose=WHY),
        "policy": lambda: office.switch(ACT, on=False),
    }
    fails = audit_fails()
    with pytest.raises(fails), office.reading(office.worker):
        doing[act]()
    assert state(office, asked) == "asked" and office.told in ([], [(office.case_id, True)])
    with office.reading(office.worker):
        assert Approval.objects.count() == 1 and is_needed(ACT)


def test_listener_that_fails_leaves_the_question_unanswered(office, monkeypatch):
    def fail(**_told):
        raise WrongState("This cannot be done now.")

    asked = office.ask()
    monkeypatch.setitem(acts._listeners, ACT, [fail])
    with pytest.raises(WrongState):
        office.answer(asked)
    assert state(office, asked) == "asked"


def test_policy_is_set_by_the_administrator_alone_and_read_by_all(office, audited):
    with pytest.raises(NotPermitted), office.reading(office.supervisor):
        set_policy(act=ACT, needed=False, by=office.supervisor, purpose=WHY)
    with pytest.raises(UnknownCode):
        office.switch("no_such_act", on=True)
    office.switch(ACT, on=True)  # as it was: nothing to write
    assert audited("approval.policy_set") == []
    office.switch(ACT, on=False)
    assert not refused(office)
    assert len(audited("approval.policy_set")) == 1
    with office.reading(office.worker) as reader:
        told = {one.act: one for one in queries.policies(reader=reader)}
        assert told[ACT].is_needed_by_default and not told[ACT].is_needed and not told[ACT].is_default
        assert set(told) == {one.code for one in all_acts()}


def test_raw_sql_of_others_sets_no_policy(office):
    office.switch(ACT, on=False)
    with office.reading(office.supervisor), connection.cursor() as cursor:
        cursor.execute("UPDATE approvals_approvalpolicy SET is_needed = true")
        assert cursor.rowcount == 0
        cursor.execute("SELECT count(*) FROM approvals_approvalpolicy")
        assert cursor.fetchone() == (1,)
    with pytest.raises(Error), transaction.atomic(), office.reading(office.supervisor):
        ApprovalPolicy.objects.create(
            act="x", is_needed=True, set_by_id=office.supervisor.account_id, set_at="2026-01-01T00:00Z"
        )


def test_raw_sql_of_outsiders_sees_no_question(office, people):
    office.ask()
    for actor in (people("case_worker"), people("supervisor", agency="Agency B")):
        with office.reading(actor):
            assert not Approval.objects.exists()


def test_questions_lapse_with_the_case_and_words_go_with_its_erasure(office):
    answered = office.ask()
    office.answer(answered, yes=False, reason="Not yet.")
    waiting = office.ask(CHANGED)
    with office.reading(office.supervisor):
        who = {"by": office.supervisor, "purpose": WHY}
        close_case(case_id=office.case_id, reason="completed", **who)
        assert state(office, waiting) == "lapsed"
        erase_case(case_id=office.case_id, reason="consent_withdrawn", **who)
        for one in Approval.objects.all():
            assert (one.facts, one.typed_sealed, one.reason_sealed) == ({}, None, None)
