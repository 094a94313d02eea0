"""Proposed by one, approved by another, exactly as it was seen; the way back needs nobody else."""

import pytest
from django.db import Error, transaction

from sampan.engines.matching.feedback import MOST_BITS
from sampan.protection.weights import queries
from sampan.protection.weights.approving import ACT
from sampan.protection.weights.models import Step
from sampan.protection.weights.services.labelling import kept_labels
from sampan.protection.weights.services.rows import shipped_version
from sampan.protection.weights.services.taking import propose, propose_again, set_back
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.approvals.models import Approval
from sampan.registry.approvals.services.answering import answer_approval
from sampan.registry.approvals.services.policy import set_policy
from sampan.vocabulary.errors import InvalidInput, NoPurpose, NotPermitted, WrongState
from tests.protection.weights.conftest import DOUBTFUL, PURPOSE, levels

pytestmark = pytest.mark.database
WHY = "Sixty answers agree."


def proposed(desk):
    return queries.proposed(reader=desk.reader)


def ask(desk, *, by=None, version=None, reason=WHY):
    version = version or proposed(desk).version
    return propose(version=version, reason=reason, by=by or desk.supervisor, purpose=PURPOSE)


def approve(step_id, *, by, is_approved=True) -> None:
    question = Approval.objects.get(subject_id=step_id)
    with reading_as(Reader(by, PURPOSE)):
        answer_approval(approval_id=question.id, is_approved=is_approved, by=by, purpose=PURPOSE)


def bits() -> float:
    return queries.weights_in_force().weights.bits("birth_date", "near_year")


def test_proposal_says_what_moves_by_how_many_and_which_pairs_cross(taught) -> None:
    told = proposed(taught)
    assert {(one.field, one.level) for one in told.changes} == set(DOUBTFUL.items())
    assert (told.labels, told.reviewers) == (60, 3)
    near = next(one for one in told.changes if one.field == "birth_date")
    assert 1.5 < near.after - near.before <= MOST_BITS and (near.same, near.other) == (60, 0)
    assert (told.crossing.counted, told.crossing.up, told.crossing.up_same, told.crossing.down) == (
        60,
        60,
        60,
        0,
    )


def test_one_reviewer_alone_moves_nothing_and_the_proposal_says_who_is_missing(desk, answers) -> None:
    answers(400, by=[desk.supervisor])
    told = proposed(desk)
    assert told.changes == () and told.version == shipped_version()
    assert {(one.pairs, one.reviewers) for one in told.lacking} == {(0, 1)}


def test_too_few_pairs_are_counted_down(desk, colleague, answers) -> None:
    answers(8, by=[desk.supervisor, colleague])
    assert {(one.field, one.pairs, one.reviewers) for one in proposed(desk).lacking} == {
        (field, 12, 0) for field in DOUBTFUL
    }


def test_nothing_is_in_force_until_a_second_person_approves(taught, colleague, audited) -> None:
    before = bits()
    step_id = ask(taught)
    assert bits() == before and not queries.step(step_id=step_id, reader=taught.reader).is_in_force
    approve(step_id, by=colleague)
    assert before + 1.5 < bits() <= before + MOST_BITS
    kept = queries.step(step_id=step_id, reader=taught.reader)
    assert (kept.number, kept.proposed_by, kept.taken_by) == (
        1,
        taught.supervisor.account_id,
        colleague.account_id,
    )
    assert kept.reason == WHY and kept.is_in_force
    assert (audited("weights.proposed"), audited("weights.taken_over")) == (1, 1)


def test_own_proposal_is_not_approved_by_who_made_it(taught) -> None:
    step_id = ask(taught)
    with pytest.raises(NotPermitted):
        approve(step_id, by=taught.supervisor)
    assert queries.weights_in_force().is_shipped


def test_refused_proposal_changes_nothing(taught, colleague) -> None:
    approve(ask(taught), by=colleague, is_approved=False)
    assert queries.weights_in_force().is_shipped and queries.history(reader=taught.reader) == []


def test_proposal_of_what_is_not_proposed_any_more_is_refused(taught, colleague, answers) -> None:
    seen = proposed(taught).version
    answers(60, by=[taught.supervisor, colleague], same=False, name="exact", sex="different", phone="same")
    assert proposed(taught).version != seen
    with pytest.raises(WrongState, match="since you looked"):
        ask(taught, version=seen)
    assert not Step.objects.exists()


def test_answers_after_the_proposal_do_not_change_what_is_approved(taught, colleague, answers) -> None:
    version = proposed(taught).version
    step_id = ask(taught)
    answers(60, by=[taught.supervisor, colleague], same=False, name="exact", sex="different", phone="same")
    approve(step_id, by=colleague)
    assert queries.weights_in_force().version == version


