"""What ended is kept for a stated time, and no longer."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.partnership.matches import jobs
from sampan.partnership.matches.facts import Register, Side, Verdict, Wish
from sampan.partnership.matches.models import (
    Epoch,
    Night,
    OpenedPlace,
    Question,
    Rate,
    Request,
    Selector,
    SelectorHit,
    SilentHit,
    Spent,
)
from sampan.partnership.matches.services import clearing
from sampan.partnership.matches.services.clearing import HIT_KEPT, NIGHT_KEPT, PROVABLE, clear_ended
from sampan.partnership.matches.services.ending import end_overdue, forget_case
from sampan.partnership.matches.services.findings import owe_finding
from sampan.partnership.matches.services.holding_epochs import open_epoch
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.requesting import decide_request, request_after
from sampan.partnership.matches.services.silence import decide_silent
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_now, house_today
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, ask_about, open_there, say_looked
from tests.partnership.matches.test_oversight import answered, begin
from tests.partnership.matches.test_tries import audited

pytestmark = pytest.mark.database
__all__ = ("answered",)

LONG = PROVABLE + timedelta(days=100)


def later(**ahead: float) -> datetime:
    return datetime.now(UTC) + timedelta(**ahead)


def counts(region) -> dict[str, int]:
    with region.reading():
        kept = (Question, Epoch, SilentHit, Request, OpenedPlace, Night, SelectorHit, Rate, Spent)
        return {one.__name__: one.objects.count() for one in kept}


def test_nothing_that_is_young_goes(arranged, answered):
    begin(arranged, answered)
    before = counts(arranged)
    assert clear_ended(later(days=6)) == 0
    assert counts(arranged) == before and audited(arranged, "match.cleared") == 0


def test_question_can_be_proved_for_two_years_and_goes_with_its_openings(arranged, answered):
    begin(arranged, answered)
    ends = answered.answer_due
    end_overdue(later(days=20))
    clear_ended(ends + PROVABLE - timedelta(days=1))
    with arranged.reading():
        row = Question.objects.get(side=Side.HOLDER)
        assert row.root and row.asker_signature and row.holder_signature and row.opened.count() == 2
        assert bytes(row.epoch.root)
    clear_ended(later(days=LONG.days))
    left = counts(arranged)
    assert (left["Question"], left["OpenedPlace"]) == (0, 0)
    assert audited(arranged, "match.cleared") == 2


def test_newest_epoch_of_a_register_stays_so_that_no_number_comes_twice(arranged, suspect):
    suspect(("phone", "+84912345678"))
    for _ in range(3):
        open_there(arranged, Register.SELECTORS)
    end_overdue(later(days=20))
    clear_ended(later(days=LONG.days))
    with arranged.reading():
        assert sorted(Epoch.objects.values_list("side", "number")) == [
            (side, 3) for side in sorted(("holder", "asker", "keeper"))
        ]
    with arranged.as_node(THERE):
        open_epoch(asker=HERE, register=Register.SELECTORS)
    assert all(outcome.applied for outcome in arranged.deliver())
    with arranged.reading():
        assert Epoch.objects.filter(number=4).count() == 3


def test_question_that_somebody_looks_into_stays(arranged, answered):
    owe_finding(answered.id, what="fails")
    end_overdue(later(days=20))
    clear_ended(later(days=LONG.days))
    with arranged.reading():
        assert [one.id for one in Question.objects.all()] == [answered.id]


@pytest.fixture
def silent_hit(arranged, known, officer, helped) -> SilentHit:
    ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    arranged.deliver()
    say_looked(arranged)
    with arranged.reading():
        return SilentHit.objects.get()


def test_silent_hit_that_nobody_answered_goes_after_a_quarter(arranged, silent_hit):
    end_overdue(later(days=20))
    clear_ended(silent_hit.due_at + HIT_KEPT - timedelta(days=1))
    assert counts(arranged)["SilentHit"] == 1
    clear_ended(silent_hit.due_at + HIT_KEPT + timedelta(days=1))
    assert counts(arranged)["SilentHit"] == 0 and counts(arranged)["Question"] == 3


def test_what_became_an_answer_follows_the_file_and_goes_with_its_erasure(
    arranged, silent_hit, officer, duty, people
):
    with arranged.as_node(THERE), reading_as(duty):
        decide_silent(hit_id=silent_hit.id, answers=True, by=duty.actor, purpose=duty.purpose)
    arranged.deliver()
    with reading_as(officer):
        ours = Question.objects.get(side=Side.ASKER)
        request_after(question_id=ours.id, wish=Wish.REFERRAL, by=officer.actor, purpose=REFERRAL)
    arranged.deliver()
    supervisor = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    with arranged.as_node(THERE), reading_as(supervisor):
        asked = Request.objects.get(way="in")
        decide_request(request_id=asked.id, approves=True, by=supervisor.actor, purpose=REFERRAL)
    arranged.deliver()
    end_overdue(later(days=20))
    clear_ended(later(days=LONG.days))
    with arranged.reading():
        assert set(Request.objects.values_list("verdict", flat=True)) == {Verdict.APPROVED}
        assert sorted(Question.objects.values_list("side", flat=True)) == ["asker", "holder"]
        for case_id in {ours.case_id, silent_hit.case_id}:
            forget_case(case_id=case_id)
    clear_ended(later(days=LONG.days))
    assert counts(arranged)["Question"] == counts(arranged)["Request"] == 0


def test_night_without_hits_goes_and_one_with_hits_stays(arranged, suspect, officer):
    suspect(("phone", "+84912345678"))
    begin_night(member=THERE)
    with arranged.reading():
        met = Night.objects.get()
        Night.objects.filter(id=met.id).update(state="done", ended_at=house_now())
        empty = Night(**{one.attname: getattr(met, one.attname) for one in Night._meta.concrete_fields})
        empty.pk, empty.member, empty.state, empty.ended_at = (
            officer.actor.account_id,
            HERE,
            "done",
            house_now(),
        )
        empty.save(force_insert=True)
        selector = Selector.objects.get()
        SelectorHit.objects.create(
            night=met, selector=selector, agency_id=selector.agency_id, member=THERE, found_at=house_now()
        )
    clear_ended(datetime.now(UTC) + NIGHT_KEPT - timedelta(days=1))
    assert counts(arranged)["Night"] == 2
    clear_ended(datetime.now(UTC) + NIGHT_KEPT + timedelta(days=1))
    with arranged.reading():
        assert [one.id for one in Night.objects.all()] == [met.id] and SelectorHit.objects.count() == 1


def test_job_clears_by_the_houses_clock_and_counts_what_went(arranged, house_at):
    with arranged.reading():
        old, today = house_today() - timedelta(days=366), house_today()
        for day in (old, today):
            Rate.objects.create(side=Side.ASKER, member=THERE, day=day, keys=9, hits=1)
            Spent.objects.create(side=Side.ASKER, member=THERE, day=day, scope="peer", who=THERE, keys=64)
    assert jobs.clear_what_ended(timestamp=int(house_now().timestamp())) == 2
    assert (counts(arranged)["Rate"], counts(arranged)["Spent"]) == (1, 1)
    house_at(later(days=8))
    assert jobs.clear_what_ended(timestamp=int(house_now().timestamp())) == 1
    assert (counts(arranged)["Rate"], counts(arranged)["Spent"]) == (1, 0)
    assert audited(arranged, "match.cleared") == 2


def test_no_more_than_a_nights_worth_goes_at_once(arranged, monkeypatch):
    monkeypatch.setattr(clearing, "A_NIGHT", 2)
    with arranged.reading():
        for days in range(400, 405):
            day = house_today() - timedelta(days=days)
            Rate.objects.create(side=Side.ASKER, member=THERE, day=day)
    assert [clear_ended(datetime.now(UTC)) for _ in range(4)] == [2, 2, 1, 0]
