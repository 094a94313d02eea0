"""Time limits: who asks names the moment, both sides have the same, and what is too late is refused with words."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.partnership.matches.facts import Register, Side, State, Verdict, Wish
from sampan.partnership.matches.models import Question, Request, SilentHit
from sampan.partnership.matches.services.ending import end_overdue
from sampan.partnership.matches.services.requesting import decide_request, request_after
from sampan.partnership.matches.services.silence import decide_silent
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import WrongState
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there, question
from tests.partnership.matches.test_attacks import bent, reasons

pytestmark = pytest.mark.database

KNOWN = (("phone", "+855 97 555 0101"), ("handle", "telegram:@boss_kk"))


@pytest.fixture
def there(arranged, suspect, people) -> Reader:
    """The other side knows a suspect; its supervisor decides."""
    supervisor = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    suspect(*KNOWN, reader=supervisor)
    open_there(arranged, Register.SELECTORS)
    return supervisor


@pytest.fixture
def asked(arranged, there, officer, suspect):
    """A question on its way."""
    return ask_about(arranged, officer, subject_id=suspect(*KNOWN))


@pytest.fixture
def silent(arranged, helped, officer):
    """A silent question on its way."""
    helped()
    open_there(arranged, Register.PEOPLE)
    return ask_about(arranged, officer, case_id=helped(actor=officer.actor))


def moment(**ahead: int) -> str:
    return (datetime.now(UTC) + timedelta(**ahead)).isoformat()


def follow(asked, officer: Reader) -> None:
    with reading_as(officer):
        request_after(question_id=asked, wish=Wish.INFORMATION, by=officer.actor, purpose=officer.purpose)


def test_limit_of_a_question_is_the_same_on_both_sides(arranged, silent):
    arranged.deliver()
    with arranged.reading():
        due = question(arranged, silent).answer_due
        assert {hit.due_at for hit in SilentHit.objects.all()} == {due}
        assert Question.objects.get(side=Side.HOLDER).answer_due == due


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (moment(days=7, hours=2), "invalid_input"),
        (moment(seconds=-1), "too_late"),
        ("2026-12-01", "invalid_input"),
        ("soon", "invalid_input"),
        (7, "invalid_input"),
        (None, "invalid_input"),
    ],
    ids=range(6),
)
def test_limit_that_was_not_arranged_or_is_over_is_refused(arranged, asked, said, reason):
    arranged.bend = bent("ask", answer_by=said)
    assert reasons(arranged) == [reason]
    with arranged.reading():
        assert not Question.objects.filter(side=Side.HOLDER).exists()


def test_decision_after_the_limit_is_refused_at_the_holder_with_words(arranged, silent, people):
    duty = Reader(people("duty_officer", agency="Focal point"), REFERRAL)
    arranged.deliver()
    with arranged.reading():
        SilentHit.objects.update(due_at=datetime.now(UTC))
        hit = SilentHit.objects.first()
    with arranged.as_node(THERE), reading_as(duty), pytest.raises(WrongState, match="not told any more"):
        decide_silent(hit_id=hit.id, answers=True, by=duty.actor, purpose=duty.purpose)
    assert not arranged.queue


@pytest.mark.parametrize("over", ["limit", "epoch"])
def test_what_comes_after_the_limit_or_the_epoch_is_refused_before_it_is_looked_up(arranged, silent, over):
    """The key-holder's elements of an ended epoch would meet nobody, and look like a miss."""
    arranged.deliver(until="bare")
    with arranged.reading():
        row = Question.objects.get(side=Side.HOLDER)
        row.answer_due = datetime.now(UTC) if over == "limit" else row.answer_due
        row.epoch.state = "over" if over == "epoch" else "ready"
        row.save()
        row.epoch.save()
    assert reasons(arranged) == ["too_late"]
    with arranged.reading():
        assert not SilentHit.objects.exists() and not Question.objects.get(side=Side.HOLDER).held


def test_hit_that_is_followed_late_has_a_limit_of_its_own_the_same_on_both_sides(arranged, asked, officer):
    arranged.deliver()
    with arranged.reading():
        Question.objects.update(answer_due=datetime.now(UTC) + timedelta(seconds=30))
    follow(asked, officer)
    assert reasons(arranged) == []
    assert end_overdue(datetime.now(UTC) + timedelta(days=6)) == 0
    with arranged.reading():
        ours, theirs = Request.objects.get(way="out"), Request.objects.get(way="in")
        assert ours.due_at == theirs.due_at and {ours.verdict, theirs.verdict} == {Verdict.WAITING}
        assert ours.due_at > datetime.now(UTC) + timedelta(days=6, hours=23)


def test_request_that_nobody_decides_ends_with_its_task(arranged, asked, officer, there):
    arranged.deliver()
    follow(asked, officer)
    arranged.deliver()
    end_overdue(datetime.now(UTC) + timedelta(days=8))
    with arranged.reading():
        assert {one.verdict for one in Request.objects.all()} == {Verdict.EXPIRED}
        assert Task.objects.get(kind="match_request").outcome == "expired"


def test_request_is_not_decided_after_its_limit(arranged, asked, officer, there):
    arranged.deliver()
    follow(asked, officer)
    arranged.deliver()
    with arranged.reading():
        Request.objects.filter(way="in").update(due_at=datetime.now(UTC))
        row = Request.objects.get(way="in")
    with arranged.as_node(THERE), reading_as(there), pytest.raises(WrongState):
        decide_request(request_id=row.id, approves=True, by=there.actor, purpose=there.purpose)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"answer_by": moment(days=30)}, "invalid_input"),
        ({"answer_by": moment(seconds=-1)}, "too_late"),
        ({"legal_basis": "curiosity"}, "invalid_input"),
        ({"legal_basis": "consent"}, "private_match"),  # the opened places say another
    ],
    ids=("longer", "over", "no basis", "another basis"),
)
def test_request_with_another_limit_or_basis_is_refused(arranged, asked, officer, changes, reason):
    arranged.deliver()
    follow(asked, officer)
    arranged.bend = bent("request", **changes)
    assert reasons(arranged) == [reason]


def test_request_after_its_epoch_says_that_it_is_too_late(arranged, asked, officer):
    arranged.deliver()
    assert question(arranged, asked).state == State.HIT
    follow(asked, officer)
    with arranged.reading():
        row = Question.objects.get(side=Side.HOLDER)
        row.epoch.state = "over"
        row.epoch.save()
    assert reasons(arranged) == ["too_late"]
