"""Open questions about suspects: from the officer to the answer, the request and a person's approval."""

import pytest

from sampan.partnership.matches.facts import Register, Side, State, Verdict, Wish
from sampan.partnership.matches.models import Question, Request, Spent
from sampan.partnership.matches.services.requesting import decide_request, request_after
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NoAgreement, NotPermitted, WrongState
from tests.partnership.matches.conftest import REFERRAL, ask_about, epoch, open_there, question

pytestmark = pytest.mark.database

KNOWN = (("phone", "+855 97 555 0101"), ("handle", "telegram:@boss_kk"), ("account", "ABA:000123456"))


@pytest.fixture
def there(arranged, suspect, people) -> Reader:
    """The other side knows a suspect; its supervisor decides."""
    supervisor = people("supervisor", agency="Agency B")
    suspect(*KNOWN, reader=Reader(supervisor, REFERRAL))
    suspect(("phone", "+855 97 555 0999"), ("handle", "telegram:@other"), reader=Reader(supervisor, REFERRAL))
    open_there(arranged, Register.SELECTORS)
    return Reader(supervisor, REFERRAL)


@pytest.fixture
def hit(arranged, there, officer, suspect):
    """A question that met somebody there."""
    asked = ask_about(arranged, officer, subject_id=suspect(*KNOWN[:2], ("wallet", "0x" + "ab" * 20)))
    assert all(outcome.applied for outcome in arranged.deliver())
    return asked


def test_epoch_is_the_same_at_all_three(arranged, there):
    rows = [epoch(arranged, side) for side in Side]
    assert {row.state for row in rows} == {"ready"} and len({bytes(row.root) for row in rows}) == 1
    assert rows[0].tags == 1024 and len({bytes(row.keeper_public) for row in rows}) == 1


def test_question_about_somebody_known_in_two_kinds_is_a_hit(arranged, hit):
    row = question(arranged, hit)
    assert row.state == State.HIT and set(row.kinds) == {"phone", "handle"} and len(row.places) == 2


def test_question_about_somebody_known_in_one_kind_alone_shows_nothing(arranged, there, officer, suspect):
    asked = ask_about(arranged, officer, subject_id=suspect(KNOWN[0], ("handle", "telegram:@nobody")))
    arranged.deliver()
    row = question(arranged, asked)
    assert (row.state, row.kinds, row.places) == (State.NONE, [], [])


def test_letters_of_a_hit_and_a_miss_have_the_same_sizes(arranged, hit, officer, suspect):
    before = [(one.kind, len(str(one.body))) for _s, one, _o in arranged.carried][-4:]
    ask_about(
        arranged, officer, subject_id=suspect(("phone", "+66811112222"), ("handle", "telegram:@someoneelse"))
    )
    arranged.deliver()
    assert [(one.kind, len(str(one.body))) for _s, one, _o in arranged.carried][-4:] == before


def test_question_is_charged_to_officer_case_and_member_on_each_side(arranged, hit):
    with arranged.reading():
        told = {
            (one.side, one.scope): one.keys for one in Spent.objects.exclude(scope="lock").exclude(side="own")
        }
    assert told == {
        ("asker", "officer"): 64, ("asker", "case"): 64, ("asker", "peer"): 64, ("holder", "peer"): 64,
        ("keeper", "peer"): 64,
    }  # fmt: skip


def test_question_without_agreement_is_refused(arranged, there, officer, suspect):
    about = suspect(*KNOWN)
    arranged.agreed.clear()
    with pytest.raises(NoAgreement):
        ask_about(arranged, officer, subject_id=about)


def test_question_with_one_kind_of_key_is_refused(arranged, there, officer, suspect):
    with pytest.raises(InvalidInput):
        ask_about(arranged, officer, subject_id=suspect(KNOWN[0]))


def test_question_by_who_may_not_ask_is_refused(arranged, there, people, suspect):
    about = suspect(*KNOWN)
    with pytest.raises(NotPermitted):
        ask_about(arranged, Reader(people("front_line_officer"), REFERRAL), subject_id=about)


def test_question_of_another_agency_is_not_seen(arranged, hit, people):
    with reading_as(Reader(people("supervisor", agency="Agency C"), REFERRAL)):
        assert not Question.objects.filter(id=hit).exists()


def test_request_after_a_hit_waits_for_a_person_there(arranged, hit, officer, there):
    follow(hit, officer)
    assert all(outcome.applied for outcome in arranged.deliver())
    with reading_as(there):
        row = Request.objects.get(way="in")
        assert row.verdict == Verdict.WAITING and set(row.kinds) == {"phone", "handle"}
    with arranged.reading():
        assert [one.kind for one in Task.objects.all()] == ["match_request"]


def test_request_that_was_approved_comes_back_to_its_officer(arranged, hit, officer, there):
    follow(hit, officer)
    arranged.deliver()
    with arranged.as_node("kh-test"), reading_as(there):
        row = Request.objects.get(way="in")
        decide_request(request_id=row.id, approves=True, by=there.actor, purpose=there.purpose)
    arranged.deliver()
    with reading_as(officer):
        assert Request.objects.get(way="out").verdict == Verdict.APPROVED
    with arranged.reading():
        assert Task.objects.get(kind="match_approved").assigned_to_id == officer.actor.account_id


def test_request_twice_or_without_a_hit_is_refused(arranged, hit, officer, there, suspect):
    follow(hit, officer)
    with pytest.raises(WrongState):
        follow(hit, officer)
    missed = ask_about(
        arranged, officer, subject_id=suspect(("phone", "+66811112222"), ("handle", "telegram:@x_y"))
    )
    arranged.deliver()
    with pytest.raises(WrongState):
        follow(missed, officer)


def test_request_may_not_be_decided_by_a_case_worker(arranged, hit, officer, there):
    follow(hit, officer)
    arranged.deliver()
    with arranged.reading():
        row = Request.objects.get(way="in")
    with reading_as(officer), pytest.raises(NotPermitted):
        decide_request(request_id=row.id, approves=True, by=officer.actor, purpose=officer.purpose)


def follow(asked, officer: Reader):
    with reading_as(officer):
        return request_after(
            question_id=asked, wish=Wish.INFORMATION, by=officer.actor, purpose=officer.purpose
        )