def test_approval_of_other_content_does_not_hold(taught, colleague) -> None:
    step_id = ask(taught)
    Approval.objects.filter(subject_id=step_id).update(content="0" * 64)
    with pytest.raises(Exception, match="second person"):
        approve(step_id, by=colleague)
    assert queries.weights_in_force().is_shipped


def test_second_of_two_proposals_no_longer_fits_what_is_in_force(taught, colleague) -> None:
    first, second = ask(taught), ask(taught, by=colleague)
    approve(first, by=colleague)
    with pytest.raises(WrongState, match="came into force"):
        approve(second, by=taught.supervisor)


def test_same_weights_are_not_proposed_twice(taught, colleague) -> None:
    approve(ask(taught), by=colleague)
    with pytest.raises(WrongState, match="already"):
        ask(taught)


def test_set_back_holds_at_once_and_earlier_weights_need_a_second_person_again(taught, colleague) -> None:
    step_id = ask(taught)
    approve(step_id, by=colleague)
    set_back(reason="Too many strangers.", by=taught.supervisor, purpose=PURPOSE)
    assert queries.weights_in_force().version == shipped_version()
    again = propose_again(step_id=step_id, reason="It was not that.", by=colleague, purpose=PURPOSE)
    assert queries.weights_in_force().is_shipped
    approve(again, by=taught.supervisor)
    history = queries.history(reader=taught.reader)
    assert [one.number for one in history] == [3, 2, 1]
    assert history[0].version == history[2].version and [one.is_in_force for one in history] == [
        True,
        False,
        False,
    ]


def test_weights_of_another_release_are_not_mixed_with_todays(taught, colleague, monkeypatch) -> None:
    step_id = ask(taught)
    approve(step_id, by=colleague)
    monkeypatch.setattr("sampan.protection.weights.services.rows.shipped_version", lambda: "feedback-1/other")
    monkeypatch.setattr(
        "sampan.protection.weights.services.taking.shipped_version", lambda: "feedback-1/other"
    )
    now = queries.weights_in_force()
    assert now.is_shipped and now.is_outdated
    with pytest.raises(WrongState, match="this release"):
        propose_again(step_id=step_id, reason=WHY, by=taught.supervisor, purpose=PURPOSE)


def test_policy_without_a_second_person_takes_over_at_once(taught, people) -> None:
    with reading_as(Reader(people("node_administrator"), Purpose.ADMINISTRATION)) as reader:
        set_policy(act=ACT.code, needed=False, by=reader.actor, purpose=reader.purpose)
    assert queries.step(step_id=ask(taught), reader=taught.reader).is_in_force


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_reason_is_needed_and_short(taught, reason) -> None:
    with pytest.raises(InvalidInput):
        ask(taught, reason=reason)


@pytest.mark.parametrize(
    "role", ["case_worker", "front_line_officer", "focal_point", "auditor", "node_administrator"]
)
def test_others_neither_see_nor_propose_nor_set_back(taught, reading, role) -> None:
    reader = reading(role)
    who = {"by": reader.actor, "purpose": reader.purpose}
    for act in (
        lambda: queries.proposed(reader=reader),
        lambda: queries.history(reader=reader),
        lambda: queries.file_in_force(reader=reader),
        lambda: propose(version="x", reason=WHY, **who),
        lambda: set_back(reason=WHY, **who),
    ):
        with pytest.raises((NotPermitted, NoPurpose)):
            act()


def test_approver_without_the_permission_takes_nothing_over(taught, people) -> None:
    step_id = ask(taught)
    with pytest.raises(NotPermitted):
        approve(step_id, by=people("sole_supervisor"))
    assert queries.weights_in_force().is_shipped


def test_what_was_taken_over_stands(taught, colleague, reading) -> None:
    step_id = ask(taught)
    for told in ({"adjustments": {}}, {"reason": "another"}):
        with pytest.raises(Error), transaction.atomic():
            Step.objects.filter(id=step_id).update(**told)
    approve(step_id, by=colleague)
    enter(taught.reader)
    with pytest.raises(Error), transaction.atomic():
        Step.objects.filter(id=step_id).update(number=7)
    reading("case_worker")
    assert Step.objects.filter(id=step_id).update(number=8) == 0
    assert Step.objects.filter(id=step_id).delete()[0] == 0


def test_labels_teach_the_same_in_any_order(taught) -> None:
    first = kept_labels()
    assert first.labels == tuple(sorted(first.labels, key=lambda one: (one.levels, one.same, one.reviewer)))
    assert set(first.labels[0].levels) <= set(levels(**DOUBTFUL).values())
