"""Arrangements: both sides confirm, the key-holder is a third, and an agreement that names matching is needed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sampan.partnership.matches import jobs, party
from sampan.partnership.matches.facts import ArrangementTerms, Register, Side, State
from sampan.partnership.matches.models import Arrangement, Epoch, HeldKey
from sampan.partnership.matches.services.arranging import answer_arrangement, end_arrangement, propose
from sampan.partnership.matches.services.spending import KEEPER_BATCHES, limits_of
from sampan.partnership.members.facts import AgreementFact, AgreementState
from sampan.registry.access.context import reading_as
from sampan.registry.correspondence import directory
from sampan.registry.correspondence.directory import Correspondent
from sampan.vocabulary.errors import InvalidInput, NoAgreement, NotPermitted, WrongState
from tests.partnership.matches.conftest import HERE, THERE, THIRD, ask_about, epoch, open_there, question

pytestmark = pytest.mark.database

require_agreement = party.require_agreement  # the true one: the region puts its own in its place


def proposed(region, focal, **changes):
    terms = ArrangementTerms(**({"keeper": THIRD} | changes))
    with reading_as(focal):
        return propose(member=THERE, terms=terms, by=focal.actor, purpose=focal.purpose)


def rows(region) -> list[tuple[str, str]]:
    with region.reading():
        return sorted(Arrangement.objects.values_list("member", "state"))


def test_arrangement_is_in_force_on_both_sides_once_confirmed(arranged):
    assert rows(arranged) == [(THERE, "in_force"), (HERE, "in_force")]


def test_arrangement_waits_for_the_other_side(region, focal):
    arrangement_id = proposed(region, focal)
    region.deliver()
    assert {state for _member, state in rows(region)} == {"proposed"}
    with reading_as(focal), pytest.raises(WrongState):
        answer_arrangement(arrangement_id=arrangement_id, agrees=True, by=focal.actor, purpose=focal.purpose)


@pytest.mark.parametrize(
    "wrong",
    [
        {"keeper": THERE},
        {"keeper": HERE},
        {"opening_per_mille": 5},
        {"batches_a_day": KEEPER_BATCHES + 1},
        {"answer_days": 0},
    ],
    ids=str,
)
def test_arrangement_out_of_range_or_without_a_third_is_refused(region, focal, wrong):
    with pytest.raises(InvalidInput):
        proposed(region, focal, **wrong)


def test_proposal_of_more_than_key_holders_count_is_refused_when_it_arrives(region, focal):
    proposed(region, focal)
    region.bend = lambda _sender, letter: replace(letter, body={**letter.body, "batches_a_day": 16})
    assert [outcome.reason for outcome in region.deliver()] == ["invalid_input"]


def test_arrangement_of_before_counts_no_more_than_key_holders_do(arranged):
    with arranged.reading():
        Arrangement.objects.update(batches_a_day=100)
        row = Arrangement.objects.get(member=THERE)
    assert limits_of(row) == limits_of(None)


def test_arrangement_of_a_case_worker_is_refused(region, officer):
    with pytest.raises(NotPermitted):
        proposed(region, officer)


def test_arrangement_that_ends_ends_on_both_sides(arranged, focal):
    with reading_as(focal):
        row = Arrangement.objects.get(member=THERE)
        end_arrangement(arrangement_id=row.id, by=focal.actor, purpose=focal.purpose)
    arranged.deliver()
    assert {state for _member, state in rows(arranged)} == {"ended"}


def test_second_arrangement_replaces_the_first(arranged, focal):
    proposed(arranged, focal, answer_days=3)
    arranged.deliver()
    with arranged.as_node(THERE), reading_as(focal):
        waiting = Arrangement.objects.get(member=HERE, state="proposed")
        answer_arrangement(arrangement_id=waiting.id, agrees=True, by=focal.actor, purpose=focal.purpose)
    arranged.deliver()
    assert sorted(state for _member, state in rows(arranged)) == ["ended", "ended", "in_force", "in_force"]


FOURTH = "la-test"


@pytest.fixture
def changed(arranged, focal, suspect, officer, monkeypatch):
    """An epoch and a question under the old key-holder, then an arrangement with another one; and the question."""
    suspect(("phone", "+855975550101"), ("handle", "telegram:@boss_kk"))
    open_there(arranged, Register.SELECTORS)
    asked = ask_about(
        arranged, officer, subject_id=suspect(("phone", "+855975550101"), ("handle", "telegram:@boss_kk"))
    )
    waiting = list(arranged.queue)
    arranged.queue.clear()
    here, there, third = directory.correspondents()
    fourth = Correspondent(FOURTH, "Node", "LA")
    monkeypatch.setattr(directory, "_providers", [lambda: [here, there, third, fourth]])
    proposed(arranged, focal, keeper=FOURTH)
    arranged.deliver()
    with arranged.as_node(THERE), reading_as(focal):
        row = Arrangement.objects.get(member=HERE, state="proposed")
        answer_arrangement(arrangement_id=row.id, agrees=True, by=focal.actor, purpose=focal.purpose)
    arranged.deliver()
    arranged.queue.extend(waiting)
    return asked


def test_another_key_holder_ends_the_epochs_of_the_old_one_at_all_three(arranged, changed):
    with arranged.reading():
        rows = [epoch(arranged, side) for side in Side]
        assert {row.state for row in rows} == {"over"} and not any(bytes(row.half_sealed) for row in rows)
        assert not HeldKey.objects.exists()
    assert [one.member for one in arranged.sent("over")] == [THIRD]


def test_question_of_an_ended_epoch_ends_with_words_and_is_refused_there(arranged, changed):
    row = question(arranged, changed)
    assert (row.state, row.reason) == (State.REFUSED, "epoch_over")
    assert [outcome.reason for outcome in arranged.deliver()] == ["epoch_over"]


def test_another_key_holder_gets_an_epoch_within_the_hour(arranged, changed):
    arranged.queue.clear()
    with arranged.as_node(THERE):
        assert jobs.renew_epochs(int(datetime.now(UTC).timestamp())) == 2 * len(
            Register
        )  # of both sides: one database
    assert {letter.member for _s, letter in arranged.queue if letter.kind == "match.epoch"} == {FOURTH}


def test_same_key_holder_keeps_its_epochs(arranged, focal, suspect):
    suspect(("phone", "+855975550101"), ("handle", "telegram:@boss_kk"))
    open_there(arranged, Register.SELECTORS)
    test_second_arrangement_replaces_the_first(arranged, focal)
    assert epoch(arranged, Side.HOLDER).state == "ready" and not arranged.sent("over")


def test_word_of_another_member_ends_no_half(arranged, suspect):
    suspect(("phone", "+855975550101"), ("handle", "telegram:@boss_kk"))
    open_there(arranged, Register.SELECTORS)
    (told,) = arranged.sent("root")
    word = replace(told, kind="match.over", body={})
    assert arranged.arrives(HERE, word).reason == "not_found"
    assert arranged.arrives(THERE, word).applied and arranged.arrives(THERE, word).reason == "wrong_state"
    with arranged.reading():
        assert Epoch.objects.get(side=Side.KEEPER).state == "over"


@pytest.mark.parametrize(
    ("kinds_out", "kinds_in", "last"),
    [((), ("match",), None), (("match",), ("referral",), None), (("match",), ("match",), -1)],
)
def test_agreement_that_names_matching_one_way_or_is_over_does_not_do(monkeypatch, kinds_out, kinds_in, last):
    today = date(2026, 11, 22)
    until = today + timedelta(days=last) if last else None
    monkeypatch.setattr(
        party, "agreements_in_force", lambda _member: [_agreement(today, until, kinds_out, kinds_in)]
    )
    with pytest.raises(NoAgreement):
        require_agreement(THERE, on=today)


def test_agreement_that_names_matching_both_ways_does(monkeypatch):
    today = date(2026, 11, 22)
    monkeypatch.setattr(
        party, "agreements_in_force", lambda _member: [_agreement(today, None, ("match",), ("match.",))]
    )
    require_agreement(THERE, on=today)


def _agreement(today, until, kinds_out, kinds_in) -> AgreementFact:
    told = dict.fromkeys(AgreementFact.__dataclass_fields__)
    told |= {"kinds_out": kinds_out, "kinds_in": kinds_in, "valid_from": today - timedelta(days=9)}
    return AgreementFact(**(told | {"valid_to": until, "state": AgreementState.IN_FORCE}))
